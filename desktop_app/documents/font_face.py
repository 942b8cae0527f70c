"""Reads one TrueType font file, table by table and only what is asked for."""

from __future__ import annotations

import mmap
import struct
from bisect import bisect_left
from pathlib import Path

from desktop_app.errors import UserError

COMPOSITE_WORDS, COMPOSITE_SCALE, COMPOSITE_MORE = 0x0001, 0x0008, 0x0020
COMPOSITE_XY_SCALE, COMPOSITE_MATRIX = 0x0040, 0x0080


class Face:
    """A TrueType font with a format 12 character map, mapped from its file by mmap.

    Widths and metrics are in 1/1000 em; glyph 0 is used for a character the font lacks.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._tables = self._read_tables(path)
        self._read_metrics()
        self._read_character_map(path)
        self.name = self._read_postscript_name()

    def _read_tables(self, path: Path) -> dict[str, tuple[int, int]]:
        if self._data[:4] != b"\0\1\0\0":
            raise UserError(f"字体文件“{path.name}”不是 TrueType 字体，请重新安装本软件。")
        count = self._number(4)
        rows = (struct.unpack_from(">4s4xLL", self._data, 12 + 16 * i) for i in range(count))
        return {tag.decode("latin-1"): (offset, length) for tag, offset, length in rows}

    def _number(self, offset: int) -> int:
        return int.from_bytes(self._data[offset : offset + 2], "big")

    def _read_metrics(self) -> None:
        head, hhea = self._tables["head"][0], self._tables["hhea"][0]
        self.units = self._number(head + 18)
        bounds = struct.unpack_from(">4h", self._data, head + 36)
        self.bounds = [value * 1000 // self.units for value in bounds]
        self._long_offsets = self._number(head + 50) == 1
        ascent, descent = struct.unpack_from(">2h", self._data, hhea + 4)
        self.ascent, self.descent = ascent * 1000 // self.units, descent * 1000 // self.units
        self._full_metrics = self._number(hhea + 34)

    def _read_character_map(self, path: Path) -> None:
        base = self._tables["cmap"][0]
        for record in range(base + 4, base + 4 + 8 * self._number(base + 2), 8):
            start = base + int.from_bytes(self._data[record + 4 : record + 8], "big")
            if self._number(start) == 12:
                (count,) = struct.unpack_from(">L", self._data, start + 12)
                flat = struct.unpack_from(f">{3 * count}L", self._data, start + 16)
                self._firsts, self._lasts, self._glyphs = flat[0::3], flat[1::3], flat[2::3]
                return
        raise UserError(f"字体文件“{path.name}”缺少字符表，请重新安装本软件。")

    def _read_postscript_name(self) -> str:
        base = self._tables["name"][0]
        count, strings = self._number(base + 2), base + self._number(base + 4)
        for record in range(base + 6, base + 6 + 12 * count, 12):
            platform, _, _, kind, length, offset = struct.unpack_from(">6H", self._data, record)
            if kind == 6:
                raw = self._data[strings + offset : strings + offset + length]
                return raw.decode("latin-1" if platform == 1 else "utf-16-be").replace(" ", "")
        return "Font"

    def glyph(self, code: int) -> int:
        """The number of the glyph that draws a code point, 0 when there is none."""
        group = bisect_left(self._lasts, code)
        if group == len(self._lasts) or self._firsts[group] > code:
            return 0
        return int(self._glyphs[group] + code - self._firsts[group])

    def width(self, glyph: int) -> float:
        """How far a glyph moves the pen, in 1/1000 em."""
        offset = self._tables["hmtx"][0] + 4 * min(glyph, self._full_metrics - 1)
        return self._number(offset) * 1000 / self.units

    def metrics(self, glyph: int) -> bytes:
        """The four bytes of a glyph's horizontal metrics: advance and left side bearing."""
        base, full = self._tables["hmtx"][0], self._full_metrics
        if glyph < full:
            return self._data[base + 4 * glyph : base + 4 * glyph + 4]
        advance = base + 4 * (full - 1)
        bearing = base + 4 * full + 2 * (glyph - full)
        return self._data[advance : advance + 2] + self._data[bearing : bearing + 2]

    def outline(self, glyph: int) -> bytes:
        """The outline of a glyph as the file has it, empty for a blank one."""
        offsets, glyphs = self._tables["loca"][0], self._tables["glyf"][0]
        if self._long_offsets:
            start, end = struct.unpack_from(">2L", self._data, offsets + 4 * glyph)
        else:
            start, end = (2 * n for n in struct.unpack_from(">2H", self._data, offsets + 2 * glyph))
        return self._data[glyphs + start : glyphs + end]

    def table(self, tag: str, length: int) -> bytearray:
        """A copy of the first bytes of a table."""
        start, full = self._tables[tag]
        return bytearray(self._data[start : start + min(length, full)])


def component_places(outline: bytes) -> list[int]:
    """The offsets of the component numbers in a composite outline; empty for a simple one."""
    if len(outline) < 10 or outline[0] < 0x80:
        return []
    places = []
    place, flags = 10, COMPOSITE_MORE
    while flags & COMPOSITE_MORE:
        flags = int.from_bytes(outline[place : place + 2], "big")
        places.append(place + 2)
        place += 8 if flags & COMPOSITE_WORDS else 6
        if flags & COMPOSITE_SCALE:
            place += 2
        elif flags & COMPOSITE_XY_SCALE:
            place += 4
        elif flags & COMPOSITE_MATRIX:
            place += 8
    return places
