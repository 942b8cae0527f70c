"""Periods: their names, their parts, and the same period of the year before."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import Wrong
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.periods import Period

DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)).map(str)
SPANS = st.tuples(DAYS, DAYS).map(lambda days: Period(*sorted(days)))


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (periods.of_year(2026), "2026年"),
        (periods.of_half(2026, 2), "2026年下半年"),
        (periods.of_quarter(2026, 3), "2026年第三季度"),
        (periods.of_months(2026, 2, 2), "2026年2月"),
        (periods.between("2026.1.5", "2026-3-2"), "2026年1月5日至3月2日"),
        (periods.between("2025.12", "2026.1"), "2025年12月1日至2026年1月31日"),
        (periods.between("2026", "2026"), "2026年"),
    ],
)
def test_a_period_is_called_what_clerks_call_it(period: Period, words: str) -> None:
    assert period.words == words


@pytest.mark.parametrize(("first", "last"), [("2026-03-02", "2026-03-01"), ("", "2026"), ("x", "")])
def test_a_period_that_cannot_be_is_refused_in_words(first: str, last: str) -> None:
    with pytest.raises(Wrong, match=r"请|不能"):
        periods.between(first, last)


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (periods.of_months(2024, 2, 2), ("2023-02-01", "2023-02-28")),
        (periods.of_months(2025, 2, 2), ("2024-02-01", "2024-02-29")),
        (Period("2024-02-29", "2024-03-15"), ("2023-02-28", "2023-03-15")),
        (periods.of_year(2026), ("2025-01-01", "2025-12-31")),
    ],
)
def test_a_year_before_ends_where_its_month_ends(period: Period, before: tuple[str, str]) -> None:
    assert periods.a_year_before(period) == before


def test_a_running_period_is_compared_with_what_has_passed_of_it() -> None:
    today = datetime.date(2026, 11, 23)
    assert periods.same_period(periods.of_year(2026), today).last == "2025-11-23"
    assert periods.same_period(periods.of_half(2026, 1), today).last == "2025-06-30"
    assert periods.same_period(periods.of_year(2027), today).last == "2026-12-31"


@given(period=SPANS)
def test_months_lie_one_after_the_other_and_fill_the_period(period: Period) -> None:
    months = periods.months_of(period)
    if not months:
        assert int(period.last[:4]) - int(period.first[:4]) >= 2
        return
    day = datetime.timedelta(days=1)
    assert (months[0].first, months[-1].last) == period
    for one, other in pairwise(months):
        assert datetime.date.fromisoformat(one.last) + day == datetime.date.fromisoformat(
            other.first
        )


@given(period=SPANS)
def test_halves_quarters_and_the_days_of_a_year_before_keep_their_order(period: Period) -> None:
    before = periods.a_year_before(period)
    assert before.first <= before.last
    assert int(before.first[:4]) == int(period.first[:4]) - 1
