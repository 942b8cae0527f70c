"""How near the end of a rule's limit is, by the day that begins it: each day is reckoned once."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from typing import TypeAlias

from desktop_app.chinese.working_days import NoCalendar
from desktop_app.records.time_limit import MONTHS, WORKING_DAYS
from desktop_app.services.limits.time_limits import End, LimitEnd, Times, the_day
from desktop_app.services.lookup.kept_reads import KeptReads, Read
from desktop_app.services.reminders.reminder_items import (
    LATE,
    LATER,
    SLACK,
    STALE,
    TODAY,
    UNSURE,
    WEEK,
    level_of,
    sunday_of,
)
from desktop_app.services.reminders.reminder_rule import OVER, ReminderRule

Nearness: TypeAlias = tuple[str, str, int]
"""Level and last day of a limit, '' for none; the year that it cannot be reckoned without.

Without a level there is no reminder. A year of 0: the limit could be reckoned.
"""
NOT_DUE: Nearness = ("", "", 0)
WHOLE_DAY, MONTH, YEAR = len("2026-03-05"), len("2026-03"), len("2026")
FARTHEST = 4096
"""Within how many days before the last one such a bound is looked for."""


class LimitLevels(dict[str, Nearness]):
    """The nearness of one rule's limit by base day; days that are asked for are added.

    A whole day with a limit of days is reckoned by its text, in a third of the time.
    """

    def __init__(self, rule: ReminderRule, now: Times) -> None:
        super().__init__()
        self._end, self._over, self._now = rule.end, rule.ahead == OVER, now
        self._guessed: Times | None = None
        self._ahead = 0 if self._over else now.limits[rule.ahead]
        self._last = now.today + datetime.timedelta(days=self._ahead)
        self._days = _days_of(rule.end)
        self._today, self._sunday, self._last_text = (
            each.isoformat() for each in (now.today, sunday_of(now.today), self._last)
        )

    def __missing__(self, base: str) -> Nearness:
        if not base:
            found = self._from_the_start()
        elif self._days is None or len(base) != WHOLE_DAY:
            found = self._nearness(base)
        else:
            found = self._of_text(base, self._days)
        self[base] = found
        return found

    def _of_text(self, base: str, days: datetime.timedelta) -> Nearness:
        day = (datetime.date.fromisoformat(base) + days).isoformat() if days else base
        today = self._today
        if self._over:
            return (STALE if day < today else ""), day, 0
        if day < today:
            return LATE, day, 0
        if day > self._last_text:
            return NOT_DUE
        return (TODAY if day == today else WEEK if day <= self._sunday else LATER), day, 0

    def last_base(self) -> str:
        """A day: what begins later, be it a day, a month or a year, gives no reminder.

        For limits that end on or after the day that begins them.
        """
        last = self._last_text
        if not isinstance(self._end, LimitEnd) or self._is_due(0):
            return last
        back = 1
        while not self._is_due(back):
            back *= 2
            if back > FARTHEST:
                return last
        if not self.in_order(self._before_last(back), last):
            return last
        days = range(back // 2, back + 1)
        found = self._before_last(days[bisect_left(days, 1, key=self._is_due)])
        # of what begins later these alone may mean a day after the last one
        rough = (last[:MONTH], last[:YEAR])
        return last if any(each > found and self[each][0] for each in rough) else found

    def _is_due(self, back: int) -> bool:
        """Whether there is a reminder of a limit that began so many days before the last one."""
        return self[self._before_last(back)][0] != ""

    def _before_last(self, days: int) -> str:
        return (self._last - datetime.timedelta(days)).isoformat()

    def in_order(self, first: str, last: str) -> bool:
        """Whether of all whole days between two a later one never ends its limit sooner.

        Every limit that begins between them can be reckoned then.
        """
        if not isinstance(self._end, LimitEnd) or self._end.unit != WORKING_DAYS:
            return self._end is the_day or isinstance(self._end, LimitEnd)
        try:
            ends = [self._end(each, self._now) for each in (first, last)]
        except NoCalendar:
            return False
        days = [*ends, *map(datetime.date.fromisoformat, (first, last))]
        years = range(min(days).year, max(days).year + 1)
        return self._now.calendar.years.issuperset(years)

    def _from_the_start(self) -> Nearness:
        """The nearness for a record that has waited from the start, without a day."""
        return (STALE, "", 0) if self._over else NOT_DUE

    def _nearness(self, base: str) -> Nearness:
        today = self._now.today
        try:
            day = self._end(base, self._now)
        except NoCalendar as unknown:
            return (UNSURE if self._may_be_near(base) else ""), "", unknown.year
        if self._over:
            return (STALE if day < today else ""), day.isoformat(), 0
        if day > self._last:
            return NOT_DUE
        return level_of(day, today), day.isoformat(), 0

    def _may_be_near(self, base: str) -> bool:
        """Whether a limit that cannot be reckoned yet may end soon or have ended."""
        if self._guessed is None:
            self._guessed = self._now._replace(calendar=self._now.calendar.guessing())
        return self._end(base, self._guessed) <= self._last + SLACK


def _days_of(end: End) -> datetime.timedelta | None:
    """How many days after a base day a limit ends, None where that is not all that decides it."""
    if end is the_day:
        return datetime.timedelta(0)
    if isinstance(end, LimitEnd) and end.unit not in (MONTHS, WORKING_DAYS):
        return datetime.timedelta(days=end.sign * end.value)
    return None


def levels_of(reads: KeptReads, rule: ReminderRule, now: Times) -> LimitLevels:
    """The nearness by a rule on a day; kept, since no record decides it but those in `now`."""
    inputs = (rule.end, rule.ahead, now)
    found: LimitLevels = reads.get(
        ("levels", rule.key, rule.part), inputs, lambda: Read(frozenset(), LimitLevels(rule, now))
    )
    return found
