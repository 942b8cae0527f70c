"""Registers as PDF: landscape tables with repeated heads, groups, wrapped cells, any length."""

from __future__ import annotations

from collections.abc import Sequence
from operator import getitem
from pathlib import Path
from typing import BinaryIO

from desktop_app.documents.column_widths import edges_of
from desktop_app.documents.fonts import HEI, SONG, TITLE, Pen
from desktop_app.documents.line_breaks import break_lines
from desktop_app.documents.pages import (
    A4_WIDE,
    MIDDLE,
    MM,
    Frame,
    begin,
    centred,
    describe,
    running_head,
    writing,
)
from desktop_app.documents.pdf_file import PdfFile
from desktop_app.documents.plain_text import one_line
from desktop_app.documents.printables import Progress, Register, RowGroup
from desktop_app.documents.register_cells import PITCH, SIZE, Cell, ColumnSetter
from desktop_app.documents.register_heads import set_head
from desktop_app.documents.register_pages import PageRows, draw_row, grid

FRAME = Frame(A4_WIDE, 20 * MM, 277 * MM, 190 * MM, 24 * MM)
TITLE_SIZE, NOTE_SIZE, GROUP_SIZE, SIGNED_SIZE = 20.0, 10.5, 9.5, 10.5
ROW, PADDING, GROUP, GROUP_INSET = 19.0, 7.0, 19.0, 6.0
GROUP_LINES, LEAST_WIDTH = 4, 200
"""The most lines of a heading of a group; how narrow a letter is, in thousandths of its size."""
CLOSER, SMALL, BARE = 2.0, 200, 0.3
"""By how much, in points, the rows of a register of so few may be lower where that saves a last
page of which less than this share is filled."""
TALL, LEAST_PART = 12, 5
"""A row of at least `TALL` lines may be split: `LEAST_PART` lines or more before the page break."""
SIGNED = 30.0
"""The height of the line below the last row where those who answer for a register sign."""


def write_register(register: Register, target: BinaryIO | Path, progress: Progress) -> None:
    """Write a register; `progress` counts rows and may raise Cancelled: then nothing is left."""
    with writing(target) as opened:
        file = begin(opened, FRAME, register.foot)
        describe(file, register.foot, register.title)
        _Printer(register, file, progress).print()


