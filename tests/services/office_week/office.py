"""A small office with activities and agenda items, for the tests of the subject."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from desktop_app.records import AgendaItem
from desktop_app.services.desk import Desk
from desktop_app.services.office_week.plan_days import PlanPeriod, week_of
from desktop_app.services.office_week.plan_lines import PlanLine, plan_lines
from tests.services.activities.activity_office import saved

MONDAY = datetime.date(2026, 2, 9)
WEEK = week_of(MONDAY)


def item(desk: Desk, name: str = "演示议题", **typed: object) -> int:
    """An agenda item; its id."""
    usual: dict[str, object] = {"meeting": "演示党组会议", "body": "party_group"}
    return saved(desk, AgendaItem, name=name, **{**usual, **typed})


def shown(desk: Desk, span: PlanPeriod = WEEK) -> list[tuple[str, str, str, str]]:
    """Day, half, time and title of each line of a plan."""
    return [(each.day[8:], each.half, each.time, each.title) for each in lines(desk, span)]


def lines(desk: Desk, span: PlanPeriod = WEEK) -> Sequence[PlanLine]:
    """The lines of a plan."""
    return plan_lines(desk, span)
