"""Record forms as data, and the setting of each cell's text in its box."""

from __future__ import annotations

import math
from dataclasses import dataclass

from desktop_app.documents.font_embedding import Document
from desktop_app.documents.fonts import HEI, SONG, Pen
from desktop_app.documents.line_breaks import Line, break_lines
from desktop_app.documents.pages import spread
from desktop_app.documents.plain_text import drawable, one_line
from desktop_app.documents.printables import FormCell, RecordForm

SIZE, SMALLEST, STEP = 10.5, 8.0, 0.5
RUNNING_LEADING, SHORT_LEADING = 1.42, 1.25
SPREAD_FROM = 4600
"""From how many 1/1000 em of room a label of two characters is spread to the width of four."""
KEPT = 4096
"""How many set texts are remembered before it begins anew."""
INSET, PADDING, SHORT_PADDING = 4.0, 4.0, 1.5
SIGN_HEIGHT = 44.0
SIGN, SIGN_DATE = "签字（盖章）：", "年　　月　　日"
MOST_LINES = 5
SEE_BELOW = "（内容较多，全文见表末）"
CONTINUED = "（续）"


@dataclass(slots=True)
class SetCell:
    """A cell with its text set, in points.

    The box goes from `left` to `right`; `pitch` is from baseline to baseline, `need` the least
    height that holds all lines and the `reserve` below them.
    """

    cell: FormCell
    left: float
    right: float
    lines: list[Line]
    size: float
    pitch: float
    need: float
    padding: float = SHORT_PADDING
    reserve: float = 0.0

    @property
    def limit(self) -> float:
        """The width for text, in 1/1000 em."""
        return (self.right - self.left - 2 * INSET) * 1000 / self.size


class FormSetter:
    """Sets the cells of all forms of one document; labels and short values once each."""

    def __init__(self, document: Document) -> None:
        self.song, self.hei = Pen(SONG, document), Pen(HEI, document)
        self._known: dict[
            tuple[str, str, float, float, float], tuple[list[Line], float, float]
        ] = {}

    def set(self, cell: FormCell, left: float, right: float, height: float) -> SetCell:
        """The cell set in a box of a width, shrunk rather than made higher than `height`."""
        if cell.kind not in {"label", "value"}:
            return self._running(cell, left, right)
        key = (cell.text, cell.kind, left, right, height)
        found = self._known.get(key)
        if found is None:
            if len(self._known) > KEPT:
                self._known.clear()
            text = drawable(cell.text).strip("\n")
            room = right - left - 2 * INSET
            label = cell.kind == "label"
            lines, size = self._label(text, room) if label else self._value(text, room, height)
            found = self._known[key] = (lines, size, _height(lines, size))
        lines, size, need = found
        return SetCell(cell, left, right, lines, size, size * SHORT_LEADING, need)

    def _running(self, cell: FormCell, left: float, right: float) -> SetCell:
        reserve = SIGN_HEIGHT if cell.kind == "sign" else 0.0
        pitch = SIZE * RUNNING_LEADING
        done = SetCell(cell, left, right, [], SIZE, pitch, reserve, PADDING, reserve)
        text = drawable(cell.text).strip("\n")
        if text and cell.kind != "photo":
            done.lines = break_lines(text, self.song.widths.__getitem__, done.limit)
            done.need += len(done.lines) * pitch + 2 * PADDING
        return done

    def _label(self, text: str, room: float) -> tuple[list[Line], float]:
        limit = room * 1000 / SIZE
        wide = 3 if limit >= SPREAD_FROM else 2
        shown = spread(text, wide)
        if shown != text and self.hei.width(shown) > limit:
            shown = text
        return break_lines(shown, self.hei.widths.__getitem__, limit), SIZE

    def _value(self, text: str, room: float, height: float) -> tuple[list[Line], float]:
        width = self.song.width(text)
        if width * SIZE <= room * 1000 and "\n" not in text:
            return ([Line(text, width, last=True)] if text else []), SIZE
        lines: list[Line] = []
        for step in range(math.ceil((SIZE - SMALLEST) / STEP) + 1):
            size = max(SIZE - step * STEP, SMALLEST)
            lines = break_lines(text, self.song.widths.__getitem__, room * 1000 / size)
            if _height(lines, size) <= height:
                return lines, size
        return lines, SMALLEST


def _height(lines: list[Line], size: float) -> float:
    """The least height of a label or short value."""
    return len(lines) * size * SHORT_LEADING + 2 * SHORT_PADDING if lines else 0.0


def label_beside(form: RecordForm, cell: FormCell) -> str:
    """The text of the label that stands before a cell in its row, empty when there is none."""
    before = [
        other
        for other in form.cells
        if other.kind == "label"
        and other.row <= cell.row < other.row + other.rows
        and other.column < cell.column
    ]
    return one_line(max(before, key=lambda other: other.column).text) if before else ""
