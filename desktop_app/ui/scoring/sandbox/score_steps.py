"""Members by steps of the score, with the limits of grades, which can be dragged."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.records.points import HUNDREDTHS, points_text
from desktop_app.services.scoring.grade_scale import ScaleFault
from desktop_app.services.scoring.sandbox_picture import Histogram, Limit
from desktop_app.ui.look.theme import Theme

CENTRE = Qt.AlignmentFlag.AlignCenter
REACH = 6
"""Pixels from a limit within which the mouse takes it."""
SIDE = 18
Name = tuple[str, int | None, int | None]
"""A grade: its name, its least total, the total that it does not reach."""


class ScoreSteps(QWidget):
    """Two bars a step; limits move by mouse and arrows.

    `moved` comes while a limit is dragged, `settled` when the mouse is released or after a key:
    the limit's places as they were and its new value in hundredths.
    """

    moved = Signal(object, int)
    settled = Signal(object, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.steps = Histogram(0, 500, (0,) * 6, (0,) * 6)
        self.limits: Sequence[Limit] = ()
        self._names: Sequence[Name] = ()
        self._faults: Sequence[ScaleFault] = ()
        self.marked = 0
        self._dragged: Limit | None = None
        self._value = 0
        self.setObjectName("score_steps")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.updateGeometry)

    def show_steps(
        self, steps: Histogram, limits: Sequence[Limit], names: Sequence[Name],
        faults: Sequence[ScaleFault],
    ) -> None:  # fmt: skip
        """Takes other numbers; a limit that is being dragged keeps the scale as it is."""
        if (
            self._dragged is None
            or len(steps.now) > len(self.steps.now)
            or (steps.first, steps.width) == (self.steps.first, self.steps.width)
        ):
            self.steps = steps
        self.limits, self._names, self._faults = limits, names, faults
        self.marked = max(0, min(self.marked, len(limits) - 1))
        said = "、".join(points_text(each.value) for each in limits)
        self.setAccessibleName(f"分数段，等次界线 {said} 分，上下键选界线，左右键移动")
        self.update()

    def sizeHint(self) -> QSize:
        """Room for bars, names above and numbers below."""
        size = self._theme.sizes.text
        return QSize(size * 26, size * 11)

    def minimumSizeHint(self) -> QSize:
        """Room for low bars."""
        size = self._theme.sizes.text
        return QSize(size * 18, size * 8)

    def plot(self) -> QRectF:
        """The place of the bars."""
        line = self.fontMetrics().height()
        whole = QRectF(self.rect())
        return whole.adjusted(SIDE, line + 6, -SIDE, -line - 6)

    def place_of(self, value: int) -> float:
        """Where a total lies across."""
        plot = self.plot()
        share = (value - self.steps.first) / (self.steps.last - self.steps.first)
        return plot.left() + plot.width() * min(max(share, 0.0), 1.0)

    def value_at(self, across: float) -> int:
        """The total there, in whole points."""
        plot = self.plot()
        share = (across - plot.left()) / max(plot.width(), 1.0)
        exact = self.steps.first + share * (self.steps.last - self.steps.first)
        return round(exact / HUNDREDTHS) * HUNDREDTHS

    def limit_at(self, across: float) -> Limit | None:
        """The limit that the mouse would take there."""
        near = [x for x in self.limits if abs(self.place_of(x.value) - across) <= REACH]
        return min(near, key=lambda x: abs(self.place_of(x.value) - across), default=None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes the limit under the mouse."""
        found = self.limit_at(event.position().x())
        if event.button() is Qt.MouseButton.LeftButton and found is not None:
            self._dragged, self._value = found, found.value
            self.marked = list(self.limits).index(found)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves the limit that was taken; else shows which one could be."""
        across = event.position().x()
        if self._dragged is None:
            over = self.limit_at(across) is not None
            shape = Qt.CursorShape.SplitHCursor if over else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            return
        value = _inside(self._dragged, self.value_at(across))
        if value != self._value:
            self._value = value
            self.moved.emit(self._dragged.places, value)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends dragging the limit."""
        found, self._dragged = self._dragged, None
        if found is not None:
            self.settled.emit(found.places, self._value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose a limit, left and right move it by a point, with Shift by five."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.limits:
            step = 1 if key == Qt.Key.Key_Up else -1
            self.marked = max(0, min(len(self.limits) - 1, self.marked + step))
            self.update()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.limits:
            wide = 5 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            step = wide * HUNDREDTHS * (1 if key == Qt.Key.Key_Right else -1)
            limit = self.limits[self.marked]
            value = _inside(limit, limit.value + step)
            if value != limit.value:
                self.settled.emit(limit.places, value)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws faults, bars, limits, names and numbers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_faults(painter)
        self._draw_bars(painter)
        self._draw_names(painter)
        self._draw_limits(painter)

    def _draw_bars(self, painter: QPainter) -> None:
        plot, steps = self.plot(), self.steps
        step = plot.width() / len(steps.now)
        thick = min(step * 0.4, 12.0)
        scale = plot.height() / max(1, *steps.now, *steps.before)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, pair in enumerate(zip(steps.before, steps.now, strict=True)):
            middle = plot.left() + (number + 0.5) * step
            for place, (count, role) in enumerate(zip(pair, ("bar_before", "bar"), strict=True)):
                high = count * scale
                left = middle - thick if place == 0 else middle
                painter.setBrush(self._colour(role))
                painter.drawRect(QRectF(left, plot.bottom() - high, thick - 1, high))
        painter.setPen(self._colour("border"))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())

    def _draw_names(self, painter: QPainter) -> None:
        line = self.fontMetrics().height()
        painter.setPen(self._colour("muted"))
        for name, low, below in self._names:
            left = self.place_of(self.steps.first if low is None else low)
            right = self.place_of(self.steps.last if below is None else below)
            text = self.fontMetrics().elidedText(
                name, Qt.TextElideMode.ElideRight, int(right - left) - 2
            )
            painter.drawText(QRectF(left, 0, max(right - left, 1), line), CENTRE, text)

    def _draw_limits(self, painter: QPainter) -> None:
        plot, line = self.plot(), self.fontMetrics().height()
        below = QRectF(0, plot.bottom() + 4, line * 3, line)
        told: list[float] = []
        for number, limit in enumerate(self.limits):
            across = self.place_of(limit.value)
            chosen = self.hasFocus() and number == self.marked
            style = Qt.PenStyle.SolidLine if chosen else Qt.PenStyle.DashLine
            painter.setPen(QPen(self._colour("accent" if chosen else "text"), 2 if chosen else 1,
                                style))  # fmt: skip
            painter.drawLine(round(across), round(plot.top()), round(across), round(plot.bottom()))
            below.moveLeft(across - below.width() / 2)
            painter.drawText(below, CENTRE, points_text(limit.value))
            told.append(across)
        painter.setPen(self._colour("faint"))
        for value in (self.steps.first, self.steps.last):
            across = self.place_of(value)
            if all(abs(across - each) > line * 1.8 for each in told):
                below.moveLeft(across - below.width() / 2)
                painter.drawText(below, CENTRE, points_text(value))

    def _draw_faults(self, painter: QPainter) -> None:
        """Totals without a grade, or with two, are hatched."""
        plot = self.plot()
        for each in self._faults:
            left = self.place_of(self.steps.first if each.low is None else each.low)
            right = self.place_of(self.steps.last if each.high is None else each.high)
            place = QRectF(left, plot.top(), max(right - left, 3.0), plot.height())
            painter.fillRect(place, self._colour("bad_soft"))
            crossed = Qt.BrushStyle.DiagCrossPattern
            pattern = crossed if each.overlaps else Qt.BrushStyle.BDiagPattern
            painter.fillRect(place, QBrush(self._colour("bad"), pattern))

    def _colour(self, role: str) -> QColor:
        return QColor(getattr(self._theme.tokens, role))


def _inside(limit: Limit, value: int) -> int:
    """The value nearest to the wanted one that does not pass a neighbouring limit."""
    if limit.least is not None:
        value = max(value, limit.least)
    return value if limit.most is None else min(value, limit.most)
