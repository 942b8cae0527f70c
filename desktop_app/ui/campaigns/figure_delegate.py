"""Paints the cells of a campaign's figures, and the line that a figure is typed into."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.services.campaigns.sums import ALL
from desktop_app.ui.campaigns.figure_model import NUMBER_AND_PLACE, FigureModel
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.tables.picture_cache import PictureCache

Index = QModelIndex | QPersistentModelIndex
SELECTED, FOCUSED = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus
PADDING, MARK = 8, 5
SIDES = {
    True: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    False: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
}


class FigureDelegate(QStyledItemDelegate):
    """A figure of the period before is faint, a wrong total is red with a sign."""

    def __init__(self, model: FigureModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme
        self._drawn = PictureCache(theme, self)
        self.editor: QWidget | None = None
        """The line that is typed into now."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown, model = cast("Any", option), self._model
        row, column, place = index.row(), index.column(), QRect(shown.rect)
        painter.save()
        self._paint_ground(painter, place, row, column, chosen=bool(shown.state & SELECTED))
        text, faint = model.text(row, column), ""
        if not text:
            faint = model.before_text(row, column)
        colour = model.colour(row, column) or QColor(self._theme.tokens.text)
        font = QFont(shown.font)
        if model.places[row] == ALL:
            font.setWeight(QFont.Weight.DemiBold)
        font.setItalic(bool(faint))
        painter.setFont(font)
        painter.setPen(QColor(self._theme.tokens.faint) if faint else colour)
        inner = place.adjusted(PADDING, 0, -PADDING, 0)
        if model.icon(row, column) is not None:
            size = self._theme.sizes.icon - 2
            top = place.top() + (place.height() - size) // 2
            painter.drawPixmap(inner.left(), top, self._drawn.picture("problem", "bad", size))
            inner.setLeft(inner.left() + size + 4)
        words = painter.fontMetrics().elidedText(
            text or faint, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, SIDES[column >= NUMBER_AND_PLACE], words)
        if model.is_unsaved(row, column):
            accent = QColor(self._theme.tokens.accent)
            painter.fillRect(place.left() + 3, place.bottom() - 4, MARK, 2, accent)
        self._paint_lines(painter, place, focused=bool(shown.state & FOCUSED))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setObjectName("figure_editor")
        line.setFrame(False)
        line.setAlignment(Qt.AlignmentFlag.AlignRight)
        title = self._model.title(index.column())
        line.setAccessibleName(f"{self._model.text(index.row(), 0)} {title}")
        self.editor = line
        return line

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self.editor = None
        super().destroyEditor(editor, index)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """The line is as large as its cell."""
        editor.setMinimumHeight(0)
        editor.setGeometry(cast("Any", option).rect)

    def _paint_ground(
        self, painter: QPainter, place: QRect, row: int, column: int, *, chosen: bool
    ) -> None:
        tokens, model = self._theme.tokens, self._model
        typed = model.cell_at(row, column) is not None
        ground = tokens.surface if typed else tokens.raised
        if model.gap_at(row, column) is not None:
            ground = tokens.bad_soft
        painter.fillRect(place, QColor(tokens.soft if chosen else ground))

    def _paint_lines(self, painter: QPainter, place: QRect, *, focused: bool) -> None:
        painter.setPen(QColor(self._theme.tokens.line))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        painter.drawLine(place.topRight(), place.bottomRight())
        if focused:
            pen = painter.pen()
            pen.setColor(QColor(self._theme.tokens.accent))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRect(place.adjusted(1, 1, -2, -2))
