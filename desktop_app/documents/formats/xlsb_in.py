"""A binary workbook of Excel 2007 and later (.xlsb) as sheets ([MS-XLSB])."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from desktop_app.documents.book_guard import look_into
from desktop_app.documents.formats import limits
from desktop_app.documents.formats.biff import error_of, rk_number
from desktop_app.documents.formats.cell_texts import clean_rows
from desktop_app.documents.formats.cell_values import read_values
from desktop_app.documents.formats.number_formats import codes_by_style, typed_number
from desktop_app.documents.formats.package import Package
from desktop_app.documents.formats.xlsx_in import put_cells
from desktop_app.documents.grids import Cell, Merged, Sheet
from desktop_app.errors import UserError

_MAIN = "xl/workbook.bin"
_ROW, _RK, _ERROR, _REAL, _FORMULA_NUMBER, _FORMULA_ERROR = 0, 2, 3, 5, 9, 11
_BLANK, _LAST_CELL = 1, 11
_FORMAT, _STYLE, _STYLES, _STYLES_END = 44, 47, 617, 618
_WORKBOOK, _SHEET, _MERGED = 153, 156, 176
_HIDDEN_ROW = 0x10
_UNREAD = "这个 .xlsb 工作簿读不了。请用 WPS 或 Excel 打开它，"
Place = tuple[int, int]


def read_xlsb(package: Package, data: bytes, part: str) -> tuple[Sheet, ...]:
    """The sheets of a workbook whose main part is `part`; `data` are the bytes of the file."""
    if part != _MAIN:
        raise UserError(f"{_UNREAD}另存为“Excel 工作簿（*.xlsx）”，再导入新存的文件。")
    look_into(package, ())
    try:
        names, since_1904 = _names(package, part)
        codes = _codes(package, package.related(part, "styles"))
        facts = {
            name: _look_at(package.read(target, limits.MAX_TEXT), codes, since_1904=since_1904)
            for name, target in names.items()
            if target in package
        }
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise limits.damaged() from error
    found = []
    for values in read_values(data):
        fact = facts.get(values.name) or _Facts()
        put_cells(values.rows, fact.cells)
        found.append(
            Sheet(
                values.name,
                clean_rows(values.rows),
                values.merged or tuple(fact.merged),
                values.hidden,
                fact.hidden_rows,
                since_1904=since_1904,
            )
        )
    return tuple(found)


@dataclass(slots=True)
class _Facts:
    """What one sheet holds beside its values."""

    cells: dict[Place, Cell] = field(default_factory=dict)
    merged: list[Merged] = field(default_factory=list)
    hidden_rows: int = 0


def _records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Every record of a part: its number, and the place and length of its bytes."""
    place, end = 0, len(data)
    while place < end:
        kind = data[place]
        place += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (data[place] & 0x7F) << 7
            place += 1
        length = shift = 0
        while True:
            byte = data[place]
            place += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80 or shift > 21:
                break
        if place + length > end:
            raise limits.damaged()
        yield kind, place, length
        place += length


def _text(data: bytes, place: int) -> tuple[str, int]:
    """A text with its length before it, and the place behind it."""
    length = struct.unpack_from("<I", data, place)[0]
    if length == 0xFFFFFFFF:
        return "", place + 4
    end = place + 4 + 2 * length
    return data[place + 4 : end].decode("utf-16-le"), end


def _names(package: Package, part: str) -> tuple[dict[str, str], bool]:
    """The parts of the sheets by their names, and whether days count from 1904."""
    data = package.read(part, limits.MAX_INDEX)
    relations = package.relations(part)
    names: dict[str, str] = {}
    since_1904 = False
    for kind, place, _ in _records(data):
        if kind == _SHEET:
            key, end = _text(data, place + 8)
            if key in relations:
                names[_text(data, end)[0]] = relations[key].target
        elif kind == _WORKBOOK:
            since_1904 = bool(data[place] & 1)
    return names, since_1904


def _codes(package: Package, part: str) -> Mapping[int, str]:
    """The codes of the styles that show something else than the number.

    Days are among them: the reader gives a day that is stored as a packed integer as that integer.
    """
    if not part:
        return {}
    data = package.read(part, limits.MAX_TEXT)
    codes: dict[int, str] = {}
    formats: list[int] = []
    is_cells = False
    for kind, place, _ in _records(data):
        if kind == _FORMAT:
            codes[struct.unpack_from("<H", data, place)[0]] = _text(data, place + 2)[0]
        elif kind in (_STYLES, _STYLES_END):
            is_cells = kind == _STYLES
        elif kind == _STYLE and is_cells:
            formats.append(struct.unpack_from("<H", data, place + 2)[0])
    return codes_by_style(formats, codes)


def _look_at(data: bytes, codes: Mapping[int, str], *, since_1904: bool) -> _Facts:
    """What a sheet's cells show; UserError where the sheet is larger than we read."""
    facts = _Facts()
    row = columns = 0
    unpack = struct.Struct("<II").unpack_from
    for kind, place, length in _records(data):
        if kind == _ROW and length >= 12:
            row = struct.unpack_from("<I", data, place)[0]
            facts.hidden_rows += bool(data[place + 11] & _HIDDEN_ROW)
        elif _BLANK < kind <= _LAST_CELL and length >= 8:
            column, style = unpack(data, place)
            columns = max(columns, column + 1)
            limits.check_extent(row + 1, columns)
            if kind in (_ERROR, _FORMULA_ERROR):
                facts.cells[row, column] = error_of(data[place + 8])
            elif kind in _NUMBERS and (code := codes.get(style & 0xFFFFFF)):
                number = _NUMBERS[kind](data, place + 8)
                facts.cells[row, column] = typed_number(number, code, since_1904=since_1904)
        elif kind == _MERGED:
            top, bottom, left, right = struct.unpack_from("<4I", data, place)
            facts.merged.append(Merged(top, left, bottom, right))
    return facts


def _double(data: bytes, place: int) -> float:
    return float(struct.unpack_from("<d", data, place)[0])


def _rk(data: bytes, place: int) -> float:
    return rk_number(struct.unpack_from("<I", data, place)[0])


_NUMBERS = {_RK: _rk, _REAL: _double, _FORMULA_NUMBER: _double}
