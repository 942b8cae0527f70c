"""The rules as they apply in an office: one part for each limit that some platforms have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from desktop_app.services.limits.time_limits import PlatformEnd, Times
from desktop_app.services.reminders.reminder_rule import ReminderRule
from desktop_app.storage.query.clauses import AmongGiven, Not, RowByRow
from desktop_app.storage.query.expressions import Clause, FieldValue


def parts_of(rules: Iterable[ReminderRule], now: Times) -> Iterator[ReminderRule]:
    """Each rule with the end of its limit, rule by rule.

    A rule whose limit differs among platforms comes once for each limit, with the records of its
    platforms alone; where nothing is demanded it is left out. A rule with an end of its own comes
    as it is.
    """
    for rule in rules:
        if rule.limit:
            yield from _parts(rule, now)
        else:
            yield rule


def _parts(rule: ReminderRule, now: Times) -> Iterator[ReminderRule]:
    platform, sign = rule.about.platform, -1 if rule.back else 1
    if platform is None:
        end = now.time_limits.end_of(rule.limit, sign=sign)
        if end is not None:
            yield replace(rule, end=end)
        return
    for part, each in enumerate(now.time_limits.by_platform(rule.limit, sign)):
        if each.end is not None:
            where = (*rule.where, *_of_platforms(platform, each))
            yield replace(rule, part=part, end=each.end, where=where)


def _of_platforms(platform: FieldValue, limit: PlatformEnd) -> Sequence[Clause]:
    """The condition that leaves the records of some platforms; no index is chosen for it."""
    if limit.but and not limit.platforms:
        return ()
    among = AmongGiven(platform, limit.platforms)
    return (RowByRow(Not(among) if limit.but else among),)
