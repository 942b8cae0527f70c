"""Paints the cells of an import: their ground, and a corner where there is a remark on one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPolygon
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.look.theme import Theme

CORNER = 8
MARK = Qt.ItemDataRole.UserRole


class CellMarks(QStyledItemDelegate):
    """Draws a cell as usual on the ground that the model gives, a corner in the colour it names."""

    def __init__(self, theme: Theme, parent: Any = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:  # the style sheet paints none of its own
            painter.fillRect(option.rect, ground)  # type: ignore[attr-defined]
        super().paint(painter, option, index)
        colour = index.data(MARK)
        if not colour:
            return
        right = option.rect.topRight()  # type: ignore[attr-defined]
        corner = [right, right - QPoint(CORNER, 0), right + QPoint(0, CORNER)]
        painter.save()
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(QColor(getattr(self._theme.tokens, colour)))
        painter.drawPolygon(QPolygon(corner))
        painter.restore()
