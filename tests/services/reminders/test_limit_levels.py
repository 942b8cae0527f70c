"""A nearness reckoned by the text of a day is the one that the limit's own end gives."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.chinese.working_days import NoCalendar
from desktop_app.records.calendar import Limits, calendar
from desktop_app.records.time_limit import DAYS, MONTHS, WORKING_DAYS
from desktop_app.services.limits.time_limits import End, LimitEnd, OfficeLimits, Times, the_day
from desktop_app.services.reminders.limit_levels import NOT_DUE, WHOLE_DAY, LimitLevels
from desktop_app.services.reminders.reminder_items import LATE, STALE, UNSURE, level_of
from desktop_app.services.reminders.reminder_rule import OVER, ReminderRule
from desktop_app.services.subjects import default_subjects

RULE: ReminderRule = next(
    rule for each in default_subjects() for about in each.reminders for rule in about.load()
)
TODAY = datetime.date(2026, 11, 23)
NOW = Times(
    TODAY, {each.name: each.default for each in Limits.declared()}, calendar(()), OfficeLimits(())
)
NEAR = st.dates(TODAY - datetime.timedelta(days=60), TODAY + datetime.timedelta(days=60))
BASES = st.builds(
    lambda day, length: str(day.isoformat()[:length]),
    st.one_of(NEAR, st.dates(datetime.date(2022, 1, 1), datetime.date(2028, 12, 31))),
    st.sampled_from((10, 10, 10, 7, 4)),
)
UNITS = st.sampled_from((DAYS, DAYS, WORKING_DAYS, MONTHS))
ENDS = st.one_of(
    st.just(the_day),
    st.builds(
        LimitEnd, st.integers(0, 70), UNITS, st.sampled_from((1, -1)),
    ),
)  # fmt: skip


def ended(end: End, base: str, now: Times) -> datetime.date | int:
    """The last day of a limit; the year without a calendar where that cannot be told."""
    try:
        return end(base, now)
    except NoCalendar as unknown:
        return unknown.year


def check(base: str, end: End, ahead: str, now: Times) -> None:
    """Compare the nearness with what the end of the limit itself says."""
    level, told, unknown = LimitLevels(replace(RULE, end=end, ahead=ahead), now)[base]
    day = ended(end, base, now)
    last = now.today + datetime.timedelta(days=now.limits["ahead"])
    if isinstance(day, int):
        assert (level in (UNSURE, ""), told, unknown) == (True, "", day)
    elif ahead == OVER:
        assert (level, told) == (STALE if day < now.today else "", day.isoformat())
    elif day > last:
        assert (level, told, unknown) == NOT_DUE
    else:
        assert (level, told) == (level_of(day, now.today), day.isoformat())


@given(BASES, ENDS, st.sampled_from(("ahead", OVER)), st.integers(0, 6))
def test_every_nearness_is_that_of_the_end_of_the_limit(
    base: str, end: End, ahead: str, later: int
) -> None:
    check(base, end, ahead, NOW._replace(today=TODAY + datetime.timedelta(days=later)))


@pytest.mark.parametrize("end", [the_day, LimitEnd(3, DAYS), LimitEnd(3, DAYS, -1)])
@pytest.mark.parametrize("ahead", ["ahead", OVER])
def test_the_days_around_today_fall_on_the_right_side_of_every_bound(end: End, ahead: str) -> None:
    for later in range(7):
        today = TODAY + datetime.timedelta(days=later)
        for off in range(-15, 16):
            base = (today + datetime.timedelta(days=off)).isoformat()
            check(base, end, ahead, NOW._replace(today=today))


@pytest.mark.parametrize(("ahead", "level"), [("ahead", ""), (OVER, STALE)])
def test_without_a_day_only_what_goes_stale_is_due(ahead: str, level: str) -> None:
    assert LimitLevels(replace(RULE, end=the_day, ahead=ahead), NOW)[""] == (level, "", 0)


@given(
    st.lists(BASES, min_size=8, max_size=30),
    st.one_of(st.just(the_day), st.builds(LimitEnd, st.integers(0, 70), UNITS)),
    st.sampled_from(("ahead", OVER)),
    st.one_of(st.dates(datetime.date(2024, 1, 1), datetime.date(2028, 12, 31)), st.just(TODAY)),
)
def test_what_begins_after_the_last_day_that_may_be_due_is_not_due(
    bases: list[str], end: End, ahead: str, today: datetime.date
) -> None:
    near = LimitLevels(replace(RULE, end=end, ahead=ahead), NOW._replace(today=today))
    last = (today + datetime.timedelta(0 if ahead == OVER else NOW.limits[ahead])).isoformat()
    bound = near.last_base()
    assert bound <= last
    days = [datetime.date.fromisoformat(bound) + datetime.timedelta(each) for each in range(80)]
    rough = [str(each)[:length] for each in days for length in (4, 7, 10)]
    for base in (*bases, *rough):
        if bound < base <= last:
            assert (
                LimitLevels(replace(RULE, end=end, ahead=ahead), NOW._replace(today=today))[base][0]
                == ""
            )


@pytest.mark.parametrize(
    ("end", "ahead", "bound"),
    [
        (LimitEnd(30, DAYS), "ahead", "2026-10-31"),
        (LimitEnd(30, DAYS), OVER, "2026-10-23"),
        (LimitEnd(6, MONTHS), "ahead", "2026-05-31"),
        (LimitEnd(5, WORKING_DAYS), OVER, "2026-11-15"),
        (LimitEnd(0, DAYS), "ahead", "2026-11-30"),
        (LimitEnd(20_000, DAYS), "ahead", "2026-11-30"),
        (the_day, "ahead", "2026-11-30"),
    ],
)
def test_the_last_day_that_may_be_due_is_looked_for(end: End, ahead: str, bound: str) -> None:
    assert LimitLevels(replace(RULE, end=end, ahead=ahead), NOW).last_base() == bound


@pytest.mark.parametrize("many", range(5, 40))
def test_what_cannot_be_reckoned_is_not_bounded_by_an_earlier_day(many: int) -> None:
    now, rule = NOW._replace(today=datetime.date(2026, 12, 20)), replace(
        RULE, end=LimitEnd(many, WORKING_DAYS)
    )  # fmt: skip
    last, near = datetime.date(2026, 12, 27), LimitLevels(rule, now)
    days = [(last - datetime.timedelta(back)).isoformat() for back in range(80)]
    assert UNSURE in {near[each][0] for each in days}
    assert all(each <= LimitLevels(rule, now).last_base() for each in days if near[each][0])


def test_a_month_that_may_end_after_the_last_day_is_not_left_out() -> None:
    off = {datetime.date(2026, 12, day) for day in range(1, 28)}
    free = replace(NOW.calendar, rest=NOW.calendar.rest | off)
    now = NOW._replace(today=datetime.date(2026, 12, 20), calendar=free)
    near = LimitLevels(replace(RULE, end=LimitEnd(2, WORKING_DAYS)), now)
    assert (near["2026-11-26"][0], near["2026-11-27"][0], near["2026-12-27"][0]) == (LATE, "", "")
    assert near["2026-12"][0] == UNSURE
    assert near.last_base() >= "2026-12"


def test_without_calendars_no_earlier_day_bounds_what_may_be_due() -> None:
    end, calendar = LimitEnd(5, WORKING_DAYS), replace(NOW.calendar, years=frozenset({2027}))
    near = LimitLevels(replace(RULE, end=end), NOW._replace(calendar=calendar))
    assert near.last_base() == "2026-11-30"


@given(st.lists(BASES, max_size=8), ENDS)
def test_in_order_the_levels_follow_each_other_and_every_limit_is_reckoned(
    bases: list[str], end: End
) -> None:
    whole = sorted(each for each in bases if len(each) == WHOLE_DAY)
    near = LimitLevels(replace(RULE, end=end), NOW)
    if not whole or not near.in_order(whole[0], whole[-1]):
        assert not whole or isinstance(end, LimitEnd)
        return
    ends = [ended(end, each, NOW) for each in whole]
    assert all(isinstance(each, datetime.date) for each in ends)
    assert ends == sorted(ends, key=str)


def test_nothing_is_in_order_across_a_year_without_a_calendar() -> None:
    near = LimitLevels(replace(RULE, end=LimitEnd(5, WORKING_DAYS)), NOW)
    assert near.in_order("2025-03-05", "2026-12-20")
    assert not near.in_order("2025-03-05", "2026-12-28")
    assert not near.in_order("2027-03-05", "2028-01-05")
    gap = NOW.calendar.years - {2025}
    now = NOW._replace(calendar=replace(NOW.calendar, years=gap))
    broken = LimitLevels(replace(RULE, end=LimitEnd(5, WORKING_DAYS)), now)
    assert not broken.in_order("2024-03-05", "2026-03-05")
    assert broken.in_order("2026-03-05", "2026-04-05")
