"""The text of one cell of an OpenDocument sheet, where the cell reader does not get it right."""

from __future__ import annotations

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_UNREAD = frozenset({_TEXT + "ruby-text", _OFFICE + "annotation"})
_SIGNS = {_TEXT + "line-break": "\n", _TEXT + "tab": "\t"}
_MOST_SPACES = 1_000


class CellText:
    """The text of a cell as it is walked through.

    `is_other`: the cell reader has it otherwise; it takes pinyin for text and leaves out breaks.
    """

    def __init__(self) -> None:
        self.is_other = False
        self._parts: list[str] = []
        self._unread = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Step into an element of the cell."""
        if tag in _UNREAD:
            self._unread += 1
            self.is_other = self.is_other or tag != _OFFICE + "annotation"
        elif self._unread:
            return
        elif tag in _SIGNS:
            self._parts.append(_SIGNS[tag])
            self.is_other = True
        elif tag == _TEXT + "p" and self._parts:
            self._parts.append("\n")
        elif tag == _TEXT + "s":
            count = attributes.get(_TEXT + "c", "1")
            self._parts.append(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))

    def end(self, tag: str) -> None:
        """Step out of an element of the cell."""
        if tag in _UNREAD:
            self._unread -= 1

    def add(self, data: str) -> None:
        """Take some text."""
        if not self._unread:
            self._parts.append(data)

    def __str__(self) -> str:
        return "".join(self._parts)
