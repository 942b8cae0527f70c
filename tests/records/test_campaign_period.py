"""Laws of the periods of campaigns: their days, their order, their words."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import Wrong
from desktop_app.records.campaign_period import (
    MONTHS,
    crossing,
    first_day,
    is_of_days,
    kind_of,
    last_day,
    moved,
    period_at,
    period_of,
    period_words,
    read_period,
    within,
)

KINDS = tuple(MONTHS)
PERIODS = st.builds(period_of, st.sampled_from(KINDS), st.integers(1990, 2090), st.integers(1, 12))
DAYS = st.dates(datetime.date(1991, 1, 1), datetime.date(2089, 12, 31))


@given(PERIODS)
def test_the_words_of_a_period_are_read_as_that_period(period: str) -> None:
    assert read_period(period_words(period)) == period
    assert read_period(period) == period


@given(PERIODS, st.integers(-40, 40))
def test_moving_on_and_back_ends_where_it_began(period: str, by: int) -> None:
    assert moved(moved(period, by), -by) == period
    assert kind_of(moved(period, by)) == kind_of(period)
    assert (moved(period, by) > period) == (by > 0)


@given(PERIODS)
def test_the_next_period_begins_on_the_day_after_the_last(period: str) -> None:
    last = datetime.date.fromisoformat(last_day(period))
    assert first_day(moved(period, 1)) == (last + datetime.timedelta(days=1)).isoformat()
    assert first_day(period) < last_day(period)


@given(st.sampled_from(KINDS), DAYS)
def test_a_day_lies_in_the_period_of_its_kind(kind: str, day: datetime.date) -> None:
    period = period_at(kind, day)
    assert kind_of(period) == kind
    assert first_day(period) <= day.isoformat() <= last_day(period)


@given(st.integers(1995, 2080))
def test_a_year_holds_its_months_quarters_halves_and_itself(year: int) -> None:
    found = within(f"{year}-01-01", f"{year}-12-31")
    assert len(found) == len(set(found)) == 12 + 4 + 2 + 1
    assert found[-1] == str(year)


@given(DAYS, st.integers(0, 800))
def test_a_period_is_within_days_or_crosses_their_first_never_both(
    first: datetime.date, length: int
) -> None:
    days = first.isoformat(), (first + datetime.timedelta(days=length)).isoformat()
    inner, outer = within(*days), crossing(*days)
    assert not set(inner) & set(outer)
    assert all(days[0] <= first_day(each) and last_day(each) <= days[1] for each in inner)
    assert len({kind_of(each) for each in outer}) == len(outer)
    assert all(is_of_days(each, None, days) for each in (*inner, *outer))


@pytest.mark.parametrize(
    ("period", "day", "belongs"),
    [
        ("2026Q3", None, True), ("2026H2", None, False), ("2026Q2", "2026-08-01", False),
        (None, "2026-08-01", True), (None, "2026-08", True), (None, "2026", False),
        (None, None, False), ("", "", False),
    ],
)  # fmt: skip
def test_the_own_period_comes_before_the_day(
    period: str | None, day: str | None, belongs: bool
) -> None:
    assert is_of_days(period, day, ("2026-07-01", "2026-09-30")) is belongs


@pytest.mark.parametrize("text", ["2026年13月", "第三季度", "2026Q5", "三月", "2026-03-05", "甲"])
def test_what_is_no_period_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Wrong, match="请写成 2026年3月") as raised:
        read_period(text)
    assert f"“{text}”" in str(raised.value)
