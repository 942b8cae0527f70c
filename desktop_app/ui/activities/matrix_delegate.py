"""Paints the cells of the attendance sheet: marks by icon or character, sums and verdicts."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPolygon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QWidget

from desktop_app.services.activities import marks
from desktop_app.ui.activities.mark_looks import look_of
from desktop_app.ui.activities.matrix_model import AFTER, FIRST, NUMBER, MatrixModel
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tones import tone_of

SELECTED, FOCUSED = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus
CORNER, PADDING = 8, 8
CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class MatrixDelegate(QStyledItemDelegate):
    """One delegate for the three parts of the table."""

    def __init__(self, model: MatrixModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme

    def paint(
        self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place, column = QRect(option.rect), index.column()
        model, tokens = self._model, self._theme.tokens
        row = model.rows[index.row()]
        painter.save()
        if FIRST <= column <= model.last_part:
            self._paint_mark(painter, place, row, column - FIRST, option.state)
        elif column == model.last_part + len(AFTER):
            self._paint_verdict(painter, place, row)
        else:
            text = model.text(index.row(), column)
            number = column == NUMBER or column > model.last_part
            role = "muted" if column in (NUMBER, FIRST - 1) or text == "–" else "text"
            if column == model.last_part + 2 and text != "–":
                role = "info"
            if column == model.last_part + 3 and text != "–":
                role = "bad"
            painter.setPen(QColor(getattr(tokens, role)))
            inner = place.adjusted(PADDING, 0, -PADDING, 0)
            fitted = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, inner.width()
            )
            painter.drawText(inner, RIGHT if number else LEFT, fitted)
        painter.setPen(QColor(tokens.line))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        painter.restore()

    def _paint_mark(self, painter: QPainter, place: QRect, row: int, part: int, state: Any) -> None:
        tokens, sheet = self._theme.tokens, self._model.sheet
        mark = sheet.mark(row, part)
        look = look_of(mark)
        if state & SELECTED:
            painter.fillRect(place, QColor(tokens.soft))
        elif look.ground:
            painter.fillRect(place, QColor(getattr(tokens, look.ground)))
        if mark == marks.HERE:
            size = self._theme.sizes.icon - 2
            at = place.center() - QPoint(size // 2 - 1, size // 2 - 1)
            painter.drawPixmap(at, self._theme.icons.pixmap(look.icon, look.role, size))
        elif mark != marks.BLANK:
            painter.setPen(QColor(getattr(tokens, look.role)))
            painter.drawText(place, CENTRE, mark)
        if mark in (marks.LEAVE, marks.AWAY) and sheet.rows[row].leave:
            right = place.topRight()
            corner = QPolygon([right, right - QPoint(CORNER, 0), right + QPoint(0, CORNER)])
            painter.setBrush(QColor(tokens.info))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPolygon(corner)
        if mark != sheet.stored(row, part):  # changed and not saved
            painter.fillRect(place.left() + 3, place.bottom() - 4, 4, 2, QColor(tokens.accent))
        if self._ends_day(part):
            painter.setPen(QColor(tokens.border))
            painter.drawLine(place.topRight(), place.bottomRight())
        if state & FOCUSED:
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(QColor(tokens.accent))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(1, 1, -1, -2))

    def _ends_day(self, part: int) -> bool:
        parts = self._model.sheet.parts
        return part + 1 < len(parts) and parts[part].day != parts[part + 1].day

    def _paint_verdict(self, painter: QPainter, place: QRect, row: int) -> None:
        words, code = self._model.verdict_text(row)
        tone = tone_of("attendance_result", code) if code else None
        role, icon = tone or ("muted", "")
        left = place.left() + PADDING
        if icon:
            size = self._theme.sizes.icon - 2
            top = place.top() + (place.height() - size) // 2
            painter.drawPixmap(left, top, self._theme.icons.pixmap(icon, role, size))
            left += size + 6
        painter.setPen(QColor(getattr(self._theme.tokens, role)))
        inner = QRect(left, place.top(), place.right() - left, place.height())
        painter.drawText(inner, LEFT, painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, inner.width()))  # fmt: skip
