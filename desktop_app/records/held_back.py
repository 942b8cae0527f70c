"""The replacement of words that do not leave the program (不外传)."""

from __future__ import annotations

HELD_BACK = "（不外传）"
"""The text that replaces words that are held back; an empty value stays empty."""
INTERNAL_HELP = "选“是”：内容和姓名不打印、不导出、不复制，只计数"
"""The help on the field by which a row is ticked."""


class HeldLink(int):
    """The id of a linked record whose title is held back."""


class HeldLinks(tuple[int, ...]):
    """The ids of linked records whose titles are held back."""

    __slots__ = ()


def is_held_back(value: object) -> bool:
    """Whether a value replaces words that are held back."""
    return value == HELD_BACK if isinstance(value, str) else isinstance(value, HeldLink | HeldLinks)
