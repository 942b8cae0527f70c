"""Sheets of one kind in one workbook, as one for each sector, put one under the other."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.grids import EMPTY, Cell, MergedRange, Row, Sheet, SheetPart
from desktop_app.documents.headers import Header, plain
from desktop_app.documents.line_kinds import SHEET_MARK


def together(sheets: Sequence[Sheet], headers: Sequence[Header]) -> Sheet:
    """The lines of several sheets under the header of the first, each cell under its own title.

    The name of each sheet becomes a section above its lines. Titles that the first header lacks are
    appended to it.
    """
    stack = _Stack(sheets[0], headers[0])
    for sheet, header in zip(sheets, headers, strict=True):
        stack.add(sheet, header)
    return stack.sheet(sheets)


class _Stack:
    """The rows put together so far."""

    def __init__(self, first: Sheet, header: Header) -> None:
        self._titles = [plain(title) or f"\0{n}" for n, title in enumerate(header.titles)]
        self._header = header
        self._rows: list[list[Cell]] = [list(row) for row in first.rows[: header.body]]
        self._merged = [each for each in first.merged if each.bottom < header.body]
        self._parts = [SheetPart(0, first.name, 0)]

    def add(self, sheet: Sheet, header: Header) -> None:
        """Append the lines of one more sheet."""
        place = self._places(header)
        self._parts.append(SheetPart(len(self._rows), sheet.name, header.body - 1))
        self._merged.append(MergedRange(len(self._rows), 0, len(self._rows), len(self._titles) - 1))
        self._rows.append([f"{SHEET_MARK}{sheet.name}】"])
        moved = len(self._rows) - header.body
        for row in sheet.rows[header.body :]:
            self._rows.append(_spread(row, place, len(self._titles)))
        for each in sheet.merged:
            if each.top >= header.body and each.left < len(place):
                left = place[each.left]
                right = left + min(each.right, len(place) - 1) - each.left
                self._merged.append(MergedRange(each.top + moved, left, each.bottom + moved, right))

    def sheet(self, sheets: Sequence[Sheet]) -> Sheet:
        """All lines as one sheet."""
        width = len(self._titles)
        rows = [[*row, *[EMPTY] * (width - len(row))] for row in self._rows]
        told = dict.fromkeys(notice for each in sheets for notice in each.notices)
        above = dict.fromkeys(text for each in sheets for text in each.above)
        return Sheet(
            f"{len(sheets)} 张表接在一起",
            rows,
            tuple(self._merged),
            above=tuple(above),
            notices=tuple(told),
            since_1904=all(each.since_1904 for each in sheets),
            has_no_pictures=all(each.has_no_pictures for each in sheets),
            parts=tuple(self._parts),
        )

    def _places(self, header: Header) -> list[int]:
        """The column that each column of a sheet goes to, a new one for a title not there yet."""
        places: list[int] = []
        for n, title in enumerate(header.titles):
            name = plain(title) or f"\0{n}"
            same = [at for at, each in enumerate(self._titles) if each == name and at not in places]
            if not same:
                same = [len(self._titles)]
                self._titles.append(name)
                row = self._rows[self._header.row]
                row.extend([EMPTY] * (len(self._titles) - len(row)))
                row[-1] = title
            places.append(same[0])
        return places


def _spread(row: Row, place: Sequence[int], width: int) -> list[Cell]:
    cells: list[Cell] = [EMPTY] * width
    for n, target in enumerate(place):
        if n < len(row):
            cells[target] = row[n]
    return cells
