"""The rules as they apply in an office: a part for each limit of platforms or channels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from desktop_app.services.limits.time_limits import PlaceEnd, Times
from desktop_app.services.reminders.reminder_rule import ReminderRule
from desktop_app.storage.query.clauses import AmongGiven, Not, RowByRow
from desktop_app.storage.query.expressions import Clause, FieldValue


def parts_of(rules: Iterable[ReminderRule], now: Times) -> Iterator[ReminderRule]:
    """Each rule with the end of its limit, rule by rule.

    A rule whose limit differs among platforms, or among channels of assignment, comes once for
    each limit, with the records of its platforms or channels alone; where nothing is demanded it
    is left out. A rule with an end of its own comes as it is.
    """
    for each in rules:
        rule = each.of_day(each, now.today) if each.of_day else each
        if rule.limit:
            yield from _parts(rule, now)
        else:
            yield rule


def _parts(rule: ReminderRule, now: Times) -> Iterator[ReminderRule]:
    about, sign, limits = rule.about, -1 if rule.back else 1, now.time_limits
    place = about.platform or about.channel
    if place is None:
        end = limits.end_of(rule.limit, sign=sign)
        if end is not None:
            yield replace(rule, end=end)
        return
    ends = limits.by_platform if about.platform else limits.by_channel
    for part, each in enumerate(ends(rule.limit, sign)):
        if each.end is not None:
            where = (*rule.where, *_of_places(place, each))
            yield replace(rule, part=part, end=each.end, where=where)


def _of_places(place: FieldValue, limit: PlaceEnd) -> Sequence[Clause]:
    """The condition that leaves the records of some platforms or channels.

    No index is chosen for it.
    """
    if limit.but and not limit.codes:
        return ()
    among = AmongGiven(place, limit.codes)
    return (RowByRow(Not(among) if limit.but else among),)
