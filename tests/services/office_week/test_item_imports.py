"""Ledgers of agenda items and of resolutions as offices keep them; items in ledgers of meetings."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.grids import Cell, Sheet
from desktop_app.records import Activity, AgendaItem
from desktop_app.records.record import Record
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Query
from tests.services.activities.activity_office import activity

LEDGER: list[Cell] = ["序号", "会议名称", "会议时间", "会议类型", "议题", "议定事项", "责任单位",
                      "完成时限", "落实情况", "完成日期"]  # fmt: skip
ROWS: list[list[Cell]] = [
    [1, "第3次党组会", "2026.2.3", "党组会", "审议计划（汇报单位：演示办公室）", "同意",
     "演示提案委", "2026年3月", "已印发", "2026.2.20"],
    [2, "第3次党组会", "2026.2.3", "党组会", "研究经费", "按程序办理", "演示办公室", "", "", ""],
    [3, "第3次党组会", "2026.2.3", "党组会", "传达学习", "", "", "", "", ""],
]  # fmt: skip


def brought(desk: Desk, model: type[Record], header: list[Cell], rows: list[list[Cell]]) -> None:
    grid = Sheet("台账", [header, *rows], ())
    source = imports.source(imports.propose(desk, model, grid))
    imports.apply(desk, imports.plan(desk, model, source))


def shown(desk: Desk, *names: str) -> list[tuple[str, ...]]:
    keys = registers.find(desk, AgendaItem, Query(sort="position"))
    rows = registers.rows(desk, AgendaItem, sorted(keys), names)
    shared, fields = lookup(desk), [AgendaItem.field(name) for name in names]
    return [_texts(row[2:], fields, shared) for row in rows]


def _texts(row: Sequence[object], fields: Sequence[object], shared: object) -> tuple[str, ...]:
    return tuple(f.show(value, shared) for f, value in zip(fields, row, strict=True))  # type: ignore[attr-defined]


def test_a_ledger_of_resolutions_is_taken_in_with_its_states(desk: Desk) -> None:
    brought(desk, AgendaItem, LEDGER, ROWS)
    assert sorted(shown(desk, "name", "state", "body", "reporter", "due")) == sorted([
        ("审议计划", "已落实", "党组会议", "演示办公室", "2026-03"),
        ("研究经费", "落实中", "党组会议", "", ""),
        ("传达学习", "待上会", "党组会议", "", ""),
    ])  # fmt: skip
    brought(desk, AgendaItem, LEDGER, ROWS)
    assert len(shown(desk, "name")) == 3


def test_the_meeting_is_found_by_its_name(desk: Desk) -> None:
    meeting = activity(desk, "演示主席会议", kind="chairs")
    brought(desk, AgendaItem, ["会议（活动）", "议题"], [["演示主席会议", "审议计划"]])
    assert shown(desk, "activity", "day", "body") == [("演示主席会议", "2026-02-09", "主席会议")]
    keys = registers.find(desk, AgendaItem, Query())
    assert registers.rows(desk, AgendaItem, keys, ("activity",))[0][2] == meeting


def test_a_column_of_items_in_a_ledger_of_meetings_is_split(desk: Desk) -> None:
    cell = "1. 传达学习演示精神。\n2. 审议演示计划（汇报单位：演示办公室）"
    header: list[Cell] = ["会议名称", "会议类型", "会议时间", "会议议题"]
    brought(desk, Activity, header, [["第5次主席会议", "主席会议", "2026.3.3", cell]])
    assert sorted(shown(desk, "name", "reporter", "meeting", "body", "day")) == sorted([
        ("传达学习演示精神", "", "第5次主席会议", "主席会议", "2026-03-03"),
        ("审议演示计划", "演示办公室", "第5次主席会议", "主席会议", "2026-03-03"),
    ])  # fmt: skip
