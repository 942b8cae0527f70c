"""A binary workbook (.xls, .et) as sheets; the guard before its reader, what its cells show."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop_app.documents.formats import biff, limits
from desktop_app.documents.formats.biff5_in import read_biff5
from desktop_app.documents.formats.cell_texts import clean_rows
from desktop_app.documents.formats.cell_values import read_values
from desktop_app.documents.formats.number_formats import Display, displays_by_style
from desktop_app.documents.formats.ole_container import container_of, streams_of
from desktop_app.documents.formats.refusals import OLD_WORD
from desktop_app.documents.formats.xlsx_in import put_cells
from desktop_app.documents.grids import Cell, ErrorCell, Sheet
from desktop_app.errors import UserError

MAX_COLUMN = 255
_BIFF8 = 0x0600
_ONE_CELL = frozenset({0x0006, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E})
_MANY_CELLS = frozenset({0x00BD, 0x00BE})
_CELLS = _ONE_CELL | _MANY_CELLS
_VALUED = frozenset({biff.NUMBER, biff.RK, biff.MULTIPLE_RK, 0x0006, biff.BOOLEAN_OR_ERROR})
Place = tuple[int, int]


def read_xls(data: bytes) -> tuple[Sheet, ...]:
    """The sheets of a compound file; UserError where it is no workbook or has a password."""
    streams = streams_of(data)
    if "EncryptedPackage" in streams:
        raise UserError(limits.LOCKED)
    if "WordDocument" in streams:
        raise UserError(OLD_WORD)
    stream = streams.get("Workbook") or streams.get("Book")
    if stream is None:
        raise UserError(limits.NO_BOOK)
    if not _is_biff8(stream):
        return read_biff5(stream)
    book = _Book()
    try:
        book.look_through(stream)
    except (struct.error, IndexError) as error:
        raise limits.damaged() from error
    facts = [book.sheets[each] for each in book.offsets if each in book.sheets]
    found = []
    for place, values in enumerate(read_values(container_of("Workbook", book.tamed(stream)))):
        fact = facts[place] if place < len(facts) else _Facts()
        put_cells(values.rows, fact.cells)
        rows = clean_rows(values.rows)
        found.append(
            Sheet(
                values.name,
                rows,
                values.merged,
                values.hidden,
                fact.hidden_rows,
                since_1904=book.since_1904,
            )
        )
    return tuple(found)


def _is_biff8(stream: bytes) -> bool:
    if len(stream) < 6:
        raise limits.damaged()
    kind, _, version = struct.unpack_from("<3H", stream, 0)
    return bool(kind == 0x0809 and version == _BIFF8)


@dataclass(slots=True)
class _Facts:
    """The contents of one sheet besides its values."""

    cells: dict[Place, Cell] = field(default_factory=dict)
    hidden_rows: int = 0


class _Book:
    """A look through the records of a workbook: cells that fit, and what they show.

    `offsets` are those of the worksheets in their order, `sheets` what was found at each.
    """

    def __init__(self) -> None:
        self.offsets: list[int] = []
        self.sheets: dict[int, _Facts] = {}
        self.since_1904 = False
        self._codes: dict[int, str] = {}
        self._formats: list[int] = []
        self._displays: Mapping[int, Display] = {}
        self._facts = _Facts()
        self._rows = self._columns = self._depth = 0
        self._extent: tuple[int, int] | None = None
        self._extents: list[tuple[int, int, int, int]] = []

    def look_through(self, stream: bytes) -> None:
        """Look at every record; UserError where a reader would fill the memory."""
        unpack = struct.Struct("<2H").unpack_from
        for record in biff.records(stream):
            kind, place, length = record
            if self._depth == 1 and kind in _CELLS:
                row, column = unpack(stream, place)
                last = column + length // 2 if kind in _MANY_CELLS else column
                if row >= self._rows or last >= self._columns:
                    self._reach(row, last, column)
                if kind in _VALUED:
                    self._take_value(stream, record, row, column)
            elif kind in biff.BOF:
                self._start(place - 4)
            elif kind == biff.EOF:
                self._end()
            elif kind == biff.ROW and self._depth == 1:
                self._facts.hidden_rows += biff.is_hidden_row(stream, record)
            else:
                self._take_global(stream, record)

    def _start(self, offset: int) -> None:
        self._depth += 1
        if self._depth == 1:
            self._rows = self._columns = 0
            self._extent = None
            self._facts = self.sheets[offset] = _Facts()

    def _end(self) -> None:
        self._depth = max(0, self._depth - 1)
        if self._depth == 0 and self._extent is not None:
            self._extents.append((*self._extent, self._rows, self._columns))
        if not self._displays and self._formats:
            self._displays = displays_by_style(self._formats, self._codes)

    def _reach(self, row: int, last: int, column: int) -> None:
        self._rows, self._columns = max(self._rows, row + 1), max(self._columns, last + 1)
        cells = self._rows * min(self._columns, MAX_COLUMN + 1)
        if column > MAX_COLUMN or cells > 2 * limits.MAX_CELLS:
            raise limits.damaged()

    def _take_global(self, stream: bytes, record: biff.Record) -> None:
        kind, place, length = record
        if kind == biff.PASSWORD:
            raise UserError(limits.LOCKED)
        if kind == biff.XF:
            self._formats.append(struct.unpack_from("<H", stream, place + 2)[0])
        elif kind == biff.FORMAT:
            number, count, flags = struct.unpack_from("<2HB", stream, place)
            size = count * 2 if flags & 1 else count
            text = stream[place + 5 : place + 5 + size]
            self._codes[number] = text.decode("utf-16-le" if flags & 1 else "latin-1", "replace")
        elif kind == biff.SHEET and length > 6 and stream[place + 5] == 0:
            self.offsets.append(struct.unpack_from("<I", stream, place)[0])
        elif kind == biff.DATE_MODE and length >= 2:
            self.since_1904 = stream[place] == 1
        elif kind == biff.EXTENT and self._depth == 1:
            self._extent = (place, length)

    def tamed(self, stream: bytes) -> bytes:
        """The stream with the extent of each sheet as it is: a reader believes what is written."""
        changed = bytearray(stream)
        for place, length, rows, columns in self._extents:
            shape = "<2I2H" if length >= 14 else "<4H"
            reach = min(rows, 0xFFFF), 0, min(columns, MAX_COLUMN + 1)
            struct.pack_into(shape, changed, place, 0, *reach)
        return bytes(changed)

    def _take_value(self, stream: bytes, record: biff.Record, row: int, column: int) -> None:
        kind, place, length = record
        if kind == biff.MULTIPLE_RK:
            for n in range((length - 6) // 6):
                style, coded = struct.unpack_from("<HI", stream, place + 4 + 6 * n)
                self._show((row, column + n), style, biff.rk_number(coded))
            return
        style = struct.unpack_from("<H", stream, place + 4)[0]
        if kind == biff.RK:
            coded = struct.unpack_from("<I", stream, place + 6)[0]
            self._show((row, column), style, biff.rk_number(coded))
        elif kind == biff.NUMBER:
            self._show((row, column), style, struct.unpack_from("<d", stream, place + 6)[0])
        elif kind == biff.BOOLEAN_OR_ERROR:
            if stream[place + 7]:
                self._facts.cells[row, column] = biff.error_of(stream[place + 6])
        else:
            self._take_formula(biff.formula_value(stream, place + 6), (row, column), style)

    def _take_formula(self, value: Cell | None, place: Place, style: int) -> None:
        if isinstance(value, ErrorCell):
            self._facts.cells[place] = value
        elif isinstance(value, float):
            self._show(place, style, value)

    def _show(self, place: Place, style: int, number: float) -> None:
        display = self._displays.get(style)
        shown = display.cell(number, since_1904=self.since_1904) if display else None
        if shown is not None:
            self._facts.cells[place] = shown
