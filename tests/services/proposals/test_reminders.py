"""Reminders of proposals: each sheet for what it owes, from the index made for it, never twice."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from desktop_app.records import Proposal, ProposalHandling
from desktop_app.services import reminders
from desktop_app.services.desk import Desk
from desktop_app.services.proposals import assigning, sheet_steps
from desktop_app.services.proposals.reminder_rules import RULES
from desktop_app.storage.query import declared_query
from tests.services.proposals import proposal_office as office

KEYS = {rule.key for rule in RULES}


def due(desk: Desk, day: str) -> set[tuple[str, str]]:
    """Rule and unit of every reminder of proposals on a day."""
    at = datetime.datetime.fromisoformat(f"{day} 10:00")
    desk.clock = lambda: at
    return {(each.kind, each.unit) for each in reminders.due(desk) if each.kind in KEYS}


def test_a_sheet_is_reminded_of_what_it_owes_and_of_nothing_else(desk: Desk) -> None:
    key = office.proposal(desk)
    main, helper = office.assigned(desk, key, "演示水务局", "演示发改局")
    assert due(desk, "2026-03-10") == {
        ("proposal_sign", "演示水务局"), ("proposal_sign", "演示发改局"),
    }  # fmt: skip
    for sheet in (main, helper):
        office.go(desk, sheet, "signed", signed_on="2026-03-04")
    assert due(desk, "2026-04-01") == {("proposal_opinion", "演示发改局")}
    office.go(desk, helper, "opined", opinion_on="2026-04-01")
    assert due(desk, "2026-05-30") == {("proposal_reply", "演示水务局")}
    office.go(desk, main, "replied", **office.REPLY, promised_on="2026-12-31")
    assert due(desk, "2026-06-10") == set()
    assert due(desk, "2026-12-30") == {("proposal_follow", "演示水务局")}


def test_redo_and_return_are_reminded_of(desk: Desk) -> None:
    (one,) = office.assigned(desk, office.proposal(desk, "演示一"), "甲局")
    (two,) = office.assigned(desk, office.proposal(desk, "演示二"), "乙局")
    office.replied(desk, one)
    drafts = sheet_steps.feedback_drafts(desk, one)
    sheet_steps.poll(desk, one, [{**drafts[0], "result": "dissatisfied", "opinion": "演示"}])
    sheet_steps.redo(desk, [one], {"redo_on": "2026-06-10", "redo_reason": "演示"})
    office.go(desk, two, "signed", signed_on="2026-03-04")
    asked = {"return_asked_on": "2026-03-06", "return_reason": "不属职责"}
    sheet_steps.note(desk, two, asked, "申退")
    assert ("proposal_return", "乙局") in due(desk, "2026-03-19")
    assert ("proposal_redo", "甲局") in due(desk, "2026-09-09")
    assert ("proposal_reply", "甲局") not in due(desk, "2026-09-09")


def test_units_that_reply_apart_are_each_reminded_and_merged_proposals_once(desk: Desk) -> None:
    key = office.proposal(desk)
    office.filed(desk, key)
    assigning.assign(desk, [key], ["甲局", "乙局"], [], {"assigned_on": "2026-03-02"},
                     separately=True)  # fmt: skip
    for each in office.every(desk, ProposalHandling):
        office.go(desk, each["id"], "signed", signed_on="2026-03-04")
    assert due(desk, "2026-06-01") == {("proposal_reply", "甲局"), ("proposal_reply", "乙局")}


INDEXES = {**dict.fromkeys(KEYS, "proposal_handling_open"),
           "proposal_follow": "proposal_handling_follows",
           "proposal_put_off": "proposal_handling_puts_off"}  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_each_rule_is_read_from_its_partial_index(desk: Desk, rule: Any) -> None:
    found: list[str] = []
    connection = desk.office.connection

    def trace(_: object, sql: str, bound: Any) -> bool:
        found.append(sql)
        return True

    connection.exec_trace = trace
    declared_query.select(desk.office, ProposalHandling, (rule.base,), rule.where)
    connection.exec_trace = None
    plan = connection.execute(f"EXPLAIN QUERY PLAN {found[-1]}").fetchall()
    assert any(f"INDEX {INDEXES[rule.key]}" in str(row[-1]) for row in plan), plan


def test_a_stopped_sheet_is_not_reminded_of(desk: Desk) -> None:
    (sheet,) = office.assigned(desk, office.proposal(desk))
    office.changed(desk, ProposalHandling, sheet, stopped_on="2026-03-05", stop_reason="撤案")
    assert due(desk, "2026-07-01") == set()
    assert office.value(desk, Proposal, office.every(desk, Proposal)[0]["id"], "state")
