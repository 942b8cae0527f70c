"""A plain bar chart: where everything goes is computed by functions, a thin painter draws it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from desktop_app.services.statistics.bars import Bar
from desktop_app.ui.look.chart_widget import ChartWidget
from desktop_app.ui.look.theme import Theme

Width = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where one bar, its value and its label are drawn; `whole` is the part that can be clicked."""

    bar: QRectF
    value: QRectF
    label: QRectF
    whole: QRectF


def upright(values: Sequence[int], width: float, height: float, line: float) -> list[Placed]:
    """Bars side by side, the value above and the label below each; `line` is a text's height."""
    step = width / max(len(values), 1)
    thick = min(step * 0.5, 56.0)
    room = max(height - 2 * line - 8, 1.0)
    top = max(*values, 1) if values else 1
    placed = []
    for index, value in enumerate(values):
        tall = room * value / top
        left = index * step
        bar = QRectF(left + (step - thick) / 2, line + 4 + room - tall, thick, tall)
        placed.append(
            Placed(
                bar,
                QRectF(left, bar.top() - line - 2, step, line),
                QRectF(left, height - line, step, line),
                QRectF(left, 0, step, height),
            )
        )
    return placed


def lying(
    values: Sequence[int], width: float, height: float, line: float, labels: float
) -> list[Placed]:
    """Bars one under the other, the label left (`labels` wide) and the value right of each."""
    step = height / max(len(values), 1)
    thick = min(step * 0.55, line * 0.9)
    number = line * 2.5
    room = max(width - labels - number - 18, 1.0)
    top = max(*values, 1) if values else 1
    placed = []
    for index, value in enumerate(values):
        up = index * step
        bar = QRectF(labels + 12, up + (step - thick) / 2, room * value / top, thick)
        placed.append(
            Placed(
                bar,
                QRectF(bar.right() + 6, up, number, step),
                QRectF(0, up, labels, step),
                QRectF(0, up, width, step),
            )
        )
    return placed


class BarChart(ChartWidget):
    """Draws bars; a click, or the arrows and Enter, on a bar with rows behind it gives them."""

    def __init__(self, theme: Theme, *, across: bool = False) -> None:
        super().__init__(theme, across=across)
        self._bars: tuple[Bar, ...] = ()

    def show_bars(self, bars: tuple[Bar, ...], title: str, unit: str) -> None:
        """Takes other bars; screen readers hear the title and every value."""
        self._bars, self._marked = bars, -1
        spoken = "，".join(f"{bar.label} {bar.value} {unit}" for bar in bars)
        self.setAccessibleName(f"{title}：{spoken}")
        can = any(bar.where for bar in bars)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if can else Qt.FocusPolicy.NoFocus)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for every bar and its words."""
        line = self.fontMetrics().height()
        if self._across:
            return QSize(line * 16, max(len(self._bars), 1) * (line + 9))
        return QSize(line * 16, line * 8)

    def placed(self) -> list[Placed]:
        """Where everything is drawn at the present size."""
        line = float(self.fontMetrics().height())
        values = [bar.value for bar in self._bars]
        if not self._across:
            return upright(values, self.width(), self.height(), line)
        widest = max(
            (self.fontMetrics().horizontalAdvance(bar.label) for bar in self._bars), default=0
        )
        return lying(values, self.width(), self.height(), line, min(widest, self.width() * 0.4))

    def wholes(self) -> list[QRectF]:
        """The part of each bar that can be clicked."""
        return [place.whole for place in self.placed()]

    def opens(self, number: int) -> bool:
        """Whether there are rows behind a bar."""
        return super().opens(number) and bool(self._bars[number].where)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws bars, values and labels in the colours of the mode."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        for index, (bar, place) in enumerate(zip(self._bars, self.placed(), strict=True)):
            marked = index == self._marked and bool(bar.where)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.fill_hover if marked else tokens.bar))
            painter.drawRoundedRect(place.bar, 2, 2)
            painter.setPen(QColor(tokens.text))
            painter.drawText(place.value, self.side(values=True), str(bar.value))
            painter.setPen(QColor(tokens.text if marked else tokens.muted))
            text = self.fontMetrics().elidedText(
                bar.label, Qt.TextElideMode.ElideRight, int(place.label.width()) + 1
            )
            painter.drawText(place.label, self.side(values=False), text)
        self.frame_marked(painter)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Gives the rows of the bar that was clicked."""
        self._choose(self.at(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from bar to bar, Enter gives the rows."""
        if self.stepped(event):
            return
        if Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self._marked)
        else:
            super().keyPressEvent(event)

    def _choose(self, number: int) -> None:
        if self.opens(number):
            self.chosen.emit(self._bars[number].where)
