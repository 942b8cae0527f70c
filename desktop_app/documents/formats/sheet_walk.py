"""The cells of a sheet's XML found by a parser: for sheets that no office program wrote."""

from __future__ import annotations

import re
from typing import IO

from desktop_app.documents.formats.safe_xml import walk
from desktop_app.documents.formats.sheet_scan import SheetScan
from desktop_app.documents.grids import column_number

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")


def walk_cells(stream: IO[bytes], scan: SheetScan) -> None:
    """Note in `scan` the cells that failed or show something else than their values."""
    walker = _Walker(scan)
    walk(stream, walker.start, walker.end, walker.text)


class _Walker:
    """The position of a walk through a sheet; a cell without a place follows the one before it."""

    def __init__(self, scan: SheetScan) -> None:
        self.scan = scan
        self.row = self.column = -1
        self.cell: dict[str, str] = {}
        self.value: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Step to a row or a cell."""
        name = tag.rpartition(" ")[2]
        if name == "row":
            given = attributes.get("r", "")
            self.row = int(given) - 1 if given.isdecimal() else self.row + 1
            self.column = -1
        elif name == "c":
            found = _REFERENCE.fullmatch(attributes.get("r", ""))
            self.row = int(found[2]) - 1 if found else self.row
            self.column = column_number(found[1]) if found else self.column + 1
            self.cell = attributes
        elif name == "v":
            self.value = []

    def end(self, tag: str) -> None:
        """Hand on a cell's value."""
        if tag.rpartition(" ")[2] != "v" or self.value is None:
            return
        text, kind = "".join(self.value), self.cell.get("t", "n")
        self.value = None
        place = (self.row, self.column)
        if kind == "e":
            self.scan.take_error(place, text, _number(self.cell.get("vm")))
        else:
            self.scan.take_value(place, _number(self.cell.get("s")), kind, text)

    def text(self, data: str) -> None:
        """Collect a value."""
        if self.value is not None:
            self.value.append(data)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
