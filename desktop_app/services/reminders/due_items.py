"""Finds what is due by every rule: as a list, or counted by rule and day."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from desktop_app.services.desk import Desk
from desktop_app.services.limits.time_limits import Times, times
from desktop_app.services.lookup.kept_reads import Read, Row
from desktop_app.services.lookup.valid_reads import valid_reads
from desktop_app.services.reminders.limit_levels import Nearness, levels_of
from desktop_app.services.reminders.limit_parts import parts_of
from desktop_app.services.reminders.office_reminders import own
from desktop_app.services.reminders.reminder_items import (
    EVERYTHING,
    PLACES,
    DueCount,
    DueItem,
    Reminder,
    Wanted,
    several,
    urgency,
)
from desktop_app.services.reminders.reminder_rule import ReminderRule, rules_in_use
from desktop_app.services.reminders.reminder_search import holding
from desktop_app.services.reminders.reminder_words import read, titles
from desktop_app.services.reminders.rule_counts import RuleCounts, rule_counts
from desktop_app.services.reminders.waiting_rows import (
    Rows,
    committees_of,
    shape_of,
    waiting,
    waiting_among,
)
from desktop_app.storage.collecting import uncollected
from desktop_app.storage.query.clauses import Comparison, IsEmpty
from desktop_app.storage.query.declared_query import records_read, select
from desktop_app.storage.query.expressions import KEY, Given

_KEY_OF_ITEM = itemgetter(DueItem._fields.index("key"))


def due(desk: Desk, today: datetime.date | None = None) -> list[Reminder]:
    """Everything that is due, in words, the most urgent first."""
    return read(desk, find(desk, today=today), today)


def find(
    desk: Desk, wanted: Wanted = EVERYTHING, today: datetime.date | None = None
) -> list[DueItem]:
    """Everything that is due and wanted, the most urgent first."""
    now = times(desk, today)
    with uncollected():
        found = _Finding(desk, now, wanted)
        for rule, rows in found.rows():
            found.add(rule, rows)
        return found.in_order()


def counts(desk: Desk, today: datetime.date | None = None) -> Counter[str]:
    """How many items each level has; no item is read."""
    return counted(desk, today).levels


class CountedReminders(NamedTuple):
    """What is due, counted: how many items each level has, by rules, and the office's own items."""

    levels: Counter[str]
    rules: Sequence[RuleCounts]
    own: Sequence[DueItem]


def counted(desk: Desk, today: datetime.date | None = None) -> CountedReminders:
    """What is due, counted by rule; no item is read but those about the office itself."""
    now, years, levels = times(desk, today), set[int](), Counter[str]()
    rules = rule_counts(desk, now)
    for each in rules:
        levels.update(each.levels)
        years |= each.years
    own_items = list(own(desk, now, years))
    levels.update(each.level for each in own_items)
    return CountedReminders(levels, rules, own_items)


def first_of(desk: Desk, due_count: DueCount, most: int) -> list[DueItem]:
    """The first items of one pile, by their ids; kept for the day that the desk works on."""
    rule, asked = due_count.rule, (due_count.base, most)
    record = rule.about.record
    values = (KEY, rule.unit, rule.about.committee)
    since = Comparison(rule.base, "=", Given(due_count.base))
    where = (*rule.where, IsEmpty(rule.base) if due_count.base is None else since)
    reads, name = valid_reads(desk), ("first items", rule.key, rule.part)
    known: dict[tuple[str | None, int], list[Row]] = reads.get(
        name, (rule, desk.today), lambda: Read(records_read(record, values, where).keys, {})
    )
    if asked not in known:
        known[asked] = select(desk.office, record, values, where, (KEY,), most)
    return [
        DueItem(rule.key, record.KEY, key, due_count.level, due_count.due, unit or "", committee)
        for key, unit, committee in known[asked]
    ]


class _Finding:
    """The items found so far: by the place of their level and their last day."""

    def __init__(self, desk: Desk, now: Times, wanted: Wanted) -> None:
        self._desk, self._now, self._wanted = desk, now, wanted
        self._reads = valid_reads(desk)
        self._years: set[int] = set()
        self._piles: dict[tuple[int, str], list[DueItem]] = {}

    def rows(self) -> list[tuple[ReminderRule, Rows]]:
        """The rows that wait by each wanted rule and hold what is searched."""
        desk, wanted, reads = self._desk, self._wanted, self._reads
        rules = [
            rule for rule in parts_of(rules_in_use(desk).values(), self._now)
            if (not wanted.kinds or rule.title in wanted.kinds)
            and wanted.record in ("", rule.about.record.KEY)
        ]  # fmt: skip
        found = [
            waiting_among(desk, rule, self._now, wanted.keys) if wanted.keys
            else waiting(desk, reads, rule, self._now)
            for rule in rules
        ]  # fmt: skip
        return holding(desk, reads, list(zip(rules, found, strict=True)), wanted.search)

    def add(self, rule: ReminderRule, rows: Rows) -> None:
        """Add the items of one rule; a year whose working days are not known is noted instead."""
        if not rows:
            return
        near = levels_of(self._reads, rule, self._now)
        columns = [*zip(*rows.values(), strict=True)]
        keys, bases, units = columns[:3]
        piles = {base: self._pile(near[base]) for base in set(bases)}
        levels, days, _ = zip(*map(near.__getitem__, bases), strict=True)
        texts = [each or "" for each in units]
        committees = self._committees(rule, columns)
        record = rule.about.record.KEY
        items = several(rule.key, record, keys, levels, days, texts, committees)
        for base, item in zip(bases, items, strict=True):
            piles[base].append(item)

    def in_order(self) -> list[DueItem]:
        """The wanted items, the most urgent first, with those about the office itself."""
        wanted, own_items = self._wanted, list(self._own_items())
        for pile in self._piles.values():
            pile.sort(key=_KEY_OF_ITEM)
        for item in own_items:
            pile = self._piles.setdefault((PLACES[item.level], item.due), [])
            pile.append(item)
            pile.sort(key=urgency)
        found = [*chain.from_iterable(self._piles[place] for place in sorted(self._piles))]
        if not wanted.units and not wanted.committees:
            return found
        return [
            each for each in found
            if (not wanted.units or each.unit in wanted.units)
            and (not wanted.committees or each.committee in wanted.committees)
        ]  # fmt: skip

    def _pile(self, near: Nearness) -> list[DueItem]:
        """Where the items go whose limit is so near; a list of its own for what is not wanted."""
        level, day, unknown_year = near
        if unknown_year:
            self._years.add(unknown_year)
        if not level or (self._wanted.levels and level not in self._wanted.levels):
            return []
        return self._piles.setdefault((PLACES[level], day), [])

    def _committees(
        self, rule: ReminderRule, columns: Sequence[Sequence[Any]]
    ) -> Sequence[int | None]:
        """The committees of the rows with these columns."""
        joins = bool(self._wanted.keys)
        found = columns[shape_of(rule, joins=joins).committee]
        by_link = None if joins else committees_of(self._desk, self._reads, rule.about)
        if by_link is None:
            return found
        nobody: Row = (None, None)
        return [by_link.get(link, nobody)[1] for link in found]

    def _own_items(self) -> Iterator[DueItem]:
        """The wanted items that are about no record of a register."""
        wanted = self._wanted
        if wanted.search or wanted.units or wanted.committees or wanted.record:
            return
        names = titles(self._desk)
        for each in own(self._desk, self._now, self._years):
            named = not wanted.kinds or names[each.kind] in wanted.kinds
            if named and (not wanted.levels or each.level in wanted.levels):
                yield each
