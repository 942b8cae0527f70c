"""Working days: weekends, public holidays and the weekend days worked in their place."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from calendar import isleap
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import NamedTuple

DAY = datetime.timedelta(days=1)
SATURDAY = 5


class _Festival(NamedTuple):
    """A festival, the days (month, day) between which its days off lie, how many are too few."""

    name: str
    first: tuple[int, int]
    last: tuple[int, int]
    fewest: int = 1
    since: int = 0


FESTIVALS = (
    _Festival("元旦", (1, 1), (1, 3)),
    _Festival("春节", (1, 20), (2, 28), 3),
    _Festival("清明节", (4, 3), (4, 7), since=2008),
    _Festival("劳动节", (5, 1), (5, 5)),
    _Festival("端午节", (5, 25), (6, 30), since=2008),
    _Festival("国庆节", (10, 1), (10, 8), 3),
)
"""The festivals without whose days off a year's list is not whole.

Basis: 《全国年节及纪念日放假办法》; 中秋节 may fall among the days of 国庆节 and is not asked for.
"""


def festivals_lacking(year: int, rest: Collection[datetime.date]) -> tuple[str, ...]:
    """The names of the festivals that have too few of a year's days off, none for a whole list."""
    days = sorted((day.month, day.day) for day in rest if day.year == year)
    return tuple(
        each.name
        for each in FESTIVALS
        if year >= each.since
        and bisect_right(days, each.last) - bisect_left(days, each.first) < each.fewest
    )


class NoCalendar(ValueError):
    """A year whose holidays are not known; working days are never derived from weekends alone.

    `lacking` names the festivals whose days are missing, if others of the year are known.
    """

    def __init__(self, year: int, lacking: Collection[str] = ()) -> None:
        told = f"填全，还缺{'、'.join(lacking)}" if lacking else "填写"
        super().__init__(f"{year} 年的节假日还没有{told}，请在“设置”的“节假日”里补上")
        self.year, self.lacking = year, tuple(lacking)


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The calendar of the known years: days off, and weekend days that are worked.

    `begun` are the years of which only some days are known, with the missing festivals: no limit
    is computed through these either. A calendar that `guesses` treats every year as known: good
    for finding records that may be due, never for a day to be shown.
    """

    rest: frozenset[datetime.date] = frozenset()
    worked: frozenset[datetime.date] = frozenset()
    years: frozenset[int] = frozenset()
    begun: Mapping[int, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    guesses: bool = False
    _by_year: dict[int, Sequence[datetime.date]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def of(cls, days: Iterable[tuple[datetime.date, bool]]) -> WorkingDays:
        """The calendar of (day, whether it is worked); it knows the years with every festival."""
        listed = tuple(days)
        rest = frozenset(day for day, worked in listed if not worked)
        rest_of: dict[int, list[datetime.date]] = {day.year: [] for day, _ in listed}
        for day in rest:
            rest_of[day.year].append(day)
        lacking = {year: festivals_lacking(year, days) for year, days in rest_of.items()}
        return cls(
            rest,
            frozenset(day for day, worked in listed if worked),
            frozenset(year for year, names in lacking.items() if not names),
            MappingProxyType({year: names for year, names in lacking.items() if names}),
        )

    def guessing(self) -> WorkingDays:
        """The same calendar, which derives unknown years from weekends alone."""
        return replace(self, guesses=True)

    def is_working(self, day: datetime.date) -> bool:
        """Whether offices work on that day; `NoCalendar` where its year is not known."""
        self._refuse_unknown(day.year)
        if day in self.worked:
            return True
        return day.weekday() < SATURDAY and day not in self.rest

    def add(self, day: datetime.date, count: int) -> datetime.date:
        """The day that lies `count` working days after `day`, before it where negative.

        The day itself does not count, as time limits are reckoned. `NoCalendar` where a year on
        the way is not known.
        """
        if count == 0:
            return day
        start = day + (DAY if count > 0 else -DAY)
        year, days = start.year, self._days_of(start.year)
        if count > 0:
            place = bisect_left(days, start) + count - 1
            while place >= len(days):
                place, year = place - len(days), year + 1
                days = self._days_of(year)
            return days[place]
        back = len(days) - bisect_right(days, start) - count
        while back > len(days):
            back, year = back - len(days), year - 1
            days = self._days_of(year)
        return days[-back]

    def between(self, first: datetime.date, last: datetime.date) -> int:
        """The working days after `first` up to and including `last`, negative backwards."""
        if last < first:
            return -self.between(last, first)
        days = (first + DAY * each for each in range(1, (last - first).days + 1))
        return sum(map(self.is_working, days))

    def _days_of(self, year: int) -> Sequence[datetime.date]:
        """The working days of a year in order; `NoCalendar` where it is not known."""
        days = self._by_year.get(year)
        if days is None:
            self._refuse_unknown(year)
            first = datetime.date(year, 1, 1).toordinal()
            every = map(datetime.date.fromordinal, range(first, first + 365 + isleap(year)))
            days = self._by_year[year] = tuple(filter(self.is_working, every))
        return days

    def _refuse_unknown(self, year: int) -> None:
        """`NoCalendar` for a year that is not known, unless this calendar guesses."""
        if year not in self.years and not self.guesses:
            raise NoCalendar(year, self.begun.get(year, ()))
