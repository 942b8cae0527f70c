"""The few most urgent reminders and how many there are, for the workbench: no list is read."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import NamedTuple

from desktop_app.services import reminders
from desktop_app.services.desk import Desk
from desktop_app.services.reminders import DueItem, Reminder
from desktop_app.services.reminders.due_items import CountedReminders, counted
from desktop_app.services.reminders.rule_counts import NEAREST

MOST = NEAREST
MOST_UNSURE = 2
KEPT = {reminders.TODAY: 1, reminders.WEEK: 2, reminders.STALE: 1}


class Overview(NamedTuple):
    """How many wait at each level, and the first of them, the most urgent first."""

    counts: Counter[str]
    first: tuple[Reminder, ...]


def overview(desk: Desk, today: datetime.date | None = None) -> Overview:
    """What the workbench shows: late first, then this week, places kept for what is stale."""
    due = counted(desk, today)
    found: list[DueItem] = []
    for level, many in _shares(due.levels).items():
        found += _first(desk, due, level, many)
    return Overview(due.levels, tuple(reminders.read(desk, found, today)))


def _shares(counts: Counter[str]) -> dict[str, int]:
    """How many lines each level gets: those behind keep a few, the late ones take what is left."""
    kept = {level: min(counts[level], many) for level, many in KEPT.items()}
    left = MOST - sum(kept.values())
    shares = {}
    for level in reminders.LEVELS:
        own = min(counts[level], left + kept.get(level, 0))
        own = min(own, MOST_UNSURE) if level == reminders.UNSURE else own
        left -= own - kept.get(level, 0)
        shares[level] = own
    return shares


def _first(desk: Desk, due: CountedReminders, level: str, many: int) -> list[DueItem]:
    """The first of one level, the oldest first, read from the few piles that hold them."""
    found = [each for each in due.own if each.level == level]
    read = 0
    piles = (pile for each in due.rules for pile in each.nearest.get(level, ()))
    for due_count in sorted(piles, key=lambda each: (each.due, each.base or "")):
        if read >= many:
            break
        found += reminders.first_of(desk, due_count, many)
        read += min(due_count.many, many)
    return sorted(found, key=reminders.urgency)[:many]
