"""Bars in pairs, of this period and last year: functions compute the layout, a widget paints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from desktop_app.services.statistics.bars import Bar
from desktop_app.ui.look.chart_widget import ChartWidget
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tool_tips import tip

MOST_LABEL = 0.42
MONTH = "月"


@dataclass(frozen=True, slots=True)
class Pair:
    """Where both bars of one label, its value and its words are drawn; `whole` can be clicked."""

    now: QRectF
    before: QRectF
    value: QRectF
    label: QRectF
    whole: QRectF


def standing(
    values: Sequence[tuple[int, int]], width: float, height: float, line: float
) -> list[Pair]:
    """Pairs side by side, last year's bar at the left, the value above, the label below."""
    step = width / max(len(values), 1)
    thick = min(step * 0.3, 28.0)
    room = max(height - 2 * line - 8, 1.0)
    scale = room / max(1, *(max(each) for each in values)) if values else 0
    found = []
    for place, (now, before) in enumerate(values):
        left, floor = place * step, line + 4 + room
        middle = left + step / 2
        bar = QRectF(middle, floor - now * scale, thick, now * scale)
        found.append(Pair(
            bar,
            QRectF(middle - thick, floor - before * scale, thick, before * scale),
            QRectF(middle + thick / 2 - step / 2, bar.top() - line - 1, step, line),
            QRectF(left, height - line, step, line),
            QRectF(left, 0, step, height),
        ))  # fmt: skip
    return found


def resting(
    values: Sequence[tuple[int, int]], width: float, height: float, line: float, labels: float
) -> list[Pair]:
    """Pairs one under the other, last year's bar below, the label left, the value right."""
    step = height / max(len(values), 1)
    thick, thin = step * 0.42, step * 0.2
    numbers = line * 3.2
    room = max(width - labels - numbers - 18, 1.0)
    scale = room / max(1, *(max(each) for each in values)) if values else 0
    found = []
    for place, (now, before) in enumerate(values):
        top, left = place * step, labels + 12
        bar = QRectF(left, top + step * 0.16, now * scale, thick)
        found.append(Pair(
            bar,
            QRectF(left, bar.bottom() + 1, before * scale, thin),
            QRectF(bar.right() + 6, bar.top() - line, numbers, thick + 2 * line),
            QRectF(0, top, labels, step),
            QRectF(0, top, width, step),
        ))  # fmt: skip
    return found


class PairedChart(ChartWidget):
    """Draws pairs of bars; a click, or the arrows and Enter, opens the records behind one."""

    def __init__(self, theme: Theme, *, across: bool) -> None:
        super().__init__(theme, across=across)
        self._bars: tuple[Bar, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_bars(self, bars: tuple[Bar, ...], title: str, unit: str) -> None:
        """Takes other bars; screen readers hear the title and every value."""
        self._bars, self._marked = bars, -1
        self.setAccessibleName(f"{title}：" + "，".join(_said(each, unit) for each in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for every pair and its words."""
        line = self.fontMetrics().height()
        if self._across:
            return QSize(line * 16, max(len(self._bars), 1) * (line + 8))
        return QSize(line * 16, line * 8)

    def placed(self) -> list[Pair]:
        """Where everything is drawn at the present size."""
        line = float(self.fontMetrics().height())
        values = [(each.value, each.before or 0) for each in self._bars]
        if not self._across:
            return standing(values, self.width(), self.height(), line)
        words = [self.fontMetrics().horizontalAdvance(each.label) for each in self._bars]
        labels = min(max(words, default=0), self.width() * MOST_LABEL)
        return resting(values, self.width(), self.height(), line, labels)

    def wholes(self) -> list[QRectF]:
        """The part of each pair that can be clicked."""
        return [place.whole for place in self.placed()]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws bars, values and labels in the colours of the mode."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (bar, place) in enumerate(zip(self._bars, self.placed(), strict=True)):
            self._draw(painter, bar, place, marked=number == self._marked)
        self.frame_marked(painter)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the records behind a pair: last year's where its bar is hit."""
        if event.button() is Qt.MouseButton.LeftButton:
            number = self.at(event)
            hit = number >= 0 and self.placed()[number].before.contains(event.position())
            self._choose(number, before=hit)

    def leaveEvent(self, event: object) -> None:
        """No pair is marked when the mouse is gone."""
        self.mark(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move from pair to pair, Enter opens its records, with Shift those of last year."""
        if self.stepped(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._choose(self._marked, before=shifted)
        else:
            super().keyPressEvent(event)

    def _draw(self, painter: QPainter, bar: Bar, place: Pair, *, marked: bool) -> None:
        tokens = self._theme.tokens
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.bar_before))
        painter.drawRect(place.before)
        painter.setBrush(QColor(tokens.fill_hover if marked else tokens.bar))
        painter.drawRoundedRect(place.now, 2, 2)
        painter.setPen(QColor(tokens.text))
        value = f"{bar.value:,}"
        if marked or self.fontMetrics().horizontalAdvance(value) <= place.value.width():
            painter.drawText(place.value, self.side(values=True), value)
        painter.setPen(QColor(tokens.text if marked else tokens.muted))
        width = int(place.label.width()) + 1
        fits = self.fontMetrics().horizontalAdvance(bar.label) <= width
        words = bar.label if fits else bar.label.removesuffix(MONTH)
        text = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width)
        painter.drawText(place.label, self.side(values=False), text)

    def mark(self, number: int) -> None:
        """Shows which pair is meant and says both its values."""
        if number != self._marked:
            super().mark(number)
            self.setToolTip(tip(_said(self._bars[number], "")) if self.opens(number) else "")

    def _choose(self, number: int, *, before: bool) -> None:
        if not self.opens(number):
            return
        bar = self._bars[number]
        where = bar.where_before if before and bar.before is not None else bar.where
        self.chosen.emit(where)


def _said(bar: Bar, unit: str) -> str:
    """Both values in words."""
    past = "" if bar.before is None else f"，上年同期 {bar.before:,}"
    return f"{bar.label} {bar.value:,} {unit}".rstrip() + past
