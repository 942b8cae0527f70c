"""Spans of days that statistics are made for, and the same span a year before."""

from __future__ import annotations

import datetime
from calendar import monthrange
from typing import NamedTuple

from desktop_app.chinese.dates import earliest, latest, read_day, show_chinese_day
from desktop_app.errors import Wrong

HALVES = ("上半年", "下半年")
QUARTERS = ("第一季度", "第二季度", "第三季度", "第四季度")
MOST_MONTHS = 24
YEAR_MONTHS = 12


class Period(NamedTuple):
    """The days from `first` to `last`, both ISO days and both included."""

    first: str
    last: str

    @property
    def words(self) -> str:
        """The period as a title says it: 2026年, 2026年上半年, 2026年1月5日至3月2日."""
        return _name(self) or self.days

    @property
    def days(self) -> str:
        """The period by its first and last day."""
        first, last = show_chinese_day(self.first), show_chinese_day(self.last)
        same = self.first[:4] == self.last[:4]
        return f"{first}至{last.partition('年')[2] if same else last}"


def of_months(year: int, first: int, last: int) -> Period:
    """Whole months of one year."""
    return Period(f"{year:04}-{first:02}-01", f"{year:04}-{last:02}-{_days_in(year, last):02}")


def of_year(year: int) -> Period:
    """A whole year."""
    return of_months(year, 1, YEAR_MONTHS)


def of_half(year: int, place: int) -> Period:
    """A half of a year, 1 or 2."""
    return of_months(year, place * 6 - 5, place * 6)


def of_quarter(year: int, place: int) -> Period:
    """A quarter of a year, 1 to 4."""
    return of_months(year, place * 3 - 2, place * 3)


def between(first: object, last: object) -> Period:
    """The period from a typed day to another; a month or a year means its first or last day.

    `Wrong` where a day cannot be read or the period ends before it begins.
    """
    start, end = earliest(read_day(first)), latest(read_day(last))
    if end < start:
        raise Wrong(f"时段的最后一天（{end}）不能早于第一天（{start}），请核对")
    return Period(start, end)


def a_year_before(period: Period) -> Period:
    """The same days of the year before; the end of a month stays the end of that month."""
    return Period(_year_back(period.first, ends=False), _year_back(period.last, ends=True))


def same_period(period: Period, today: datetime.date) -> Period:
    """What to compare a period with: a year earlier, and no longer than it has lasted so far."""
    day = today.isoformat()
    lasted = period._replace(last=day) if period.first <= day < period.last else period
    return a_year_before(lasted)


def months_of(period: Period) -> list[Period]:
    """The months of a period, its first and last days kept; none where there are too many."""
    year, month = int(period.first[:4]), int(period.first[5:7])
    found: list[Period] = []
    while f"{year:04}-{month:02}" <= period.last[:7] and len(found) <= MOST_MONTHS:
        whole = of_months(year, month, month)
        first, last = max(whole.first, period.first), min(whole.last, period.last)
        found.append(Period(first, last))
        year, month = (year, month + 1) if month < YEAR_MONTHS else (year + 1, 1)
    return found if len(found) <= MOST_MONTHS else []


def _name(period: Period) -> str:
    year = int(period.first[:4])
    if period == of_year(year):
        return f"{year}年"
    for place, words in enumerate(HALVES, 1):
        if period == of_half(year, place):
            return f"{year}年{words}"
    for place, words in enumerate(QUARTERS, 1):
        if period == of_quarter(year, place):
            return f"{year}年{words}"
    month = int(period.first[5:7])
    return f"{year}年{month}月" if period == of_months(year, month, month) else ""


def _year_back(day: str, *, ends: bool) -> str:
    year, month, number = int(day[:4]), int(day[5:7]), int(day[8:])
    most = _days_in(year - 1, month)
    whole = ends and number == _days_in(year, month)
    return f"{year - 1:04}-{month:02}-{most if whole else min(number, most):02}"


def _days_in(year: int, month: int) -> int:
    return monthrange(year, month)[1]
