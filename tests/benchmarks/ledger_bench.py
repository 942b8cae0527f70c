"""The import of an old ledger: 5,000 consultations with 20,000 suggestions in their cells.

Told beside bare library calls on the same workbook: calamine reads it and a regular expression
splits the cells, nothing is checked, matched or written.
"""

from __future__ import annotations

import datetime
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import python_calamine
import xlsxwriter

from desktop_app.records import ALL, Consultation, Outcome
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.imports import Plan
from desktop_app.services.registers import history
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.steps import STEPS

LINES, EACH = 5_000, 4
HEADER = (
    "协商主题", "协商日期", "协商点", "意见建议", "采纳情况", "承办单位", "办理结果", "办结日期",
    "参加人员",
)  # fmt: skip
_MARK = re.compile(r"^\d+[.、]", re.MULTILINE)


def ledger(path: Path) -> None:
    """Write the ledger, the same every time."""
    chance = Random(1)
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    page = book.add_worksheet("台账")
    page.write_row(0, 0, HEADER)
    for number in range(LINES):
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


def timed(what: str, call: Callable[[], Any]) -> Any:
    """Tell how long a call takes."""
    start = time.perf_counter()
    result = call()
    print(f"{what}：{time.perf_counter() - start:.2f} 秒")
    return result


def main() -> None:
    """Print each step of the import, of the same file again, and of taking it back."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "台账.xlsx"
        ledger(path)
        with OfficeFile.open(
            Path(place) / "办公.zwh", records=ALL, steps=STEPS, who="量", create=True
        ) as office:
            desk = Desk(office, "量", lambda: datetime.datetime(2026, 11, 23, 10))
            settle_keys(desk)
            timed("裸库读表拆格", lambda: bare(path))
            plan = timed("读表、拆分、核对", lambda: planned(desk, path))
            timed("写入", lambda: imports.apply(desk, plan, backs_up=False))
            print(imports.summary(plan), *imports.nested_summaries(plan))
            assert len(registers.find(desk, Outcome, registers.Query())) == LINES * EACH
            again = timed("同一张表再核对", lambda: planned(desk, path))
            assert again.changes_nothing
            timed("撤销", lambda: history.undo(desk))


if __name__ == "__main__":
    main()
