"""Workbooks of Excel 2.0 to 5.0/95, and the bare streams that old programs wrote as .xls.

The library that reads newer .xls takes their letters for two bytes each. Layout of the records:
OpenOffice.org's Documentation of the Microsoft Excel File Format, BIFF2 to BIFF5.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from desktop_app.documents.csv_in import coding_of
from desktop_app.documents.formats import biff, limits
from desktop_app.documents.formats.cell_texts import clean_rows
from desktop_app.documents.formats.number_formats import BUILT_IN, typed_number
from desktop_app.documents.grids import EMPTY, Cell, Sheet
from desktop_app.errors import UserError

_LABEL, _RICH_LABEL, _STRING, _FORMAT_4 = 0x0204, 0x00D6, 0x0207, 0x041E
_INTEGER_2, _NUMBER_2, _LABEL_2, _BOOLEAN_2, _FORMULA_2, _STRING_2, _FORMAT_2 = (
    0x0002, 0x0003, 0x0004, 0x0005, 0x0006, 0x0007, 0x001E,
)  # fmt: skip
_OLD_STYLES = frozenset({0x0243, 0x0443})
_OLD_STARTS = {0x0009: 2, 0x0209: 3, 0x0409: 4}
_CODINGS = {936: "gb18030", 950: "big5hkscs", 932: "cp932", 949: "cp949", 65001: "utf-8"}
_FORMAT_BITS = 0x3F
Place = tuple[int, int]


def is_bare_stream(data: bytes) -> bool:
    """Whether a file is the stream of a workbook without its container."""
    if len(data) < 8:
        return False
    kind, length = struct.unpack_from("<2H", data, 0)
    return kind in biff.BOF and 4 <= length <= 16


def read_biff5(stream: bytes) -> tuple[Sheet, ...]:
    """The sheets of a workbook's stream; UserError when damaged, too large or with a password."""
    reader = _Reader(stream)
    try:
        reader.read()
    except (struct.error, IndexError) as error:
        raise limits.damaged() from error
    return tuple(reader.sheets())


@dataclass(slots=True)
class _Page:
    """One sheet as its records come: cells by their places, texts still as bytes."""

    cells: dict[Place, Cell | bytes] = field(default_factory=dict)
    hidden_rows: int = 0
    rows: int = 0
    columns: int = 0

    def put(self, row: int, column: int, value: Cell | bytes) -> None:
        """Keep a cell; UserError where the sheet is larger than we read."""
        self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)
        limits.check_extent(self.rows, self.columns)
        self.cells[row, column] = value


