"""Tables in running text: a head on every page, rows whole up to twelve lines, longer ones flow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from desktop_app.documents.column_widths import fitted, needs
from desktop_app.documents.flowing.rows import PageRow, kept_together, tied
from desktop_app.documents.flowing.styles import Manner, TextStyle
from desktop_app.documents.flowing.text import centred_rows
from desktop_app.documents.flowing.titles import title_lines
from desktop_app.documents.line_breaks import TextLine
from desktop_app.documents.pages import FRAMED, RULED, SINGLE, spread
from desktop_app.documents.plain_text import drawable, one_line
from desktop_app.documents.printables import Column, TableBlock

INSET, PADDING, TORN = 4.0, 7.0, 3.0
"""Beside text, above and below it together, and where a page tears a row."""
WHOLE = 12
"""Up to how many lines a row stays on one page."""
SHORT = 3
"""Up to how many lines a cell is centred as its column says; longer text stands flush left."""
TOGETHER = 10
"""Up to how many rows below a sub-head stay on its page."""
SHARES = {"left": 0.0, "center": 0.5, "right": 1.0}
BLANK = "\u3000"


class _Cell(NamedTuple):
    """The lines of a cell, their style, and their indentation.

    `share` is the part of the spare width that precedes each line. `shown` are the operators of the
    lines, before and after the number that says where the baseline is, once they were drawn.
    """

    lines: Sequence[TextLine]
    share: float
    style: TextStyle
    shown: list[tuple[str, str]]
    inset: float = 0.0


def table_rows(block: TableBlock, manner: Manner) -> list[PageRow]:
    """The title, the head and the lines of a table; the head is repeated on every further page.

    Head and end of the table are kept with two rows each; a sub-head stays with its rows.
    """
    table = _Table(block, manner)
    rows = []
    if block.title:
        frame = manner.frame
        rows = centred_rows(block.title, manner.caption, frame.middle, frame.width)
    head: tuple[PageRow, ...] = (table.top(),)
    if any(column.title for column in block.columns):
        head = (table.head(),)
        rows += head
    first, stay = len(rows), _stay(block)
    for place, texts in enumerate(block.rows):
        own = table.row(texts, place)
        rows += [tied(own[0]), *own[1:]] if place in stay else own
    body = [
        row._replace(head=(*head, *row.head), closing=row.closing or table.bottom)
        for row in rows[first:]
    ]
    return [*kept_together([*rows[:first], *body[:1]]), *body[1:]]


def _stay(block: TableBlock) -> frozenset[int]:
    """The rows, by place, that stay on the page of the row before them."""
    count = len(block.rows)
    found = {place for place in (1, count - 1) if 0 < place < count}
    starts = sorted({*block.subheads, count})
    for start, end in pairwise(starts):
        together = end if end - start <= TOGETHER + 1 else min(start + 3, end)
        found |= set(range(start + 1, together))
    return frozenset(found)


class _Table:
    def __init__(self, block: TableBlock, manner: Manner) -> None:
        self._columns, self._cell, self._head = block.columns, manner.cell, manner.head
        self._subheads, self._last = frozenset(block.subheads), len(block.rows) - 1
        self._headless = not any(column.title for column in block.columns)
        self._edges = _edges(block, manner)
        self._across_at = [f"{x:.2f}" for x in self._edges]
        self._known: dict[tuple[str, int, bool], _Cell] = {}

    def head(self) -> PageRow:
        texts = [spread(one_line(column.title), SINGLE - 1) for column in self._columns]
        cells = [self._head_cell(text, place) for place, text in enumerate(texts)]
        return self._whole(cells, max(map(_count, cells)), first=True, last=self._last < 0)

    def _head_cell(self, text: str, place: int) -> _Cell:
        lines = title_lines(text, self._head, self._room(place))
        found = [TextLine(line, self._head.pen.width(line), last=True) for line in lines]
        return _Cell(found, 0.5, self._head, [])

    def _room(self, place: int) -> float:
        return self._edges[place + 1] - self._edges[place] - 2 * INSET

    def row(self, texts: Sequence[str], number: int) -> list[PageRow]:
        subhead = number in self._subheads
        cells = [self._set_once(text, place, subhead) for place, text in enumerate(texts)]
        count = max(map(_count, cells), default=0)
        first, last = self._headless and not number, number == self._last
        if count <= WHOLE:
            return [self._whole(cells, count, first=first, last=last)]
        return self._flowing(cells, count, first=first, last=last)

    def _set_once(self, text: str, place: int, subhead: bool) -> _Cell:
        """The lines of a cell; texts come back in the rows of their column."""
        key = text, place, subhead
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._set(text, place, subhead=subhead)
        return found

    def _set(self, text: str, place: int, *, subhead: bool) -> _Cell:
        """The lines of a cell; those of a text that begins with blanks all begin as far in."""
        column = self._columns[place]
        style = self._head if column.label or subhead else self._cell
        shown = drawable(text).strip("\n") if text else ""
        if not shown:
            return _Cell([], 0.0, style, [])
        begun = shown.lstrip(BLANK)
        inset = (len(shown) - len(begun)) * style.em
        limit = style.limit(self._room(place) - inset)
        lines = style.pen.texts.lines(begun, limit)
        share = SHARES[column.align] if len(lines) <= SHORT else 0.0
        return _Cell(lines, share, style, [], inset)

    def _whole(self, cells: Sequence[_Cell], lines: int, *, first: bool, last: bool) -> PageRow:
        """A row that no page cuts, each cell in the middle of its height."""
        pitch = max(cell.style.pitch for cell in cells)
        height = max(lines, 1) * pitch + PADDING

        def draw(top: float) -> str:
            parts = [self._box(top, height, above=True, below=True, first=first, last=last)]
            for place, cell in enumerate(cells):
                start = top - (height - len(cell.lines) * pitch) / 2
                parts += self._drawn(cell, place, start)
            return " ".join(parts)

        return PageRow(height, draw)

    def _flowing(
        self, cells: Sequence[_Cell], lines: int, *, first: bool, last: bool
    ) -> list[PageRow]:
        """The lines of a long row, two at least at the end of a page and at the top of the next."""
        torn = PageRow(TORN, lambda top: self._box(top, TORN, above=False, below=False))
        return [
            self._part(cells, number, lines, first=first, last=last)._replace(
                joined=number == 1 or number == lines - 1,
                head=(torn,) if number else (),
                closing=None if number == lines - 1 else self._torn,
            )
            for number in range(lines)
        ]

    def _part(
        self, cells: Sequence[_Cell], number: int, lines: int, *, first: bool, last: bool
    ) -> PageRow:
        above, below = number == 0, number == lines - 1
        height = self._cell.pitch + PADDING / 2 * (above + below)
        one = [cell._replace(lines=cell.lines[number : number + 1], shown=[]) for cell in cells]

        def draw(top: float) -> str:
            parts = [
                self._box(
                    top, height, above=above, below=below, first=first and above,
                    last=last and below,
                )
            ]  # fmt: skip
            for place, cell in enumerate(one):
                parts += self._drawn(cell, place, top - PADDING / 2 * above)
            return " ".join(parts)

        return PageRow(height, draw)

    def _drawn(self, cell: _Cell, place: int, top: float) -> list[str]:
        style = cell.style
        if not cell.shown:
            cell.shown.extend(self._shown(cell, place))
        return [
            f"{before}{style.baseline(top - number * style.pitch):.2f}{after}"
            for number, (before, after) in enumerate(cell.shown)
        ]

    def _shown(self, cell: _Cell, place: int) -> Iterator[tuple[str, str]]:
        left, right = self._edges[place] + INSET + cell.inset, self._edges[place + 1] - INSET
        for line in cell.lines:
            x = left
            if cell.share:
                x += cell.share * (right - left - cell.style.spread(line.width, line.text))
            yield cell.style.drawn_at(line.text, x)

    def _box(
        self, top: float, height: float, *, above: bool, below: bool, first: bool = False,
        last: bool = False,
    ) -> str:  # fmt: skip
        """The borders of the cells of a row or a part of one.

        The table's own edges are stronger: at the sides, above its first row, below its last.
        """
        bottom = top - height
        upper, lower = f" {top:.2f} m ", f" {bottom:.2f} l"
        uprights = [f"{x}{upper}{x}{lower}" for x in self._across_at]
        strong, thin = [uprights[0], uprights[-1]], uprights[1:-1]
        for y, wanted, outer in ((top, above, first), (bottom, below, last)):
            if wanted:
                (strong if outer else thin).append(self._across(y))
        drawn = f"{RULED} w {' '.join(thin)} S " if thin else ""
        return f"2 J {drawn}{FRAMED} w {' '.join(strong)} S"

    def _across(self, y: float) -> str:
        return f"{self._across_at[0]} {y:.2f} m {self._across_at[-1]} {y:.2f} l"

    def top(self) -> PageRow:
        """The upper edge of a table without a head where it goes on overleaf."""
        return PageRow(0.0, lambda top: f"2 J {FRAMED} w {self._across(top)} S")

    def bottom(self, y: float) -> str:
        """The lower edge of a table that goes on overleaf."""
        return f"2 J {FRAMED} w {self._across(y)} S"

    def _torn(self, y: float) -> str:
        """The lower end of a row that goes on overleaf."""
        return self._box(y, TORN, above=False, below=True, last=True)


def _edges(block: TableBlock, manner: Manner) -> list[float]:
    """The edges of a table's columns: from their shares, or from their texts."""
    frame, style = manner.frame, manner.cell
    if not block.fitted:
        return edges(block.columns, frame.left, frame.right)
    texts = style.pen.texts
    scale = 1000 / style.size
    least = [manner.head.pen.width(one_line(column.title)) for column in block.columns]
    around = (2 * INSET + 1) * scale
    room = frame.width * scale - around * len(block.columns)
    found = fitted(needs(block.rows, len(block.columns), texts), least, room, texts)
    places = [frame.left]
    for width in found:
        places.append(places[-1] + (width + around) / scale)
    return places


def edges(columns: Sequence[Column], left: float, right: float) -> list[float]:
    """The edges of columns that share the width between two places."""
    scale = (right - left) / sum(column.width for column in columns)
    found = [left]
    for column in columns:
        found.append(found[-1] + column.width * scale)
    return found


def _count(cell: _Cell) -> int:
    return len(cell.lines)
