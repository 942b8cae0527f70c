"""Registers as PDF: landscape tables with repeated heads, groups, wrapped cells, any length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from desktop_app.documents.fonts import HEI, TITLE, Pen
from desktop_app.documents.pages import A4_WIDE, MIDDLE, MM, Frame, begin, centred, spread, writing
from desktop_app.documents.pdf_file import PdfFile
from desktop_app.documents.plain_text import one_line
from desktop_app.documents.printables import Column, Group, Progress, Register
from desktop_app.documents.register_cells import PITCH, SIZE, Cell, ColumnSetter

FRAME = Frame(A4_WIDE, 20 * MM, 277 * MM, 190 * MM, 24 * MM)
TITLE_SIZE, NOTE_SIZE, GROUP_SIZE = 20.0, 10.5, 9.5
ROW, HEAD = 19.0, 24.0
PADDING = 7.0
TALL, LEAST_PART = 12, 5
"""From how many lines on a row may go on overleaf, where so many of them stand on this page."""


def write_register(register: Register, target: BinaryIO | Path, progress: Progress) -> None:
    """Writes a register; told of rows, `progress` may raise Cancelled: then nothing is left."""
    with writing(target) as opened:
        printer = _Printer(register, begin(opened, FRAME, register.foot), progress)
        printer.print()


@dataclass
class _Page:
    """What has been put on the page under way."""

    operators: list[str]
    tops: list[float]
    breaks: list[tuple[float, float]] = field(default_factory=list)
    first: str = ""
    last: str = ""
    bookmarks: list[tuple[str, int]] = field(default_factory=list)


class _Printer:
    def __init__(self, register: Register, file: PdfFile, progress: Progress) -> None:
        self._register, self._file, self._progress = register, file, progress
        self._edges = _edges(register.columns)
        self._setters = [
            ColumnSetter(file.document, left, right, column.align)
            for column, left, right in zip(
                register.columns, self._edges, self._edges[1:], strict=False
            )
        ]
        self._hei, self._title = Pen(HEI, file.document), Pen(TITLE, file.document)
        self._song = self._setters[0].pen
        self._head = self._set_head()
        self._total = sum(len(group.rows) for group in register.groups)
        self._done = 0
        self._y = FRAME.top
        self._page = self._first_page()

    def print(self) -> None:
        for group in self._register.groups:
            if group.title:
                self._begin_group(group)
            for row in group.rows:
                self._print_row(row, group)
        self._end_page()
        self._file.close()
        self._progress(self._total, self._total)

    def _set_head(self) -> list[Cell]:
        cells = []
        for column, setter in zip(self._register.columns, self._setters, strict=True):
            wide = setter.limit >= 4500
            cells.append(setter.head(self._hei, spread(one_line(column.title), 2 if wide else 1)))
        return cells

    def _first_page(self) -> _Page:
        middle = FRAME.middle
        baseline = FRAME.top - TITLE_SIZE
        title, note = one_line(self._register.title), one_line(self._register.note)
        size = min(TITLE_SIZE, FRAME.width * 1000 / max(self._title.width(title), 1))
        operators = ["BT", self._title.select(size)]
        operators.append(centred(self._title, title, size, middle, baseline))
        self._y = baseline - 12
        if note:
            operators.append(self._song.select(NOTE_SIZE))
            operators.append(centred(self._song, note, NOTE_SIZE, middle, self._y - NOTE_SIZE))
            self._y -= NOTE_SIZE + 9
        return self._with_head(operators)

    def _with_head(self, operators: list[str]) -> _Page:
        height = max(HEAD, max(len(cell) for cell in self._head) * PITCH + PADDING + 2)
        page = _Page(operators, [self._y, self._y - height])
        operators.append(self._hei.select(SIZE))
        _draw_row(operators, self._head, self._y - height / 2)
        operators.append(self._song.select(SIZE))
        self._y -= height
        return page

    def _end_page(self) -> None:
        page = self._page
        for title, level in self._bookmarks_of(page):
            self._file.bookmark(title, level)
        page.operators.append(f"ET 2 J .5 w {_grid(page, self._edges)} S")
        self._file.end_page("\n".join(page.operators))
        self._progress(self._done, self._total)

    def _bookmarks_of(self, page: _Page) -> list[tuple[str, int]]:
        if self._register.name_column is None or not page.first or self._total <= 40:
            return page.bookmarks
        span = page.first if page.first == page.last else f"{page.first}—{page.last}"
        grouped = any(group.title for group in self._register.groups)
        return page.bookmarks if grouped else [(span, 0)]

    def _next_page(self, group: Group | None) -> None:
        self._end_page()
        self._y = FRAME.top
        self._page = self._with_head(["BT"])
        if group is not None and group.title:
            self._draw_group(f"{group.title}（续）")

    def _begin_group(self, group: Group) -> None:
        if self._y - 2 * ROW - PADDING < FRAME.bottom:
            self._next_page(None)
        self._draw_group(group.title)
        self._page.bookmarks.append((one_line(group.title), 0))

    def _draw_group(self, title: str) -> None:
        top, bottom = self._y, self._y - ROW
        baseline = (top + bottom) / 2 - MIDDLE * GROUP_SIZE
        operators = self._page.operators
        operators.append(self._hei.select(GROUP_SIZE))
        left = f"1 0 0 1 {FRAME.left + 6:.2f} {baseline:.2f} Tm "
        operators.append(left + self._hei.show(one_line(title), GROUP_SIZE))
        operators.append(self._song.select(SIZE))
        self._page.tops.append(bottom)
        self._page.breaks.append((top, bottom))
        self._y = bottom

    def _print_row(self, row: Sequence[str], group: Group) -> None:
        cells = [setter.cell(text) for setter, text in zip(self._setters, row, strict=True)]
        lines = max(map(len, cells))
        height = max(ROW, lines * PITCH + PADDING)
        if self._y - height < FRAME.bottom:
            if lines < TALL or self._room < LEAST_PART:
                self._next_page(group)
            while lines > self._room:
                room = self._room
                self._put([cell[:room] for cell in cells], room * PITCH + PADDING)
                cells = [cell[room:] for cell in cells]
                lines -= room
                self._next_page(group)
            height = max(ROW, lines * PITCH + PADDING)
        self._put(cells, height)
        self._done += 1
        self._name(row)

    @property
    def _room(self) -> int:
        """How many lines of a row still fit on the page."""
        return int((self._y - FRAME.bottom - PADDING) / PITCH)

    def _put(self, cells: Sequence[Cell], height: float) -> None:
        _draw_row(self._page.operators, cells, self._y - height / 2)
        self._y -= height
        self._page.tops.append(self._y)

    def _name(self, row: Sequence[str]) -> None:
        column = self._register.name_column
        if column is not None:
            self._page.last = row[column]
            self._page.first = self._page.first or row[column]


def _edges(columns: Sequence[Column]) -> list[float]:
    scale = FRAME.width / sum(column.width for column in columns)
    edges = [FRAME.left]
    for column in columns:
        edges.append(edges[-1] + column.width * scale)
    return edges


def _draw_row(operators: list[str], cells: Sequence[Cell], middle: float) -> None:
    baseline = middle - MIDDLE * SIZE
    single = f"{baseline:.2f}"
    for cell in cells:
        if len(cell) == 1:
            before, after = cell[0]
            operators.append(before + single + after)
        else:
            y = baseline + (len(cell) - 1) * PITCH / 2
            for before, after in cell:
                operators.append(f"{before}{y:.2f}{after}")
                y -= PITCH


def _grid(page: _Page, edges: Sequence[float]) -> str:
    left, right = f"{edges[0]:.2f}", f"{edges[-1]:.2f}"
    lines = [f"{left} {y:.2f} m {right} {y:.2f} l" for y in page.tops]
    top, bottom = page.tops[0], page.tops[-1]
    lines.append(f"{left} {top:.2f} m {left} {bottom:.2f} l")
    lines.append(f"{right} {top:.2f} m {right} {bottom:.2f} l")
    for begun, ended in _stretches(page):
        lines.extend(f"{x:.2f} {begun:.2f} m {x:.2f} {ended:.2f} l" for x in edges[1:-1])
    return " ".join(lines)


def _stretches(page: _Page) -> list[tuple[float, float]]:
    """The parts of the page's height, from top to bottom, that column lines cross."""
    starts = [page.tops[0], *(bottom for _, bottom in page.breaks)]
    ends = [*(top for top, _ in page.breaks), page.tops[-1]]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start > end]
