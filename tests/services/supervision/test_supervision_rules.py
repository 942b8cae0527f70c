"""Reminders and statistics of supervision: last days, figures that are the rows behind them."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from desktop_app.records import Outcome, SupervisionItem, Supervisor
from desktop_app.services import registers, reminders
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, appointing
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.statements import statement
from desktop_app.services.supervision import steps
from desktop_app.services.supervision.statistics import STATISTICS
from tests.services.activities.activity_office import changed
from tests.services.supervision.supervision_office import SENT, item, rectified, supervisor

KINDS = {
    "supervision_scheme", "supervision_reply_due", "supervision_reply", "supervision_look",
    "supervisor_end",
}  # fmt: skip


def due(desk: Desk, day: str) -> set[tuple[str, str]]:
    """What is reminded of on a day: the rule and the last day."""
    moment = datetime.datetime.fromisoformat(f"{day}T09:00")
    desk = replace(desk, clock=lambda: moment)
    return {(each.kind, each.due) for each in reminders.due(desk) if each.kind in KINDS}


def test_an_item_without_scheme_is_reminded_of_before_it_begins(desk: Desk) -> None:
    key = item(desk, start_on="2026-11-30")
    assert due(desk, "2026-11-20") == {("supervision_scheme", "2026-11-23")}
    changed(desk, SupervisionItem, key, scheme="演示方案")
    assert due(desk, "2026-11-20") == set()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ({"reply_due": "2026-04-10"}, ("supervision_reply_due", "2026-04-10")),
        ({}, ("supervision_reply", "2026-04-19")),
    ],
)
def test_a_reply_is_due_on_its_day_or_after_the_offices_limit(
    desk: Desk, typed: dict[str, str], found: tuple[str, str]
) -> None:
    key = item(desk, scheme="演示")
    steps.send(desk, [key], {**SENT, **typed})
    assert due(desk, "2026-05-01") == {found}


def test_a_reply_is_followed_by_a_look_back(desk: Desk) -> None:
    key = rectified(desk)
    assert due(desk, "2026-11-01") == {("supervision_look", "2026-07-20")}
    steps.look_back(desk, [key], {"looked_on": "2026-07-10", "looked": "演示"})
    assert due(desk, "2026-11-01") == set()


def test_the_end_of_a_term_is_reminded_of(desk: Desk) -> None:
    key = supervisor(desk, until="2026-11-25")
    assert due(desk, "2026-11-23") == {("supervisor_end", "2026-11-25")}
    appointing.end(desk, Supervisor, [key], {"until": "2026-11-25"})
    assert due(desk, "2026-11-23") == set()


def test_figures_are_the_rows_behind_them(desk: Desk) -> None:
    done, sent = rectified(desk), item(desk, "二", modes="视察监督、专项监督")
    steps.send(desk, [sent], SENT)
    gone = item(desk, "三")
    steps.cancel(desk, [gone], {"cancel_reason": "演示"})
    item(desk, "四", start_on="2025-03-01")
    steps.register(desk, done, ["演示意见一", "演示意见二"], {"sent_on": "2026-03-20"})
    supervisor(desk)
    found = statement(desk, STATISTICS, periods.of_year(2026))
    figures = [each for group in found.groups for each in group.figures]
    counts = {each.title: each.value for each in figures}
    assert counts["监督事项"] == 2
    assert (counts["已送意见"], counts["已反馈整改"], counts["监督意见"]) == (2, 1, 2)
    assert counts["在聘的特约监督员"] == 1
    for each in figures:
        model = next(x for x in desk.office.records if each.record == x.KEY)
        assert len(registers.find(desk, model, Query(where=each.where))) == each.value, each.key


def test_an_opinion_that_is_overdue_names_its_supervision(desk: Desk) -> None:
    key = item(desk, scheme="演示")
    given = {"sent_on": "2026-03-20", "unit": "演示局"}
    steps.register(desk, key, ["演示意见"], given)
    (outcome,) = registers.find(desk, Outcome, Query())
    changed(desk, Outcome, outcome, due="2026-04-20", assigned_on="2026-03-20")
    moment = datetime.datetime(2026, 5, 1, 9, 0)
    found = reminders.due(replace(desk, clock=lambda: moment))
    assert {each.source for each in found if each.key == outcome} == {"演示监督"}
