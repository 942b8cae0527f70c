"""The reminders of groups: the next plan by the end of March, the last summary by January."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from desktop_app.records import GroupYear
from desktop_app.services import reminders
from desktop_app.services.desk import Desk
from tests.services.activities.activity_office import saved
from tests.services.groups.group_office import group

KEYS = {"group_plan", "group_summary"}


def due(desk: Desk, day: str) -> set[tuple[str, str]]:
    """What is reminded of on a day: the rule and the last day."""
    moment = datetime.datetime.fromisoformat(f"{day}T09:00")
    desk = replace(desk, clock=lambda: moment)
    return {(each.kind, each.due) for each in reminders.due(desk) if each.kind in KEYS}


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2026-12-01", set()),
        ("2027-01-28", {("group_summary", "2027-01-31")}),
        ("2027-03-28", {("group_summary", "2027-01-31"), ("group_plan", "2027-03-31")}),
    ],
)
def test_a_planned_year_is_summed_up_and_followed(
    desk: Desk, day: str, found: set[tuple[str, str]]
) -> None:
    key = group(desk)
    saved(desk, GroupYear, group=key, year=2026, plan_on="2026-02-20")
    assert due(desk, day) == found


def test_the_oldest_year_without_a_summary_counts(desk: Desk) -> None:
    key = group(desk)
    for year in (2025, 2026):
        saved(desk, GroupYear, group=key, year=year, plan_on=f"{year}-02-20")
    assert ("group_summary", "2026-01-31") in due(desk, "2026-11-01")


def test_a_group_that_has_ended_is_not_reminded_of(desk: Desk) -> None:
    key = group(desk, founded="2020-01-01", state="closed")
    saved(desk, GroupYear, group=key, year=2024, plan_on="2024-02-20")
    assert due(desk, "2026-11-01") == set()


def test_the_kind_of_a_group_is_named_not_its_code(desk: Desk) -> None:
    saved(desk, GroupYear, group=group(desk), year=2025, plan_on="2025-02-20")
    found = [each for each in reminders.due(desk) if each.kind in KEYS]
    assert found
    assert {each.source for each in found} == {"活动小组"}
