"""A binary workbook of Excel 2007 and later (.xlsb) as sheets ([MS-XLSB])."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop_app.documents.book_guard import look_into
from desktop_app.documents.formats import limits
from desktop_app.documents.formats.biff import error_of, rk_number
from desktop_app.documents.formats.cell_texts import clean_rows
from desktop_app.documents.formats.cell_values import read_values
from desktop_app.documents.formats.number_formats import codes_by_style, typed_number
from desktop_app.documents.formats.package import Package, replaced
from desktop_app.documents.formats.xlsb_records import (
    BLANK,
    ERROR,
    FORMULA_ERROR,
    FORMULA_NUMBER,
    REAL,
    RK,
    ROW,
    is_unread,
    plain_cells,
    records,
    text_at,
)
from desktop_app.documents.formats.xlsx_in import put_cells
from desktop_app.documents.grids import Cell, MergedRange, Sheet
from desktop_app.errors import UserError

_MAIN = "xl/workbook.bin"
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
        facts, plain = dict[str, _Facts](), dict[str, bytes]()
        for name, target in names.items():
            if target in package:
                cells = package.read(target, limits.MAX_TEXT)
                fact = _look_at(cells, codes, since_1904=since_1904)
                if fact.has_unread:
                    cells = plain[target] = plain_cells(cells)
                    fact = _look_at(cells, codes, since_1904=since_1904)
                facts[name] = fact
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise limits.damaged() from error
    found = []
    for values in read_values(replaced(package, plain) if plain else data):
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
    """The contents of one sheet besides its values; whether the cell reader skips some cells."""

    cells: dict[Place, Cell] = field(default_factory=dict)
    merged: list[MergedRange] = field(default_factory=list)
    hidden_rows: int = 0
    has_unread: bool = False


def _names(package: Package, part: str) -> tuple[dict[str, str], bool]:
    """The parts of the sheets by their names, and whether days count from 1904."""
    data = package.read(part, limits.MAX_INDEX)
    relations = package.relations(part)
    names: dict[str, str] = {}
    since_1904 = False
    for kind, place, _ in records(data):
        if kind == _SHEET:
            key, end = text_at(data, place + 8)
            if key in relations:
                names[text_at(data, end)[0]] = relations[key].target
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
    for kind, place, _ in records(data):
        if kind == _FORMAT:
            codes[struct.unpack_from("<H", data, place)[0]] = text_at(data, place + 2)[0]
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
    for kind, place, length in records(data):
        if kind == ROW and length >= 12:
            row = struct.unpack_from("<I", data, place)[0]
            facts.hidden_rows += bool(data[place + 11] & _HIDDEN_ROW)
        elif BLANK < kind <= FORMULA_ERROR and length >= 8:
            column, style = unpack(data, place)
            columns = max(columns, column + 1)
            limits.check_extent(row + 1, columns)
            if kind in (ERROR, FORMULA_ERROR):
                facts.has_unread = facts.has_unread or is_unread(kind, data, place)
                facts.cells[row, column] = error_of(data[place + 8])
            elif kind in _NUMBERS and (code := codes.get(style & 0xFFFFFF)):
                number = _NUMBERS[kind](data, place + 8)
                facts.cells[row, column] = typed_number(number, code, since_1904=since_1904)
        elif kind == _MERGED:
            top, bottom, left, right = struct.unpack_from("<4I", data, place)
            facts.merged.append(MergedRange(top, left, bottom, right))
        elif is_unread(kind, data, place):
            facts.has_unread = True
    return facts


def _double(data: bytes, place: int) -> float:
    return float(struct.unpack_from("<d", data, place)[0])


def _rk(data: bytes, place: int) -> float:
    return rk_number(struct.unpack_from("<I", data, place)[0])


_NUMBERS = {RK: _rk, REAL: _double, FORMULA_NUMBER: _double}
