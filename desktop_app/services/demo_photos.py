"""Drawn placeholder photos for the demo office: a plain silhouette, no real face."""

from __future__ import annotations

import struct
import zlib
from math import sqrt
from random import Random

WIDTH, HEIGHT = 250, 350
Colour = tuple[int, int, int]
GROUNDS: tuple[Colour, ...] = ((86, 138, 196), (196, 72, 72), (236, 238, 241), (120, 160, 205))
COATS: tuple[Colour, ...] = ((44, 52, 70), (92, 40, 46), (58, 84, 72), (74, 66, 92), (110, 96, 70))
SKIN, HAIR = (231, 203, 178), (52, 46, 44)


def placeholder_photo(chance: Random, *, long_hair: bool) -> bytes:
    """A PNG of 250×350 pixels: head and shoulders in flat colours chosen by `chance`."""
    ground, coat = chance.choice(GROUNDS), chance.choice(COATS)
    widen = chance.randint(-6, 8)
    rows = (_row(line, ground, coat, widen, long_hair) for line in range(HEIGHT))
    return _png(b"".join(b"\x00" + row for row in rows))


def _row(line: int, ground: Colour, coat: Colour, widen: int, long_hair: bool) -> bytes:
    """One line of pixels, painted from the back to the front."""
    row = bytearray(bytes(ground) * WIDTH)
    if long_hair:
        _paint(row, _half(line, 172, 72, 112), HAIR)
    elif line < 158:
        _paint(row, _half(line, 144, 60, 82), HAIR)
    _paint(row, _half(line, 350, 112 + widen, 98), coat)
    if line >= 200:
        _paint(row, min(25, (285 - line) // 2), SKIN)
    if line > (104 if long_hair else 98):
        _paint(row, _half(line, 152, 53, 76), SKIN)
    return bytes(row)


def _half(line: int, middle: int, across: int, high: int) -> int:
    """Half the width of an ellipse at one line."""
    rest = 1 - ((line - middle) / high) ** 2
    return int(across * sqrt(rest)) if rest > 0 else 0


def _paint(row: bytearray, half: int, colour: Colour) -> None:
    if half <= 0:
        return
    left, right = max(0, WIDTH // 2 - half), min(WIDTH, WIDTH // 2 + half)
    row[left * 3 : right * 3] = bytes(colour) * (right - left)


def _png(lines: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + check
