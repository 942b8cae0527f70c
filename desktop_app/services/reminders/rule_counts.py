"""What is due, counted rule by rule and kept until a record that a rule reads has changed."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from heapq import nsmallest
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from desktop_app.services.desk import Desk
from desktop_app.services.limits.time_limits import Times
from desktop_app.services.lookup.kept_reads import KeptReads, Read
from desktop_app.services.lookup.valid_reads import valid_reads
from desktop_app.services.reminders.limit_levels import WHOLE_DAY, LimitLevels, levels_of
from desktop_app.services.reminders.limit_parts import parts_of
from desktop_app.services.reminders.reminder_items import (
    LATE,
    LATER,
    STALE,
    TODAY,
    WEEK,
    DueCount,
)
from desktop_app.services.reminders.reminder_rule import ReminderRule, rules_in_use
from desktop_app.services.reminders.waiting_rows import waiting_counts

NEAREST = 8
_Pair: TypeAlias = tuple[str, int]
"""A day that begins a limit, and how many records wait since then."""
_MANY = itemgetter(1)
_PLACES = {STALE: 0, LATE: 0, TODAY: 1, WEEK: 2, LATER: 3, "": 4}
"""The order in which the levels follow each other as the last day of a limit grows later."""


class RuleCounts(NamedTuple):
    """What is due by one rule, or by one of its parts.

    levels: how many items each level has.
    nearest: by level the piles whose last days come first, `NEAREST` at most, in that order.
    years: the years without a calendar that some limit cannot be reckoned without.
    """

    levels: Mapping[str, int]
    nearest: Mapping[str, Sequence[DueCount]]
    years: frozenset[int]


def rule_counts(desk: Desk, now: Times) -> list[RuleCounts]:
    """What is due, counted by rule, in the order of the rules."""
    reads = valid_reads(desk)
    return [
        reads.get(
            ("due counts", rule.key, rule.part), (rule, now),
            partial(_count, desk, reads, rule, now),
        )
        for rule in parts_of(rules_in_use(desk).values(), now)
    ]  # fmt: skip


def _count(desk: Desk, reads: KeptReads, rule: ReminderRule, now: Times) -> Read:
    counted = waiting_counts(desk, rule, now)
    near, years = levels_of(reads, rule, now), set[int]()
    levels, first = Counter[str](), dict[str, list[tuple[str, str | None, int]]]()
    for pairs in _runs(counted.value, near):
        level, _, unknown_year = near[pairs[0][0]]
        if unknown_year:
            years.add(unknown_year)
        if level:
            levels[level] += sum(map(_MANY, pairs))
            first.setdefault(level, []).extend(
                (near[base][1], base, many) for base, many in pairs[:NEAREST]
            )
    nearest = {
        level: [
            DueCount(rule, base, many, level, day)
            for day, base, many in nsmallest(NEAREST, piles, key=_days)
        ]
        for level, piles in first.items()
    }
    return counted._replace(value=RuleCounts(levels, nearest, frozenset(years)))


def _days(pile: tuple[str, str | None, int]) -> tuple[str, str]:
    """The last day of a pile and the day that began it, '' for none."""
    day, base, _ = pile
    return day, base or ""


def _runs(counted: Sequence[_Pair], near: LimitLevels) -> Iterator[Sequence[_Pair]]:
    """The days and their numbers in runs of one level, each run in the order of its days.

    Where the levels follow each other as the days do, only days at their bounds are reckoned.
    """

    def place(pair: _Pair) -> int:
        return _PLACES[near[pair[0]][0]]

    whole = sorted(each for each in counted if len(each[0] or "") == WHOLE_DAY)
    if not whole or not near.in_order(whole[0][0], whole[-1][0]):
        whole, rest = [], counted
    else:
        rest = [each for each in counted if len(each[0] or "") != WHOLE_DAY]
    yield from ([each] for each in rest)
    start = 0
    while start < len(whole):
        end = bisect_right(whole, place(whole[start]), lo=start, key=place)
        yield whole[start:end]
        start = end
