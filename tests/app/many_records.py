"""More records for a program that is to start as fast as without them.

Each has its module, its table by one more schema step, its form file, and a page in a tab that is
there already.
"""

from __future__ import annotations

import sys
from pathlib import Path

import apsw

from desktop_app.records import ALL, RecordSpec, Registry
from desktop_app.storage.file.schema import Step, create_table
from desktop_app.storage.file.steps import STEPS

PACKAGE = "more_records"
TAB = "协商在基层"
_MODULE = '''
from desktop_app.records.field_types import Code, Day, LongText, Number, Text
from desktop_app.records.links import Link
from desktop_app.records.member import Member
from desktop_app.records.record import Record


class More{number}(Record):
    """A record more."""

    KEY, TITLE, UNIT, TAB = "more{number}", "另册{number}", "条", "{tab}"
    COLUMNS = ("name", "day", "kind")
    FILTERS = ("kind",)

    name = Text("名称", 40, required=True)
    day = Day("日期")
    kind = Code("类型", "point_kind")
    member = Link(Member, "委员")
    people = Number("人数", 0, 999)
    note = LongText("情况")
'''
_COLUMNS = """name TEXT NOT NULL, day TEXT, kind TEXT,
    member_id INTEGER REFERENCES member(id) DEFERRABLE INITIALLY DEFERRED, people INTEGER,
    note TEXT"""


def write(folder: Path, count: int) -> None:
    """Write the modules of `count` records and their forms into a folder."""
    (folder / "forms").mkdir()
    (folder / PACKAGE).mkdir()
    (folder / PACKAGE / "__init__.py").write_text("")
    for number in range(count):
        module = _MODULE.format(number=number, tab=TAB)
        (folder / PACKAGE / f"more{number}.py").write_text(module, encoding="utf-8")
        (folder / "forms" / f"more{number}.ui").write_text("<ui/>")


def registry(folder: Path, count: int) -> Registry:
    """The program's records and `count` of those written into the folder, none imported."""
    sys.path.append(str(folder))
    more = (
        RecordSpec(f"more{each}", f"{PACKAGE}.more{each}", f"More{each}", f"另册{each}", TAB)
        for each in range(count)
    )
    return Registry((*ALL.specs, *more))


def steps(count: int) -> tuple[Step, ...]:
    """The program's steps, and one more that creates the tables of `count` records."""

    def add(connection: apsw.Connection) -> None:
        for each in range(count):
            create_table(connection, f"more{each}", _COLUMNS)

    return (*STEPS, Step(STEPS[-1].number + 1, add)) if count else STEPS
