"""The number formats of an OpenDocument sheet, as the codes that other formats have for them.

OpenDocument 1.3 Part 3, 16.29: a data style is a list of elements, one for each part of a cell.
"""

from __future__ import annotations

from desktop_app.documents.formats.number_formats import Display, display_of

_NUMBER = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0 "
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
_DATA_STYLES = frozenset(
    _NUMBER + each
    for each in ("number-style", "date-style", "percentage-style", "currency-style", "time-style")
)
_LETTERS = {
    "year": "yyyy", "month": "m", "day": "d", "hours": "h", "minutes": "m", "seconds": "s",
    "day-of-week": "dddd", "am-pm": "AM/PM", "era": "", "quarter": "",
}  # fmt: skip
_DISPLAY = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 display"
_MAX_DIGITS = 20


class Styles:
    """The styles met on a walk through styles.xml and content.xml, by name."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._data_style: dict[str, str] = {}
        self._parent: dict[str, str] = {}
        self._open = ""
        self._parts: list[str] = []
        self._texts = False
        self._displays: dict[str, Display | None] = {}
        self._style = ""
        self._hidden: set[str] = set()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take note of a cell style, or of a part of a data style."""
        if tag == _STYLE + "style":
            name = attributes.get(_STYLE + "name", "")
            self._data_style[name] = attributes.get(_STYLE + "data-style-name", "")
            self._parent[name] = attributes.get(_STYLE + "parent-style-name", "")
            self._style = name
        elif tag == _STYLE + "table-properties":
            if self._style and attributes.get(_DISPLAY) == "false":
                self._hidden.add(self._style)
        elif tag in _DATA_STYLES:
            self._open, self._parts = attributes.get(_STYLE + "name", ""), []
            if tag.endswith(("percentage-style", "currency-style")):
                self._parts.append("%")
        elif self._open and tag.startswith(_NUMBER):
            self._part(tag.removeprefix(_NUMBER), attributes)

    def _part(self, name: str, attributes: dict[str, str]) -> None:
        if name == "number":
            self._parts.append(_digits(attributes))
        elif name == "text":
            self._texts = True
            self._parts.append('"')
        elif name in _LETTERS:
            self._parts.append(_LETTERS[name])
        else:  # fractions, scientific numbers, fills
            self._parts.append("%")

    def text(self, data: str) -> None:
        """Take the words of a data style."""
        if self._texts:
            self._parts.append(data.replace('"', ""))

    def end(self, tag: str) -> None:
        """Close a data style, or the words in it."""
        if tag == _NUMBER + "text" and self._texts:
            self._parts.append('"')
            self._texts = False
        elif tag in _DATA_STYLES and self._open:
            self._codes[self._open] = "".join(self._parts)
            self._open = ""
        elif tag == _STYLE + "style":
            self._style = ""

    def is_hidden(self, name: str) -> bool:
        """Whether a table of this style is hidden."""
        return name in self._hidden

    def display(self, name: str) -> Display | None:
        """What a cell style shows otherwise than the value; None for one that shows the value."""
        if name not in self._displays:
            self._displays[name] = self._find(name)
        return self._displays[name]

    def _find(self, name: str) -> Display | None:
        met: set[str] = set()
        while name and name not in met:
            met.add(name)
            if data_style := self._data_style.get(name):
                return display_of(self._codes.get(data_style, ""))
            name = self._parent.get(name, "")
        return None


def _digits(attributes: dict[str, str]) -> str:
    """The code of a number: its digits before and behind the point, and its thousands."""
    whole = _count(attributes, "min-integer-digits")
    decimals = _count(attributes, "decimal-places")
    if attributes.get(_NUMBER + "grouping") == "true":
        return "#,##0"
    scale = attributes.get(_NUMBER + "display-factor", "1").partition(".")[0]
    thousands = "," * (len(scale.lstrip("1")) // 3)
    return ("0" * whole or "#") + ("." + "0" * decimals if decimals else "") + thousands


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(_NUMBER + name, "0")
    return min(int(text), _MAX_DIGITS) if text.isascii() and text.isdigit() else 0
