"""The records of a binary workbook (.xlsb): each a number, a length and its bytes ([MS-XLSB])."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from desktop_app.documents.formats import limits

ROW, BLANK, RK, ERROR, BOOLEAN, REAL, TEXT, SHARED_TEXT = range(8)
FORMULA_NUMBER, FORMULA_ERROR = 9, 11
RICH_TEXT = 62
_ERRORS = frozenset({0x00, 0x07, 0x0F, 0x17, 0x1D, 0x24, 0x2A, 0x2B})
_NOT_AVAILABLE = 0x2A
_LONG_FORMS = {12: BLANK, 13: RK, 14: ERROR, 15: BOOLEAN, 16: REAL, 17: TEXT, 18: SHARED_TEXT}
"""The numbers of short cells, which have no column of their own, and of the cells they stand for.

SheetJS writes them: each stands to the right of the cell before it in its row.
"""
_UNREAD = frozenset({*_LONG_FORMS, RICH_TEXT, FORMULA_ERROR})


def records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Every record of a part: its number, and the place and length of its bytes.

    UserError where the last one is cut off; IndexError where its head is.
    """
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


def text_at(data: bytes, place: int) -> tuple[str, int]:
    """A text with its length before it, and the place behind it."""
    length = struct.unpack_from("<I", data, place)[0]
    if length == 0xFFFFFFFF:
        return "", place + 4
    end = place + 4 + 2 * length
    return data[place + 4 : end].decode("utf-16-le"), end


def plain_cells(data: bytes) -> bytes:
    """A sheet's part with every cell in a record that the cell reader knows, in its place.

    Short cells get their columns, rich texts lose their look, results of failed formulas and
    errors of newer programs become errors that the reader knows. Errors as `records`.
    """
    found = bytearray()
    done = start = 0
    column = -1
    for kind, place, length in records(data):
        if kind == ROW:
            column = -1
        elif kind <= FORMULA_ERROR or kind in _UNREAD:
            long = _long_form(kind, data[place : place + length], column + 1)
            column = struct.unpack_from("<I", long[1])[0]
            if long != (kind, data[place : place + length]):
                found += data[done:start] + _record(*long)
                done = place + length
        start = place + length
    return bytes(found + data[done:])


def is_unread(kind: int, data: bytes, place: int) -> bool:
    """Whether the cell reader passes over a record with a cell, or refuses its error."""
    return kind in _UNREAD or (kind == ERROR and data[place + 8] not in _ERRORS)


def _long_form(kind: int, body: bytes, column: int) -> tuple[int, bytes]:
    """A cell as the cell reader knows it: its number and bytes; `column` is that of a short one."""
    if kind in _LONG_FORMS:
        kind, body = _LONG_FORMS[kind], struct.pack("<I", column) + body
    if len(body) < 8:
        raise limits.damaged()
    if kind == RICH_TEXT:  # a byte of flags, the text, then the looks and the readings of its parts
        kind, body = TEXT, body[:8] + body[9 : 13 + 2 * struct.unpack_from("<I", body, 9)[0]]
    elif kind in (ERROR, FORMULA_ERROR):
        known = body[8] if body[8] in _ERRORS else _NOT_AVAILABLE
        kind, body = ERROR, body[:8] + bytes((known,))
    return kind, body


def _record(kind: int, body: bytes) -> bytes:
    """A record of a number below 128."""
    head, length = bytearray((kind,)), len(body)
    while length > 0x7F:
        head.append(length & 0x7F | 0x80)
        length >>= 7
    return bytes(head) + bytes((length,)) + body
