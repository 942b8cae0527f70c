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


OWN = [(each.isoformat(), "rest") for each in OFFICIAL.rest if each.year == 2026]


def test_own_days_stand_for_their_whole_year_where_every_festival_is_among_them() -> None:
    own = calendar([*OWN, ("2026-03-02", "rest"), ("2026-04-07", "work")][1:])
    assert not own.is_working(day("2026-03-02"))
    assert own.is_working(day(OWN[0][0])) == (day(OWN[0][0]).weekday() < 5)
    assert not own.is_working(day("2026-02-14"))  # the worked Saturday is not the office's own
    assert not own.is_working(day("2025-10-01"))


def test_a_few_own_days_stand_beside_the_shipped_ones() -> None:
    own = calendar([("2026-03-02", "rest"), ("2026-10-01", "work")])
    assert not own.is_working(day("2026-03-02"))
    assert not own.is_working(day("2026-10-02"))
    assert own.is_working(day("2026-10-01"))  # as the office says


FESTIVALS_2027 = [
    "2027-01-01", "2027-02-05", "2027-02-08", "2027-02-09", "2027-04-05", "2027-05-03",
    "2027-06-09", "2027-10-01", "2027-10-04", "2027-10-05",
]  # fmt: skip


def test_one_typed_day_makes_no_year_known() -> None:
    own = calendar([("2027-01-01", "rest")])
    with pytest.raises(NoCalendar, match="还没有填全，还缺春节、清明节、劳动节、端午节、国庆节"):
        own.is_working(day("2027-01-04"))
    assert own.begun == {2027: ("春节", "清明节", "劳动节", "端午节", "国庆节")}


@pytest.mark.parametrize(
    ("left_out", "lacking"),
    [
        (0, "元旦"), (1, "春节"), (4, "清明节"), (5, "劳动节"), (6, "端午节"), (8, "国庆节"),
    ],
)  # fmt: skip
def test_a_year_is_known_once_every_festival_is_there(left_out: int, lacking: str) -> None:
    whole = calendar([(each, "rest") for each in FESTIVALS_2027])
    assert whole.add(day("2027-01-25"), 15) == day("2027-02-18")
    days = [each for n, each in enumerate(FESTIVALS_2027) if n != left_out]
    with pytest.raises(NoCalendar) as raised:
        calendar([(each, "rest") for each in days]).is_working(day("2027-07-01"))
    assert raised.value.lacking == (lacking,)


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("2004-05-04", False), ("2008-02-02", True), ("2013-02-16", True), ("2015-09-03", False),
        ("2015-09-06", True), ("2019-05-03", False), ("2020-01-31", False), ("2020-04-26", True),
        ("2022-10-09", True), ("2023-06-25", True), ("2024-02-18", True), ("2024-02-19", True),
        ("2024-10-12", True),
    ],
)  # fmt: skip
def test_the_years_from_2004_are_known(text: str, works: bool) -> None:
    assert OFFICIAL.is_working(day(text)) is works


def test_every_shipped_year_has_every_festival() -> None:
    assert sorted(OFFICIAL.years) == [*range(2004, 2027)]
    assert OFFICIAL.begun == {}
    assert all(each.weekday() >= 5 for each in OFFICIAL.worked)


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


def walked(days: WorkingDays, start: datetime.date, count: int) -> datetime.date | int:
    """What `add` gives by going from day to day; the year where that cannot be known."""
    left, step = abs(count), datetime.timedelta(days=1 if count > 0 else -1)
    try:
        while left:
            start += step
            left -= days.is_working(start)
    except NoCalendar as unknown:
        return unknown.year
    return start


@given(
    st.one_of(
        st.dates(datetime.date(2003, 10, 1), datetime.date(2004, 3, 31)),
        st.dates(datetime.date(2024, 11, 1), datetime.date(2027, 3, 31)),
    ),
    st.integers(-600, 600),
    st.booleans(),
)
def test_days_are_added_as_one_would_go_from_day_to_day(
    start: datetime.date, count: int, guesses: bool
) -> None:
    days = OFFICIAL.guessing() if guesses else OFFICIAL
    found: datetime.date | int
    try:
        found = days.add(start, count)
    except NoCalendar as unknown:
        found = unknown.year
    assert found == walked(days, start, count)


@pytest.mark.parametrize("step", [1, -1])
def test_every_working_day_of_two_years_is_reached(step: int) -> None:
    start, one = day("2025-07-01"), datetime.timedelta(days=step)
    reached = (start + one * n for n in range(1, 500))
    for count, each in enumerate(filter(OFFICIAL.is_working, reached), 1):
        assert OFFICIAL.add(start, step * count) == each
