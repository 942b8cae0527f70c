"""Working days by the official calendar, never from weekends alone."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.chinese.working_days import NoCalendar, WorkingDays
from desktop_app.records.calendar import calendar

OFFICIAL = calendar(())
DAYS = st.dates(datetime.date(2025, 1, 1), datetime.date(2026, 12, 31))
COUNTS = st.integers(0, 60)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("2026-02-14", True),  # a Saturday worked for the Spring Festival
        ("2026-02-16", False),  # a Monday off
        ("2026-02-24", True),
        ("2026-02-28", True),
        ("2026-03-01", False),  # a plain Sunday
        ("2026-10-10", True),
        ("2026-09-25", False),
        ("2025-10-08", False),
        ("2025-10-11", True),
    ],
)
def test_a_day_is_worked_as_the_arrangement_says(text: str, works: bool) -> None:
    assert OFFICIAL.is_working(day(text)) is works


def test_a_limit_over_the_national_day_skips_the_days_off_and_counts_the_worked_saturday() -> None:
    assert OFFICIAL.add(day("2026-09-24"), 10) == day("2026-10-15")
    assert OFFICIAL.add(day("2026-10-15"), -10) == day("2026-09-24")


def test_both_years_have_as_many_days_off_on_weekdays_as_the_arrangements_give() -> None:
    for year, weekdays in ((2025, 261), (2026, 261)):
        first, last = datetime.date(year - 1, 12, 31), datetime.date(year, 12, 31)
        worked = sum(OFFICIAL.is_working(first + datetime.timedelta(n))
                     for n in range(1, (last - first).days + 1))  # fmt: skip
        off = sum(each.year == year and each.weekday() < 5 for each in OFFICIAL.rest)
        made_up = sum(each.year == year for each in OFFICIAL.worked)
        assert worked == weekdays - off + made_up


def test_a_year_without_a_calendar_is_named_not_guessed() -> None:
    with pytest.raises(NoCalendar, match="2027 年的节假日还没有填写"):
        OFFICIAL.is_working(day("2027-01-04"))
    with pytest.raises(NoCalendar, match="2027"):
        OFFICIAL.add(day("2026-12-28"), 10)
    assert OFFICIAL.add(day("2026-12-28"), 3) == day("2026-12-31")


def test_own_days_stand_for_their_whole_year() -> None:
    own = calendar([("2026-03-02", "rest")])
    assert not own.is_working(day("2026-03-02"))
    assert own.is_working(day("2026-10-01"))  # the office's own 2026 has no National Day
    assert not own.is_working(day("2025-10-01"))


def test_an_empty_calendar_knows_no_year() -> None:
    with pytest.raises(NoCalendar):
        WorkingDays().is_working(day("2026-03-02"))


@given(DAYS, COUNTS)
def test_the_days_between_a_day_and_its_limit_are_the_limit(
    start: datetime.date, count: int
) -> None:
    try:
        end = OFFICIAL.add(start, count)
    except NoCalendar:
        return
    assert OFFICIAL.between(start, end) == count
    assert OFFICIAL.between(end, start) == -count
    assert not count or OFFICIAL.is_working(end)


@given(DAYS, COUNTS, COUNTS)
def test_a_limit_may_be_reckoned_in_two_parts(start: datetime.date, one: int, two: int) -> None:
    try:
        whole = OFFICIAL.add(start, one + two)
    except NoCalendar:
        return
    assert OFFICIAL.add(OFFICIAL.add(start, one), two) == whole
