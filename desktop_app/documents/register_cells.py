"""Sets the cells of one column of a register, each different text once."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence
from typing import Literal, TypeAlias

from desktop_app.documents.font_embedding import Document
from desktop_app.documents.fonts import SONG, Pen
from desktop_app.documents.kept_whole import WORDS
from desktop_app.documents.line_breaks import TextLine, break_lines
from desktop_app.documents.plain_text import drawable

SIZE, SMALLER, PITCH = 9.0, 8.5, 12.0
INSET = 3.0
PHRASES = re.compile(r"[^、，；）]*[、，；）]|[^、，；）]+")
"""The places where a short text is best broken: after a mark or a closing bracket."""
MOST_CENTRED = 3
"""Up to how many lines a cell is centred; longer text stands flush left."""
KEPT = 4096
"""How many set texts a column remembers before it begins anew."""

BASELINE = "%s"
"""Stands in the operators of a line for the number that says where its baseline is."""

Cell: TypeAlias = tuple[str, ...]
"""Set lines: the operators of each, `BASELINE` once in every one; they have no other per cent."""


class ColumnSetter(dict[str, Cell]):
    """The set lines of each text of one column between two edges, in points.

    A text is wrapped at the column's width when it is first asked for; an empty one has no lines.
    """

    def __init__(
        self,
        document: Document,
        left: float,
        right: float,
        align: Literal["left", "center", "right"],
    ) -> None:
        super().__init__({"": ()})
        self.pen = Pen(SONG, document)
        self._left, self._right = left + INSET, right - INSET
        self._room = self._right - self._left
        self.limit = self._room * 1000 / SIZE
        self._width_of = self.pen.widths.__getitem__
        self._share = {"left": 0.0, "center": 0.5, "right": 1.0}[align]

    def __missing__(self, text: str) -> Cell:
        if len(self) > KEPT:
            self.clear()
            self[""] = ()
        width = sum(map(self._width_of, text)) if text.isprintable() else math.inf
        if width <= self.limit:
            found: Cell = (self._line(text, width, SIZE, self._share),)
        else:
            found = self._set(drawable(text))
        self[text] = found
        return found

    def _set(self, text: str) -> Cell:
        parts = [(part, self.pen.width(part)) for part in text.split("\n")]
        widest = max(width for _, width in parts)
        if widest <= self.limit:
            return tuple(self._line(*part, SIZE, self._share) for part in parts)
        if widest <= self.limit * SIZE / SMALLER:
            return self._smaller(parts)
        lines = self._packed(text)
        share = self._share
        if not lines:
            lines = break_lines(text, self._width_of, self.limit)
            share = share if _ends_phrases(text, lines) else 0.0
        return tuple(self._line(line.text, line.width, SIZE, share) for line in lines)

    def _packed(self, text: str) -> list[TextLine]:
        """A centred text in a few lines that end where phrases do; empty where that cannot be."""
        lines: list[TextLine] = []
        if "\n" in text or self._share != 0.5:
            return lines
        for phrase in PHRASES.findall(text):
            width = self.pen.width(phrase)
            if width > self.limit:
                return []
            if lines and lines[-1].width + width <= self.limit:
                lines[-1] = TextLine(lines[-1].text + phrase, lines[-1].width + width, last=False)
            else:
                lines.append(TextLine(phrase, width, last=False))
        short = min(len(line.text) for line in lines) < 2 or len(lines) > MOST_CENTRED
        return [] if short else lines

    def _smaller(self, parts: Sequence[tuple[str, float]]) -> Cell:
        lines = [self._line(text, width, SMALLER, self._share) for text, width in parts]
        lines[0] = f"{self.pen.select(SMALLER)} {lines[0]}"
        lines[-1] = f"{lines[-1]} {self.pen.select(SIZE)}"
        return tuple(lines)

    def _line(self, text: str, width: float, size: float, share: float) -> str:
        x = self._left + share * (self._room - width * size / 1000)
        return f"1 0 0 1 {x:.2f} {BASELINE} Tm {self.pen.show(text, size)}"


def _ends_phrases(text: str, lines: Sequence[TextLine]) -> bool:
    """Whether few lines all end where a line was typed, a phrase ends or a known word begins."""
    place, ends = 0, set(itertools.accumulate(len(each) for each in PHRASES.findall(text)))
    ends |= {found.start() for found in WORDS.finditer(text)}
    for line in lines[:-1]:
        place += len(line.text)
        if place < len(text) and text[place] in "\n ":
            place += 1
        elif place not in ends:
            return False
    return len(lines) <= MOST_CENTRED
