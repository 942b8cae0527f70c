"""Ledgers of opinion reports as offices keep them: adoptions of four columns come apart."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.grids import Sheet
from desktop_app.records import Instruction, OpinionReport, ReportAdoption
from desktop_app.services import imports
from desktop_app.services.desk import Desk
from desktop_app.services.imports import Plan
from desktop_app.services.registers import history
from tests.services.opinion_reports import report_office as office

HEAD = (
    "编号", "信息标题", "反映人", "编发日期", "县采用", "州采用", "省采用", "全国采用", "领导批示",
)  # fmt: skip
LAMPS = (
    "1", "演示路灯损坏", "演示甲、演示乙", "2026.1.12", "是", "单篇《演示社情》第5期", "", "转送",
    "请办好。",
)  # fmt: skip
WATER = ("2", "演示水压不足", "演示乙", "2026.1.15", "", "否", "", "", "")
TITLE = "2026年社情民意信息台账"


def brought(desk: Desk, *rows: Sequence[str], head: Sequence[str] = HEAD) -> Plan:
    """Import these rows below the title of the year; the plan that was applied."""
    sheet = Sheet("台账", [[TITLE], list(head), *map(list, rows)])
    proposed = imports.propose(desk, OpinionReport, sheet)
    plan = imports.plan(desk, OpinionReport, imports.source(proposed), None)
    imports.apply(desk, plan)
    return plan


def adoptions(desk: Desk) -> set[tuple[str, str | None]]:
    return {(each["level"], each["form"]) for each in office.every(desk, ReportAdoption)}


def test_the_levels_of_a_line_are_adoptions_of_their_own(desk: Desk) -> None:
    member = office.member(desk, "演示甲")
    brought(desk, LAMPS, WATER)
    assert adoptions(desk) == {
        ("county", None), ("prefecture", "single"), ("national", "forwarded"),
    }  # fmt: skip
    lamps, water = sorted(office.every(desk, OpinionReport), key=lambda each: each["number"])
    assert (lamps["member"], lamps["partner_names"]) == (member, "演示乙")
    assert (lamps["year"], lamps["best_level"], lamps["best_form"]) == (
        2026, "national", "forwarded",
    )  # fmt: skip
    assert (water["best_level"], water["state"]) == (None, "issued")
    (told,) = office.every(desk, Instruction)
    assert told["subject"] == f"opinion_report:{lamps['id']}"
    assert told["text"] == "请办好。"
    printed = [each["publication"] for each in office.every(desk, ReportAdoption)]
    assert "演示社情" in printed


def test_the_same_ledger_twice_brings_nothing_and_undo_takes_all_back(desk: Desk) -> None:
    brought(desk, LAMPS, WATER)
    before = office.every(desk, OpinionReport), office.every(desk, ReportAdoption)
    again = brought(desk, LAMPS, WATER)
    assert [each.verdict.value for each in again.lines] == ["相同", "相同"]
    assert (office.every(desk, OpinionReport), office.every(desk, ReportAdoption)) == before
    history.undo(desk)
    assert office.every(desk, OpinionReport) == office.every(desk, ReportAdoption) == []
    assert office.every(desk, Instruction) == []


def test_adoptions_that_a_cell_lists_come_apart_too(desk: Desk) -> None:
    head = ("标题", "反映者", "收到日期", "采用情况")
    cell = "州政协采用：综合；省政协采用：单篇，2026年3月5日"
    brought(desk, ("演示路灯损坏", "演示甲", "2026.1.5", cell), head=head)
    assert adoptions(desk) == {("prefecture", "combined"), ("province", "single")}