class _Reader:
    """A walk through the records of a stream, sheet by sheet."""

    def __init__(self, stream: bytes) -> None:
        self.stream = stream
        self._unpack = struct.unpack_from
        self._pages: dict[int, _Page] = {}
        self._names: list[tuple[int, bytes, bool]] = []
        self._version = 5
        self._code_page = 0
        self._since_1904 = False
        self._codes = dict(BUILT_IN)
        self._formats: list[int] = []
        self._page = _Page()
        self._depth = self._kind = 0
        self._formula: Place = (0, 0)
        self._take: dict[int, Callable[[int, int], None]] = {
            **dict.fromkeys((_LABEL, _RICH_LABEL), self._take_label),
            biff.NUMBER: self._take_number,
            biff.RK: self._take_rk,
            biff.MULTIPLE_RK: self._take_several,
            biff.BOOLEAN_OR_ERROR: self._take_boolean,
            **dict.fromkeys(biff.FORMULAS, self._take_formula),
            _STRING: self._take_string,
            **dict.fromkeys((_INTEGER_2, _NUMBER_2, _LABEL_2, _BOOLEAN_2), self._take_old),
            _STRING_2: self._take_string,
            biff.XF: self._take_style,
            **dict.fromkeys(_OLD_STYLES, self._take_old_style),
            **dict.fromkeys((_FORMAT_2, _FORMAT_4), self._take_format),
            biff.SHEET: self._take_name,
        }

    def read(self) -> None:
        """Read every record."""
        for record in biff.records(self.stream):
            kind, place, length = record
            if kind in biff.BOF:
                self._start(kind, place)
            elif kind == biff.EOF:
                self._depth = max(0, self._depth - 1)
            elif self._depth > 1:
                continue  # a chart that lies on the sheet
            elif kind in self._take:
                self._kind = kind
                self._take[kind](place, length)
            elif kind == biff.ROW:
                self._page.hidden_rows += biff.is_hidden_row(self.stream, record)
            else:
                self._take_setting(kind, place, length)

    def _start(self, kind: int, place: int) -> None:
        self._depth += 1
        if self._depth == 1:
            self._version = _OLD_STARTS.get(kind, 5)
            if self._version < 5 and not self._pages:
                self._codes = {}  # older workbooks list all their formats
            self._page = self._pages[place - 4] = _Page()

    def _take_setting(self, kind: int, place: int, length: int) -> None:
        if kind == biff.PASSWORD:
            raise UserError(limits.LOCKED)
        if kind == biff.CODE_PAGE and length >= 2:
            self._code_page = self._unpack("<H", self.stream, place)[0]
        elif kind == biff.DATE_MODE and length >= 2:
            self._since_1904 = self.stream[place] == 1

    # cells, their row, column and style first

    def _take_label(self, place: int, length: int) -> None:
        row, column, _, size = self._unpack("<4H", self.stream, place)
        self._page.put(row, column, self.stream[place + 8 : place + min(8 + size, length)])

    def _take_number(self, place: int, _length: int) -> None:
        row, column, style, number = self._unpack("<3Hd", self.stream, place)
        self._page.put(row, column, self._number(number, style))

    def _take_rk(self, place: int, _length: int) -> None:
        row, column, style, coded = self._unpack("<3HI", self.stream, place)
        self._page.put(row, column, self._number(biff.rk_number(coded), style))

    def _take_several(self, place: int, length: int) -> None:
        row, first = self._unpack("<2H", self.stream, place)
        for n in range((length - 6) // 6):
            style, coded = self._unpack("<HI", self.stream, place + 4 + 6 * n)
            self._page.put(row, first + n, self._number(biff.rk_number(coded), style))

    def _take_boolean(self, place: int, _length: int) -> None:
        row, column, _, value, is_error = self._unpack("<3H2B", self.stream, place)
        self._page.put(row, column, biff.error_of(value) if is_error else bool(value))

    def _take_formula(self, place: int, _length: int) -> None:
        old = self._kind == _FORMULA_2 and self._version == 2
        row, column, style = self._unpack("<3H", self.stream, place)
        value = biff.formula_value(self.stream, place + (7 if old else 6))
        self._formula = (row, column)
        if isinstance(value, float):
            value = self._number(value, self.stream[place + 5] & _FORMAT_BITS if old else style)
        self._page.put(row, column, EMPTY if value is None else value)

    def _take_string(self, place: int, length: int) -> None:
        head = 1 if self._kind == _STRING_2 else 2
        size = int.from_bytes(self.stream[place : place + head], "little")
        text = self.stream[place + head : place + min(head + size, length)]
        self._page.put(*self._formula, text)

    def _take_old(self, place: int, length: int) -> None:
        row, column, _, shown, _ = self._unpack("<2H3B", self.stream, place)
        style, place, length = shown & _FORMAT_BITS, place + 7, length - 7
        if self._kind == _LABEL_2:
            size = min(self.stream[place], length - 1)
            self._page.put(row, column, self.stream[place + 1 : place + 1 + size])
        elif self._kind == _BOOLEAN_2:
            value, is_error = self._unpack("<2B", self.stream, place)
            self._page.put(row, column, biff.error_of(value) if is_error else bool(value))
        else:
            shape = "<d" if self._kind == _NUMBER_2 else "<H"
            number = float(self._unpack(shape, self.stream, place)[0])
            self._page.put(row, column, self._number(number, style))

    # what all sheets share

    def _take_style(self, place: int, _length: int) -> None:
        self._formats.append(self._unpack("<H", self.stream, place + 2)[0])

    def _take_old_style(self, place: int, _length: int) -> None:
        self._formats.append(self.stream[place + 1])

    def _take_format(self, place: int, length: int) -> None:
        """A format's code: with its number from Excel 5.0 on, before that one after the other."""
        head = 1 if self._kind == _FORMAT_2 else 3
        size = min(self.stream[place + head - 1], length - head)
        code = self.stream[place + head : place + head + size].decode("gb18030", "replace")
        is_numbered = self._version == 5 and self._kind == _FORMAT_4
        number = self._unpack("<H", self.stream, place)[0] if is_numbered else len(self._codes)
        self._codes[number] = code

    def _take_name(self, place: int, length: int) -> None:
        offset, visible, kind, size = self._unpack("<I3B", self.stream, place)
        if kind == 0:
            name = self.stream[place + 7 : place + min(7 + size, length)]
            self._names.append((offset, name, visible == 0))

    def _number(self, number: float, style: int) -> Cell:
        if self._version > 2:
            style = self._formats[style] if style < len(self._formats) else 0
        return typed_number(number, self._codes.get(style, ""), since_1904=self._since_1904)

    # the sheets

    def sheets(self) -> Iterator[Sheet]:
        """The sheets that were read, in their order."""
        texts = (x for page in self._pages.values() for x in page.cells.values())
        shared = b"\n".join(each for each in texts if isinstance(each, bytes))
        coding = _CODINGS.get(self._code_page) or _coding(shared)
        named = self._names or [(offset, b"Sheet1", True) for offset in self._pages]
        for offset, name, visible in named:
            if offset in self._pages:
                page = self._pages[offset]
                yield Sheet(
                    name.decode(coding, "replace"),
                    clean_rows(_grid(page, coding)),
                    hidden=not visible,
                    hidden_rows=page.hidden_rows,
                    since_1904=self._since_1904,
                )


def _coding(texts: bytes) -> str:
    """The coding of texts that come without one, or with that of another country."""
    try:
        return coding_of(texts)
    except UserError:
        return "cp1252"


def _grid(page: _Page, coding: str) -> list[list[Cell]]:
    rows: list[list[Cell]] = [[EMPTY] * page.columns for _ in range(page.rows)]
    for (row, column), cell in page.cells.items():
        text = cell.decode(coding, "replace") if isinstance(cell, bytes) else cell
        rows[row][column] = text
    return rows
