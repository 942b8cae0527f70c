"""Requests as records: the kind of a title, what states demand, what a register's line implies."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.records import Request, UpwardReport
from desktop_app.records.request import kind_of
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup

SENT = {"addressee": "演示党组", "sent_on": "2026-03-05", "kind": "ask"}
REPLIED = {**SENT, "replied_on": "2026-03-20", "reply": "同意"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("关于演示工作的请示", "ask"), ("关于演示工作的报告", "report"),
        ("关于演示工作情况的专题汇报", "briefing"), ("《关于演示的请示》", "ask"),
        ("关于请示事项办理的通知", ""), ("演示", ""), ("关于演示的请示。", "ask"),
    ],
)  # fmt: skip
def test_the_end_of_a_title_says_the_kind(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_a_written_kind_goes_before_that_of_the_title(desk: Desk) -> None:
    values = {"name": "关于演示的请示", "year": 2026}
    assert Request.computed(values, lookup(desk)) == {"kind": "ask"}
    assert Request.computed({**values, "kind": "report"}, lookup(desk)) == {}
    assert Request.computed({**values, "name": "演示"}, lookup(desk)) == {}
    unanswered = {**values, "closed_on": "2026-04-01"}
    assert Request.gate(unanswered, "closed")
    assert not Request.gate({**unanswered, "kind": "report"}, "closed")


@pytest.mark.parametrize(
    ("state", "values", "asked"),
    [
        ("sent", {"addressee": "演示党组"}, "sent_on"), ("sent", SENT, ""),
        ("pending", {}, "addressee"), ("approved", SENT, "replied_on"), ("approved", REPLIED, ""),
        ("returned", SENT, "replied_on"), ("closed", REPLIED, "closed_on"),
        ("closed", {**SENT, "closed_on": "2026-04-01"}, "replied_on"),
        ("closed", {**SENT, "kind": "report", "closed_on": "2026-04-01"}, ""),
        ("closed", {**REPLIED, "closed_on": "2026-04-01"}, ""),
    ],
)  # fmt: skip
def test_a_state_asks_for_its_fields(state: str, values: dict[str, Any], asked: str) -> None:
    found = Request.gate(values, state)
    assert (found.field if found else "") == asked


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({}, ""), (SENT, "sent"), (REPLIED, "approved"),
        ({**REPLIED, "closed_on": "2026-04-01"}, "closed"),
        ({**SENT, "closed_on": "2026-04-01"}, "sent"), ({**SENT, "sent_on": "2099-01-01"}, ""),
    ],
)  # fmt: skip
def test_a_line_of_a_register_implies_a_state(
    desk: Desk, values: dict[str, Any], state: str
) -> None:
    assert Request.likely_state(values, lookup(desk)) == state
    returned = {**values, "state": "returned"}
    assert Request.suggested_states(returned, lookup(desk)) == []


@pytest.mark.parametrize("last", ["reply_due", "replied_on", "closed_on"])
def test_days_in_the_wrong_order_are_refused(desk: Desk, last: str) -> None:
    typed = {"sent_on": "2026-03-05", last: "2026-03-04"}
    assert Request.parse(typed, lookup(desk)).stops
    assert not Request.parse({**typed, last: "2026-03-05"}, lookup(desk)).stops


def test_a_request_without_a_day_for_its_reply_is_remarked(desk: Desk) -> None:
    typed = {"name": "关于演示的请示", "state": "sent", "reply_due": ""}
    (problem,) = Request.parse(typed, lookup(desk)).problems
    assert (problem.field, problem.stops) == ("reply_due", False)
    assert not Request.parse({**typed, "kind": "report"}, lookup(desk)).problems


def test_contact_above_without_day_or_kind_is_remarked(desk: Desk) -> None:
    found = UpwardReport.parse({"name": "演示", "day": "", "kind": ""}, lookup(desk)).problems
    assert [(each.field, each.stops) for each in found] == [("day", False), ("kind", False)]
    assert UpwardReport.computed({"day": "2025-03"}, lookup(desk)) == {"year": 2025}
