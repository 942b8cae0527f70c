"""Record forms as data, and the setting of each cell's text in its box."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from desktop_app.documents.font_embedding import Document
from desktop_app.documents.fonts import HEI, SONG, Pen
from desktop_app.documents.kept_whole import HARD, JOINER, SOFT, longest_part
from desktop_app.documents.line_breaks import TextLine, break_lines
from desktop_app.documents.pages import spread
from desktop_app.documents.plain_text import drawable, one_line
from desktop_app.documents.printables import FormCell, PrintedForm

SIZE, SMALLEST, STEP = 10.5, 8.0, 0.5
RUNNING_LEADING, SHORT_LEADING = 1.42, 1.25
SPREAD_FROM = 4600
"""From how many 1/1000 em of room a label of two characters is spread to the width of four."""
KEPT = 4096
"""How many set texts are remembered before it begins anew."""
INSET, PADDING, LABEL_PADDING, VALUE_PADDING = 4.0, 4.0, 2.5, 1.0
SIGN_HEIGHT = 44.0
INDENT = "\u3000\u3000"
RUNNING = frozenset({"long", "dated", "text", "sign", "seal", "photo", "picture"})
"""The kinds of cells that are set in lines of one size, however many."""
LEAD = re.compile(
    r"([0-9]{4}(?:[.．年/-][0-9]{1,2}(?:月|[.．月/-][0-9]{1,2}日?)?)?年?"
    r"(?:\s*(?:[—–~～至-]+|至)\s*(?:[0-9]{4}[.．年/-]?(?:[0-9]{1,2}月?)?|今|现在)?)?)"
    r"[\s\u3000：:，,]+(?=\S)"
)
"""The day or the years that a line of a history begins with, and what parts them from the rest."""
TAB = 0.6
"""How far behind the longest of them, in em, the texts begin."""
WIDEST_TAB = 11.0
"""The most, in em, that they may take before they are set as part of their lines."""
MOST_LINES = 5
SEE_BELOW = "（内容较多，全文见表末）"
CONTINUED = "（续）"


class HangingLine(NamedTuple):
    """A line indented by points, and the text before it at the left edge."""

    text: str
    width: float
    last: bool
    inset: float
    lead: str = ""


FormLine: TypeAlias = TextLine | HangingLine


@dataclass(slots=True, eq=False)
class SetCell:
    """A cell with its text set, in points; the same one in every form that has it at its place.

    The box goes from `left` to `right`; `pitch` is from baseline to baseline, `need` the least
    height that holds all lines and the `reserve` below them.
    """

    cell: FormCell
    left: float
    right: float
    lines: list[FormLine]
    size: float
    pitch: float
    need: float
    padding: float = LABEL_PADDING
    reserve: float = 0.0

    @property
    def limit(self) -> float:
        """The width for text, in 1/1000 em."""
        return (self.right - self.left - 2 * INSET) * 1000 / self.size


class FormSetter:
    """Sets the cells of all forms of one document; labels and short values once each."""

    def __init__(self, document: Document) -> None:
        self.song, self.hei = Pen(SONG, document), Pen(HEI, document)
        self._known: dict[tuple[FormCell, float, float, float], SetCell] = {}

    def set(self, cell: FormCell, left: float, right: float, height: float) -> SetCell:
        """The cell set in a box of a width, shrunk rather than made higher than `height`."""
        if cell.kind in RUNNING:
            return self._running(cell, left, right)
        key = cell, left, right, height
        found = self._known.get(key)
        if found is None:
            if len(self._known) > KEPT:
                self._known.clear()
            found = self._known[key] = self._short(cell, left, right, height)
        return found

    def _short(self, cell: FormCell, left: float, right: float, height: float) -> SetCell:
        """A label or a short value set."""
        text = drawable(cell.text).strip("\n")
        room = right - left - 2 * INSET
        label = cell.kind == "label"
        lines, size = self._label(text, room) if label else self._value(text, room, height)
        need = _height(lines, size, LABEL_PADDING if label else VALUE_PADDING)
        return SetCell(cell, left, right, lines, size, size * SHORT_LEADING, need)

    def _running(self, cell: FormCell, left: float, right: float) -> SetCell:
        reserve = SIGN_HEIGHT if cell.kind in ("sign", "seal") else 0.0
        pitch = SIZE * RUNNING_LEADING
        done = SetCell(cell, left, right, [], SIZE, pitch, reserve, PADDING, reserve)
        text = drawable(cell.text).strip("\n")
        if text and cell.kind != "photo":
            done.lines = self._lines(text, cell.kind, done.limit)
            done.need += len(done.lines) * pitch + 2 * PADDING
        return done

    def _lines(self, text: str, kind: str, limit: float) -> list[FormLine]:
        if kind == "dated":
            return self._hanging(text.split("\n"), limit)
        if kind == "long":
            text = INDENT + text.strip(" \u3000").replace("\n", f"\n{INDENT}")
        return [*break_lines(text, self.song.widths.__getitem__, limit)]

    def _hanging(self, texts: Sequence[str], limit: float) -> list[FormLine]:
        """Lines of a history: the years at the left, what happened behind them, one below another.

        A text without years begins at the left edge.
        """
        found = [(LEAD.match(text), text) for text in texts]
        leads = [self.song.width(lead[1]) for lead, _ in found if lead]
        tab = max(leads, default=0.0) + TAB * 1000
        if tab > min(WIDEST_TAB * 1000, limit / 2):
            return [*break_lines("\n".join(texts), self.song.widths.__getitem__, limit)]
        lines: list[FormLine] = []
        for lead, text in found:
            inset = tab if lead else 0.0
            rest = text[lead.end() :] if lead else text
            own = break_lines(rest, self.song.widths.__getitem__, limit - inset)
            lines += [
                HangingLine(*line, inset * SIZE / 1000, lead[1] if lead and not place else "")
                for place, line in enumerate(own)
            ]
        return lines

    def _label(self, text: str, room: float) -> tuple[list[FormLine], float]:
        limit = room * 1000 / SIZE
        wide = 3 if limit >= SPREAD_FROM else 2
        shown = spread(text, wide)
        if shown != text and self.hei.width(shown) > limit:
            shown = text
        return [*break_lines(shown, self.hei.widths.__getitem__, limit)], SIZE

    def _value(self, text: str, room: float, height: float) -> tuple[list[FormLine], float]:
        """A short text as large as it fits, smaller rather than torn where it must stay whole."""
        widths = self.song.widths.__getitem__
        width = self.song.width(text)
        if width * SIZE <= room * 1000 and "\n" not in text:
            return ([TextLine(text.replace(JOINER, ""), width, last=True)] if text else []), SIZE
        for strength in (SOFT, HARD):
            whole = max(longest_part(part, widths, strength) for part in text.split("\n"))
            if whole * SMALLEST > room * 1000:
                continue
            for step in range(math.ceil((SIZE - SMALLEST) / STEP) + 1):
                size = max(SIZE - step * STEP, SMALLEST)
                lines = break_lines(text, widths, room * 1000 / size)
                if whole * size <= room * 1000 and _height(lines, size, VALUE_PADDING) <= height:
                    return [*lines], size
            break
        return [*break_lines(text, widths, room * 1000 / SMALLEST)], SMALLEST


def _height(lines: Sequence[FormLine], size: float, padding: float) -> float:
    """The least height of a label or short value."""
    return len(lines) * size * SHORT_LEADING + 2 * padding if lines else 0.0


def label_beside(form: PrintedForm, cell: FormCell) -> str:
    """The text of the label before a cell in its row, empty if there is none."""
    before = [
        other
        for other in form.cells
        if other.kind == "label"
        and other.row <= cell.row < other.row + other.rows
        and other.column < cell.column
    ]
    return one_line(max(before, key=lambda other: other.column).text) if before else ""
