"""Finds what is due by every rule: as a list, or counted by rule and day."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from desktop_app.services.desk import Desk
from desktop_app.services.limits.time_limits import Times, times
from desktop_app.services.lookup.kept_reads import Columns, KeptReads, Read, Row
from desktop_app.services.lookup.valid_reads import valid_reads
from desktop_app.services.reminders.limit_levels import levels_of
from desktop_app.services.reminders.limit_parts import parts_of
from desktop_app.services.reminders.office_reminders import own
from desktop_app.services.reminders.reminder_items import (
    EVERYTHING,
    LEVELS,
    DueCount,
    DueItem,
    Reminder,
    Wanted,
    several,
    urgency,
)
from desktop_app.services.reminders.reminder_rule import ReminderRule, rules_in_use
from desktop_app.services.reminders.reminder_search import asked_holding, holding, read_holding
from desktop_app.services.reminders.reminder_words import read, titles
from desktop_app.services.reminders.rule_counts import RuleCounts, rule_counts
from desktop_app.services.reminders.waiting_rows import (
    committees_of,
    joined_committee,
    shape_of,
    waiting,
)
from desktop_app.storage.collecting import uncollected
from desktop_app.storage.query.clauses import Comparison, IsEmpty
from desktop_app.storage.query.declared_query import records_read, select
from desktop_app.storage.query.expressions import KEY, Given

_SEARCHED = "searched what is due"
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
        for rule, columns in found.columns():
            found.add(rule, columns)
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
    values = (KEY, rule.unit, joined_committee(rule.about))
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


def _searches_first(reads: KeptReads) -> bool:
    """Whether nothing has been searched yet: texts are kept from the second search on.

    For a single one to read those of all that waits takes longer than to find those that hold
    a word.
    """
    first = not reads.has(_SEARCHED, ())
    reads.get(_SEARCHED, (), lambda: Read(frozenset(), True))
    return first


class _Finding:
    """The items found so far, by their level and last day."""

    def __init__(self, desk: Desk, now: Times, wanted: Wanted) -> None:
        self._desk, self._now, self._wanted = desk, now, wanted
        self._reads = valid_reads(desk)
        self._joins = bool(wanted.keys)
        self._years: set[int] = set()
        self._piles: dict[str, defaultdict[str, list[DueItem]]] = {
            level: defaultdict(list)
            for level in LEVELS
            if not wanted.levels or level in wanted.levels
        }

    def columns(self) -> list[tuple[ReminderRule, Columns]]:
        """What waits by each wanted rule and contains the words of the search."""
        desk, wanted, reads = self._desk, self._wanted, self._reads
        rules = [
            rule for rule in parts_of(rules_in_use(desk).values(), self._now)
            if (not wanted.kinds or rule.title in wanted.kinds)
            and wanted.record in ("", rule.about.record.KEY)
        ]  # fmt: skip
        if self._joins:
            return read_holding(desk, rules, self._now, wanted.search, wanted.keys)
        found = [(rule, waiting(desk, reads, rule, self._now)) for rule in rules]
        if wanted.search and _searches_first(reads):
            return asked_holding(desk, reads, found, wanted.search)
        return holding(desk, reads, found, wanted.search)

    def add(self, rule: ReminderRule, columns: Columns) -> None:
        """Add the items of one rule; a year whose working days are not known is noted instead."""
        if not columns:
            return
        keys, bases, units = columns[:3]
        near = levels_of(self._reads, rule, self._now)
        places = {base: near[base] for base in set(bases)}
        piles = {base: self._pile(level, day) for base, (level, day, _) in places.items()}
        self._years.update(year for _, _, year in places.values() if year)
        levels, ends, _ = zip(*map(places.__getitem__, bases), strict=True)
        record, committees = rule.about.record.KEY, self._committees(rule, columns)
        items = several(rule.key, record, keys, levels, ends, units, committees)
        for base, item in zip(bases, items, strict=True):
            piles[base].append(item)

    def in_order(self) -> list[DueItem]:
        """The wanted items, the most urgent first, with those about the office itself."""
        wanted, own_items = self._wanted, list(self._own_items())
        for item in own_items:
            self._pile(item.level, item.due).append(item)
        piles = [pile for by_day in self._piles.values() for _, pile in sorted(by_day.items())]
        for pile in piles:
            pile.sort(key=_KEY_OF_ITEM)
        for place in {(item.level, item.due) for item in own_items}:
            self._pile(*place).sort(key=urgency)
        found = [*chain.from_iterable(piles)]
        if not wanted.units and not wanted.committees:
            return found
        return [
            each for each in found
            if (not wanted.units or each.unit in wanted.units)
            and (not wanted.committees or each.committee in wanted.committees)
        ]  # fmt: skip

    def _pile(self, level: str, day: str) -> list[DueItem]:
        """Where items of a level and last day go; a list of its own for what is not wanted."""
        return self._piles[level][day] if level in self._piles else []

    def _committees(self, rule: ReminderRule, columns: Columns) -> Iterable[int | None]:
        """The committees of the rows with these columns."""
        found: Sequence[Any] = columns[shape_of(rule, joins=self._joins).committee]
        by_link = None if self._joins else committees_of(self._desk, self._reads, rule.about)
        return found if by_link is None else map(by_link.get, found)

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
