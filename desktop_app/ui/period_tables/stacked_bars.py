"""Bars of several parts one after the other: functions compute the layout, a widget paints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent

from desktop_app.ui.look.chart_widget import ChartWidget
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tool_tips import tip

MOST_LABEL, GAP = 0.36, 8
TINTS = (1.0, 0.72, 0.52, 0.36, 0.22)
"""How much of the colour of bars each part has; the last one is grey: 其他."""


class BarPart(NamedTuple):
    """One part of a bar: the place of its word in the legend, its value, what it opens."""

    place: int
    value: int
    opens: Any


class StackedBar(NamedTuple):
    """A label, its parts, and the value behind them."""

    label: str
    parts: tuple[BarPart, ...]
    value: int


@dataclass(frozen=True, slots=True)
class PlacedBar:
    """Where a label, each part and the value are drawn."""

    label: QRectF
    parts: tuple[QRectF, ...]
    value: QRectF


def placed(
    bars: Sequence[StackedBar], width: float, height: float, labels: float, line: float
) -> list[PlacedBar]:
    """Bars one under the other; the longest takes all the room that labels and values leave."""
    step = min(height / max(len(bars), 1), line * 2.2)
    thick, numbers = step * 0.5, line * 3.0
    longest = max((sum(each.value for each in bar.parts) for bar in bars), default=0)
    scale = max(width - labels - numbers - 2 * GAP, 1.0) / max(longest, 1)
    found = []
    for number, bar in enumerate(bars):
        top, left = number * step, labels + GAP
        parts = []
        for each in bar.parts:
            parts.append(QRectF(left, top + (step - thick) / 2, each.value * scale, thick))
            left += each.value * scale
        found.append(PlacedBar(
            QRectF(0, top, labels, step), tuple(parts), QRectF(left + GAP, top, numbers, step),
        ))  # fmt: skip
    return found


class StackedBars(ChartWidget):
    """A click, or the arrows and Enter, chooses a part: `chosen` carries what it opens."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, across=True)
        self.bars: tuple[StackedBar, ...] = ()
        self.legend: tuple[str, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def show_bars(self, bars: tuple[StackedBar, ...], legend: tuple[str, ...], title: str) -> None:
        """Takes other bars and the words of their parts; screen readers hear every value."""
        self.bars, self.legend, self._marked = bars, legend, -1
        told = (f"{each.label} {each.value:,}" for each in bars)
        self.setAccessibleName(f"{title}：" + "，".join(told))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for every bar and its label."""
        line = self.fontMetrics().height()
        return QSize(line * 16, max(len(self.bars), 1) * (line + 4))

    def minimumSizeHint(self) -> QSize:
        """Room for the first five; in a low picture the last ones are left out."""
        line = self.fontMetrics().height()
        return QSize(line * 12, 5 * (line + 1))

    @property
    def fitting(self) -> tuple[StackedBar, ...]:
        """The bars that there is room for, the first ones."""
        return self.bars[: max(self.height() // (self.fontMetrics().height() + 1), 1)]

    def colour(self, place: int) -> QColor:
        """The colour of a part by its place in the legend."""
        tokens = self._theme.tokens
        if place >= len(TINTS):
            return QColor(tokens.bar_before)
        full, ground, share = QColor(tokens.bar), QColor(tokens.surface), TINTS[place]
        parts = ((getattr(each, name)() for each in (full, ground))
                 for name in ("red", "green", "blue"))  # fmt: skip
        return QColor(*(round(one * share + other * (1 - share)) for one, other in parts))

    def wholes(self) -> list[QRectF]:
        """The parts that can be clicked, bar after bar."""
        return [part for bar in self._places() for part in bar.parts]

    def words(self, number: int) -> str:
        """Which part it is and its value."""
        bar, part = self._flat()[number]
        return f"{bar.label} · {self.legend[part.place]}　{part.value:,}"

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws labels, parts and values in the colours of the mode."""
        painter, tokens = QPainter(self), self._theme.tokens
        for bar, place in zip(self.fitting, self._places(), strict=True):
            painter.setPen(Qt.PenStyle.NoPen)
            for part, rect in zip(bar.parts, place.parts, strict=True):
                painter.setBrush(self.colour(part.place))
                painter.drawRect(rect)
            painter.setPen(QColor(tokens.text))
            painter.drawText(place.value, self.side(values=True), f"{bar.value:,}")
            painter.setPen(QColor(tokens.muted))
            width = int(place.label.width()) + 1
            text = self.fontMetrics().elidedText(bar.label, Qt.TextElideMode.ElideRight, width)
            painter.drawText(place.label, self.side(values=False), text)
        self.frame_marked(painter)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the records behind a part."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._choose(self.at(event))

    def leaveEvent(self, event: object) -> None:
        """No part is marked when the mouse is gone."""
        self.mark(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move from part to part, Enter opens its records."""
        if self.stepped(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._marked)
        else:
            super().keyPressEvent(event)

    def mark(self, number: int) -> None:
        """Shows which part is meant and says its value."""
        if number != self._marked:
            super().mark(number)
            self.setToolTip(tip(self.words(number)) if self.opens(number) else "")

    def _choose(self, number: int) -> None:
        if self.opens(number):
            self.chosen.emit(self._flat()[number][1].opens)

    def _flat(self) -> list[tuple[StackedBar, BarPart]]:
        return [(bar, part) for bar in self.fitting for part in bar.parts]

    def _places(self) -> list[PlacedBar]:
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(each.label) for each in self.fitting), default=0)
        labels = min(longest, self.width() * MOST_LABEL)
        return placed(self.fitting, self.width(), self.height(), labels, float(metrics.height()))


class LegendLine(ChartWidget):
    """The words of the parts, each behind a square of its colour."""

    def __init__(self, chart: StackedBars, theme: Theme) -> None:
        super().__init__(theme, across=True)
        self._chart = chart

    def sizeHint(self) -> QSize:
        """As many lines as the words need."""
        lines = len({place.top() for place in self.places()})
        return QSize(120, max(lines, 1) * self._line())

    def places(self) -> list[QRectF]:
        """Where each word with its square is drawn, in the next line where there is no room."""
        metrics, line = self.fontMetrics(), self._line()
        left, top, found = 0.0, 0.0, []
        for word in self._chart.legend:
            wide = metrics.horizontalAdvance(word) + line + GAP
            if left and left + wide > self.width():
                left, top = 0.0, top + line
            found.append(QRectF(left, top, wide, line))
            left += wide + GAP
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need other lines."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the squares and the words."""
        painter, side = QPainter(self), self.fontMetrics().height() * 0.62
        for place, (word, room) in enumerate(zip(self._chart.legend, self.places(), strict=True)):
            above = (room.height() - side) / 2
            square = QRectF(room.left(), room.top() + above, side, side)
            painter.fillRect(square, self._chart.colour(place))
            painter.setPen(QColor(self._theme.tokens.muted))
            text = room.adjusted(side + GAP / 2, 0, 0, 0)
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, word)

    def _line(self) -> int:
        return self.fontMetrics().height() + 4
