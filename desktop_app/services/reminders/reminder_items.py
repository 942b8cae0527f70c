"""Reminders as plain data, with and without words, and how urgent they are."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

from desktop_app.services.reminders.reminder_rule import ReminderRule

UNSURE = "unsure"
LATE, TODAY, WEEK, LATER, STALE = "late", "today", "week", "later", "stale"
LEVELS = {
    UNSURE: "算不出", LATE: "逾期", TODAY: "今天到期", WEEK: "本周", LATER: "以后",
    STALE: "久未走动",
}  # fmt: skip
PLACES = {level: place for place, level in enumerate(LEVELS)}
_SUNDAY = 6
CALENDAR = "calendar"
"""The kind of reminder about a year without a calendar."""


class DueItem(NamedTuple):
    """One reminder without its words: what sorting and filtering need.

    kind: the key of its rule.
    key: the id of the record; of a year without a calendar the year.
    due: the last day as ISO text, '' where there is none.
    unit: whom the office waits for.
    committee: the id of the committee in charge.
    """

    kind: str
    record: str
    key: int | None
    level: str
    due: str
    unit: str
    committee: int | None


def several(
    kind: str,
    record: str,
    keys: Sequence[int],
    levels: Sequence[str],
    days: Sequence[str],
    units: Sequence[str],
    committees: Iterable[int | None],
) -> Iterator[DueItem]:
    """The items of one rule by their columns; a third of the time of one call for each."""
    rows = zip(repeat(kind), repeat(record), keys, levels, days, units, committees, strict=False)
    return map(tuple.__new__, repeat(DueItem), rows)


class DueCount(NamedTuple):
    """The number of items of one rule with one base day; `due` is their last day, '' for none.

    A `base` of None is that of records without a day: of an activity entered with its name alone.
    A rule whose limit differs among platforms is one of its parts.
    """

    rule: ReminderRule
    base: str | None
    many: int
    level: str
    due: str


class Reminder(NamedTuple):
    """One reminder in words.

    record, key: the record to open; without a key the section of 设置 for such records.
    days: days past the last day, negative before it, None without one.
    reported: `unit` is whom a result was reported to, not who has to act.
    """

    kind: str
    title: str
    record: str
    key: int | None
    what: str
    source: str
    unit: str
    committee: str
    since: str
    due: str
    days: int | None
    level: str
    status: str = ""
    reported: bool = False

    @property
    def who(self) -> str:
        """Unit and committee in one text; whom a result was reported to is put in brackets."""
        if self.reported and self.unit:
            return f"{self.committee}（报{self.unit}）"
        return "、".join(each for each in (self.unit, self.committee) if each)


class Wanted(NamedTuple):
    """Which reminders are wanted; an empty part means any.

    kinds: titles of rules.
    keys: ids of records of the register `record`.
    """

    search: str = ""
    levels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    committees: tuple[int, ...] = ()
    record: str = ""
    keys: tuple[int, ...] = ()


EVERYTHING = Wanted()


def urgency(item: DueItem) -> tuple[int, str, bool, int]:
    """The sort key of items: by level, then the oldest first, years without a calendar before."""
    return (PLACES[item.level], item.due, item.kind != CALENDAR, item.key or 0)


# how far a guess from weekends alone may be from the day with holidays
SLACK = datetime.timedelta(days=10)


def level_of(day: datetime.date, today: datetime.date) -> str:
    """How near a day is: late, today, this week (to Sunday), later."""
    if day <= today:
        return LATE if day < today else TODAY
    return WEEK if day <= sunday_of(today) else LATER


def sunday_of(today: datetime.date) -> datetime.date:
    """The last day of a day's week."""
    return today + datetime.timedelta(days=_SUNDAY - today.weekday())
