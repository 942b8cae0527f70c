"""The replacement of words that do not leave the program (不外传)."""

from __future__ import annotations

HELD_BACK = "（不外传）"
"""The text that replaces words that are held back; an empty value stays empty."""


class HeldLink(int):
    """The id of a linked record whose title is held back."""


class HeldLinks(tuple[int, ...]):
    """The ids of linked records whose titles are held back."""

    __slots__ = ()


def is_held_back(value: object) -> bool:
    """Whether a value replaces words that are held back."""
    return value == HELD_BACK if isinstance(value, str) else isinstance(value, HeldLink | HeldLinks)
