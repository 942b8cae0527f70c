"""When a limit ends: days, working days and months after what began it, by the office's limits."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from desktop_app.chinese.dates import latest, months_after
from desktop_app.chinese.working_days import WorkingDays
from desktop_app.records.calendar import Limits
from desktop_app.records.time_limit import (
    MONTHS,
    WORKING_DAYS,
    LimitRow,
    TimeLimit,
    with_shipped,
)
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.lookup.kept_reads import Read
from desktop_app.services.lookup.valid_reads import valid_reads
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Query

LIMIT_FIELDS = LimitRow._fields


class Times(NamedTuple):
    """Today, how early to remind by the field of `Limits`, the calendar and the time limits."""

    today: datetime.date
    limits: Mapping[str, Any]
    calendar: WorkingDays
    time_limits: OfficeLimits


End: TypeAlias = Callable[[str, Times], datetime.date]
"""The last day of a limit, from the day that began it; `NoCalendar` where that cannot be told.

A day of which only month or year is known counts as the last one it may mean.
"""


@dataclass(frozen=True, slots=True)
class LimitEnd:
    """An `End`: so many days, working days or months later, earlier with a `sign` of -1."""

    value: int
    unit: str
    sign: int = 1

    def __call__(self, base: str, times: Times) -> datetime.date:
        many = self.sign * self.value
        if self.unit == MONTHS:
            return datetime.date.fromisoformat(months_after(base, many))
        if self.unit == WORKING_DAYS:
            return times.calendar.add(the_day(base, times), many)
        return the_day(base, times) + datetime.timedelta(days=many)


class PlaceEnd(NamedTuple):
    """The end of one matter's limit on some platforms, or through some channels of assignment.

    `codes` are theirs; with `but` it is the end for all but these. None demands nothing.
    """

    end: LimitEnd | None
    codes: tuple[str, ...]
    but: bool = False


class OfficeLimits(NamedTuple):
    """The time limits that apply in an office, by their rows."""

    rows: tuple[LimitRow, ...]

    def row_of(self, what: str, platform: str | None = "", channel: str | None = "") -> LimitRow:
        """The row of a matter that names platform and channel, else the one that leaves them open.

        A row without a value where there is none: then nothing is demanded.
        """
        fitting = [
            each for each in self.rows
            if each.what == what
            and each.platform in ("", platform) and each.channel in ("", channel)
        ]  # fmt: skip
        nothing = LimitRow(what, "", "", None, "")
        return max(fitting, key=lambda each: (each.platform, each.channel), default=nothing)

    def end_of(
        self, what: str, platform: str | None = "", sign: int = 1, channel: str | None = ""
    ) -> LimitEnd | None:
        """How the limit of a matter ends on a platform or through a channel.

        None where nothing is demanded.
        """
        row = self.row_of(what, platform, channel)
        return None if row.value is None else LimitEnd(row.value, row.unit, sign)

    def by_platform(self, what: str, sign: int = 1) -> list[PlaceEnd]:
        """The limits of a matter, each with its platforms, first that of all others.

        Platforms whose limit is that of all others are among these.
        """
        named = {each.platform for each in self.rows if each.what == what}
        return _apart(named, lambda platform: self.end_of(what, platform, sign))

    def by_channel(self, what: str, sign: int = 1) -> list[PlaceEnd]:
        """The limits of a matter, each with its channels, in the same way."""
        named = {each.channel for each in self.rows if each.what == what}
        return _apart(named, lambda channel: self.end_of(what, "", sign, channel))


def _apart(named: Iterable[str], end_of: Callable[[str], LimitEnd | None]) -> list[PlaceEnd]:
    usual = end_of("")
    own: dict[LimitEnd | None, list[str]] = {}
    for code in sorted(set(named) - {""}):
        own.setdefault(end_of(code), []).append(code)
    own.pop(usual, None)
    apart = sorted(each for codes in own.values() for each in codes)
    rest = PlaceEnd(usual, tuple(apart), but=True)
    return [rest, *(PlaceEnd(end, tuple(codes)) for end, codes in own.items())]


def limits(desk: Desk) -> dict[str, Any]:
    """How early the office is reminded, as usual where it has not set its own."""
    fields = [each.name for each in Limits.declared()]
    keys = lists.first(desk.office, Limits, Query(), 1)
    own = [row[2:] for row in lists.rows(desk.office, Limits, keys, fields)]
    usual = {each.name: each.default for each in Limits.declared()}
    found = zip(fields, own[0], strict=True) if own else ()
    return usual | {name: value for name, value in found if value is not None}


def office_limits(desk: Desk) -> OfficeLimits:
    """The office's own time limits, the shipped ones for every matter that it keeps none of."""
    found: OfficeLimits = valid_reads(desk).get(
        TimeLimit.KEY, (), lambda: Read(frozenset({TimeLimit.KEY}), _read_limits(desk))
    )
    return found


def _read_limits(desk: Desk) -> OfficeLimits:
    keys = sorted(lists.ids_where(desk.office, TimeLimit, ()))  # in no order of a list
    rows = lists.rows(desk.office, TimeLimit, keys, LIMIT_FIELDS)
    own = (
        LimitRow(what, platform or "", channel or "", value, unit)
        for _, _, what, platform, channel, value, unit in rows
    )
    return OfficeLimits(with_shipped(own))


def times(desk: Desk, today: datetime.date | None = None) -> Times:
    """Today or another day, the calendar and all limits: the inputs of every time limit."""
    calendar = lookup(desk, Limits).calendar
    return Times(today or desk.today, limits(desk), calendar, office_limits(desk))


def the_day(base: str, _times: Times) -> datetime.date:
    """The day itself."""
    return _last_day(base)


@lru_cache(maxsize=20_000)
def _last_day(day: str) -> datetime.date:
    """The last day that a day, month or year may mean."""
    return datetime.date.fromisoformat(latest(day))


def own_working_days(base: str, times: Times) -> datetime.date:
    """The end of a limit of its own: `base` is a day, a space and a number of working days."""
    day, count = base.split(" ")
    return times.calendar.add(the_day(day, times), int(count))
