"""Lays record forms out on pages: rows grow, long rows flow over, nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop_app.documents.form_cells import (
    CONTINUED,
    MOST_LINES,
    PADDING,
    SEE_BELOW,
    SIZE,
    FormLine,
    FormSetter,
    SetCell,
    label_beside,
)
from desktop_app.documents.pages import MM, Frame
from desktop_app.documents.printables import FormCell, PrintedForm

FLOWING = frozenset({"long", "dated", "text"})
"""The kinds of cells whose rows give way on a full page and go on overleaf."""
LEAST_PART = 4 * SIZE * 1.42 + 2 * PADDING
"""A long row begins at the foot of a page only when this much of it fits there, in points."""


class CellPiece(NamedTuple):
    """A cell, or the part of one, on a page: its box and its lines."""

    cell: SetCell
    top: float
    bottom: float
    lines: Sequence[FormLine]
    last: bool = True


class FormLayout:
    """The pages of one form, each a list of pieces."""

    def __init__(self, form: PrintedForm, setter: FormSetter, frame: Frame, top: float) -> None:
        self._form, self._setter, self._frame = form, setter, frame
        self._edges = _edges(form.columns, frame)
        self._least = [height * MM for height in form.rows]
        self._blocks = _blocks(form)
        self._cells = self._set_all()
        self._of_row: list[list[SetCell]] = [[] for _ in self._least]
        for done in self._cells:
            self._of_row[done.cell.row].append(done)
        self._heights = self._row_heights(top - frame.bottom)
        self._most_repeated = (top - frame.bottom) / 2
        self._tables = {
            head: end for head, end in form.tables if self._heights[head] <= self._most_repeated
        }
        self._head_of = {
            row: head for head, end in self._tables.items() for row in range(head + 1, end)
        }
        self._pages: list[list[CellPiece]] = [[]]
        self._y = top

    def pages(self, next_top: float) -> list[list[CellPiece]]:
        """The pieces page by page; pages after the first begin at `next_top`."""
        for first, end in self._blocks:
            height = sum(self._heights[first:end])
            room = self._y - self._frame.bottom + 0.01
            if first in self._tables and end < self._tables[first]:
                if height + min(self._heights[end], LEAST_PART) > room:
                    self._turn(next_top)
                self._place(first, end)
            elif height + self._led_by(first) <= room:
                self._place(first, end)
            elif end - first == 1:
                self._flow(first, next_top)
            else:
                self._turn(next_top, first)
                self._place(first, end)
        return self._pages

    def _led_by(self, row: int) -> float:
        """How much of the line below a heading within a table stays on its page, 0 for others."""
        leads = row in self._head_of and row + 1 in self._head_of
        if leads and all(
            done.cell.columns == len(self._form.columns) for done in self._of_row[row]
        ):
            return min(self._heights[row + 1], LEAST_PART)
        return 0.0

    def _set_all(self) -> list[SetCell]:
        cells = []
        overflow: list[FormCell] = []
        alone = {first for first, end in self._blocks if end - first == 1}
        for cell in self._form.cells:
            done = self._set(cell)
            if len(done.lines) > MOST_LINES and cell.kind == "value" and cell.row not in alone:
                done = self._set(cell._replace(text=SEE_BELOW))
                overflow.append(cell)
            cells.append(done)
        for cell in overflow:
            cells.extend(self._full_row(cell))
        return cells

    def _set(self, cell: FormCell) -> SetCell:
        left, right = self._edges[cell.column], self._edges[cell.column + cell.columns]
        height = self._least[cell.row]
        if cell.rows > 1:
            height = sum(self._least[cell.row : cell.row + cell.rows])
        return self._setter.set(cell, left, right, height)

    def _full_row(self, cell: FormCell) -> Iterator[SetCell]:
        row = len(self._least)
        self._least.append(0.0)
        self._blocks.append((row, row + 1))
        label = label_beside(self._form, cell)
        yield self._set(FormCell(row, 0, f"{label}\n（全文）", "label"))
        yield self._set(FormCell(row, 1, cell.text, "long", len(self._form.columns) - 1))

    def _row_heights(self, room: float) -> list[float]:
        needs = self._needs()
        heights = list(map(max, needs, self._least))
        excess = sum(heights) - room
        elastic = {cell.cell.row for cell in self._cells if cell.cell.kind in FLOWING}
        spare = {row: heights[row] - max(needs[row], 2 * SIZE + 2 * PADDING) for row in elastic}
        total = sum(value for value in spare.values() if value > 0)
        if excess > 0 and total > 0:
            share = min(1.0, excess / total)
            for row, value in spare.items():
                heights[row] -= max(value, 0.0) * share
        return heights

    def _needs(self) -> list[float]:
        needs = [
            max([done.need for done in cells if done.cell.rows == 1], default=0.0)
            for cells in self._of_row
        ]
        for done in self._cells:
            if done.cell.rows > 1:
                first, end = done.cell.row, done.cell.row + done.cell.rows
                given = sum(map(max, needs[first:end], self._least[first:end]))
                if done.need > given:
                    needs[end - 1] = max(needs[end - 1], self._least[end - 1]) + done.need - given
        return needs

    def _place(self, first: int, end: int) -> None:
        tops = [self._y]
        for row in range(first, end):
            tops.append(tops[-1] - self._heights[row])
        page = self._pages[-1]
        for row in range(end - first):
            top = tops[row]
            page += [
                CellPiece(done, top, tops[row + done.cell.rows], done.lines)
                for done in self._of_row[first + row]
            ]
        self._y = tops[-1]

    def _turn(self, next_top: float, row: int = -1) -> None:
        """Begin a page; the head of a table that continues with this row is repeated on it."""
        self._pages.append([])
        self._y = next_top
        head = self._head_of.get(row)
        if head is not None:
            self._place(head, head + 1)

    def _flow(self, row: int, next_top: float) -> None:
        """Puts one row over as many pages as it needs, its label repeated."""
        cells = self._of_row[row]
        whole = max(self._heights[row], *(done.need for done in cells))
        head = self._heights[self._head_of[row]] if row in self._head_of else 0.0
        fits = whole <= next_top - head - self._frame.bottom
        if fits and not self._worth_splitting(cells):
            self._turn(next_top, row)
            self._place(row, row + 1)
            return
        if self._y - self._frame.bottom < LEAST_PART:
            self._turn(next_top, row)
        done_lines = 0
        while True:
            room = self._y - self._frame.bottom
            left = max(self._height_from(done, done_lines) for done in cells)
            last = left <= room
            taken = max(1, int((room - 2 * PADDING) / max(done.pitch for done in cells)))
            bottom = self._y - (left if last else room)
            for done in cells:
                self._part(done, bottom, done_lines, None if last else done_lines + taken)
            self._y = bottom
            if last:
                return
            done_lines += taken
            self._turn(next_top, row)

    def _worth_splitting(self, cells: Sequence[SetCell]) -> bool:
        long = any(done.cell.kind in FLOWING and len(done.lines) > 4 for done in cells)
        return long and self._y - self._frame.bottom >= LEAST_PART

    def _is_repeated(self, done: SetCell) -> bool:
        """Whether a cell is a label that is printed again on each page of its row.

        One that takes more than half a page goes on there as a text does.
        """
        return done.cell.kind == "label" and self._height_of_label(done) <= self._most_repeated

    def _height_of_label(self, done: SetCell) -> float:
        return (len(done.lines) + 1) * done.pitch + 2 * done.padding

    def _height_from(self, done: SetCell, start: int) -> float:
        """What a cell takes on the page on which its lines before `start` are not."""
        if self._is_repeated(done):
            return self._height_of_label(done)
        return max(0, len(done.lines) - start) * done.pitch + 2 * done.padding + done.reserve

    def _part(self, done: SetCell, bottom: float, start: int, end: int | None) -> None:
        lines: Sequence[FormLine] = done.lines[start:end]
        if self._is_repeated(done):
            text = done.cell.text if start == 0 else f"{done.cell.text}\n{CONTINUED}"
            lines = self._set(done.cell._replace(text=text)).lines
        piece = CellPiece(done, self._y, bottom, lines, last=end is None)
        self._pages[-1].append(piece)


def _edges(columns: Sequence[float], frame: Frame) -> list[float]:
    scale = frame.width / sum(columns)
    edges = [frame.left]
    for width in columns:
        edges.append(edges[-1] + width * scale)
    return edges


def _blocks(form: PrintedForm) -> list[tuple[int, int]]:
    """Half-open ranges of rows that cells spanning several rows hold together."""
    count = len(form.rows)
    tall = [cell for cell in form.cells if cell.rows > 1]
    joined = {row for cell in tall for row in range(cell.row + 1, cell.row + cell.rows)}
    starts = [row for row in range(count) if row not in joined]
    return list(zip(starts, [*starts[1:], count], strict=True))
