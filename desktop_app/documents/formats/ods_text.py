"""The text of one cell of an OpenDocument sheet.

OpenDocument 1.3 Part 3, 6.1.2: only paragraphs and headings hold text, and white space in them is
one space, none at the ends of their lines; more spaces, tabs and breaks are elements of their own.
"""

from __future__ import annotations

import re

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT = f"{_NAMES}text:1.0 "
_PARAGRAPHS = frozenset({_TEXT + "p", _TEXT + "h"})
_UNREAD = frozenset({_TEXT + "ruby-text", _TEXT + "note", f"{_NAMES}office:1.0 annotation"})
_DRAWINGS = f"{_NAMES}drawing:1.0 "
_SIGNS = {_TEXT + "line-break": "\n", _TEXT + "tab": "\t"}
_WHITE = re.compile("[ \t\r\n]+")
_MOST_SPACES = 1_000


class CellText:
    """The text of a cell as it is walked through: no pinyin, comments or words in drawings."""

    __slots__ = ("_count", "_is_open", "_is_spaced", "_loose", "_parts", "_unread")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._loose: list[str] = []
        self._count = self._unread = 0
        self._is_open = self._is_spaced = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Step into an element of the cell."""
        if self._unread or tag in _UNREAD or tag.startswith(_DRAWINGS):
            self._unread += 1
        elif tag in _PARAGRAPHS:
            if self._count:
                self._parts.append("\n")
            self._count += 1
            self._is_open = self._is_spaced = True
        elif tag in _SIGNS:
            self._sign(_SIGNS[tag])
        elif tag == _TEXT + "s":
            count = attributes.get(_TEXT + "c", "1")
            self._sign(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))

    def end(self, tag: str) -> None:
        """Step out of an element of the cell."""
        if self._unread:
            self._unread -= 1
        elif tag in _PARAGRAPHS:
            self._drop_space()
            self._is_open = False

    def add(self, data: str) -> None:
        """Take some text."""
        if self._unread:
            return
        if not self._is_open:
            self._loose.append(data)
            return
        text = _WHITE.sub(" ", data)
        if self._is_spaced and text.startswith(" "):
            text = text[1:]
        if text:
            self._parts.append(text)
            self._is_spaced = text.endswith(" ")

    def _sign(self, sign: str) -> None:
        if self._is_open:
            if sign == "\n":
                self._drop_space()
            self._parts.append(sign)
            self._is_spaced = sign == "\n"

    def _drop_space(self) -> None:
        """Take back the one space that white space left at the end of a line."""
        if self._is_spaced and self._parts:
            self._parts[-1] = self._parts[-1].removesuffix(" ")

    def __str__(self) -> str:
        """The paragraphs on lines of their own; the bare text of a cell without paragraphs."""
        return "".join(self._parts) if self._count else "".join(self._loose).strip()
