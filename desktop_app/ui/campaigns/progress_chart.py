"""The progress of an indicator: a line over the periods, bars of each period, the target's line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF

from desktop_app.records.campaign_period import MONTH, QUARTER, kind_of, period_words
from desktop_app.services.campaigns.progress import ProgressLine, ProgressPoint
from desktop_app.ui.look.chart_widget import ChartWidget
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tool_tips import tip

LEFT, TOP, RIGHT, LINES = 12, 26, 24, 14
"""Room at the left, above and at the right; lines of text that the chart is high."""
THICKEST, DOT = 26.0, 3.5


class ProgressChart(ChartWidget):
    """What it comes to so far is the line, each period's own figure a pale bar.

    Arrows and the mouse mark a period, whose figures are said in words; a click or Enter opens it.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, across=False)
        self._line: ProgressLine | None = None
        self.setObjectName("progress_chart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_line(self, line: ProgressLine) -> None:
        """Takes another line; screen readers hear what it comes to."""
        self._line, self._marked = line, -1
        self.setAccessibleName(f"{line.indicator.name} {line.words}")
        self.update()

    @property
    def points(self) -> Sequence[ProgressPoint]:
        """The periods that are drawn."""
        return self._line.points if self._line is not None else ()

    def sizeHint(self) -> QSize:
        """Room for the line and its labels."""
        line = self.fontMetrics().height()
        return QSize(line * 24, line * LINES)

    def wholes(self) -> list[QRectF]:
        """The strip of each period."""
        step = self._step()
        return [QRectF(LEFT + n * step, 0, step, self.height()) for n in range(len(self.points))]

    def high(self, figure: int) -> float:
        """Where a figure is drawn, from the top."""
        floor = self._floor()
        return floor - (floor - TOP) * max(figure, 0) / self._most()

    def words_of(self, number: int) -> str:
        """The figures of a period in words."""
        if self._line is None or not 0 <= number < len(self.points):
            return ""
        point, text = self.points[number], self._line.indicator.text
        if point.figure is None:
            return f"{period_words(point.period)}：没有填"
        so_far = f"，累计 {text(point.so_far)}" if point.so_far is not None else ""
        return f"{period_words(point.period)}：{text(point.figure)}{so_far}"

    def mark(self, number: int) -> None:
        """Shows which period is meant and says its figures."""
        if number != self._marked:
            super().mark(number)
            self.setToolTip(tip(self.words_of(number)) if self.words_of(number) else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws target, bars, line and labels in the colours of the mode."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        painter.setPen(QColor(tokens.border))
        painter.drawLine(QPointF(LEFT, self._floor()), QPointF(self.width(), self._floor()))
        self._draw_target(painter)
        self._draw_bars(painter)
        self._draw_line(painter)
        self._draw_labels(painter)
        self.frame_marked(painter)

    def leaveEvent(self, event: object) -> None:
        """No period is marked when the mouse is gone."""
        self.mark(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens a period."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._choose(self.at(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from period to period, Enter opens one."""
        if self.stepped(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._marked)
        else:
            super().keyPressEvent(event)

    def _choose(self, number: int) -> None:
        if self.opens(number):
            self.chosen.emit(self.points[number].period)

    def _draw_target(self, painter: QPainter) -> None:
        target = self._line.indicator.target if self._line is not None else None
        if target is None or self._line is None or not any(x.target for x in self.points):
            return
        high = self.high(target)
        painter.setPen(QPen(QColor(self._theme.tokens.info), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(LEFT, high), QPointF(self.width() - RIGHT, high))
        words = f"全年目标 {self._line.indicator.text(target)}"
        painter.drawText(QPointF(LEFT + 4, high - 4), words)

    def _draw_bars(self, painter: QPainter) -> None:
        step = self._step()
        thick = min(step * 0.4, THICKEST)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.bar_before))
        for number, point in enumerate(self.points):
            if point.figure is not None:
                top = self.high(point.figure)
                left = LEFT + number * step + (step - thick) / 2
                painter.drawRect(QRectF(left, top, thick, self._floor() - top))

    def _draw_line(self, painter: QPainter) -> None:
        """One stroke a year: what it comes to so far begins anew with each."""
        strokes: dict[str, list[QPointF]] = {}
        for number, point in enumerate(self.points):
            if point.so_far is not None:
                strokes.setdefault(point.period[:4], []).append(self._place(number, point.so_far))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.tokens.bar), 2))
        for places in strokes.values():
            painter.drawPolyline(QPolygonF(places))
        painter.setBrush(QColor(self._theme.tokens.bar))
        painter.setPen(Qt.PenStyle.NoPen)
        for place in (each for places in strokes.values() for each in places):
            painter.drawEllipse(place, DOT, DOT)

    def _draw_labels(self, painter: QPainter) -> None:
        if self._line is None:
            return
        metrics, step, tokens = self.fontMetrics(), self._step(), self._theme.tokens
        line, free = float(metrics.height()), -1.0
        for number, point in enumerate(self.points):
            left = LEFT + number * step
            words = _short(point.period, first=number == 0)
            wide = metrics.horizontalAdvance(words)
            middle = left + step / 2
            if number == self._marked or middle - wide / 2 > free:
                painter.setPen(QColor(tokens.text if number == self._marked else tokens.muted))
                place = QRectF(middle - wide / 2 - 2, self._floor() + 4, wide + 4, line)
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
                free = middle + wide / 2 + 6
            text = self._line.indicator.text(point.so_far)
            fits = metrics.horizontalAdvance(text) <= step
            if text and (fits or number == self._marked) and point.so_far is not None:
                painter.setPen(QColor(tokens.text))
                high = self.high(point.so_far) - line - 5
                place = QRectF(left - step, high, step * 3, line)
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _place(self, number: int, figure: int) -> QPointF:
        step = self._step()
        return QPointF(LEFT + number * step + step / 2, self.high(figure))

    def _step(self) -> float:
        return max(self.width() - LEFT - RIGHT, 1) / max(len(self.points), 1)

    def _floor(self) -> float:
        return float(self.height() - self.fontMetrics().height() - 10)

    def _most(self) -> int:
        known = [x for each in self.points for x in (each.figure, each.so_far, each.target) if x]
        return max([*known, 1])


def _short(period: str, *, first: bool) -> str:
    """A period as short as a label is: 3月, 一季度; with its year where a new one begins."""
    words = period_words(period)
    year = f"{period[:4]}年"
    rest = words.removeprefix(year).removeprefix("第")
    begins = period.endswith({MONTH: "-01", QUARTER: "Q1"}.get(kind_of(period), "H1"))
    return words.replace("第", "") if first or begins or not rest else rest
