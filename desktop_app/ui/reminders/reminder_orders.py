"""The orders of the page 督办: by urgency, or by one of its columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop_app.services import reminders
from desktop_app.services.desk import Desk
from desktop_app.services.reminders import TITLES, DueItem, urgency

PLACES = {title: place for place, title in enumerate(TITLES.values())}
LAST = "￿"  # what has no day stands behind every day


def in_order(desk: Desk, waiting: list[DueItem], sort: str, *, descending: bool) -> list[DueItem]:
    """What waits by a column, equal ones by urgency; by urgency alone without a column."""
    if not sort:
        return waiting
    key = _SIMPLE.get(sort) or _by_words(desk, waiting, sort)
    return sorted(sorted(waiting, key=urgency), key=key, reverse=descending)


def _by_words(desk: Desk, waiting: list[DueItem], sort: str) -> Callable[[DueItem], str]:
    """By what has to be read first."""
    words = reminders.words_of(desk, waiting)

    def text(each: DueItem) -> str:
        return str(getattr(words[each], sort)) if each in words else ""

    return text


_SIMPLE: dict[str, Callable[[DueItem], Any]] = {
    "level": urgency,
    "title": lambda each: PLACES[TITLES[each.kind]],
    "unit": lambda each: each.unit or LAST,
    "due": lambda each: each.due or LAST,
    "days": lambda each: each.due or LAST,
}
