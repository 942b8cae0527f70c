"""Builds the cells of a form row by row, so that a form reads as it looks."""

from __future__ import annotations

from desktop_app.documents.printables import CellKind, FormCell


class Grid:
    """Rows of labelled cells on a fixed number of columns, the next one begun by `row`."""

    def __init__(self, columns: tuple[float, ...]) -> None:
        self.columns = columns
        self.cells: list[FormCell] = []
        self.heights: list[float] = []
        self._column = 0

    def row(self, height: float) -> Grid:
        """Begins a row of at least a height in mm."""
        self.heights.append(height)
        self._column = 0
        return self

    def pair(self, label: str, text: str, columns: int = 1, kind: CellKind = "value") -> Grid:
        """A label in one column, then its value over some."""
        self.cell(label, "label")
        return self.cell(text, kind, columns)

    def rest(self, label: str, text: str, kind: CellKind = "value") -> Grid:
        """A label in one column, then its value over all that are left."""
        return self.pair(label, text, len(self.columns) - self._column - 1, kind)

    def cell(self, text: str, kind: CellKind, columns: int = 1, rows: int = 1) -> Grid:
        """One cell in the next free column."""
        row = len(self.heights) - 1
        self.cells.append(FormCell(row, self._column, text, kind, columns, rows))
        self._column += columns
        return self
