"""The hall on the screen: a cursor by keys, people dragged from seat to seat.

Only what changes is painted: dragging over a hall of 500 seats touches two of them a step.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from desktop_app.records.hall import Hall, Seat
from desktop_app.services.seating.hall_edit import HallEdit
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.seating.hall_geometry import HallGeometry
from desktop_app.ui.seating.hall_painter import HallPainter, SeatMarks

PERSON = "application/x-seat-person"
"""The format in which the list of people without a seat hands over somebody that is dragged."""
ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
GHOST = QPoint(14, 10)


class HallView(QWidget):
    """`moved` comes with another cursor; `dropped` with the seat or person dragged, and where to.

    `dropped` carries seat or key of a person, the seat, and whether Shift was held. `press` takes
    every other key and says whether it was one of the window's.
    """

    moved = Signal()
    dropped = Signal(object, object, bool)

    def __init__(self, edit: HallEdit, theme: Theme, press: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self.edit, self._theme, self._press = edit, theme, press
        self.current: Seat = (1, 1)
        self.cut: Seat | None = None
        self.first: Seat | None = None
        self.from_stage = False
        self._over: Seat | None = None
        self._grabbed: Seat | None = None
        self._pressed = self._ghost = QPoint()
        self._dragging = False
        self._painter = HallPainter(theme)
        self._shown: Hall | None = None
        self.setObjectName("hall_view")
        self.setAccessibleName("座位")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.geometry_ = self._measured(self.width())
        theme.changed.connect(self._on_theme)
        self.refresh()

    def refresh(self) -> None:
        """Shows the hall as it is now; only the seats that differ are painted."""
        before, hall = self._shown, self.edit.hall
        self._shown = hall
        if not hall.has(self.current):
            row = min(max(self.current[0], 1), hall.rows)
            self.current = (row, min(self.current[1], hall.width) or 1)
        self._painter.take(self.edit)
        layout = (hall.blocks, hall.rows, hall.rostrum)
        if before is None or layout != (before.blocks, before.rows, before.rostrum):
            self.lay_out()
        else:
            self.update()

    def lay_out(self) -> None:
        """Measures the hall anew."""
        parent = self.parentWidget()
        self.geometry_ = self._measured(parent.width() if parent else self.width())
        self.setMinimumSize(self._measured(0).size())
        self.updateGeometry()
        self.update()

    def turn(self, *, from_stage: bool) -> None:
        """Shows the hall from the stage, or from below."""
        self.from_stage = from_stage
        self.lay_out()

    def go(self, seat: Seat) -> None:
        """Puts the cursor on a seat."""
        before, self.current = self.current, seat
        self._touch(before, seat)
        self._show_seat(seat)
        self.moved.emit()

    def mark(self, cut: Seat | None, first: Seat | None) -> None:
        """Frames the seat that is cut, and the first of two that are to change places."""
        before = (self.cut, self.first)
        self.cut, self.first = cut, first
        self._touch(*before, cut, first)

    def sizeHint(self) -> QSize:
        return self.geometry_.size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in ARROWS:
            self.go(self.geometry_.beside(self.current, *ARROWS[key]))
        elif plain and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            row, last = self.current[0], self.edit.hall.width if self.current[0] else (
                self.edit.hall.rostrum)  # fmt: skip
            self.go((row, 1 if (key == Qt.Key.Key_Home) != self.from_stage else last))
        elif plain and key == Qt.Key.Key_Escape and self._dragging:
            self._end_drag()
        elif not self._press(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        seat = self.geometry_.seat_at(event.position().toPoint())
        if seat is not None:
            self.setFocus()
            self.go(seat)
            if event.button() == Qt.MouseButton.LeftButton and self.edit.person_at(seat):
                self._grabbed, self._pressed = seat, event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is None:
            return
        at = event.position().toPoint()
        far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._dragging or far:
            self._dragging = True
            self._drag_to(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        grabbed, over, dragged = self._grabbed, self._over, self._dragging
        self._end_drag()
        if dragged and grabbed is not None and over is not None and over != grabbed:
            insert = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.dropped.emit(grabbed, over, insert)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(PERSON):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._hover(self.geometry_.seat_at(event.position().toPoint()))
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        person = bytes(event.mimeData().data(PERSON).data()).decode()
        over = self._over
        self._hover(None)
        if over is not None:
            insert = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.dropped.emit(person, over, insert)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(self._theme.tokens.surface))
        font = self.font()
        font.setPixelSize(self._theme.sizes.text)
        painter.setFont(font)
        marks = SeatMarks(self.current, self.cut, self.first, self._over, self.hasFocus())
        self._painter.paint(painter, event.region(), self.edit, self.geometry_, marks)
        if self._dragging:
            self._paint_ghost(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.geometry_ = self._measured(self.width())
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._touch(self.current)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._touch(self.current)

    def _drag_to(self, at: QPoint) -> None:
        """One step of dragging: the name moves with the mouse, the seat below it is tinted."""
        self.update(self._ghost_box())
        self._ghost = at
        self.update(self._ghost_box())
        self._hover(self.geometry_.seat_at(at))

    def _hover(self, seat: Seat | None) -> None:
        if seat != self._over:
            before, self._over = self._over, seat
            self._touch(before, seat)

    def _end_drag(self) -> None:
        if self._dragging:
            self.update(self._ghost_box())
        self._grabbed, self._dragging = None, False
        self._hover(None)

    def _ghost_box(self) -> QRect:
        at = self.geometry_
        return QRect(self._ghost + GHOST, QSize(at.wide, at.high)).adjusted(-2, -2, 2, 2)

    def _paint_ghost(self, painter: QPainter) -> None:
        """The name of the dragged person, next to the mouse."""
        person = self.edit.person_at(self._grabbed) if self._grabbed else None
        if person is None:
            return
        box = self._ghost_box().adjusted(2, 2, -2, -2)
        painter.setPen(QColor(self._theme.tokens.accent))
        painter.fillRect(box, QColor(self._theme.tokens.soft))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.edit.hall.people[person].name)

    def _touch(self, *seats: Seat | None) -> None:
        for each in seats:
            if each is not None:
                self.update(self.geometry_.box(each).adjusted(-3, -3, 3, 3))

    def _show_seat(self, seat: Seat) -> None:
        """Scrolls so far that a seat is seen."""
        port = self.parentWidget()
        area = port.parentWidget() if port is not None else None
        if isinstance(area, QScrollArea):
            middle = self.geometry_.box(seat).center()
            area.ensureVisible(middle.x(), middle.y(), self.geometry_.wide, self.geometry_.pitch)

    def _measured(self, width: int) -> HallGeometry:
        return HallGeometry(
            self.edit.hall, width, self._theme.sizes.text, from_stage=self.from_stage
        )

    def _on_theme(self) -> None:
        self._painter.forget_fonts()
        self.lay_out()
