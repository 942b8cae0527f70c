"""Drawn placeholder photos for the demo office: silhouettes, a hut in the hills; nothing real."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from math import sin, sqrt
from random import Random

WIDTH, HEIGHT = 250, 350
Colour = tuple[int, int, int]
GROUNDS: tuple[Colour, ...] = ((86, 138, 196), (196, 72, 72), (236, 238, 241), (120, 160, 205))
COATS: tuple[Colour, ...] = ((44, 52, 70), (92, 40, 46), (58, 84, 72), (74, 66, 92), (110, 96, 70))
SCENE = (480, 320)
SKY, FAR, NEAR, FIELD = (206, 224, 238), (142, 170, 176), (96, 140, 118), (196, 190, 132)
WALL, ROOF, DOOR = (238, 232, 220), (112, 74, 62), (92, 80, 72)
SKIN, HAIR = (231, 203, 178), (52, 46, 44)


def placeholder_photo(chance: Random, *, long_hair: bool) -> bytes:
    """A PNG of 250×350 pixels: head and shoulders in flat colours chosen by `chance`."""
    ground, coat = chance.choice(GROUNDS), chance.choice(COATS)
    widen = chance.randint(-6, 8)
    rows = (_row(line, ground, coat, widen, long_hair) for line in range(HEIGHT))
    return _png(rows, WIDTH, HEIGHT)


def placeholder_scene(chance: Random) -> bytes:
    """A PNG of 480×320 pixels: a hut before two rows of hills, where `chance` puts them."""
    width, height = SCENE
    shift, middle = chance.uniform(0, 6), chance.randint(150, 330)
    far = [110 + 34 * sin(x / 70 + shift) + 12 * sin(x / 23) for x in range(width)]
    near = [165 + 22 * sin(x / 95 + 2 * shift) for x in range(width)]
    rows = (_scene_row(line, far, near, middle) for line in range(height))
    return _png(rows, width, height)


def _scene_row(line: int, far: list[float], near: list[float], middle: int) -> bytes:
    if line >= 235:
        row = bytearray(bytes(FIELD) * len(far))
    else:
        row = bytearray()
        for hill, slope in zip(far, near, strict=True):
            row += bytes(NEAR if line > slope else FAR if line > hill else SKY)
    if 150 <= line < 190:
        _paint(row, line - 110, ROOF, middle)
    elif 190 <= line < 255:
        _paint(row, 66, WALL, middle)
        _paint(row, 12 if line > 208 else 0, DOOR, middle)
    return bytes(row)


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


def _paint(row: bytearray, half: int, colour: Colour, middle: int = WIDTH // 2) -> None:
    if half <= 0:
        return
    left, right = max(0, middle - half), min(len(row) // 3, middle + half)
    row[left * 3 : right * 3] = bytes(colour) * (right - left)


def _png(rows: Iterable[bytes], width: int, height: int) -> bytes:
    lines = b"".join(b"\x00" + row for row in rows)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + check
