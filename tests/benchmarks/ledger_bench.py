"""The import of an old ledger: consultations with four suggestions in the cells of each.

Beside it bare library calls on the same workbook: calamine reads it and a regular expression
splits the cells, nothing is checked, matched or written.
"""

from __future__ import annotations

import datetime
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random

import python_calamine
import xlsxwriter

from desktop_app.records import Consultation, Outcome
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.imports import Plan
from tests.benchmarks.builds import build
from tests.benchmarks.member_office import opened
from tests.benchmarks.works import READY, Target, Works

SIZES = AGAINST = (5_000,)
TARGETS = tuple[Target, ...]()
EACH = 4
HEADER = (
    "协商主题", "协商日期", "协商点", "意见建议", "采纳情况", "承办单位", "办理结果", "办结日期",
    "参加人员",
)  # fmt: skip
_MARK = re.compile(r"^\d+[.、]", re.MULTILINE)


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The import of a ledger of `size` lines into a new office file."""
    path = folder / "台账.xlsx"
    ledger(path, size)
    yield {f"ledger of {size:,}": partial(_imported, path, folder, size)}


def ledger(path: Path, lines: int) -> None:
    """Write the ledger, the same every time."""
    chance = Random(1)
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    page = book.add_worksheet("台账")
    page.write_row(0, 0, HEADER)
    for number in range(lines):
        items = [f"对第{number}处路灯投入{n}.5万元修缮" for n in range(EACH)]
        units = [f"演示{chance.randint(1, 40)}局" for _ in range(EACH)]
        page.write_row(number + 1, 0, (
            f"第{number}次协商", f"2025.{number % 12 + 1}.{number % 28 + 1}",
            f"协商点{number % 40}", _numbered(items), "采纳", _numbered(units),
            _numbered(["已办结"] * EACH), "2025.12.1", "张三、李四、王五",
        ))  # fmt: skip
    book.close()


def _numbered(texts: list[str]) -> str:
    return "\n".join(f"{n}.{text}" for n, text in enumerate(texts, 1))


def bare(path: Path) -> int:
    """Read the sheet and split its cells with library calls alone."""
    rows = python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    return sum(len(_MARK.split(str(cell))) for row in rows[1:] for cell in row[3:7])


def planned(desk: Desk, path: Path) -> Plan:
    """Open and plan the ledger."""
    book = imports.open_book(path)
    proposal = imports.propose(desk, Consultation, book.sheets[0])
    return imports.plan(desk, Consultation, imports.source(proposal))


def _imported(path: Path, folder: Path, lines: int, turn: int) -> Iterator[str]:
    """Each step of the import, of the same file again, and of taking it back."""
    with opened(folder / f"{time.time_ns()}.zwh", create=True) as office:
        desk = Desk(office, "bench", lambda: datetime.datetime(2026, 11, 23, 10))
        settle_keys(desk)
        yield READY
        bare(path)
        yield "bare"
        plan = planned(desk, path)
        yield "first/read and planned"
        imports.apply(desk, plan, backs_up=False)
        yield "first/applied"
        assert len(registers.find(desk, Outcome, registers.Query())) == lines * EACH
        yield READY
        again = planned(desk, path)
        yield "again"
        assert again.changes_nothing
        yield READY
        build.history.undo(desk)
        yield "taken back"
