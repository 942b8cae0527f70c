"""Marks of records that are late or stale, for the cards of a board."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.reminders import LATE, STALE, Wanted, find, titles


def marks(desk: Desk, model: type[Record], keys: Sequence[int]) -> dict[int, str]:
    """The most urgent late or stale reminder of each record, in a few words, by its id."""
    found: dict[int, str] = {}
    names = titles(desk)
    if not keys:
        return found  # no keys would mean any
    for each in find(desk, Wanted(levels=(LATE, STALE), record=model.KEY, keys=tuple(keys))):
        if each.key is not None and each.key not in found:
            found[each.key] = _words(names[each.kind], each.level, each.due, desk.today)
    return found


def _words(title: str, level: str, due: str, today: datetime.date) -> str:
    if level == STALE:
        return title
    return f"{title} 超期 {(today - datetime.date.fromisoformat(due)).days} 天"
