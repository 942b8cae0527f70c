"""Paints the cells of the attendance sheet: marks by icon or character, sums and results."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPolygon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QWidget

from desktop_app.services.activities import marks
from desktop_app.ui.activities.mark_looks import look_of
from desktop_app.ui.activities.matrix_model import AFTER, FIRST, NUMBER, SECTOR, MatrixModel
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tones import tone_of
from desktop_app.ui.tables.picture_cache import PictureCache

SELECTED, FOCUSED = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus
CORNER, PADDING = 8, 8
CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_SUM_ROLES = ("text", "info", "bad")


class MatrixDelegate(QStyledItemDelegate):
    """One delegate for the three parts of the table; colours and icons are made once a look."""

    def __init__(self, model: MatrixModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme
        self._colours: dict[str, QColor] = {}
        self._drawn = PictureCache(theme, self)
        theme.changed.connect(self._forget)

    def paint(
        self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place, column = QRect(option.rect), index.column()
        model = self._model
        row = model.rows[index.row()]
        if FIRST <= column <= model.last_part:
            self._paint_mark(painter, place, row, column - FIRST)
            self._paint_state(painter, place, option.state)
        elif column == model.last_part + len(AFTER):
            self._paint_result(painter, place, row)
        else:
            self._paint_text(painter, place, model.text(index.row(), column), column)
        painter.setPen(self._colour("line"))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        if column == SECTOR or self._ends_day(column - FIRST):
            painter.setPen(self._colour("border"))
            painter.drawLine(place.topRight(), place.bottomRight())

    def _paint_text(self, painter: QPainter, place: QRect, text: str, column: int) -> None:
        after = column - self._model.last_part - 1
        role = "muted" if column in (NUMBER, SECTOR) or text == "–" else "text"
        if after >= 0 and text != "–":
            role = _SUM_ROLES[after]
        painter.setPen(self._colour(role))
        inner = place.adjusted(PADDING, 0, -PADDING, 0)
        self._write(painter, inner, RIGHT if column == NUMBER or after >= 0 else LEFT, text)

    def _paint_mark(self, painter: QPainter, place: QRect, row: int, part: int) -> None:
        sheet = self._model.sheet
        mark = sheet.mark(row, part)
        look = look_of(mark)
        if look.ground:
            painter.fillRect(place, self._colour(look.ground))
        if mark == marks.HERE:
            picture = self._picture(look.icon, look.role)
            half = self._theme.sizes.icon // 2 - 1
            painter.drawPixmap(place.center() - QPoint(half - 1, half - 1), picture)
        elif mark != marks.BLANK:
            painter.setPen(self._colour(look.role))
            painter.drawText(place, CENTRE, mark)
        person, position = sheet.rows[row], sheet.parts[part].position
        if mark in (marks.LEAVE, marks.AWAY) and person.is_by_leave(position):
            right = place.topRight()
            corner = QPolygon([right, right - QPoint(CORNER, 0), right + QPoint(0, CORNER)])
            painter.setBrush(self._colour("info"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPolygon(corner)
        if mark != sheet.stored(row, part):  # changed and not saved
            painter.fillRect(place.left() + 4, place.bottom() - 5, 5, 2, self._colour("accent"))

    def _paint_state(self, painter: QPainter, place: QRect, state: Any) -> None:
        """The chosen cells are tinted, the one with the cursor has a frame."""
        if state & SELECTED:
            tint = QColor(self._colour("accent"))
            tint.setAlpha(28)
            painter.fillRect(place, tint)
        if state & FOCUSED:
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(self._colour("accent"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(1, 1, -1, -2))
            pen.setWidth(1)
            painter.setPen(pen)

    def _ends_day(self, part: int) -> bool:
        parts = self._model.sheet.parts
        return 0 <= part < len(parts) - 1 and parts[part].day != parts[part + 1].day

    def _paint_result(self, painter: QPainter, place: QRect, row: int) -> None:
        words, code = self._model.result_text(row)
        role, icon = (tone_of("attendance_result", code) if code else None) or ("muted", "")
        left = place.left() + PADDING
        if icon:
            size = self._theme.sizes.icon - 2
            top = place.top() + (place.height() - size) // 2
            painter.drawPixmap(left, top, self._picture(icon, role))
            left += size + 6
        painter.setPen(self._colour(role))
        self._write(painter, QRect(left, place.top(), place.right() - left, place.height()), LEFT,
                    words)  # fmt: skip

    def _write(self, painter: QPainter, place: QRect, flags: Qt.AlignmentFlag, text: str) -> None:
        """The text, with … at its end where it is wider than its place."""
        if len(text) * self._theme.sizes.text > place.width():
            text = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, place.width()
            )
        painter.drawText(place, flags, text)

    def _colour(self, role: str) -> QColor:
        found = self._colours.get(role)
        if found is None:
            found = self._colours[role] = QColor(getattr(self._theme.tokens, role))
        return found

    def _picture(self, icon: str, role: str) -> QPixmap:
        return self._drawn.picture(icon, role, self._theme.sizes.icon - 2)

    def _forget(self) -> None:
        self._colours.clear()
