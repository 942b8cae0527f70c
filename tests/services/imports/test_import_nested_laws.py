"""Laws of ledgers: every numbered item becomes one suggestion, once, and undoing leaves nothing."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.documents.grids import Cell, MergedRange, Sheet
from desktop_app.records import Consultation, Outcome, Point
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.imports import Plan, Verdict
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import history
from tests.new_office import new_office

HEADER: list[Cell] = ["协商点", "协商主题", "协商日期", "意见建议", "承办单位", "办结日期"]
WAYS = ("{n}.", "（{n}）", "{n}、", "({n})")
SAID = (
    "修路灯", "投入2.5万元修路", "2025.3.1前清淤", "加强巡查：一是定人；二是定岗",
    "按第（二）项办理", "覆盖1、2号楼", "设护栏，全长3.5公里", "每天9:30开放",
)  # fmt: skip
WORDS = st.sampled_from(SAID)
ITEMS = st.lists(WORDS, min_size=1, max_size=5, unique=True)
LINES = st.lists(st.tuples(ITEMS, st.sampled_from(WAYS), st.booleans()), min_size=1, max_size=5)


def ledger(lines: list[tuple[list[str], str, bool]]) -> Sheet:
    """One line a consultation; the point merged down over all; units dealt out or one for all."""
    rows: list[list[Cell]] = [["台账（演示）"], list(HEADER)]
    for number, (items, way, dealt) in enumerate(lines):
        units = [f"演示{n}局" for n in range(len(items))] if dealt else ["演示局"]
        rows.append(
            ["演示点" if number == 0 else "", f"第{number}次协商", f"2025.3.{number + 1}",
             _numbered(items, way), _numbered(units, way) if dealt else units[0], "2025.9.1"]
        )  # fmt: skip
    return Sheet("台账", rows, (MergedRange(2, 0, 1 + len(lines), 0),) if len(lines) > 1 else ())


def _numbered(texts: list[str], way: str) -> str:
    return "\n".join(way.format(n=n) + text for n, text in enumerate(texts, 1))


def planned(desk: Desk, sheet: Sheet) -> Plan:
    return imports.plan(
        desk, Consultation, imports.source(imports.propose(desk, Consultation, sheet))
    )


def contents(desk: Desk) -> list[tuple[str, str, str]]:
    keys, shared = registers.find(desk, Outcome, registers.Query()), lookup(desk)
    fields = ("consultation", "content", "unit")
    rows = registers.rows(desk, Outcome, keys, fields)
    shown = [
        tuple(
            Outcome.field(name).show(value, shared)
            for name, value in zip(fields, row[2:], strict=True)
        )
        for row in rows
    ]
    return sorted((a, b, c) for a, b, c in shown)


@settings(max_examples=12)
@given(LINES)
def test_every_item_comes_in_once_and_all_of_it_goes_again(
    lines: list[tuple[list[str], str, bool]],
) -> None:
    with (
        tempfile.TemporaryDirectory() as place,
        new_office(Path(place) / "办公.zwh") as office,
    ):
        desk = Desk(office, "演示", lambda: datetime.datetime(2026, 11, 23, 10, 0))
        settle_keys(desk)
        sheet = ledger(lines)
        imports.apply(desk, planned(desk, sheet), backs_up=False)
        assert contents(desk) == sorted(
            (f"第{number}次协商", item, f"演示{n}局" if dealt else "演示局")
            for number, (items, _, dealt) in enumerate(lines)
            for n, item in enumerate(items)
        )
        again = planned(desk, sheet)
        assert again.changes_nothing
        assert {line.verdict for line in again.inside[0].lines} == {Verdict.SAME}
        history.undo(desk)
        for model in (Consultation, Outcome, Point):
            assert not registers.find(desk, model, registers.Query())
