"""Sums added up by link: when they are read so, and that sums over nothing are 0."""

from __future__ import annotations

import pytest

from desktop_app.records import Activity, Attendance
from desktop_app.services.desk import Desk
from desktop_app.storage.query import link_totals
from desktop_app.storage.query.conditions import Filter
from desktop_app.storage.query.tallies import Sum
from tests.services.activities import activity_office as office

HELD = Filter("activity.state", "in", ("done",))
NAMED = Filter("name", "filled")


@pytest.fixture
def activities(desk: Desk) -> list[int]:
    """Three activities, two of them done, each with two guests."""
    keys = [office.activity(desk, f"演示{n}", state=state)
            for n, state in enumerate(("done", "done", "draft"))]  # fmt: skip
    for key in keys:
        for n, mark in enumerate("到缺"):
            office.attendance(desk, key, name=f"演示{n}", role="expert", marks=mark)
    return keys


def test_only_a_question_about_most_of_many_linked_records_is_read_by_link(
    desk: Desk, activities: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(*where: Filter) -> tuple[str, tuple[Filter, ...], frozenset[int]] | None:
        found = link_totals.asked_by_link(Attendance, where)
        keys = link_totals.most_linked(desk.office, found) if found else None
        return None if found is None or keys is None else (found.link, found.own, keys)

    assert asked(HELD) is None  # few activities
    monkeypatch.setattr(link_totals, "LEAST", 2)
    assert asked(NAMED, HELD) == ("activity", (NAMED,), frozenset(activities[:2]))
    assert asked(NAMED) is None
    assert asked(Filter("activity.state", "in", ("draft",))) is None  # fewer than LEAST
    assert link_totals.asked_by_link(
        Attendance, (HELD,), [Sum("", (Filter("member.sector@activity.start_on", "in", (1,)),))]
    ) is None  # fmt: skip
    assert asked(HELD, Filter("id", "in", (1,))) is None
    assert asked(HELD, Filter("member.sector@activity.start_on", "in", (1,))) is None
    monkeypatch.setattr(link_totals, "SHARE", 1)
    assert asked(HELD) is None  # two of three


def test_sums_of_some_linked_records(desk: Desk, activities: list[int]) -> None:
    result = Filter("result", "in", ("present", "absent", "open", None))
    sums = [Sum(), Sum("", (result,)), Sum("present"), Sum("", (result, NAMED))]
    columns = link_totals.columns_of(sums)
    whole = link_totals.AskedByLink("activity", (), Activity, ())
    rows = link_totals.sums_by_link(desk.office, Attendance, whole, columns)
    assert link_totals.added_up(rows, columns, {*activities}, sums) == [6, 6, 3, 6]
    assert link_totals.added_up(rows, columns, {activities[0]}, sums) == [2, 2, 1, 2]
    assert link_totals.added_up(rows, columns, set(), sums) == [0, 0, 0, 0]
    assert {row[0] for row in rows} == set(activities)
