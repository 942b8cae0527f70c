"""Tables in running text: a head repeated on every page, cells that wrap, rows that flow over."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.documents.flowing.rows import Row, kept_together
from desktop_app.documents.flowing.styles import Manner, TextStyle
from desktop_app.documents.flowing.text import centred_rows
from desktop_app.documents.flowing.titles import title_lines
from desktop_app.documents.line_breaks import Line, break_lines
from desktop_app.documents.pages import SINGLE, spread
from desktop_app.documents.plain_text import drawable, one_line
from desktop_app.documents.printables import Column, TableBlock

INSET, PADDING, TORN = 4.0, 7.0, 3.0
"""Beside text, above and below it together, and where a page tears a row."""
WHOLE = 6
"""Up to how many lines a row stays on one page."""
SHORT = 3
"""Up to how many lines a cell is centred as its column says; longer text stands flush left."""
SHARES = {"left": 0.0, "center": 0.5, "right": 1.0}


@dataclass(frozen=True)
class _Cell:
    """The lines of a cell and the share of the spare width that stands before each."""

    lines: Sequence[Line]
    share: float


def table_rows(block: TableBlock, manner: Manner) -> list[Row]:
    """The title, the head and the lines of a table; the head begins every further page."""
    table = _Table(block.columns, manner)
    rows = []
    if block.title:
        frame = manner.frame
        rows = centred_rows(block.title, manner.caption, frame.middle, frame.width)
    head: tuple[Row, ...] = ()
    if any(column.title for column in block.columns):
        head = (table.head(),)
        rows += head
    first = len(rows)
    for texts in block.rows:
        rows += table.row(texts)
    body = [dataclasses.replace(row, head=(*head, *row.head)) for row in rows[first:]]
    return [*kept_together([*rows[:first], *body[:1]]), *body[1:]]


class _Table:
    def __init__(self, columns: Sequence[Column], manner: Manner) -> None:
        self._columns, self._cell, self._head = columns, manner.cell, manner.head
        self._edges = edges(columns, manner.frame.left, manner.frame.right)

    def head(self) -> Row:
        texts = [spread(one_line(column.title), SINGLE - 1) for column in self._columns]
        cells = [self._head_cell(text, place) for place, text in enumerate(texts)]
        return self._whole(cells, self._head, max(map(_count, cells)))

    def _head_cell(self, text: str, place: int) -> _Cell:
        lines = title_lines(text, self._head, self._room(place))
        return _Cell([Line(line, self._head.pen.width(line), last=True) for line in lines], 0.5)

    def _room(self, place: int) -> float:
        return self._edges[place + 1] - self._edges[place] - 2 * INSET

    def row(self, texts: Sequence[str]) -> list[Row]:
        cells = []
        for place, (text, column) in enumerate(zip(texts, self._columns, strict=True)):
            lines = self._lines(drawable(text).strip("\n"), place) if text else []
            cells.append(_Cell(lines, SHARES[column.align] if len(lines) <= SHORT else 0.0))
        count = max(map(_count, cells), default=0)
        if count <= WHOLE:
            return [self._whole(cells, self._cell, count)]
        return self._flowing(cells, count)

    def _lines(self, text: str, place: int) -> list[Line]:
        limit = self._cell.limit(self._room(place))
        return break_lines(text, self._cell.pen.widths.__getitem__, limit)

    def _whole(self, cells: Sequence[_Cell], style: TextStyle, lines: int) -> Row:
        """A row that no page cuts, each cell in the middle of its height."""
        height = max(lines, 1) * style.pitch + PADDING

        def draw(top: float) -> str:
            parts = [self._box(top, height, above=True, below=True)]
            for place, cell in enumerate(cells):
                start = top - (height - len(cell.lines) * style.pitch) / 2
                parts += self._drawn(cell, place, style, start)
            return " ".join(parts)

        return Row(height, draw)

    def _flowing(self, cells: Sequence[_Cell], lines: int) -> list[Row]:
        """The lines of a long row, two at least at the end of a page and at the top of the next."""
        torn = Row(TORN, lambda top: self._box(top, TORN, above=False, below=False))
        return [
            dataclasses.replace(
                self._part(cells, number, lines),
                joined=number == 1 or number == lines - 1,
                head=(torn,) if number else (),
                closing=None if number == lines - 1 else self._torn,
            )
            for number in range(lines)
        ]

    def _part(self, cells: Sequence[_Cell], number: int, lines: int) -> Row:
        above, below = number == 0, number == lines - 1
        height = self._cell.pitch + PADDING / 2 * (above + below)
        one = [_Cell(cell.lines[number : number + 1], cell.share) for cell in cells]

        def draw(top: float) -> str:
            parts = [self._box(top, height, above=above, below=below)]
            for place, cell in enumerate(one):
                parts += self._drawn(cell, place, self._cell, top - PADDING / 2 * above)
            return " ".join(parts)

        return Row(height, draw)

    def _drawn(self, cell: _Cell, place: int, style: TextStyle, top: float) -> list[str]:
        left, right = self._edges[place] + INSET, self._edges[place + 1] - INSET
        parts = []
        for number, line in enumerate(cell.lines):
            x = left + cell.share * (right - left - style.width(line.text))
            baseline = style.baseline(top - number * style.pitch)
            parts.append(style.draw(line.text, x, baseline))
        return parts

    def _box(self, top: float, height: float, *, above: bool, below: bool) -> str:
        """The lines between the columns, and those above and below the row where asked."""
        bottom = top - height
        drawn = [f"{x:.2f} {top:.2f} m {x:.2f} {bottom:.2f} l" for x in self._edges]
        drawn += [self._across(y) for y, wanted in ((top, above), (bottom, below)) if wanted]
        return f"2 J .5 w {' '.join(drawn)} S"

    def _across(self, y: float) -> str:
        return f"{self._edges[0]:.2f} {y:.2f} m {self._edges[-1]:.2f} {y:.2f} l"

    def _torn(self, y: float) -> str:
        """The lower end of a row that goes on overleaf."""
        return self._box(y, TORN, above=False, below=True)


def edges(columns: Sequence[Column], left: float, right: float) -> list[float]:
    """The edges of columns that share the width between two places."""
    scale = (right - left) / sum(column.width for column in columns)
    found = [left]
    for column in columns:
        found.append(found[-1] + column.width * scale)
    return found


def _count(cell: _Cell) -> int:
    return len(cell.lines)
