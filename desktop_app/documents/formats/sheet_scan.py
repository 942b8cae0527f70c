"""One sheet's XML looked through before the cell reader gets it: its extent, what its cells show.

The cell reader gives values without their formats, and nothing at all for a failed formula or a
picture; these few cells are found here while the part is unpacked and counted anyway. Cells that
are written as all office programs write them are found by patterns, ten times as fast as a parser;
a sheet with others is walked by a parser, and only where there is something to find.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping

from desktop_app.documents.formats import limits
from desktop_app.documents.formats.number_formats import Display, shown_day
from desktop_app.documents.grids import Cell, ErrorCell, column_number

LONGEST_CELL = 1024 * 1024
USUAL_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})

_ROW = re.compile(rb'<row r="(\d+)"')
_SPECIAL = re.compile(rb'<(?:c(?! r="[A-Z]\d{1,5}"|ol)|row(?! r="\d{1,5}"(?:(?!hidden)[^>])*>))')
"""A cell behind column Z or row 99,999, a hidden row, or one that is written in another way."""
_PREFIXED = re.compile(rb":(?:c|row)[\s>/]")
_FAR_ROW = re.compile(rb'<(?:c|row) r="[A-Z]{0,3}(\d{6,})"[^>]*(?<!/)>')
_WIDE_CELL = re.compile(rb'<c r="([A-Z]{2,})(\d+)"[^>]*(?<!/)>')
_ANY_CELL = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{0,9})(\d{1,9})[\"'][^>]*(?<!/)>")
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*hidden=[\"'](?:1|true)[\"']")
_UNUSUAL = re.compile(rb'<(?:c(?! r="|ol)|row(?! r="))')
_TAGS = re.compile(rb"<(?:\w+:)?c[\s>/]")
_BROKEN_VALUE = re.compile(rb"\n[ \t\r]{0,64}</v>")
_LONGEST_HEAD = 200
_STYLE_NOT_FIRST = re.compile(rb' t="\w+"[^>]* s="')
_VALUE = rb"\s*(?:<f\b[^>]*(?:/>|>[^<]*</f>)\s*)?<v>([^<]*)</v>"
_CELL = rb'<c r="([A-Z]{1,3})(\d{1,7})"([^>]*\b%s[^>]*)>' + _VALUE
_FAILED = re.compile(_CELL % b't="e"')
_TYPE = re.compile(rb'\bt="(\w+)"')
_METADATA = re.compile(rb'\bvm="(\d+)"')
Place = tuple[int, int]


class SheetScan:
    """The contents of one sheet's XML besides its values.

    It takes the XML in stretches of whole cells. `rows` and `columns` reach to the last filled
    cell. `cells` are those to be shown otherwise than as their values, `pictures` the value
    metadata (from 1) of cells that hold a picture. `is_marked`: some text cell may be machine text.
    `odd_errors` are those of newer programs, for which the cell reader refuses the whole workbook.
    `is_littered`: there are comments, CDATA or white space at which it takes another value, or
    none.
    """

    def __init__(
        self, displays: Mapping[int, Display] | None = None, *, since_1904: bool = False
    ) -> None:
        self.rows = self.columns = self.hidden_rows = 0
        self.cells: dict[Place, Cell] = {}
        self.pictures: dict[Place, int] = {}
        self.odd_errors: set[str] = set()
        self.is_marked = self.is_littered = False
        self._displays = displays or {}
        self._shown = _Shown(self._displays, since_1904=since_1904)
        self._is_unusual = self._has_failed = False
        self._tags = 0
        self._styled = _styled(self._displays, rb'" s="(%s)"([^>]*)>')
        self._styled_anyhow = _styled(self._displays, rb'"(?=[^>]*\bs="(%s)")([^>]*)>')

    @property
    def wants_walk(self) -> bool:
        """Whether cells that matter are written so that only a parser finds them."""
        return self._is_unusual and bool(self._displays or self._has_failed)

    def take(self, window: bytes) -> None:
        """Look through one stretch; UserError where the sheet is larger than we read."""
        is_usual = True
        if _SPECIAL.search(window) or (b":" in window and _PREFIXED.search(window)):
            is_usual = self._take_special(window)
        if is_usual:
            self.columns = max(self.columns, 26)
            last = window.rfind(b'<row r="')
            rows = _ROW.finditer(window, last) if last >= 0 else _ANY_CELL.finditer(window)
            self._reach(b"", {match[match.lastindex or 1] for match in rows})
        limits.check_extent(self.rows, self.columns)
        if _is_littered(window):
            self.is_littered = self._is_unusual = True
        self._find(window, is_usual=is_usual and not self.is_littered)

    def _take_special(self, window: bytes) -> bool:
        """Look through a stretch with far or hidden cells; whether it is written as usual."""
        self.hidden_rows += len(_HIDDEN_ROW.findall(window))
        if not _UNUSUAL.search(window) and not _PREFIXED.search(window):
            self._reach(b"", set(_FAR_ROW.findall(window)))
            for letters, row in set(_WIDE_CELL.findall(window)):
                self._reach(letters, (row,))
            return True
        self._is_unusual = self._is_unusual or _TAGS.search(window) is not None
        for match in _ANY_CELL.finditer(window):
            self._reach(match[1], (match[2],))
        self._tags += len(_TAGS.findall(window))
        if self._tags > limits.MAX_CELLS:
            raise limits.too_big()
        return False

    def _reach(self, letters: bytes, rows: Iterable[bytes]) -> None:
        self.rows = max(self.rows, *map(int, rows), 0)
        self.columns = max(self.columns, column_number(letters.decode()) + 1)

    def _find(self, window: bytes, *, is_usual: bool) -> None:
        if b"#" in window and (b't="e"' in window or b"t='e'" in window):
            self._has_failed = True
            for match in _FAILED.finditer(window) if is_usual else ():
                self._take_failed(_place(match[1], match[2]), match[3], match[4])
        if self._displays and is_usual:
            is_first = not _STYLE_NOT_FIRST.search(window)
            pattern = self._styled if is_first else self._styled_anyhow
            self._take_styled(pattern.findall(window))

    def _take_styled(self, found: Iterable[tuple[bytes, bytes, bytes, bytes, bytes]]) -> None:
        """Note what cells show, each given by its column, row, style, attributes and value."""
        columns = _Columns()
        for letters, row, *shape in found:
            shown = self._shown[tuple(shape)]
            if shown is not None:
                self.cells[int(row) - 1, columns[letters]] = shown

    def _take_failed(self, place: Place, attributes: bytes, text: bytes) -> None:
        metadata = _METADATA.search(attributes)
        self.take_error(place, text.decode("utf-8", "replace"), int(metadata[1]) if metadata else 0)

    def take_error(self, place: Place, text: str, metadata: int = 0) -> None:
        """Note a cell whose formula failed; one with value metadata may be a picture."""
        bare = text.strip()
        self.cells[place] = ErrorCell(bare)
        self.odd_errors |= {text, bare} - USUAL_ERRORS
        if metadata:
            self.pictures[place] = metadata

    def take_value(self, place: Place, style: int, kind: str, text: str) -> None:
        """Note what a cell of a style shows, where that is not its value."""
        shown = self._shown.value(style, kind, text)
        if shown is not None:
            self.cells[place] = shown


def _is_littered(window: bytes) -> bool:
    """Whether there are comments, CDATA or values on lines of their own: rare bytes come first."""
    if b"!" in window and (b"<!--" in window or b"<![CDATA[" in window):
        return True
    has_lines = window.rfind(b"\n") > _LONGEST_HEAD
    return has_lines and (b"<v>\n" in window or _BROKEN_VALUE.search(window) is not None)


class _Shown(dict[tuple[bytes, ...], Cell | None]):
    """What cells of one style, attributes and value show, worked out when first met."""

    def __init__(self, displays: Mapping[int, Display], *, since_1904: bool) -> None:
        super().__init__()
        self._displays, self._since_1904 = displays, since_1904

    def __missing__(self, shape: tuple[bytes, ...]) -> Cell | None:
        style, attributes, text = shape
        kind = _TYPE.search(attributes) if attributes else None
        shown = self.value(int(style), kind[1].decode() if kind else "n", text.decode())
        self[shape] = shown
        return shown

    def value(self, style: int, kind: str, text: str) -> Cell | None:
        """What a cell shows of its value as the XML has it: a number, or a day as ISO text."""
        display = self._displays.get(style)
        if display is None or kind not in ("n", "d"):
            return None
        try:
            if kind == "n":
                return display.cell(float(text), since_1904=self._since_1904)
            day = datetime.date.fromisoformat(text.strip()[:10])
        except ValueError:
            return None
        return shown_day(day, display.precision) if display.precision else None


class _Columns(dict[bytes, int]):
    """The columns by their letters."""

    def __missing__(self, letters: bytes) -> int:
        self[letters] = column_number(letters.decode())
        return self[letters]


def _styled(displays: Mapping[int, Display], attributes: bytes) -> re.Pattern[bytes]:
    """The pattern of a cell in one of these styles, given that of its attributes behind `r`."""
    styles = b"|".join(str(each).encode() for each in sorted(displays))
    return re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})' + attributes % styles + _VALUE)


def _place(letters: bytes, row: bytes) -> Place:
    return int(row) - 1, column_number(letters.decode())
