"""Supervision as records: what states demand, what a ledger's line implies, contradictions."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.records import Outcome, SupervisionItem, Supervisor
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup

BEGUN = {"start_on": "2026-03-05", "unit": "演示局"}
SENT = {**BEGUN, "findings": "演示", "sent_on": "2026-03-20"}
REPLIED = {**SENT, "replied_on": "2026-04-20", "rectification": "演示"}


@pytest.mark.parametrize(
    ("state", "values", "asked"),
    [
        ("underway", {}, "start_on"), ("underway", {"start_on": "2026-03-05"}, "unit"),
        ("underway", BEGUN, ""), ("sent", BEGUN, "findings"), ("sent", SENT, ""),
        ("rectified", SENT, "replied_on"), ("rectified", REPLIED, ""),
        ("closed", REPLIED, "closed_on"), ("cancelled", BEGUN, "cancel_reason"),
        ("planned", {}, ""),
    ],
)  # fmt: skip
def test_a_state_asks_for_its_fields(state: str, values: dict[str, Any], asked: str) -> None:
    found = SupervisionItem.gate(values, state)
    assert (found.field if found else "") == asked


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({}, ""), (BEGUN, "underway"), (SENT, "sent"), (REPLIED, "rectified"),
        ({**REPLIED, "closed_on": "2026-05-01"}, "closed"),
        ({**BEGUN, "sent_on": "2026-03-20"}, "underway"),
        ({**BEGUN, "start_on": "2099-01-01"}, ""),
    ],
)  # fmt: skip
def test_a_line_of_a_ledger_implies_a_state(desk: Desk, values: dict[str, Any], state: str) -> None:
    assert SupervisionItem.likely_state(values, lookup(desk)) == state


@pytest.mark.parametrize(
    ("first", "last"),
    [("start_on", "end_on"), ("start_on", "sent_on"), ("sent_on", "reply_due"),
     ("sent_on", "replied_on"), ("replied_on", "looked_on"), ("start_on", "closed_on")],
)  # fmt: skip
def test_days_in_the_wrong_order_are_refused(desk: Desk, first: str, last: str) -> None:
    typed = {first: "2026-03-05", last: "2026-03-04"}
    assert SupervisionItem.parse(typed, lookup(desk)).stops
    assert not SupervisionItem.parse({**typed, last: "2026-03-05"}, lookup(desk)).stops


@pytest.mark.parametrize(
    ("values", "year"),
    [({"start_on": "2025-12-01"}, 2025), ({"sent_on": "2024-05"}, 2024), ({}, 2026)],
)
def test_the_year_is_that_of_its_first_day(desk: Desk, values: dict[str, Any], year: int) -> None:
    assert SupervisionItem.computed(values, lookup(desk)) == {"year": year}
    assert SupervisionItem.computed({**values, "year": 2020}, lookup(desk)) == {}


def test_a_cancelled_item_is_offered_no_state(desk: Desk) -> None:
    assert ("rectified", "replied_on") in SupervisionItem.suggested_states(REPLIED, lookup(desk))
    cancelled = {**REPLIED, "state": "cancelled"}
    assert SupervisionItem.suggested_states(cancelled, lookup(desk)) == []


def test_an_outcome_may_come_of_an_item() -> None:
    link = Outcome.field("supervision_item")
    assert link.key_in({"source": "supervision_item:7"}) == 7  # type: ignore[union-attr]
    assert link.key_in({"source": "activity:7"}) is None  # type: ignore[union-attr]


def test_a_supervisor_without_a_last_day_is_remarked(desk: Desk) -> None:
    typed = {"name": "演示", "unit": "演示局", "until": ""}
    (problem,) = Supervisor.parse(typed, lookup(desk)).problems
    assert problem.text == "还没有填聘期，到期不会提醒"
    assert not problem.stops
    assert Supervisor.likely_state({"until": "2020-01-01"}, lookup(desk)) == "ended"
    assert Supervisor.likely_state({"until": "2099-01-01"}, lookup(desk)) == ""
