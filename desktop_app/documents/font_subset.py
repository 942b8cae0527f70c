"""Writes a small TrueType file with only the glyphs that one document uses."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from desktop_app.documents.font_face import Face, component_places

TABLE_HEADER = struct.Struct(">4sLLL")


def subset(face: Face, glyphs: Sequence[int]) -> bytes:
    """A font file whose glyph n draws `glyphs[n]`; parts of composite glyphs follow at the end."""
    outlines, order = _collect(face, glyphs)
    offsets = [0]
    for outline in outlines:
        offsets.append(offsets[-1] + len(outline))
    head = face.table("head", 54)
    struct.pack_into(">L", head, 8, 0)
    struct.pack_into(">h", head, 50, 1)
    hhea = face.table("hhea", 36)
    struct.pack_into(">H", hhea, 34, len(order))
    maxp = face.table("maxp", 32)
    struct.pack_into(">H", maxp, 4, len(order))
    tables = {
        b"glyf": b"".join(outlines),
        b"head": bytes(head),
        b"hhea": bytes(hhea),
        b"hmtx": b"".join(map(face.metrics, order)),
        b"loca": struct.pack(f">{len(offsets)}L", *offsets),
        b"maxp": bytes(maxp),
    }
    return _assemble(tables)


def _collect(face: Face, glyphs: Sequence[int]) -> tuple[list[bytes], list[int]]:
    order = list(glyphs)
    places: dict[int, int] = {}
    for place, glyph in enumerate(order):
        places.setdefault(glyph, place)
    outlines = []
    for glyph in order:  # grows while parts of composites are found
        outline = face.outline(glyph)
        parts = component_places(outline)
        if parts:
            outline = _renumber(outline, parts, order, places)
        outlines.append(outline + bytes(-len(outline) % 4))
    return outlines, order


def _renumber(
    outline: bytes, parts: Sequence[int], order: list[int], places: dict[int, int]
) -> bytes:
    changed = bytearray(outline)
    for part in parts:
        (glyph,) = struct.unpack_from(">H", outline, part)
        if glyph not in places:
            places[glyph] = len(order)
            order.append(glyph)
        struct.pack_into(">H", changed, part, places[glyph])
    return bytes(changed)


def _assemble(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    spread = 16 << power
    directory = [struct.pack(">LHHHH", 0x10000, count, spread, power, 16 * count - spread)]
    bodies = []
    place = 12 + 16 * count
    for tag, data in sorted(tables.items()):
        padded = data + bytes(-len(data) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF
        directory.append(TABLE_HEADER.pack(tag, total, place, len(data)))
        bodies.append(padded)
        place += len(padded)
    return b"".join(directory + bodies)
