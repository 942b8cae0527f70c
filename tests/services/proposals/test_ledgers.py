"""Ledgers of proposals as offices keep them: a line with several units in its cells comes apart."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.grids import Sheet
from desktop_app.records import Member, Proposal, ProposalHandling, ProposalSigner
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.imports import Plan
from desktop_app.services.registers import Query, history
from tests.services.proposals import proposal_office as office

HEAD = (
    "提案号", "案由", "第一提案人", "联名人", "类别", "主办单位", "会办单位", "交办日期",
    "答复日期", "答复类别", "满意度",
)  # fmt: skip
WATER = (
    "1", "关于山区供水的提案", "演示甲", "演示乙、演示丙", "社会", "县水务局", "县财政局、县发改局",
    "2025.3.2", "2025.5.6", "A", "满意",
)  # fmt: skip
ROAD = ("2", "关于道路安全的提案", "演示乙", "", "社会", "县交通局", "", "2025.3.2", "", "", "")


def brought(desk: Desk, *rows: Sequence[str], head: Sequence[str] = HEAD) -> Plan:
    """Import these rows; the plan that was applied."""
    sheet = Sheet("台账", [list(head), *map(list, rows)])
    proposed = imports.propose(desk, Proposal, sheet)
    plan = imports.plan(desk, Proposal, imports.source(proposed), None)
    imports.apply(desk, plan)
    return plan


def sheets(desk: Desk) -> dict[tuple[str, str], str]:
    """Role and state of every sheet by unit."""
    return {
        (each["unit"], each["role"]): each["state"] for each in office.every(desk, ProposalHandling)
    }


def test_main_and_assisting_units_of_a_line_come_apart_with_their_states(desk: Desk) -> None:
    member = office.member(desk, "演示甲")
    brought(desk, WATER, ROAD)
    assert sheets(desk) == {
        ("县水务局", "main"): "polled", ("县财政局", "assist"): "done",
        ("县发改局", "assist"): "done", ("县交通局", "sole"): "assigned",
    }  # fmt: skip
    found = {each["number"]: each for each in office.every(desk, Proposal)}
    assert (found["1"]["state"], found["2"]["state"]) == ("polled", "assigned")
    assert found["1"]["member"] == member
    assert found["1"]["received_on"] is None
    assert [each["name"] for each in office.every(desk, ProposalSigner)] == ["演示乙", "演示丙"]
    assert len(registers.find(desk, Member, Query())) == 1


def test_units_with_their_roles_in_one_cell_come_apart_too(desk: Desk) -> None:
    head = ("提案号", "案由", "提案者", "承办单位")
    brought(desk, ("3", "演示", "演示界别", "主办：县水务局；会办：县发改局"), head=head)
    assert set(sheets(desk)) == {("县水务局", "main"), ("县发改局", "assist")}


def test_the_same_ledger_twice_brings_nothing_and_undo_takes_all_back(desk: Desk) -> None:
    brought(desk, WATER, ROAD)
    before = office.every(desk, ProposalHandling)
    again = brought(desk, WATER, ROAD)
    assert [each.verdict.value for each in again.lines] == ["相同", "相同"]
    assert office.every(desk, ProposalHandling) == before
    history.undo(desk)
    assert office.every(desk, Proposal) == office.every(desk, ProposalHandling) == []


def test_sheets_of_their_own_list_find_their_proposal_by_number(desk: Desk) -> None:
    key = office.proposal(desk, number="0043", serial="2026-051")
    office.filed(desk, key)
    head = ("提案号", "承办单位", "分工", "交办日期", "办理期限")
    row = ("0043", "县水务局", "主办", "2026.3.2", "2026.6.2")
    sheet = Sheet("办理", [list(head), list(row)])
    proposed = imports.propose(desk, ProposalHandling, sheet)
    imports.apply(desk, imports.plan(desk, ProposalHandling, imports.source(proposed), None))
    (found,) = office.every(desk, ProposalHandling)
    assert (found["proposal"], found["role"], found["state"]) == (key, "main", "assigned")
    assert office.value(desk, Proposal, key, "state") == "assigned"
