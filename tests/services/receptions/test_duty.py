"""Rosters of duty: regular days, turns without gaps, days that have a shift already."""

from __future__ import annotations

import datetime
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.records import DutyShift, Member
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.receptions import duty
from desktop_app.services.registers import Query, history
from tests.services.activities.activity_office import saved
from tests.services.receptions.reception_office import point

FIRST = datetime.date(2026, 1, 31)


@pytest.mark.parametrize(
    ("every", "days"),
    [
        (duty.WEEK, ["2026-01-31", "2026-02-07", "2026-02-14"]),
        (duty.TWO_WEEKS, ["2026-01-31", "2026-02-14", "2026-02-28"]),
        (duty.MONTH, ["2026-01-31", "2026-02-28", "2026-03-31"]),
    ],
)
def test_days_are_regular(every: str, days: list[str]) -> None:
    assert duty.days_of(FIRST, 3, every) == days


@given(st.integers(1, 9), st.integers(0, 40), st.integers(1, 6))
def test_turns_are_fair_and_nobody_is_there_twice(members: int, count: int, each: int) -> None:
    found = duty.turns(range(members), count, each)
    assert len(found) == count
    assert all(len(set(shift)) == len(shift) == min(each, members) for shift in found)
    many = Counter(member for shift in found for member in shift)
    often = [many[member] for member in range(members)]
    assert max(often) - min(often) <= 1


def test_a_roster_goes_on_after_the_last_shift(desk: Desk) -> None:
    people = [saved(desk, Member, name=f"演示{n}") for n in "甲乙丙"]
    key = point(desk, members=people)
    one = duty.roster(desk, key, FIRST, 2, duty.MONTH, 2)
    assert [each.day for each in one.shifts] == ["2026-01-31", "2026-02-28"]
    duty.write_roster(desk, key, one)
    other = duty.roster(desk, key, datetime.date(2026, 2, 28), 3, duty.MONTH, 1)
    assert other.known == ("2026-02-28",)
    assert [each.day for each in other.shifts] == ["2026-03-28", "2026-04-28"]
    third = duty.roster(desk, key, datetime.date(2026, 3, 1), 1, duty.WEEK, 1)
    assert third.shifts[0].members[0] not in one.shifts[-1].members
    history.undo(desk)
    assert not registers.find(desk, DutyShift, Query())


def test_what_cannot_be_planned_is_said(desk: Desk) -> None:
    empty = point(desk)
    with pytest.raises(UserError, match="还没有驻点委员"):
        duty.roster(desk, empty, FIRST, 2, duty.MONTH, 2)
    key = point(desk, "演示另一点", members=[saved(desk, Member, name="演示丁")])
    with pytest.raises(UserError, match="一次排 1 到 60 班"):
        duty.roster(desk, key, FIRST, 61, duty.WEEK, 1)
    found = duty.roster(desk, key, FIRST, 1, duty.WEEK, 2)
    duty.write_roster(desk, key, found)
    again = duty.roster(desk, key, FIRST, 1, duty.WEEK, 2)
    with pytest.raises(UserError, match="都已经排了值班"):
        duty.write_roster(desk, key, again)
