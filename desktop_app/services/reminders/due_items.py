"""Finds what is due by every rule: as a list, or counted by rule and day."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping

from desktop_app.chinese.working_days import NoCalendar
from desktop_app.light_classes import NamedTuple
from desktop_app.records.input_text import searched_words
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.limits.time_limits import Times, times
from desktop_app.services.reminders.office_reminders import own
from desktop_app.services.reminders.reminder_items import (
    EVERYTHING,
    SLACK,
    STALE,
    UNSURE,
    DueCount,
    DueItem,
    Reminder,
    Wanted,
    level_of,
    urgency,
)
from desktop_app.services.reminders.reminder_rule import OVER, ReminderRule, rules_of
from desktop_app.services.reminders.reminder_words import read, titles
from desktop_app.storage.query.clauses import AmongGiven, AmongIds, Comparison, Contains, Either
from desktop_app.storage.query.declared_query import count_by, record_at, select
from desktop_app.storage.query.expressions import (
    KEY,
    Clause,
    Expression,
    FieldValue,
    Given,
    Prefix,
    TextLength,
)


def due(desk: Desk, today: datetime.date | None = None) -> list[Reminder]:
    """Everything that is due, in words, the most urgent first."""
    return read(desk, find(desk, today=today), today)


def find(
    desk: Desk, wanted: Wanted = EVERYTHING, today: datetime.date | None = None
) -> list[DueItem]:
    """Everything that is due and wanted, the most urgent first."""
    now, names = times(desk, today), titles(desk)
    years: set[int] = set()
    found: list[DueItem] = []
    committees = _Committees(desk, joins=_few(wanted))
    for rule in rules_of(desk).values():
        named = not wanted.kinds or rule.title in wanted.kinds
        if named and wanted.record in ("", rule.about.record.KEY):
            found += _waiting(desk, rule, now, wanted, years, committees)
    if not (wanted.search or wanted.units or wanted.committees or wanted.record):
        found += [each for each in own(desk, now, years) if _fits(each, wanted, names)]
    return sorted(found, key=urgency)


def counts(desk: Desk, today: datetime.date | None = None) -> Counter[str]:
    """How many items each level has; no item is read."""
    now, years = times(desk, today), set[int]()
    found: Counter[str] = Counter()
    for each in due_counts(desk, now, years):
        found[each.level] += each.many
    found.update(each.level for each in own(desk, now, years))
    return found


def due_counts(desk: Desk, now: Times, years: set[int]) -> Iterator[DueCount]:
    """What is due, counted by rule and base day; years without a calendar are added to `years`."""
    for rule in rules_of(desk).values():
        where = (*rule.where, *_near(rule, now))
        for base, many in count_by(desk.office, rule.about.record, rule.base, where):
            level, day = _level_of(rule, base, now, years)
            if level:
                yield DueCount(rule.key, base, many, level, day)


def first_of(desk: Desk, due_count: DueCount, most: int) -> list[DueItem]:
    """The first items of one pile, by their ids."""
    rule = rules_of(desk)[due_count.kind]
    record = rule.about.record
    values = (KEY, rule.unit, rule.about.committee)
    where = (*rule.where, Comparison(rule.base, "=", Given(due_count.base)))
    rows = select(desk.office, record, values, where, (KEY,), most)
    return [
        DueItem(rule.key, record.KEY, key, due_count.level, due_count.due, unit or "", committee)
        for key, unit, committee in rows
    ]


class _Source(NamedTuple):
    """The value that the committee of an item is read from, and the committees by that value."""

    value: Expression
    committees: Mapping[int, int] | None


class _Committees:
    """Where items have their committee from; read in one go where many items are expected.

    Joining a linked record for each of many items is slower than reading the committees of all
    such records once.
    """

    def __init__(self, desk: Desk, *, joins: bool) -> None:
        self._desk, self._joins = desk, joins
        self._known: dict[type[Record], Mapping[int, int]] = {}

    def of(self, rule: ReminderRule) -> _Source:
        """The source of one rule's committees."""
        value = rule.about.committee
        link, _, name = value.path.rpartition(".") if isinstance(value, FieldValue) else ("",) * 3
        if self._joins or not link:
            return _Source(value, None)
        model = record_at(rule.about.record, link)
        if model not in self._known:
            rows = select(self._desk.office, model, (KEY, FieldValue(name)))
            self._known[model] = dict(rows)
        return _Source(FieldValue(link), self._known[model])


