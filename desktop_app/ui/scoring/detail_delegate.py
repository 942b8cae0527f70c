"""Paints one member's score: categories across the columns, cut points, tags, opened records."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QTableView

from desktop_app.services.scoring.score_sheet import CATEGORY, LINE, ScoreSheetRow
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.scoring.detail_model import COUNTED, DAY, POINTS, RULE, TAG, WHAT, DetailModel

PADDING, ARROW, ROOM = 11, 14, 6
SELECTED = QStyle.StateFlag.State_Selected.value
FOCUSED = QStyle.StateFlag.State_HasFocus.value
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft | MIDDLE, Qt.AlignmentFlag.AlignRight | MIDDLE
CUT = Qt.TextElideMode.ElideRight


class DetailDelegate(QStyledItemDelegate):
    """Draws the rows of a DetailModel in the colours of the theme."""

    def __init__(self, rows: DetailModel, theme: Theme, table: QTableView) -> None:
        super().__init__(table)
        self._rows, self._theme, self._table = rows, theme, table

    def paint(
        self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place, state = QRect(option.rect), option.state.value
        row, column = self._rows.rows[index.row()], index.column()
        painter.save()
        if row.kind != LINE:
            painter.fillRect(place, self._colour("raised"))
        elif state & SELECTED:
            painter.fillRect(place, self._colour("soft"))
        painter.setPen(self._colour("line"))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        if row.kind != LINE:
            self._paint_whole(painter, place, row, column)
        elif column == TAG and row.tag:
            self._paint_tag(painter, place, row)
        else:
            self._paint_cell(painter, place, index)
        if state & FOCUSED:
            pen = painter.pen()
            pen.setColor(self._colour("accent"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_whole(
        self, painter: QPainter, place: QRect, row: ScoreSheetRow, column: int
    ) -> None:
        """A category or the total: its name with its cap over two columns, then its points."""
        if column in (POINTS, COUNTED):
            painter.setFont(_font(strong=column == COUNTED))
            painter.setPen(self._colour("text" if column == COUNTED else "muted"))
            text = row.points if column == POINTS else row.counted
            painter.drawText(place.adjusted(PADDING, 0, -PADDING, 0), RIGHT, text)
            return
        if column not in (DAY, WHAT):
            return
        painter.setClipRect(place)  # each of the two cells draws its own part of the words
        left = self._table.columnViewportPosition(DAY)
        wide = self._table.columnWidth(DAY) + self._table.columnWidth(WHAT)
        room = QRect(left, place.top(), wide, place.height()).adjusted(PADDING, 0, -PADDING, 0)
        for text, role, strong in (
            (row.what, "accent" if row.kind == CATEGORY else "text", True),
            (row.note, "muted", False), (row.over, "warn", False),
        ):  # fmt: skip
            if not text:
                continue
            painter.setFont(_font(strong=strong))
            painter.setPen(self._colour(role))
            shown = painter.fontMetrics().elidedText(text, CUT, room.width())
            painter.drawText(room, LEFT, shown)
            room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(shown) + 12)

    def _paint_cell(
        self, painter: QPainter, place: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row, column = self._rows.rows[index.row()], index.column()
        text = self._rows.text(index.row(), column)
        painter.setFont(_font())
        painter.setPen(self._colour(_role(row, column)))
        room = place.adjusted(PADDING, 0, -PADDING, 0)
        opens = column == WHAT and row.opens is not None
        if opens:
            room.setWidth(room.width() - ARROW - ROOM)
        shown = painter.fontMetrics().elidedText(text, CUT, room.width())
        painter.drawText(room, RIGHT if column in (POINTS, COUNTED) else LEFT, shown)
        if opens:
            at = room.left() + painter.fontMetrics().horizontalAdvance(shown) + ROOM
            picture = self._theme.icons.pixmap("opens", "accent", ARROW)
            painter.drawPixmap(at, place.top() + (place.height() - ARROW) // 2, picture)

    def _paint_tag(self, painter: QPainter, place: QRect, row: ScoreSheetRow) -> None:
        font = _font()
        font.setPixelSize(self._theme.sizes.small)
        metrics = QFontMetrics(font)
        wide = min(metrics.horizontalAdvance(row.tag) + 12, place.width() - PADDING)
        high = metrics.height() + 4
        box = QRect(place.left() + PADDING, place.top() + (place.height() - high) // 2, wide, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        warns = row.cut and not row.by_hand
        painter.setBrush(self._colour("warn_soft" if warns else "hover"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(font)
        painter.setPen(self._colour("warn" if warns else "muted"))
        painter.drawText(
            box.adjusted(6, 0, -4, 0), LEFT, metrics.elidedText(row.tag, CUT, wide - 8)
        )

    def _colour(self, role: str) -> QColor:
        return QColor(getattr(self._theme.tokens, role))


def _role(row: ScoreSheetRow, column: int) -> str:
    if column == COUNTED and row.cut:
        return "warn"
    return "muted" if column in (DAY, RULE) else "text"


def _font(*, strong: bool = False) -> QFont:
    font = QApplication.font()
    if strong:
        font.setWeight(QFont.Weight.DemiBold)
    return font
