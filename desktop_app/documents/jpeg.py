"""Reads the size of a JPEG picture from its header."""

from __future__ import annotations

from desktop_app.errors import Wrong

FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
ALONE = frozenset({0x01, *range(0xD0, 0xD9)})


def jpeg_shape(data: bytes) -> tuple[int, int, int]:
    """Width, height and number of colours (1, 3 or 4); raises Wrong for anything else."""
    if data[:2] != b"\xff\xd8":
        raise Wrong("照片不是 JPEG 图片")
    place = 2
    while place + 9 < len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker in FRAMES:
            height, width = _number(data, place + 5), _number(data, place + 7)
            return _checked(width, height, data[place + 9])
        place += 1 if marker == 0xFF else 2 if marker in ALONE else 2 + _number(data, place + 2)
    raise Wrong("照片文件已损坏")


def _number(data: bytes, place: int) -> int:
    return int.from_bytes(data[place : place + 2], "big")


def _checked(width: int, height: int, colours: int) -> tuple[int, int, int]:
    if not width or not height or colours not in {1, 3, 4}:
        raise Wrong("照片文件已损坏")
    return width, height, colours