def _waiting(
    desk: Desk,
    rule: ReminderRule,
    now: Times,
    wanted: Wanted,
    years: set[int],
    committees: _Committees,
) -> Iterator[DueItem]:
    """The items of one rule; a year whose working days are not known is noted instead."""
    known: dict[str, tuple[str, str]] = {}
    kind, record = rule.key, rule.about.record
    source, by_link = committees.of(rule)
    where = (*rule.where, *_narrowing(rule, wanted), *_near(rule, now))
    rows = select(desk.office, record, (KEY, rule.base, rule.unit, source), where)
    for key, base, unit, found in rows:
        if base not in known:
            known[base] = _level_of(rule, base, now, years)
        level, day = known[base]
        if level and (not wanted.levels or level in wanted.levels):
            committee = found if by_link is None else by_link.get(found)
            yield DueItem(kind, record.KEY, key, level, day, unit or "", committee)


def _few(wanted: Wanted) -> bool:
    """Whether few items are expected, or linked records are read anyway."""
    return bool(wanted.search or wanted.committees or wanted.keys)


def _narrowing(rule: ReminderRule, wanted: Wanted) -> list[Clause]:
    """The conditions that leave what is wanted."""
    about = rule.about
    found: list[Clause] = []
    if wanted.units:
        found.append(AmongGiven(rule.unit, wanted.units))
    if wanted.committees:
        found.append(AmongGiven(about.committee, wanted.committees))
    if wanted.keys:
        found.append(AmongIds(KEY, wanted.keys))
    return found + [
        Either(Contains(about.search, word), Contains(about.source, word))
        for word in searched_words(wanted.search)
    ]


def _near(rule: ReminderRule, now: Times) -> list[Clause]:
    """The conditions that leave out items outside the time in which their rule reminds.

    A month counts as over when a later one has begun.
    """
    found: list[Clause] = []
    if rule.onward:
        last = now.today + datetime.timedelta(days=now.limits[rule.ahead])
        found.append(Comparison(rule.base, "<=", Given(last.isoformat())))
    for column, sign in ((rule.while_ahead, ">="), (rule.once_past, "<")):
        if column is not None:
            today = Prefix(Given(now.today.isoformat()), TextLength(column))
            found.append(Comparison(column, sign, today))
    return found


def _level_of(rule: ReminderRule, base: str, now: Times, years: set[int]) -> tuple[str, str]:
    """Level and last day of what began on `base`; no level where it is not due yet."""
    if not base:
        return (STALE, "") if rule.ahead == OVER else ("", "")
    try:
        day = rule.end(base, now)
    except NoCalendar as unknown:
        years.add(unknown.year)
        return (UNSURE if _may_be_near(rule, base, now) else ""), ""
    if rule.ahead == OVER:
        return (STALE if day < now.today else ""), day.isoformat()
    if (day - now.today).days > now.limits[rule.ahead]:
        return "", ""
    return level_of(day, now.today), day.isoformat()


def _may_be_near(rule: ReminderRule, base: str, now: Times) -> bool:
    """Whether a limit that cannot be computed yet may end soon or have ended."""
    guess = rule.end(base, now._replace(calendar=now.calendar.guessing()))
    return guess - now.today <= datetime.timedelta(days=now.limits[rule.ahead]) + SLACK


def _fits(item: DueItem, wanted: Wanted, names: Mapping[str, str]) -> bool:
    kinds = not wanted.kinds or names[item.kind] in wanted.kinds
    return kinds and (not wanted.levels or item.level in wanted.levels)
