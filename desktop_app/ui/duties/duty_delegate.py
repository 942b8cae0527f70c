"""Paints the cells of the matrix of duties: icon and number, names, the sum."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QWidget

from desktop_app.services.duties.cells import EXEMPT
from desktop_app.ui.duties.duty_looks import LOOKS
from desktop_app.ui.duties.duty_model import DutyModel
from desktop_app.ui.duties.duty_rows import COMMITTEE, FIRST, NUMBER
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.tables.picture_cache import PictureCache

PADDING = 12
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class DutyDelegate(QStyledItemDelegate):
    """One delegate for the three parts of the table; `at` is the cell with the cursor."""

    def __init__(self, model: DutyModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme
        self.at = (-1, -1)
        self._colours: dict[str, QColor] = {}
        self._drawn = PictureCache(theme, self)
        theme.changed.connect(self._colours.clear)

    def paint(
        self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place, row, column = QRect(option.rect), index.row(), index.column()
        model = self._model
        if row == self.at[0]:
            painter.fillRect(place, self._colour("soft"))
        if FIRST <= column < model.last:
            self._paint_duty(painter, place, row, column)
        elif column == model.last:
            self._paint_sum(painter, place, row)
        else:
            text = model.text(row, column)
            quiet = column in (NUMBER, COMMITTEE) or not model.line(row).asked
            painter.setPen(self._colour("muted" if quiet else "text"))
            inner = place.adjusted(PADDING, 0, -PADDING // 2, 0)
            self._write(painter, inner, RIGHT if column == NUMBER else LEFT, text)
        painter.setPen(self._colour("line"))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        if column >= COMMITTEE and column != model.last:
            painter.setPen(self._colour("border" if column == COMMITTEE else "line"))
            painter.drawLine(place.topRight(), place.bottomRight())
        if (row, column) == self.at:
            self._paint_frame(painter, place)

    def _paint_duty(self, painter: QPainter, place: QRect, row: int, column: int) -> None:
        cell = self._model.cell(row, column)
        look = LOOKS[cell.state]
        if look.ground:
            painter.fillRect(place, self._colour(look.ground))
        if (row, column) == self.at:
            painter.fillRect(place, self._colour("surface"))
        left = place.left() + PADDING
        if cell.state != EXEMPT:
            size = self._theme.sizes.icon - 2
            top = place.top() + (place.height() - size) // 2
            painter.drawPixmap(QPoint(left, top), self._drawn.picture(look.icon, look.role, size))
            left += size + 6
        painter.setPen(self._colour(look.role))
        inner = QRect(left, place.top(), place.right() - left - 4, place.height())
        self._write(painter, inner, LEFT, self._model.text(row, column))
        if self._model.before is not None:
            painter.setPen(self._colour("faint"))
            before = self._model.text_before(row, column)
            painter.drawText(place.adjusted(0, 0, -PADDING // 2, 0), RIGHT, before)

    def _paint_sum(self, painter: QPainter, place: QRect, row: int) -> None:
        line = self._model.line(row)
        inner = place.adjusted(0, 0, -PADDING, 0)
        if not line.asked:
            painter.setPen(self._colour("faint"))
            painter.drawText(inner, RIGHT, "不计")
            return
        own, rest = str(line.done), f" / {line.asked}"
        painter.setPen(self._colour("muted"))
        painter.drawText(inner, RIGHT, rest)
        font = painter.font()
        usual = font.weight()
        wide = painter.fontMetrics().horizontalAdvance(rest)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._colour("good" if line.done >= line.asked else "text"))
        painter.drawText(inner.adjusted(0, 0, -wide, 0), RIGHT, own)
        font.setWeight(usual)
        painter.setFont(font)

    def _paint_frame(self, painter: QPainter, place: QRect) -> None:
        """The cell with the cursor has a frame, wherever the keys go."""
        accent = self._colour("accent")
        for edge in (
            QRect(place.left(), place.top(), place.width(), 2),
            QRect(place.left(), place.bottom() - 2, place.width(), 2),
            QRect(place.left(), place.top(), 2, place.height()),
            QRect(place.right() - 1, place.top(), 2, place.height()),
        ):
            painter.fillRect(edge, accent)

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
