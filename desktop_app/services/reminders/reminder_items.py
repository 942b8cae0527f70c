"""What a reminder is, as little and as much as is needed of it, and how urgent it is."""

from __future__ import annotations

import datetime
from typing import NamedTuple

UNSURE = "unsure"
LATE, TODAY, WEEK, LATER, STALE = "late", "today", "week", "later", "stale"
LEVELS = {
    UNSURE: "算不出", LATE: "逾期", TODAY: "今天到期", WEEK: "本周", LATER: "以后",
    STALE: "久未走动",
}  # fmt: skip
REPORTED = frozenset({"adoption", "talk", "answer"})
"""The rules that wait for those to whom a result was reported, who are no undertakers."""
PLACES = {level: place for place, level in enumerate(LEVELS)}
_SUNDAY = 6
_YEAR = "calendar"


class DueItem(NamedTuple):
    """One thing that waits, as little as sorting and filtering need of it.

    `due` is an ISO day ('' where there is none), `unit` whom the office waits for; `key` is the id
    of the record, the year where its calendar lacks.
    """

    kind: str
    record: str
    key: int | None
    level: str
    due: str
    unit: str
    committee: int | None


class Pile(NamedTuple):
    """How many wait by one rule since one day; `due` is the last day, '' where there is none."""

    kind: str
    base: str
    many: int
    level: str
    due: str


class Reminder(NamedTuple):
    """One thing that waits, in words; `days` over its day, negative before it, None without one.

    `record` and `key` name the record to open; without a key it is the place of such records.
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

    @property
    def who(self) -> str:
        """Unit and committee in one text; one that was only reported to stands in brackets."""
        if self.kind in REPORTED and self.unit:
            return f"{self.committee}（报{self.unit}）"
        return "、".join(each for each in (self.unit, self.committee) if each)


class Wanted(NamedTuple):
    """Which of all that waits: empty means any; `search` is part of a text of the record.

    `keys` are those of records of the register `record`.
    """

    search: str = ""
    levels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    committees: tuple[int, ...] = ()
    record: str = ""
    keys: tuple[int, ...] = ()


EVERYTHING = Wanted()


def urgency(waiting: DueItem) -> tuple[int, str, bool, int]:
    """The order of what waits: by level, then the oldest first; a year before what hangs on it."""
    return (PLACES[waiting.level], waiting.due, waiting.kind != _YEAR, waiting.key or 0)


# how far a guess from weekends alone may miss the day that the holidays will give
SLACK = datetime.timedelta(days=10)


def level_of(day: datetime.date, today: datetime.date) -> str:
    """How near a day is: late, today, this week (to Sunday), later."""
    if day <= today:
        return LATE if day < today else TODAY
    sunday = today + datetime.timedelta(days=_SUNDAY - today.weekday())
    return WEEK if day <= sunday else LATER
