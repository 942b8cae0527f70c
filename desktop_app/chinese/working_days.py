"""Working days: weekends, public holidays and the weekend days worked in their place."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

DAY = datetime.timedelta(days=1)
SATURDAY = 5


class NoCalendar(ValueError):
    """A year whose holidays are not known; working days are never told from weekends alone."""

    def __init__(self, year: int) -> None:
        super().__init__(f"{year} 年的节假日还没有填写，请在“设置”的“节假日”里补上")
        self.year = year


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The calendar of the years it knows: days off, and weekend days that are worked."""

    rest: frozenset[datetime.date] = frozenset()
    worked: frozenset[datetime.date] = frozenset()
    years: frozenset[int] = frozenset()

    @classmethod
    def of(cls, days: Iterable[tuple[datetime.date, bool]]) -> WorkingDays:
        """The calendar of (day, whether it is worked); it knows the years these days lie in."""
        listed = tuple(days)
        return cls(
            frozenset(day for day, worked in listed if not worked),
            frozenset(day for day, worked in listed if worked),
            frozenset(day.year for day, _ in listed),
        )

    def is_working(self, day: datetime.date) -> bool:
        """Whether offices work on that day; `NoCalendar` where its year is not known."""
        if day.year not in self.years:
            raise NoCalendar(day.year)
        if day in self.worked:
            return True
        return day.weekday() < SATURDAY and day not in self.rest

    def add(self, day: datetime.date, count: int) -> datetime.date:
        """The day that lies `count` working days after `day`, before it where negative.

        The day itself does not count, as time limits are reckoned. `NoCalendar` where a year on
        the way is not known.
        """
        step = DAY if count >= 0 else -DAY
        left = abs(count)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def between(self, first: datetime.date, last: datetime.date) -> int:
        """How many working days lie after `first` up to and with `last`, negative backwards."""
        if last < first:
            return -self.between(last, first)
        days = (first + DAY * each for each in range(1, (last - first).days + 1))
        return sum(map(self.is_working, days))
