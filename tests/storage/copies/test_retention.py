"""Which backups stay as they grow old."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.storage.copies import retention
from desktop_app.storage.copies.retention import kept

NOW = datetime(2026, 11, 23, 12, 0)
TIMES = st.lists(
    st.integers(-5_000, 800 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes)),
    max_size=120,
)
MOST_OLD = retention.DAILY + retention.WEEKLY + retention.MONTHLY


def every_day(days: int) -> list[datetime]:
    return [NOW - timedelta(days=age) for age in range(days)]


@given(TIMES)
def test_the_newest_always_stays(times: list[datetime]) -> None:
    assert not times or max(times) in kept(times, NOW)


@given(TIMES)
def test_all_of_the_last_two_days_stay_and_those_of_a_wrong_clock(times: list[datetime]) -> None:
    assert {each for each in times if NOW - each <= timedelta(days=2)} <= kept(times, NOW)


@given(TIMES)
def test_nothing_is_invented_and_the_old_ones_are_few(times: list[datetime]) -> None:
    stay = kept(times, NOW)
    assert stay <= set(times)
    assert sum(NOW - each > timedelta(days=2) for each in stay) <= MOST_OLD


@given(TIMES)
def test_thinning_out_twice_removes_no_more(times: list[datetime]) -> None:
    stay = kept(times, NOW)
    assert kept(stay, NOW) == stay


@given(TIMES)
def test_each_of_the_twelve_newest_older_days_keeps_its_newest(times: list[datetime]) -> None:
    old = [each for each in times if NOW - each > timedelta(days=2)]
    days = sorted({each.date() for each in old}, reverse=True)[: retention.DAILY]
    newest = {max(each for each in old if each.date() == day) for day in days}
    assert newest <= kept(times, NOW)


def test_a_year_of_daily_backups_thinned_out_each_day_reaches_back_nine_months() -> None:
    stay: frozenset[datetime] = frozenset()
    for day in range(365):
        now = NOW + timedelta(days=day)
        stay = kept({*stay, now}, now)
    ages = sorted((now - each).days for each in stay)
    assert ages[:15] == list(range(15))
    assert ages[-1] >= 300
    assert len(ages) <= 3 + MOST_OLD
    gaps = [later - sooner for sooner, later in pairwise(ages)]
    assert max(gaps) <= 31 + 7


def test_a_computer_that_stood_still_loses_nothing() -> None:
    old = [each - timedelta(days=400) for each in every_day(12)]
    assert kept(old, NOW) == set(old)


def test_several_of_an_old_day_become_the_last_of_that_day() -> None:
    day = NOW - timedelta(days=5)
    times = [day + timedelta(hours=hour) for hour in range(5)]
    assert kept(times, NOW) == {times[-1]}
