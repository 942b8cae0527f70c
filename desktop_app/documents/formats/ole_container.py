"""The streams of a compound file ([MS-CFB]), the container of .xls, .et, .doc and .wps.

Every chain of the file is followed to its end first: a reader would run in circles on one that
comes back on itself.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Sequence

from desktop_app.documents.formats import limits

ENTRY = 128
_LAST = 0xFFFFFFFA
_SMALL = 4096
_SMALL_SECTOR = 64
_LARGE_SECTOR = 4096
_LISTED_IN_HEADER = 109
_FREE = 0xFFFFFFFF
_ROOT, _STREAM = 5, 2


def streams_of(data: bytes) -> dict[str, bytes]:
    """The streams of a compound file by name; UserError when it is damaged."""
    try:
        return _Container(data).streams()
    except (struct.error, IndexError, ValueError) as error:
        raise limits.damaged() from error


class _Container:
    """One compound file: its sectors and the table that chains them."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        shift = struct.unpack_from("<H", data, 30)[0]
        if shift not in (9, 12):
            raise limits.damaged()
        self.sector = 1 << shift
        self.count = len(data) // self.sector + 1
        self._steps = 2 * len(data) // _SMALL_SECTOR + 1024
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
            raise limits.damaged()
        if len(places) > self.count:
            raise limits.damaged()
        table = array("I")
        for place in places:
            table.frombytes(self._sector(place))
        return table

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.sector
        found = self.data[start : start + self.sector]
        return found + bytes(self.sector - len(found))

    def chain(self, start: int, table: Sequence[int]) -> list[int]:
        """The numbers along one chain; UserError for one that comes back on itself or on another.

        All chains together are no longer than the file: streams share no sectors.
        """
        found = []
        while start < _LAST:
            found.append(start)
            if len(found) > len(table):
                raise limits.damaged()
            start = table[start]
        self._steps -= len(found)
        if self._steps < 0:
            raise limits.damaged()
        return found

    def stream(self, start: int) -> bytes:
        """The bytes along one chain of sectors."""
        return b"".join(map(self._sector, self.chain(start, self.table)))

    def streams(self) -> dict[str, bytes]:
        """The streams by name, the first of each name."""
        small = array("I")
        small.frombytes(self.stream(self.small))
        entries = self.stream(self.directory)
        found: dict[str, bytes] = {}
        inner = b""
        for place in range(0, len(entries) - ENTRY + 1, ENTRY):
            length, kind = struct.unpack_from("<HB", entries, place + 64)
            start, size = struct.unpack_from("<II", entries, place + 116)
            name = entries[place : place + max(0, length - 2)].decode("utf-16-le", "replace")
            if kind == _ROOT:
                inner = inner or self.stream(start)
            elif kind == _STREAM and size >= _SMALL:
                found.setdefault(name, self.stream(start)[:size])
            elif kind == _STREAM and size:
                found.setdefault(name, self._small_stream(start, small, inner)[:size])
        return found

    def _small_stream(self, start: int, table: Sequence[int], inner: bytes) -> bytes:
        places = (n * _SMALL_SECTOR for n in self.chain(start, table))
        return b"".join(inner[place : place + _SMALL_SECTOR] for place in places)


def container_of(name: str, stream: bytes) -> bytes:
    """A compound file that contains only one stream.

    Readers get it instead of the file itself: they trust the counts in a header and allocate the
    memory that these claim.
    """
    stream = stream.ljust(_SMALL, b"\0")
    count = -(-len(stream) // _LARGE_SECTOR)
    per_sector = _LARGE_SECTOR // 4
    tables = 1
    while tables * per_sector < tables + 1 + count:
        tables += 1
    if tables > _LISTED_IN_HEADER:
        raise limits.too_big()
    last, first = 0xFFFFFFFE, tables + 1
    chain = [*range(first + 1, first + count), last]
    table = array("I", [*[0xFFFFFFFD] * tables, last, *chain])
    table.extend([_FREE] * (tables * per_sector - len(table)))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<5H6x", 0x3E, 4, 0xFFFE, 12, 6)
    header += struct.pack("<9I", 1, tables, tables, 0, _SMALL, last, 0, last, 0)
    listed = [*range(tables), *[_FREE] * (_LISTED_IN_HEADER - tables)]
    header += struct.pack(f"<{_LISTED_IN_HEADER}I", *listed)
    directory = _entry("Root Entry", _ROOT, 0, 0, 1) + _entry(name, _STREAM, first, len(stream))
    sectors = (header, table.tobytes(), directory, stream)
    return b"".join(
        each.ljust(-(-len(each) // _LARGE_SECTOR) * _LARGE_SECTOR, b"\0") for each in sectors
    )


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    title = f"{name}\0".encode("utf-16-le")
    head = title.ljust(64, b"\0") + struct.pack("<HBB3I", len(title), kind, 1, _FREE, _FREE, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
