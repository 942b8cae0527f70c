"""How near the end of a rule's limit is, by the day that begins it: each day is reckoned once."""

from __future__ import annotations

import datetime
from typing import TypeAlias

from desktop_app.chinese.working_days import NoCalendar
from desktop_app.services.limits.time_limits import Times
from desktop_app.services.lookup.kept_reads import KeptReads, Read
from desktop_app.services.reminders.reminder_items import SLACK, STALE, UNSURE, level_of
from desktop_app.services.reminders.reminder_rule import OVER, ReminderRule

Nearness: TypeAlias = tuple[str, str, int]
"""Level and last day of a limit, '' for none; the year that it cannot be reckoned without.

Without a level there is no reminder. A year of 0: the limit could be reckoned.
"""
NOT_DUE: Nearness = ("", "", 0)


class LimitLevels(dict[str, Nearness]):
    """The nearness of one rule's limit by base day; days that are asked for are added."""

    def __init__(self, rule: ReminderRule, now: Times) -> None:
        super().__init__()
        self._end, self._over, self._now = rule.end, rule.ahead == OVER, now
        self._ahead = 0 if self._over else now.limits[rule.ahead]
        self._last = now.today + datetime.timedelta(days=self._ahead)

    def __missing__(self, base: str) -> Nearness:
        found = self[base] = self._nearness(base) if base else self._from_the_start()
        return found

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
        calendar = self._now.calendar.guessing()
        return self._end(base, self._now._replace(calendar=calendar)) <= self._last + SLACK


def levels_of(reads: KeptReads, rule: ReminderRule, now: Times) -> LimitLevels:
    """The nearness by a rule on a day; kept, since no record decides it but those in `now`."""
    inputs = (rule.end, rule.ahead, now)
    found: LimitLevels = reads.get(
        ("levels", rule.key, rule.part), inputs, lambda: Read(frozenset(), LimitLevels(rule, now))
    )
    return found
