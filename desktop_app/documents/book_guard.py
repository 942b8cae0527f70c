"""The look into a zipped workbook before the reader opens it: unpacked size and extent."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import IO

from desktop_app.documents.formats import limits
from desktop_app.documents.formats.cell_texts import may_be_marked
from desktop_app.documents.formats.number_formats import Display
from desktop_app.documents.formats.package import Package
from desktop_app.documents.formats.sheet_scan import LONGEST_CELL, SheetScan
from desktop_app.documents.formats.sheet_walk import walk_cells

CHUNK = 4 * 1024 * 1024
LONGEST_MARK = 32
_HEAD = 4096
_DECLARED = re.compile(rb"<(?:\w+:)?sst\b[^>]*\buniqueCount\s*=\s*[\"'](\d+)")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".webp")


def look_into(
    package: Package,
    sheets: Collection[str],
    displays: Mapping[int, Display] | None = None,
    *,
    since_1904: bool = False,
) -> dict[str, SheetScan]:
    """The parts of each sheet besides its values; UserError when it is more than we read.

    Every part but pictures is really unpacked and counted: the sizes written in a zip may lie.
    `displays` and `since_1904` are those of the workbook.
    """
    found: dict[str, SheetScan] = {}
    left, is_marked = limits.MAX_UNPACKED, False
    for part in package:
        if part.endswith(_PICTURES):
            continue
        scan = None
        if part in sheets or ("/worksheets/" in f"/{part}" and part.endswith(".xml")):
            scan = found[part] = SheetScan(displays, since_1904=since_1904)
        with package.open(part) as stream:
            size, marked = _unpack(stream, left, scan)
        left -= size
        is_marked = is_marked or marked
    for part, scan in found.items():
        scan.is_marked = is_marked
        if scan.wants_walk:
            with package.open(part) as stream:
                walk_cells(stream, scan)
    return found


def _unpack(stream: IO[bytes], most: int, scan: SheetScan | None) -> tuple[int, bool]:
    """The unpacked size of one part, and whether machine text may be in it."""
    size, tail, is_marked, counted = 0, b"", False, 0
    for chunk in _chunks(stream):
        counted = counted or _declared_texts(chunk)
        size += len(chunk)
        if size > most:
            raise limits.too_big()
        window = tail + chunk
        is_marked = is_marked or may_be_marked(window)
        if scan is None:
            tail = chunk[-LONGEST_MARK:]
        else:
            window, tail = _whole_cells(window)
            scan.take(window)
    if scan is not None:
        scan.take(tail)
    if counted > size:
        raise limits.damaged()  # the reader sets aside memory for as many texts as are declared
    return size, is_marked


def _declared_texts(chunk: bytes) -> int:
    """How many shared texts a part says it has, 0 where it has none."""
    found = _DECLARED.search(chunk, 0, _HEAD)
    return int(found[1]) if found else 0


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    while chunk := stream.read(CHUNK):
        yield chunk


def _whole_cells(window: bytes) -> tuple[bytes, bytes]:
    """The window up to its last cell, and that cell, which may go on in the next chunk."""
    for mark in (b"<c ", b"<"):
        start = window.rfind(mark)
        if start >= 0 and len(window) - start <= LONGEST_CELL:
            return window[:start], window[start:]
    return window, b""