class _Printer:
    def __init__(self, register: Register, file: PdfFile, progress: Progress) -> None:
        self._register, self._file, self._progress = register, file, progress
        self._hei, self._title = Pen(HEI, file.document), Pen(TITLE, file.document)
        self._song = Pen(SONG, file.document)
        self._edges = edges_of(register, self._song, self._hei, FRAME)
        self._setters = [
            ColumnSetter(file.document, left, right, column.align)
            for column, left, right in zip(
                register.columns, self._edges, self._edges[1:], strict=False
            )
        ]
        self._head = set_head(register.columns, self._edges, self._hei)
        self._total = sum(len(group.rows) for group in register.groups)
        self._rules = self._set_rules()
        self._tail = (SIGNED if register.signed else 0.0) + self._told
        self._done = 0
        self._y = FRAME.top
        self._page = self._first_page()
        self._row, self._padding = ROW, PADDING
        if self._total <= SMALL and self._is_better_closer():
            self._row, self._padding = ROW - CLOSER, PADDING - CLOSER

    def _is_better_closer(self) -> bool:
        """Whether the last page is nearly empty and lower rows would do without it."""
        pages, filled = self._filled(ROW, PADDING)
        return (
            pages > 1 and filled < BARE and self._filled(ROW - CLOSER, PADDING - CLOSER)[0] < pages
        )

    def _filled(self, least: float, padding: float) -> tuple[int, float]:
        """How many pages rows of these heights take, and the share of the last that is filled."""
        whole = FRAME.top - FRAME.bottom - self._head.height
        pages, left = 1, self._y - FRAME.bottom
        for group in self._register.groups:
            for place, row in enumerate(group.rows):
                lines = max(map(len, self._set(row)))
                height = max(least, lines * PITCH + padding)
                if not place and group.title:
                    height += self._height_of_group(group.title)
                if height > left:
                    pages, left = pages + 1, whole
                left -= height
        if self._tail > left:
            pages, left = pages + 1, whole
        return pages, 1 - (left - self._tail) / whole

    def print(self) -> None:
        for group in self._register.groups:
            if group.title:
                self._begin_group(group)
            for row in group.rows:
                self._print_row(row, group)
        if self._tail:
            self._end_rows()
        self._end_page()
        self._file.close()
        self._progress(self._total, self._total)

    def _first_page(self) -> PageRows:
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

    def _with_head(self, operators: list[str]) -> PageRows:
        page = PageRows(operators, [self._y, self._y - self._head.height])
        operators.append(self._hei.select(SIZE))
        operators += self._head.drawn(self._y)
        operators.append(self._song.select(SIZE))
        self._y -= self._head.height
        return page

    def _end_page(self) -> None:
        page = self._page
        page.end_merged(0, self._y)
        for title, level in self._bookmarks_of(page):
            self._file.bookmark(title, level)
        page.operators.append(f"ET 2 J {grid(page, self._edges, self._head)}")
        self._file.end_page("\n".join(page.operators))
        self._progress(self._done, self._total)

    def _bookmarks_of(self, page: PageRows) -> list[tuple[str, int]]:
        if self._register.name_column is None or not page.first or self._total <= 40:
            return page.bookmarks
        span = page.first if page.first == page.last else f"{page.first}—{page.last}"
        grouped = any(group.title for group in self._register.groups)
        return page.bookmarks if grouped else [(span, 0)]

    def _next_page(self, group: RowGroup | None) -> None:
        self._end_page()
        self._y = FRAME.top
        title = self._register.title
        self._page = self._with_head([running_head(self._song, title, FRAME), "BT"])
        if group is not None and group.title:
            self._draw_group(f"{group.title}（续）")

    def _begin_group(self, group: RowGroup) -> None:
        """Draws a group's heading where its first row, or the first part of it, follows it."""
        lines = 1
        if group.rows:
            lines = max(map(len, self._set(group.rows[0])))
        first = self._height_of(lines if lines < TALL else LEAST_PART)
        if self._y - self._height_of_group(group.title) - first < FRAME.bottom:
            self._next_page(None)
        self._page.end_merged(0, self._y)
        self._draw_group(group.title)
        self._page.bookmarks.append((one_line(group.title), 0))

    def _draw_group(self, title: str) -> None:
        lines = self._group_lines(title)
        top, bottom = self._y, self._y - self._height_of_group(title)
        baseline = (top + bottom) / 2 - MIDDLE * GROUP_SIZE + (len(lines) - 1) * PITCH / 2
        operators = self._page.operators
        operators.append(self._hei.select(GROUP_SIZE))
        for line in lines:
            left = f"1 0 0 1 {FRAME.left + GROUP_INSET:.2f} {baseline:.2f} Tm "
            operators.append(left + self._hei.show(line, GROUP_SIZE))
            baseline -= PITCH
        operators.append(self._song.select(SIZE))
        self._page.tops.append(bottom)
        self._page.breaks.append((top, bottom))
        self._y = bottom

    def _group_lines(self, title: str) -> list[str]:
        """The heading of a group in as many lines as it takes, cut after `GROUP_LINES`."""
        text, limit = one_line(title), (FRAME.width - 2 * GROUP_INSET) * 1000 / GROUP_SIZE
        if self._hei.width(text) <= limit:
            return [text]
        text = text[: int(limit / LEAST_WIDTH) * GROUP_LINES]
        lines = [each.text for each in break_lines(text, self._hei.widths.__getitem__, limit)]
        if len(lines) > GROUP_LINES:
            lines[GROUP_LINES - 1 :] = [f"{lines[GROUP_LINES - 1][:-2]}……"]
        return lines

    def _height_of_group(self, title: str) -> float:
        return GROUP + (len(self._group_lines(title)) - 1) * PITCH

    def _set(self, row: Sequence[str]) -> list[Cell]:
        if len(row) != len(self._setters):
            raise ValueError(f"{len(row)} texts for {len(self._setters)} columns")
        return [*map(getitem, self._setters, row)]

    def _print_row(self, row: Sequence[str], group: RowGroup) -> None:
        cells = self._set(row)
        lines = max(map(len, cells))
        height = self._height_of(lines)
        tail = self._tail if self._done + 1 == self._total else 0.0
        if self._y - height - tail < FRAME.bottom:
            if lines < TALL or self._room < LEAST_PART:
                self._next_page(group)
            while lines > self._room:
                room = self._room
                self._put([cell[:room] for cell in cells], self._height_of(room), row)
                cells = [cell[room:] for cell in cells]
                lines -= room
                self._next_page(group)
            height = self._height_of(lines)
        self._put(cells, height, row)
        self._done += 1
        self._name(row)

    def _height_of(self, lines: int) -> float:
        return max(self._row, lines * PITCH + self._padding)

    @property
    def _room(self) -> int:
        """How many lines of a row still fit on the page."""
        return int((self._y - FRAME.bottom - self._padding) / PITCH)

    def _put(self, cells: Sequence[Cell], height: float, row: Sequence[str]) -> None:
        page, many = self._page, self._register.merged
        if many:
            page.put_merged(row[:many], self._set(row)[:many], self._y)
            cells = cells[many:]
        draw_row(page.operators, cells, self._y - height / 2)
        self._y -= height
        page.tops.append(self._y)

    def _name(self, row: Sequence[str]) -> None:
        column = self._register.name_column
        if column is not None:
            self._page.last = row[column]
            self._page.first = self._page.first or row[column]

    def _set_rules(self) -> Cell:
        """The rules of counting as lines over the whole width."""
        setter = ColumnSetter(self._file.document, FRAME.left, FRAME.right, "left")
        return setter["\n".join(map(one_line, self._register.rules))]

    @property
    def _told(self) -> float:
        """The height of the rules of counting below the last row."""
        return len(self._rules) * PITCH + PADDING if self._rules else 0.0

    def _end_rows(self) -> None:
        """The rules of counting, then those who answer for the register, on one page."""
        if self._y - self._tail < FRAME.bottom:
            self._next_page(None)
        self._page.end_merged(0, self._y)
        if self._rules:
            self._page.operators.append(self._song.select(SIZE))
            draw_row(self._page.operators, [self._rules], self._y - self._told / 2)
            self._y -= self._told
        if self._register.signed:
            self._sign()

    def _sign(self) -> None:
        """The texts of those who answer for the register, spread over the width below it."""
        baseline = self._y - SIGNED + NOTE_SIZE
        texts = [one_line(text) for text in self._register.signed]
        widths = [self._song.width(text) * SIGNED_SIZE / 1000 for text in texts]
        gap = max(0.0, (FRAME.width - sum(widths)) / len(texts))
        operators = self._page.operators
        operators.append(self._song.select(SIGNED_SIZE))
        x = FRAME.left
        for text, width in zip(texts, widths, strict=True):
            shown = self._song.show(text, SIGNED_SIZE)
            operators.append(f"1 0 0 1 {x:.2f} {baseline:.2f} Tm {shown}")
            x += width + gap
