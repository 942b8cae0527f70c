"""The marks of attendance that a granted leave has set, each with what was there before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.records.field_types import Text
from desktop_app.records.lookup import Lookup

Places = dict[tuple[int, int], str]
"""By id of the attendance and place of the part the mark that was there before."""


class FilledMarks(Text):
    """Written by the program alone: `12.1缺 12.2·` is two places of attendance 12."""

    wordless = True
    by_program = True

    def __init__(self, label: str, **declared: Any) -> None:
        super().__init__(label, longest=100_000, **declared)

    def show(self, value: Any, lookup: Lookup) -> str:
        """How many parts it has set: 3 段."""
        count = len(places_in(value))
        return f"{count} 段" if count else ""


def places_in(text: str | None) -> Places:
    """The places that a stored value names."""
    found: Places = {}
    for each in (text or "").split():
        key, _, rest = each.partition(".")
        if key.isdecimal() and rest[:-1].isdecimal():
            found[int(key), int(rest[:-1])] = rest[-1]
    return found


def places_text(places: Mapping[tuple[int, int], str]) -> str | None:
    """The stored value of some places, None for none."""
    words = (f"{key}.{place}{mark}" for (key, place), mark in sorted(places.items()))
    return " ".join(words) or None
