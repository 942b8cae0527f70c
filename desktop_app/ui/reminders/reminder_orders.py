"""The orders of the page 督办: by urgency, or by one of its columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop_app.services import reminders
from desktop_app.services.desk import Desk
from desktop_app.services.reminders import DueItem, urgency

LAST = "￿"  # sorts an empty text behind every other one


def in_order(desk: Desk, items: list[DueItem], sort: str, *, descending: bool) -> list[DueItem]:
    """The items sorted by a column, equal ones by urgency; without a column as they are."""
    if not sort:
        return items
    key = _SIMPLE.get(sort) or (
        _by_title(desk) if sort == "title" else _by_words(desk, items, sort)
    )
    return sorted(sorted(items, key=urgency), key=key, reverse=descending)


def _by_title(desk: Desk) -> Callable[[DueItem], int]:
    """By the order in which the rules are declared."""
    titles = reminders.titles(desk)
    places = {title: place for place, title in enumerate(titles.values())}
    return lambda each: places[titles[each.kind]]


def _by_words(desk: Desk, items: list[DueItem], sort: str) -> Callable[[DueItem], str]:
    """By a text that has to be read first."""
    words = reminders.words_of(desk, items)

    def text(each: DueItem) -> str:
        return str(getattr(words[each], sort)) if each in words else ""

    return text


_SIMPLE: dict[str, Callable[[DueItem], Any]] = {
    "level": urgency,
    "unit": lambda each: each.unit or LAST,
    "due": lambda each: each.due or LAST,
    "days": lambda each: each.due or LAST,
}
