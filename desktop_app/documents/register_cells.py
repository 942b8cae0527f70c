"""Sets the cells of one column of a register, each different text once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, TypeAlias

from desktop_app.documents.font_embedding import Document
from desktop_app.documents.fonts import SONG, Pen
from desktop_app.documents.line_breaks import Line, break_lines
from desktop_app.documents.plain_text import drawable

SIZE, SMALLEST, PITCH = 9.0, 8.0, 12.0
INSET = 3.0
PHRASES = re.compile(r"[^、，；）和]*[、，；）和]|[^、，；）和]+")
"""The places where a short text is best broken: after a mark, a closing bracket, or 和."""
MOST_BALANCED = 3
"""Up to how many lines a centred cell is balanced; longer text stands flush left."""
KEPT = 4096
"""How many set texts a column remembers before it begins anew."""

Cell: TypeAlias = tuple[tuple[str, str], ...]
"""Set lines: the operators before and after the number that says where the baseline is."""


class ColumnSetter:
    """The cells of one column between two edges, in points."""

    def __init__(
        self,
        document: Document,
        left: float,
        right: float,
        align: Literal["left", "center", "right"],
    ) -> None:
        self.pen = Pen(SONG, document)
        self._left, self._right = left + INSET, right - INSET
        self.limit = (self._right - self._left) * 1000 / SIZE
        self._share = {"left": 0.0, "center": 0.5, "right": 1.0}[align]
        self._cells: dict[str, Cell] = {"": ()}

    def cell(self, text: str) -> Cell:
        """The set lines of a text, wrapped at the column's width; none for an empty text."""
        found = self._cells.get(text)
        if found is None:
            if len(self._cells) > KEPT:
                self._cells = {"": ()}
            found = self._cells[text] = self._set(drawable(text))
        return found

    def _set(self, text: str) -> Cell:
        width = self.pen.width(text)
        if width <= self.limit and "\n" not in text:
            return (self._line(self.pen, text, width, SIZE, self._share),)
        parts = [(part, self.pen.width(part)) for part in text.split("\n")]
        widest = max(width for _, width in parts)
        if widest <= self.limit * SIZE / SMALLEST:
            return self._shrunk(parts, min(SIZE, SIZE * self.limit / widest))
        lines = break_lines(text, self.pen.widths.__getitem__, self.limit)
        if self._share == 0.5 and len(lines) <= MOST_BALANCED:
            lines = self._balanced(text, len(lines))
        share = 0.0 if len(lines) > MOST_BALANCED else self._share
        return tuple(self._line(self.pen, line.text, line.width, SIZE, share) for line in lines)

    def _balanced(self, text: str, count: int) -> list[Line]:
        """The text in as many lines, by its phrases if they fit, else about equally long."""
        packed = [] if "\n" in text else self._packed(text)
        if len(packed) == count:
            return packed
        low, high = self.limit / 2, self.limit
        while high - low > 250:
            middle = (low + high) / 2
            if len(break_lines(text, self.pen.widths.__getitem__, middle)) > count:
                low = middle
            else:
                high = middle
        return break_lines(text, self.pen.widths.__getitem__, high)

    def _packed(self, text: str) -> list[Line]:
        """The text in lines that end where phrases do; empty where a phrase does not fit."""
        lines: list[Line] = []
        for phrase in PHRASES.findall(text):
            width = self.pen.width(phrase)
            if width > self.limit:
                return []
            if lines and lines[-1].width + width <= self.limit:
                lines[-1] = Line(lines[-1].text + phrase, lines[-1].width + width, last=False)
            else:
                lines.append(Line(phrase, width, last=False))
        return lines if min(len(line.text) for line in lines) > 1 else []

    def _shrunk(self, parts: Sequence[tuple[str, float]], size: float) -> Cell:
        size = int(size * 20) / 20
        lines = [self._line(self.pen, text, width, size, self._share) for text, width in parts]
        if size < SIZE:
            lines[0] = (f"{self.pen.select(size)} {lines[0][0]}", lines[0][1])
            lines[-1] = (lines[-1][0], f"{lines[-1][1]} {self.pen.select(SIZE)}")
        return tuple(lines)

    def head(self, pen: Pen, text: str) -> Cell:
        """The set lines of the column's title, centred."""
        lines = break_lines(text, pen.widths.__getitem__, self.limit)
        return tuple(self._line(pen, line.text, line.width, SIZE, 0.5) for line in lines)

    def _line(
        self, pen: Pen, text: str, width: float, size: float, share: float
    ) -> tuple[str, str]:
        x = self._left + share * (self._right - self._left - width * size / 1000)
        return f"1 0 0 1 {x:.2f} ", f" Tm {pen.show(text, size)}"
