"""Bars in running text: a label, this year's bar and last year's, each with its number."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.flowing.rows import PageRow, height_of, kept_together
from desktop_app.documents.flowing.styles import Manner, TextStyle
from desktop_app.documents.flowing.text import centred_rows
from desktop_app.documents.line_breaks import break_lines
from desktop_app.documents.pages import MIDDLE
from desktop_app.documents.plain_text import one_line
from desktop_app.documents.printables import BarsBlock

COLOURS = (".18 .36 .56", ".74 .80 .86")
"""This year's and last year's, apart in grey print too."""
THICK, BETWEEN, AROUND = 8.0, 2.0, 4.0
LABELS = 0.3
"""The most of the width that labels take."""
SPACE = 6.0


def bars_rows(block: BarsBlock, manner: Manner) -> list[PageRow]:
    """Title, unit and key, then a row a label; all on one page where a page holds them."""
    chart = _Chart(block, manner)
    frame = manner.frame
    rows = []
    if block.title:
        rows += centred_rows(block.title, manner.caption, frame.middle, frame.width)
    rows.append(chart.key())
    bars = [chart.row(*bar) for bar in block.bars]
    if height_of([*rows, *bars]) <= manner.room:
        return kept_together([*rows, *bars])
    return [*kept_together([*rows, *bars[:1]]), *bars[1:]]


def shown_value(value: float) -> str:
    """A value as read: whole, else with one or two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


class _Chart:
    def __init__(self, block: BarsBlock, manner: Manner) -> None:
        self._block, self._style, self._frame = block, manner.cell, manner.frame
        self._paired = any(earlier is not None for _, _, earlier in block.bars)
        labels = [self._style.width(one_line(label)) for label, _, _ in block.bars]
        self._labels = min(max(labels, default=0.0), LABELS * self._frame.width)
        self._zero = self._frame.left + self._labels + SPACE
        values = [each for _, *pair in block.bars for each in pair if each is not None]
        numbers = max((self._style.width(shown_value(each)) for each in values), default=0.0)
        self._scale = (self._frame.right - self._zero - numbers - SPACE) / max(*values, 1e-9, 0)

    def key(self) -> PageRow:
        """The unit at the right and, where there are two series, what each colour means."""
        style, frame = self._style, self._frame
        unit = f"单位：{one_line(self._block.unit)}" if self._block.unit else ""
        names = self._block.names if self._paired else ()

        def draw(top: float) -> str:
            baseline = style.baseline(top)
            parts = [style.draw(unit, frame.right - style.width(unit), baseline)]
            x = self._zero
            for name, colour in zip(names, COLOURS, strict=False):
                low = baseline + MIDDLE * style.size - THICK / 2
                parts.append(_filled(x, low, THICK, THICK, colour))
                parts.append(style.draw(one_line(name), x + THICK + 3, baseline))
                x += THICK + 3 + style.width(name) + 3 * SPACE
            return " ".join(parts)

        return PageRow(style.pitch, draw)

    def row(self, label: str, value: float, earlier: float | None) -> PageRow:
        """One label with its bars; a value below nothing shows its number alone."""
        style = self._style
        values = [value] if not self._paired else [value, earlier]
        widths, limit = style.pen.widths.__getitem__, style.limit(self._labels)
        lines = [line.text for line in break_lines(one_line(label), widths, limit)]
        bars = max(THICK, style.size) * len(values) + BETWEEN * (len(values) - 1)
        height = max(bars, len(lines) * style.pitch) + 2 * AROUND

        def draw(top: float) -> str:
            middle = top - height / 2
            parts = _labels(lines, style, self._zero - SPACE, middle)
            parts += self._bars(values, middle + bars / 2)
            axis = f"{self._zero:.2f} {top:.2f} m {self._zero:.2f} {top - height:.2f} l S"
            return " ".join([*parts, "0 J .5 w", axis])

        return PageRow(height, draw)

    def _bars(self, values: Sequence[float | None], top: float) -> list[str]:
        style = self._style
        step = max(THICK, style.size)
        parts = []
        for number, value in enumerate(values):
            middle = top - number * (step + BETWEEN) - step / 2
            length = max(value or 0.0, 0.0) * self._scale
            if length:
                low = middle - THICK / 2
                parts.append(_filled(self._zero, low, length, THICK, COLOURS[number]))
            text = "—" if value is None else shown_value(value)
            baseline = middle - MIDDLE * style.size
            parts.append(style.draw(text, self._zero + length + SPACE / 2, baseline))
        return parts


def _labels(lines: Sequence[str], style: TextStyle, right: float, middle: float) -> list[str]:
    top = middle + len(lines) * style.pitch / 2
    return [
        style.draw(text, right - style.width(text), style.baseline(top - number * style.pitch))
        for number, text in enumerate(lines)
    ]


def _filled(x: float, y: float, width: float, height: float, colour: str) -> str:
    return f"{colour} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f 0 g"
