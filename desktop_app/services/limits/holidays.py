"""The years of the office's calendar: which are kept, which come with the program, which lack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop_app.records.calendar import Holiday, shipped_days
from desktop_app.records.record import Record
from desktop_app.services.cascading import Cascading
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.subjects import Before, CascadeRule
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

LAST_SHIPPED = 2
"""Of how many years, the last of those shipped, a new office keeps the days as its own."""


class CalendarYear(NamedTuple):
    """One year: how many days the office keeps of it, and how many of the shipped ones lack.

    `known`: its working days can be computed; otherwise `festivals` are those that lack days.
    """

    year: int
    kept: int
    lacking: int
    known: bool
    festivals: tuple[str, ...] = ()


def calendar_years(desk: Desk) -> list[CalendarYear]:
    """The years from the first one kept or offered to the next, the last first.

    Shipped years before the last two are known without being listed.
    """
    own, calendar = _days(desk), lookup(desk, Holiday).calendar
    kept = Counter(int(day[:4]) for day in own)
    lacking = Counter(int(day[:4]) for day, _, _ in shipped_days() if day not in own)
    this = desk.today.year
    every = {*kept, *last_shipped(), this, this + 1}
    return [
        CalendarYear(
            year, kept[year], lacking[year], year in calendar.years, calendar.begun.get(year, ())
        )
        for year in range(max(every), min(every) - 1, -1)
    ]


def last_shipped() -> list[int]:
    """The last years that come with the program."""
    return sorted({int(day[:4]) for day, _, _ in shipped_days()})[-LAST_SHIPPED:]


def fill_year(desk: Desk, year: int) -> Changed:
    """Write the shipped days of a year that the office lacks, as one action; its own stay."""
    own = _days(desk)
    put = shipped_records(year, own)
    name = f"填入 {year} 年节假日：随程序的 {len(put)} 天"
    return desk.write(put, action=name, cascading=Cascading.NOTHING)


def shipped_records(year: int | None = None, but: frozenset[str] = frozenset()) -> list[Holiday]:
    """New records of the shipped days, of one year or of the last ones, without those of `but`."""
    years = last_shipped() if year is None else [year]
    return [
        Holiday.of({"day": day, "kind": kind, "name": name})
        for day, kind, name in shipped_days()
        if day not in but and int(day[:4]) in years
    ]


def days_of(year: int) -> tuple[Filter, ...]:
    """The filters that leave the days of one year."""
    return (Filter("day", "from", (str(year),)), Filter("day", "to", (f"{year}-12-31",)))


def _days(desk: Desk) -> frozenset[str]:
    keys = lists.find(desk.office, Holiday, Query())
    return frozenset(row[2] for row in lists.rows(desk.office, Holiday, keys, ("day",)))


def _begin_years(desk: Desk, put: Sequence[Record], _before: Before) -> Iterator[Record]:
    """The shipped holidays of a year of which the office keeps its first day."""
    given = frozenset(each.values["day"] for each in put)
    for year in sorted({int(day[:4]) for day in given}):
        if not lists.first(desk.office, Holiday, Query(where=days_of(year)), 1):
            yield from shipped_records(year, given)


RULES = (CascadeRule(Holiday.KEY, _begin_years, on_import=True),)
