"""What every chart of bars does: marks the bar under mouse or arrows, frames it, says where."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.ui.look.theme import Theme

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ChartWidget(QWidget):
    """A chart draws its bars and says which part of it each of them is."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, *, across: bool) -> None:
        super().__init__()
        self._theme, self._across = theme, across
        self._marked = -1
        self.setMouseTracking(True)
        theme.changed.connect(self.updateGeometry)

    def wholes(self) -> list[QRectF]:
        """The part of each bar that can be clicked."""
        return []

    def opens(self, number: int) -> bool:
        """Whether there are rows behind a bar; `number` may be out of range."""
        return 0 <= number < len(self.wholes())

    def minimumSizeHint(self) -> QSize:
        """No less than the bars need."""
        return self.sizeHint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Marks the bar under the mouse."""
        self.mark(self.at(event))

    def at(self, event: QMouseEvent) -> int:
        """The bar at the mouse, -1 where there is none."""
        wholes = enumerate(self.wholes())
        return next((n for n, whole in wholes if whole.contains(event.position())), -1)

    def mark(self, number: int) -> None:
        """Shows which bar is meant."""
        if number != self._marked:
            self._marked = number
            shape = Qt.CursorShape.PointingHandCursor
            self.setCursor(shape if self.opens(number) else Qt.CursorShape.ArrowCursor)
            self.update()

    def stepped(self, event: QKeyEvent) -> bool:
        """Moves the mark to the neighbouring bar on an arrow key; whether the key was one."""
        step, count = STEPS.get(Qt.Key(event.key())), len(self.wholes())
        if step is None or not count:
            return False
        self.mark(max(0, min(count - 1, self._marked + step)))
        return True

    def frame_marked(self, painter: QPainter) -> None:
        """Draws the focus frame."""
        wholes = self.wholes()
        if self.hasFocus() and 0 <= self._marked < len(wholes):
            painter.setPen(QPen(QColor(self._theme.tokens.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(wholes[self._marked].adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def side(self, *, values: bool) -> Qt.AlignmentFlag:
        """The position of a value or a label in its cell."""
        if not self._across:
            return Qt.AlignmentFlag.AlignCenter
        side = Qt.AlignmentFlag.AlignLeft if values else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter
