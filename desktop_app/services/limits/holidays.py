"""The years of the office's calendar: which are kept, which come with the program, which lack."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from desktop_app.records.calendar import Holiday, shipped_days
from desktop_app.services.desk import Changed, Desk, changed
from desktop_app.storage import lists
from desktop_app.storage.door import apply
from desktop_app.storage.lists import Filter, Query


class CalendarYear(NamedTuple):
    """One year: how many days the office keeps of it, and how many of the shipped ones lack."""

    year: int
    kept: int
    lacking: int

    @property
    def known(self) -> bool:
        """Whether working days of this year can be told."""
        return bool(self.kept or self.lacking)


def calendar_years(desk: Desk) -> list[CalendarYear]:
    """The years from the first kept or shipped one to the next, the last first."""
    own = _days(desk)
    kept = Counter(int(day[:4]) for day in own)
    lacking = Counter(int(day[:4]) for day, _, _ in shipped_days() if day not in own)
    this = desk.today.year
    every = {*kept, *lacking, this, this + 1}
    years = range(max(every), min(every) - 1, -1)
    return [CalendarYear(year, kept[year], lacking[year]) for year in years]


def fill_year(desk: Desk, year: int) -> Changed:
    """Write the shipped days of a year that the office lacks, as one action; its own stay."""
    own = _days(desk)
    put = shipped_records(year, own)
    name = f"填入 {year} 年节假日：随程序的 {len(put)} 天"
    number = apply(desk.office, put, (), name, desk.clerk)
    return changed(desk, number, {Holiday.KEY})


def shipped_records(year: int | None = None, but: frozenset[str] = frozenset()) -> list[Holiday]:
    """New records of the shipped days, of one year or of all, without those of `but`."""
    return [
        Holiday.of({"day": day, "kind": kind, "name": name})
        for day, kind, name in shipped_days()
        if day not in but and year in (None, int(day[:4]))
    ]


def days_of(year: int) -> tuple[Filter, ...]:
    """The filters that leave the days of one year."""
    return (Filter("day", "from", (str(year),)), Filter("day", "to", (f"{year}-12-31",)))


def _days(desk: Desk) -> frozenset[str]:
    keys = lists.find(desk.office, Holiday, Query())
    return frozenset(row[2] for row in lists.rows(desk.office, Holiday, keys, ("day",)))
