"""Builds a form whose rows have columns of their own, with tables among its pairs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from desktop_app.documents.printables import CellKind, FormCell, PrintedForm

PAIRS = (27.0, 51.0, 27.0, 51.0)
"""The usual widths of a form, in mm: two labels, each with its value."""


class TableColumn(NamedTuple):
    """One column of a table: its title, its width in mm, the alignment of its texts."""

    title: str
    width: float
    kind: CellKind = "value"


@dataclass(frozen=True)
class _Box:
    row: int
    left: float
    right: float
    text: str
    kind: CellKind
    picture: bytes | None = None


class MixedGrid:
    """Rows of cells by their widths in mm, the next one begun by `row`; tables among them."""

    def __init__(self, columns: Sequence[float] = PAIRS) -> None:
        self._edges = [sum(columns[:place]) for place in range(len(columns) + 1)]
        self._boxes: list[_Box] = []
        self._heights: list[float] = []
        self._tables: list[tuple[int, int]] = []
        self._left = 0.0

    def row(self, height: float) -> MixedGrid:
        """Begins a row of at least a height in mm."""
        self._heights.append(height)
        self._left = 0.0
        return self

    def pair(self, label: str, text: str, kind: CellKind = "value") -> MixedGrid:
        """A label in the next of the usual columns, its value in the one after it."""
        place = self._edges.index(self._left)
        self.cell(label, "label", self._edges[place + 1] - self._left)
        return self.cell(text, kind, self._edges[place + 2] - self._left)

    def rest(self, label: str, text: str, kind: CellKind = "value") -> MixedGrid:
        """A label in the next of the usual columns, its value over all that is left."""
        place = self._edges.index(self._left)
        self.cell(label, "label", self._edges[place + 1] - self._left)
        return self.cell(text, kind)

    def cell(
        self, text: str, kind: CellKind, width: float = 0.0, picture: bytes | None = None
    ) -> MixedGrid:
        """One cell of a width in mm, by default all that is left."""
        right = round(self._left + width, 3) if width else self._edges[-1]
        self._boxes.append(_Box(len(self._heights) - 1, self._left, right, text, kind, picture))
        self._left = right
        return self

    def table(
        self,
        columns: Sequence[TableColumn],
        lines: Iterable[Sequence[str]],
        height: float,
        least: int = 0,
    ) -> MixedGrid:
        """A table over the whole width, with empty lines until it has as many as `least`.

        A line of one text is a heading of those below it, over all columns.
        """
        head = len(self._heights)
        self._line(height, [(column.title, "label", column.width) for column in columns])
        for line in lines:
            if len(line) == 1:
                self._line(height, [(line[0], "label", 0.0)])
                continue
            texts = zip(line, columns, strict=True)
            self._line(height, [(text, each.kind, each.width) for text, each in texts])
        while len(self._heights) - head <= least:
            self._line(height, [("", "value", each.width) for each in columns])
        self._tables.append((head, len(self._heights)))
        return self

    def form(
        self,
        title: str,
        bookmark: str,
        above: tuple[str, str] = ("", ""),
        photo: bytes | None = None,
    ) -> PrintedForm:
        """The form of all these rows, on as many columns as their edges make."""
        edges = sorted({0.0, *(box.left for box in self._boxes), *(b.right for b in self._boxes)})
        cells = []
        for box in self._boxes:
            column = bisect_left(edges, box.left)
            spans = bisect_left(edges, box.right) - column
            cells.append(FormCell(box.row, column, box.text, box.kind, spans, picture=box.picture))
        return PrintedForm(
            title=title,
            cells=cells,
            columns=[right - left for left, right in pairwise(edges)],
            rows=self._heights,
            photo=photo,
            bookmark=bookmark,
            above=above,
            tables=self._tables,
        )

    def _line(self, height: float, cells: Sequence[tuple[str, CellKind, float]]) -> None:
        self.row(height)
        for text, kind, width in cells[:-1]:
            self.cell(text, kind, width)
        self.cell(cells[-1][0], cells[-1][1])
