"""Paints the cells of a list: a few calls a cell where the style sheet would need a hundred."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.look.theme import Theme

PADDING = 11
GAP = 6
SELECTED = QStyle.StateFlag.State_Selected.value
HOVERED = QStyle.StateFlag.State_MouseOver.value
FOCUSED = QStyle.StateFlag.State_HasFocus.value


class Cells(Protocol):
    """What a model provides for painting its cells, beyond Qt's roles."""

    def cell(self, row: int, column: int) -> tuple[str, QColor | None, QPixmap | None]:
        """All that is painted of one cell: text, colour (None for the usual one), icon."""

    def aligned(self, column: int) -> int:
        """The alignment of one column as Qt's integer flags."""


class ListDelegate(QStyledItemDelegate):
    """Paints the cells of a model in the colours of the theme."""

    def __init__(self, model: Cells, theme: Theme, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows, self._theme = model, theme
        theme.changed.connect(self._take_colours)
        self._take_colours()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        place, state = option.rect, option.state.value  # type: ignore[attr-defined]
        left, top, width, height = place.getRect()
        if state & (SELECTED | HOVERED):
            painter.fillRect(place, self._soft if state & SELECTED else self._hover)
        painter.setPen(self._line)
        painter.drawLine(left, top + height - 1, left + width - 1, top + height - 1)
        column = index.column()
        text, colour, picture = self._rows.cell(index.row(), column)
        left, width = left + PADDING, width - 2 * PADDING
        if picture is not None:
            size = picture.deviceIndependentSize().toSize()
            painter.drawPixmap(left, top + (height - size.height()) // 2, picture)
            left, width = left + size.width() + GAP, width - size.width() - GAP
        if text:
            painter.setPen(colour or self._text)
            flags = self._rows.aligned(column)
            painter.drawText(left, top, width, height, flags, self._fitted(text, width, painter))
        if state & FOCUSED:
            painter.setPen(self._accent)
            painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _fitted(self, text: str, width: int, painter: QPainter) -> str:
        """The text, with … at its end where it is wider than its cell."""
        if len(text) * self._size <= width:  # no character is wider than it is high
            return text
        return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _take_colours(self) -> None:
        tokens = self._theme.tokens
        self._size = self._theme.sizes.text
        self._soft, self._hover = QColor(tokens.soft), QColor(tokens.hover)
        self._line, self._text = QColor(tokens.line), QColor(tokens.text)
        self._accent = QColor(tokens.accent)
