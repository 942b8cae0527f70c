"""Sums by what was held on each record's day: as the engine looks it up record by record."""

from __future__ import annotations

import pytest

from desktop_app.records import Attendance, Membership
from desktop_app.services.desk import Desk
from desktop_app.storage.query.conditions import Filter
from desktop_app.storage.query.dated_values import Span
from desktop_app.storage.query.several_on_days import tally_on_days
from desktop_app.storage.query.tallies import By, Sum, tally
from tests.services.activities import activity_office as office
from tests.services.activities.test_activity_statistics import fill
from tests.services.groups import group_office

THEN = "member.work_group@activity.start_on"
SUMS = (
    Sum(), Sum("", (Filter("result", "in", ("present", "partly")),)),
    Sum("", (Filter("role", "in", (None,)), Filter("spoke", "filled"))),
)  # fmt: skip


def as_groups(rows: list[tuple[object, ...]]) -> dict[frozenset[object], list[object]]:
    """Rows by what was held, in whatever order its values are."""
    return {frozenset(held): counts for held, *counts in rows}  # type: ignore[call-overload]


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(
    "where",
    [(), (Filter("member", "filled"),), (Filter("activity.start_on", "during", ("2026", "2026")),)],
)
def test_it_is_what_each_record_looked_up_by_itself_comes_to(
    desk: Desk, seed: int, where: tuple[Filter, ...]
) -> None:
    fill(desk, seed)
    group, person = group_office.group(desk, "演示三组"), office.member(desk, "演示己")
    for day in ("2026-03", "2025", None, "2026-02-09"):
        key = office.activity(desk, f"演示会{day}", start_on=day)
        office.attendance(desk, key, member=person, marks="到", spoke="是")
    for since, until in (("", "2025-06-30"), ("2026-03-01", ""), ("2026-02", "2026-02-09")):
        desk.write([Membership.of({
            "member": person, "kind": "group", "place": 1, "group": group, "since": since or None,
            "until": until or None,
        })], action="演示")  # fmt: skip
    others: list[tuple[int, str | None]] = [(person, "2025-03-01")]
    others.append((office.member(desk, "演示庚"), None))
    for member, day in others:
        lacking = {"member": member, "kind": "group", "place": 1, "group": None}
        desk.write(
            [Membership.of({**lacking, "group_post": "leader", "since": day, "until": None})],
            action="演示",
        )
    expected = tally(desk.office, Attendance, where, [By(THEN)], SUMS)
    assert len(expected) > 2 - bool(where)
    found = tally_on_days(desk.office, Attendance, where, THEN, SUMS)
    assert as_groups(found) == as_groups(expected)
    assert not any(None in held for held, *_ in found)


def test_a_span_that_is_open_on_both_sides_covers_an_unknown_day() -> None:
    assert Span(1, None, None).covers(None)
    assert not Span(1, "2026-01-01", None).covers(None)
    assert [Span(1, "2026-01-02", "2026-01-03").covers(f"2026-01-0{n}") for n in range(1, 5)] == [
        False, True, True, False,
    ]  # fmt: skip


def test_other_fields_of_a_day_and_sums_of_fields_are_asked_of_the_engine(desk: Desk) -> None:
    fill(desk, 4)
    for path, sums in (
        ("member.sector@activity.start_on", SUMS), (THEN, (Sum("present"),)),
        ("member.work_group@2026-02-09", SUMS),
    ):  # fmt: skip
        expected = tally(desk.office, Attendance, (), [By(path)], sums)
        assert tally_on_days(desk.office, Attendance, (), path, sums) == expected
