"""The look into an old binary workbook before the reader opens it: its chains end, its cells fit.

Layout: [MS-CFB] for the container, [MS-XLS] for the records of the workbook stream.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Sequence

from desktop_app.documents.book_guard import DAMAGED, MAX_CELLS
from desktop_app.errors import UserError

MAX_COLUMN = 255
HEADER = 512
ENTRY = 128
_LAST = 0xFFFFFFFA
_SMALL = 4096
_STREAMS = ("Workbook", "Book")
_ONE_CELL = frozenset({0x0006, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E})
_MANY_CELLS = frozenset({0x00BD, 0x00BE})
_NEW_SHEET = 0x0809


def check_binary_book(data: bytes) -> None:
    """Raise `UserError` where a reader would run in circles or fill the memory."""
    try:
        streams = _Container(data).streams()
    except (struct.error, IndexError, ValueError) as error:
        raise UserError(DAMAGED) from error
    for name in _STREAMS:
        if name in streams:
            _check_cells(streams[name])


class _Container:
    """One compound file: its sectors and the table that chains them."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        shift = struct.unpack_from("<H", data, 30)[0]
        if shift not in (9, 12):
            raise UserError(DAMAGED)
        self.sector = 1 << shift
        self.count = len(data) // self.sector + 1
        self.directory, _, _, self.small, _, more, _ = struct.unpack_from("<7I", data, 48)
        places = [place for place in struct.unpack_from("<109I", data, 76) if place < _LAST]
        self.table = self._table(places, more)

    def _table(self, places: list[int], more: int) -> Sequence[int]:
        """The allocation table, its own sectors listed in the header and behind it."""
        for _ in range(self.count):
            if more >= _LAST:
                break
            listed = struct.unpack(f"<{self.sector // 4}I", self._sector(more))
            places += [place for place in listed[:-1] if place < _LAST]
            more = listed[-1]
        else:
            raise UserError(DAMAGED)
        if len(places) > self.count:
            raise UserError(DAMAGED)
        table = array("I")
        for place in places:
            table.frombytes(self._sector(place))
        return table

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.sector
        found = self.data[start : start + self.sector]
        return found + bytes(self.sector - len(found))

    def chain(self, start: int, table: Sequence[int]) -> list[int]:
        """The numbers along one chain; `UserError` for one that comes back on itself."""
        found = []
        while start < _LAST:
            found.append(start)
            if len(found) > len(table):
                raise UserError(DAMAGED)
            start = table[start]
        return found

    def stream(self, start: int) -> bytes:
        """The bytes along one chain of sectors."""
        return b"".join(map(self._sector, self.chain(start, self.table)))

    def streams(self) -> dict[str, bytes]:
        """The large streams by name; every chain of the file has been followed to its end."""
        small = array("I")
        small.frombytes(self.stream(self.small))
        entries = self.stream(self.directory)
        found: dict[str, bytes] = {}
        for place in range(0, len(entries) - ENTRY + 1, ENTRY):
            length, kind = struct.unpack_from("<HB", entries, place + 64)
            start, size = struct.unpack_from("<II", entries, place + 116)
            name = entries[place : place + max(0, length - 2)].decode("utf-16-le", "replace")
            if kind == 5 or (kind == 2 and size >= _SMALL):
                found.setdefault(name, self.stream(start))
            elif kind == 2 and size:
                self.chain(start, small)
        return found


def _check_cells(stream: bytes) -> None:
    """Refuse cells outside the 256 columns that such a sheet can have."""
    place, end, rows, columns = 0, len(stream) - 4, 0, 0
    unpack = struct.Struct("<4H").unpack_from
    while place < end - 4:
        kind, length, row, column = unpack(stream, place)
        if kind in _ONE_CELL or kind in _MANY_CELLS:
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            if kind in _MANY_CELLS:
                columns = max(columns, column + length // 2)
            if column > MAX_COLUMN or rows * min(columns, MAX_COLUMN + 1) > 2 * MAX_CELLS:
                raise UserError(DAMAGED)
        elif kind == _NEW_SHEET:
            rows = columns = 0
        place += 4 + length
