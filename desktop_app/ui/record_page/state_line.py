"""The states of a record in a line: those passed, the present one, those to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)

from desktop_app.services.registers.passed_states import LATER, NEXT, PAST, PRESENT, StatePoint
from desktop_app.ui.look.chart_widget import ChartWidget
from desktop_app.ui.look.theme import Theme

RADIUS, GAP = 7, 10
"""Of a point, and between it and the lines next to it."""
ISO_YEAR, WIDEST = 4, 11
"""Characters of a year, and of the widest place of one state."""
SPOKEN = {PAST: "已经过", PRESENT: "现在", NEXT: "接下来", LATER: "以后"}


class StateRow(ChartWidget):
    """Draws the points; `chosen` carries one that was passed or is present, when it is opened."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, across=False)
        self.setObjectName("state_line")
        self.points: list[StatePoint] = []
        self._due, self._year = "", ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_points(self, points: Sequence[StatePoint], due: str, today: str) -> None:
        """Takes other states; `due` is the day of the next one, days of this year are short."""
        self.points, self._due, self._year = list(points), due, today[:ISO_YEAR]
        self._marked = -1
        spoken = "，".join(
            " ".join(filter(None, (SPOKEN[each.place], each.label, self.day_words(each))))
            for each in self.points
        )
        self.setAccessibleName(f"状态：{spoken}")
        self.updateGeometry()
        self.update()

    def day_words(self, point: StatePoint) -> str:
        """The day under a state: 02-11, 03-09 起 for the present one, 06-30 前 for the next."""
        if point.place == NEXT:
            return f"{self._short(self._due)} 前" if self._due else ""
        day = self._short(point.day)
        return f"{day} 起" if day and point.place == PRESENT else day

    def _short(self, day: str) -> str:
        return day[ISO_YEAR + 1 :] if day.startswith(f"{self._year}-") else day

    def sizeHint(self) -> QSize:
        """Room for every label, a point above it and a day below."""
        line = self.fontMetrics().height()
        widest = max(
            (self.fontMetrics().horizontalAdvance(each.label) for each in self.points), default=0
        )
        return QSize(max(widest + 8, line * 3) * max(len(self.points), 1), 2 * line + 4 * GAP // 2)

    def minimumSizeHint(self) -> QSize:
        """As wide as the labels without their gaps."""
        size = self.sizeHint()
        return QSize(min(size.width(), 480), size.height())

    def wholes(self) -> list[QRectF]:
        """The part of each state that can be clicked."""
        most = self._theme.sizes.text * WIDEST
        wide = min(self.width() / max(len(self.points), 1), most)
        return [QRectF(n * wide, 0, wide, self.height()) for n in range(len(self.points))]

    def opens(self, number: int) -> bool:
        """Whether a state was passed or is present."""
        return 0 <= number < len(self.points) and self.points[number].place in (PAST, PRESENT)

    def mark(self, number: int) -> None:
        """Names the state for screen readers too."""
        super().mark(number)
        if 0 <= number < len(self.points):
            point = self.points[number]
            words = (SPOKEN[point.place], point.label, self.day_words(point))
            self.setToolTip(" ".join(filter(None, words)))
            self.setAccessibleDescription(self.toolTip())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws lines, points, labels and days in the colours of the mode."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wholes = self.wholes()
        for number, (point, whole) in enumerate(zip(self.points, wholes, strict=True)):
            if number:
                reached = point.place in (PAST, PRESENT)
                self._draw_line(painter, wholes[number - 1], whole, reached=reached)
            self._draw_point(painter, point, _middle(whole))
            self._draw_words(painter, point, whole, marked=number == self._marked)
        self.frame_marked(painter)

    def _draw_line(
        self, painter: QPainter, before: QRectF, whole: QRectF, *, reached: bool
    ) -> None:
        tokens = self._theme.tokens
        painter.setPen(QPen(QColor(tokens.good if reached else tokens.line), 2))
        start, end = _middle(before), _middle(whole)
        painter.drawLine(
            QPointF(start.x() + RADIUS + GAP, start.y()), QPointF(end.x() - RADIUS - GAP, end.y())
        )

    def _draw_point(self, painter: QPainter, point: StatePoint, at: QPointF) -> None:
        tokens = self._theme.tokens
        if point.place in (PAST, PRESENT):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.good if point.place == PAST else tokens.bar))
            painter.drawEllipse(at, RADIUS + 0.5, RADIUS + 0.5)
            painter.setPen(QPen(QColor(tokens.surface), 1.6))
            painter.setBrush(QColor(tokens.surface))
            if point.place == PAST:
                corner = QPointF(at.x() - 0.8, at.y() + 2.6)
                painter.drawLine(QPointF(at.x() - 3.4, at.y()), corner)
                painter.drawLine(corner, QPointF(at.x() + 3.6, at.y() - 2.8))
            else:
                painter.drawEllipse(at, 1.6, 1.6)
        else:
            painter.setPen(QPen(QColor(tokens.faint), 1.4))
            painter.setBrush(QColor(tokens.surface))
            painter.drawEllipse(at, RADIUS - 0.5, RADIUS - 0.5)

    def _draw_words(
        self, painter: QPainter, point: StatePoint, whole: QRectF, *, marked: bool
    ) -> None:
        tokens, line = self._theme.tokens, float(self.fontMetrics().height())
        top = RADIUS * 2 + 6
        colour = {PAST: tokens.text, PRESENT: tokens.accent}.get(point.place, tokens.muted)
        font = QFont(self.font())
        font.setUnderline(marked and self.opens(self._marked))
        font.setBold(point.place == PRESENT)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        centre = Qt.AlignmentFlag.AlignCenter
        painter.drawText(QRectF(whole.left(), top, whole.width(), line), centre, point.label)
        small = QFont(self.font())
        small.setPixelSize(self._theme.sizes.small)
        painter.setFont(small)
        painter.setPen(QColor(tokens.muted))
        below = QRectF(whole.left(), top + line, whole.width(), line)
        painter.drawText(below, centre, self.day_words(point))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Opens the state that was clicked."""
        self._open(self.at(event))

    def leaveEvent(self, event: object) -> None:
        """Nothing is meant any more."""
        if not self.hasFocus():
            self.mark(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begins at the present state."""
        places = [each.place for each in self.points]
        if self._marked < 0 and PRESENT in places:
            self.mark(places.index(PRESENT))
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from state to state, Enter opens one."""
        if self.stepped(event):
            return
        if Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self._marked)
        else:
            super().keyPressEvent(event)

    def _open(self, number: int) -> None:
        if self.opens(number):
            self.chosen.emit(self.points[number])


def _middle(whole: QRectF) -> QPointF:
    return QPointF(whole.center().x(), RADIUS + 3)
