"""When a limit ends: days, working days and months after what began it, by the office's limits."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from desktop_app.chinese.dates import latest, months_after
from desktop_app.chinese.working_days import WorkingDays
from desktop_app.records.calendar import Limits
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Query


class Times(NamedTuple):
    """Today, the office's limits by their field's name, and its calendar."""

    today: datetime.date
    limits: Mapping[str, Any]
    calendar: WorkingDays


End: TypeAlias = Callable[[str, Times], datetime.date]
"""The last day of a limit, from the day that began it; `NoCalendar` where that cannot be told.

A day of which only month or year is known counts as the last one it may mean.
"""


def limits(desk: Desk) -> dict[str, Any]:
    """The office's limits for reminders, the usual ones where it has not set its own."""
    fields = [each.name for each in Limits.declared()]
    keys = lists.first(desk.office, Limits, Query(), 1)
    own = [row[2:] for row in lists.rows(desk.office, Limits, keys, fields)]
    usual = {each.name: each.default for each in Limits.declared()}
    found = zip(fields, own[0], strict=True) if own else ()
    return usual | {name: value for name, value in found if value is not None}


def times(desk: Desk, today: datetime.date | None = None) -> Times:
    """Today or another day, the calendar and the limits: the inputs of every time limit."""
    return Times(today or desk.today, limits(desk), lookup(desk, Limits).calendar)


def the_day(base: str, _times: Times) -> datetime.date:
    """The day itself."""
    return _last_day(base)


@lru_cache(maxsize=20_000)
def _last_day(day: str) -> datetime.date:
    """The last day that a day, month or year may mean."""
    return datetime.date.fromisoformat(latest(day))


def days_after(limit: str) -> End:
    """So many days later as the office's limit says."""

    def end(base: str, times: Times) -> datetime.date:
        return the_day(base, times) + datetime.timedelta(days=times.limits[limit])

    return end


def working_days_after(limit: str, sign: int = 1) -> End:
    """So many working days later as the office's limit says, earlier with a `sign` of -1."""

    def end(base: str, times: Times) -> datetime.date:
        return times.calendar.add(the_day(base, times), sign * times.limits[limit])

    return end


def months_later(limit: str) -> End:
    """So many months later as the office's limit says."""

    def end(base: str, times: Times) -> datetime.date:
        return datetime.date.fromisoformat(months_after(base, times.limits[limit]))

    return end


def own_working_days(base: str, times: Times) -> datetime.date:
    """The end of a limit of its own: `base` is a day, a space and a number of working days."""
    day, count = base.split(" ")
    return times.calendar.add(the_day(day, times), int(count))
