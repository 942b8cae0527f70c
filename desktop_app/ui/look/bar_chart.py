"""A plain bar chart: where everything goes is computed by functions, a thin painter draws it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.services.figures import Bar
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


class BarChart(QWidget):
    """Draws bars; a click, or the arrows and Enter, on a bar with rows behind it gives them."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, *, across: bool = False) -> None:
        super().__init__()
        self._theme, self._across = theme, across
        self._bars: tuple[Bar, ...] = ()
        self._marked = -1
        self.setMouseTracking(True)
        theme.changed.connect(self.updateGeometry)

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

    def minimumSizeHint(self) -> QSize:
        """No less than the bars need."""
        return self.sizeHint()

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
            painter.drawText(place.value, self._side(values=True), str(bar.value))
            painter.setPen(QColor(tokens.text if marked else tokens.muted))
            text = self.fontMetrics().elidedText(
                bar.label, Qt.TextElideMode.ElideRight, int(place.label.width()) + 1
            )
            painter.drawText(place.label, self._side(values=False), text)
        if self.hasFocus() and 0 <= self._marked < len(self._bars):
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            frame = self.placed()[self._marked].whole.adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(frame, 4, 4)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Marks the bar under the mouse."""
        self._mark(self._at(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Gives the rows of the bar that was clicked."""
        self._choose(self._at(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from bar to bar, Enter gives the rows."""
        steps = {
            Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1,
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in steps:
            self._mark(max(0, min(len(self._bars) - 1, self._marked + steps[key])))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self._marked)
        else:
            super().keyPressEvent(event)

    def _side(self, *, values: bool) -> Qt.AlignmentFlag:
        if not self._across:
            return Qt.AlignmentFlag.AlignCenter
        side = Qt.AlignmentFlag.AlignLeft if values else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter

    def _at(self, event: QMouseEvent) -> int:
        found = [
            index for index, place in enumerate(self.placed())
            if place.whole.contains(event.position())
        ]  # fmt: skip
        return found[0] if found else -1

    def _mark(self, index: int) -> None:
        if index != self._marked:
            self._marked = index
            can = 0 <= index < len(self._bars) and self._bars[index].where
            shape = Qt.CursorShape.PointingHandCursor if can else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()

    def _choose(self, index: int) -> None:
        if 0 <= index < len(self._bars) and self._bars[index].where:
            self.chosen.emit(self._bars[index].where)
