"""The records of old binary workbooks, .xls and .et: Excel 2.0 to 2003 ([MS-XLS] for the last).

Each is a number, a length and its bytes, one after the other.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from desktop_app.documents.grids import Cell, ErrorCell

BOF = frozenset({0x0009, 0x0209, 0x0409, 0x0809})
EOF = 0x000A
ROW, MULTIPLE_RK, LABEL_INDEX, BOOLEAN_OR_ERROR = 0x0208, 0x00BD, 0x00FD, 0x0205
NUMBER, RK, FORMAT, XF, SHEET, DATE_MODE = 0x0203, 0x027E, 0x041E, 0x00E0, 0x0085, 0x0022
PASSWORD, CODE_PAGE, EXTENT = 0x002F, 0x0042, 0x0200
FORMULAS = frozenset({0x0006, 0x0206, 0x0406})
WORKSHEET = 0x0010
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!",
    0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
_HIDDEN = 0x20


Record = tuple[int, int, int]
"""One record: its number, and the place and length of its bytes in the stream."""


def records(stream: bytes) -> Iterator[Record]:
    """Every whole record of a stream, in order."""
    place, end = 0, len(stream)
    unpack = struct.Struct("<2H").unpack_from
    while place + 4 <= end:
        kind, length = unpack(stream, place)
        if place + 4 + length > end:
            return
        yield kind, place + 4, length
        place += 4 + length


def rk_number(coded: int) -> float:
    """The number that four bytes hold: an integer or half a double, in hundredths if so marked."""
    if coded & 2:
        number = float((coded if coded < 1 << 31 else coded - (1 << 32)) >> 2)
    else:
        number = struct.unpack("<d", struct.pack("<Q", (coded & 0xFFFFFFFC) << 32))[0]
    return number / 100 if coded & 1 else number


def error_of(code: int) -> Cell:
    """The cell of a failed formula."""
    return ErrorCell(_ERRORS.get(code, "#N/A"))


def formula_value(stream: bytes, place: int) -> Cell | None:
    """The value that eight bytes of a formula hold; None for a text, which follows in a record."""
    if stream[place + 6 : place + 8] != b"\xff\xff":
        return float(struct.unpack_from("<d", stream, place)[0])
    kind, value = stream[place], stream[place + 2]
    if kind == 0:
        return None
    if kind == 1:
        return bool(value)
    return error_of(value) if kind == 2 else ""


def is_hidden_row(stream: bytes, record: Record) -> bool:
    """Whether a ROW record is that of a hidden row."""
    _, place, length = record
    return length >= 16 and bool(stream[place + 12] & _HIDDEN)
