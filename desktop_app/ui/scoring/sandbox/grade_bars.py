"""Members by grade, with the tried rules and with those compared: two bars for each grade."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.services.scoring.sandbox_picture import GradeLine
from desktop_app.ui.look.theme import Theme

NAME, LIMITS, NUMBERS, CHANGE = 4.6, 5.8, 6.4, 2.8
"""Widths in letters of what is left and right of the bars."""
LEAST = 20.5
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class GradeBars(QWidget):
    """A line for each grade; a click, or the arrows and Enter, chooses one: `chosen`."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.lines: Sequence[GradeLine] = ()
        self.marked = -1
        self.setObjectName("grade_bars")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        theme.changed.connect(self.updateGeometry)

    def show_lines(self, lines: Sequence[GradeLine]) -> None:
        """Takes other numbers; screen readers hear all of them."""
        self.lines = lines
        self.marked = min(self.marked, len(lines) - 1)
        said = (f"{x.name} {x.now} 人，原 {x.before} 人" for x in lines)
        self.setAccessibleName(f"等次分布：{'；'.join(said)}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for every grade."""
        size = self._theme.sizes.text
        return QSize(size * 26, max(len(self.lines), 1) * round(size * 2.3))

    def minimumSizeHint(self) -> QSize:
        """No less than the grades need, with short bars."""
        size = self._theme.sizes.text
        return QSize(round(size * LEAST), self.sizeHint().height())

    def line_at(self, number: int) -> QRectF:
        """The place of one grade."""
        step = min(self.height() / max(len(self.lines), 1), self._theme.sizes.text * 3.6)
        return QRectF(0, number * step, self.width(), step)

    def bars_of(self, number: int) -> tuple[QRectF, QRectF]:
        """The bar of now and, below it, the one of before."""
        whole, size = self.line_at(number), self._theme.sizes.text
        left = (NAME + LIMITS) * size
        room = max(self.width() - left - (NUMBERS + CHANGE) * size, 1.0)
        most = max((max(each.now, each.before) for each in self.lines), default=0) or 1
        line = self.lines[number]
        thick, thin = whole.height() * 0.34, whole.height() * 0.14
        top = whole.top() + whole.height() * 0.2
        now = QRectF(left, top, room * line.now / most, thick)
        return now, QRectF(left, now.bottom() + 2, room * line.before / most, thin)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws all lines in the colours of the mode."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, line in enumerate(self.lines):
            self._draw(painter, number, line)
        if self.hasFocus() and 0 <= self.marked < len(self.lines):
            painter.setPen(QPen(self._colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.line_at(self.marked).adjusted(1, 1, -1, -1), 4, 4)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses the grade under it."""
        at = event.position()
        for number in range(len(self.lines)):
            if self.line_at(number).contains(at):
                self.marked = number
                self.chosen.emit(self.lines[number].name)
                self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from grade to grade, Enter chooses."""
        key = Qt.Key(event.key())
        if key in STEPS and self.lines:
            self.marked = max(0, min(len(self.lines) - 1, self.marked + STEPS[key]))
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.marked >= 0:
            self.chosen.emit(self.lines[self.marked].name)
        else:
            super().keyPressEvent(event)

    def _draw(self, painter: QPainter, number: int, line: GradeLine) -> None:
        whole, size = self.line_at(number), self._theme.sizes.text
        now, before = self.bars_of(number)
        painter.setPen(Qt.PenStyle.NoPen)
        for bar, role in ((now, "bar"), (before, "bar_before")):
            painter.setBrush(self._colour(role))
            painter.drawRoundedRect(bar, 2, 2)
        level = QRectF(0, now.top() - 2, self.width(), now.height() + 4)

        def words(left: float, width: float, text: str, role: str, side: Qt.AlignmentFlag) -> None:
            painter.setPen(self._colour(role))
            place = QRectF(left, level.top(), width, level.height())
            elided = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(width) + 1
            )
            painter.drawText(place, side, elided)

        words(0, NAME * size, line.name, "text", LEFT)
        words(NAME * size, LIMITS * size - 6, line.limits, "muted", LEFT)
        after = max(now.right(), before.right()) + 8
        number_width = painter.fontMetrics().horizontalAdvance(str(line.now))
        words(after, number_width + 2.0, str(line.now), "text", LEFT)
        if line.now != line.before:
            words(after + number_width + 10, 4 * size, f"原 {line.before}", "muted", LEFT)
        right = whole.right() - CHANGE * size
        change = f"{line.change:+}".replace("-", "−") if line.change else "0"
        words(right, CHANGE * size, change, "text" if line.change else "faint", RIGHT)

    def _colour(self, role: str) -> QColor:
        return QColor(getattr(self._theme.tokens, role))
