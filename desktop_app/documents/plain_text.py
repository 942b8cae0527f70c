"""Makes any text fit to be drawn: line ends made one kind, what has no shape left out."""

from __future__ import annotations

import re

LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
SHAPELESS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2061-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)


def drawable(text: str) -> str:
    """The text with line feeds as its only control characters, joiners (U+2060) kept.

    Direction marks are left out: pages show characters in the order they were typed.
    """
    if text.isprintable():
        return text
    return SHAPELESS.sub("", LINE_ENDS.sub("\n", text).replace("\t", " "))


def one_line(text: str) -> str:
    """The drawable text with its lines joined by spaces."""
    return drawable(text).replace("\n", " ")
