"""Step 6 in files of before: new code lists, new entries of a list that the office has."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.records import ALL, CodeEntry, Session, Speech
from desktop_app.records.codes import default_entries
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Filter, Query, history
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.steps import STEPS
from tests.storage.offices import NOON

FILE = Path(__file__).parents[2] / "data" / "releases" / "0.6.0.zwh"
NEW_LISTS = ("speech_state", "speech_kind", "speech_author", "speech_check")
NEW_MATTERS = ("speech_check", "speech_order")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "办公.zwh"
    shutil.copy(FILE, found)
    return found


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with OfficeFile.open(path, records=ALL, steps=STEPS, who="测试", clock=lambda: NOON) as office:
        made = Desk(office, "演示", lambda: NOON)
        settle_keys(made)
        yield made


def codes_of(path: Path) -> set[tuple[str, str]]:
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        return set(connection.execute("SELECT code_list, code FROM code_entry"))


def entries(desk: Desk, *lists: str) -> list[tuple[str, str]]:
    keys = registers.find(desk, CodeEntry, Query(where=(Filter("code_list", "in", lists),)))
    return [row[2:] for row in registers.rows(desk, CodeEntry, keys, ("code_list", "code"))]


def test_every_shipped_entry_is_there_once_after_the_step(path: Path, desk: Desk) -> None:
    found = entries(desk, *NEW_LISTS, "time_limit_kind")
    assert len(found) == len(set(found))
    wanted = {(each.code_list, each.code) for each in default_entries()}
    assert {each for each in wanted if each[0] in NEW_LISTS} <= set(found)
    assert {("time_limit_kind", each) for each in NEW_MATTERS} <= set(found)


def test_nothing_was_there_before_and_what_was_is_there_still(path: Path) -> None:
    before = codes_of(path)
    assert not [each for each in before if each[0] in NEW_LISTS or each[1] in NEW_MATTERS]
    with OfficeFile.open(path, records=ALL, steps=STEPS, who="测试", clock=lambda: NOON):
        pass
    assert before <= codes_of(path)


def test_speeches_work_in_an_old_file_and_undo_ends_at_the_step(desk: Desk) -> None:
    (session, *_) = registers.find(desk, Session, Query()) or [None]
    key = registers.save(
        desk, Speech, {"name": "演示", "author": "演示", "kind": "口头", "session": session}
    ).keys[0]
    assert registers.draft(desk, Speech, key).values["kind"] == "oral"
    assert Speech.field("state").show("invited", lookup(desk)) == "征集中"
    history.undo(desk)
    assert list(registers.find(desk, Speech, Query())) == []
