"""Paints a line of the command palette: icon, title, detail, and its kind at the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.palette.palette_rows import PaletteLine

SELECTED = QStyle.StateFlag.State_Selected.value
HOVERED = QStyle.StateFlag.State_MouseOver.value
MARGIN, GAP = 8, 12
LEAST = 60
ENTER = "Enter"
Index = QModelIndex | QPersistentModelIndex


class PaletteDelegate(QStyledItemDelegate):
    """Heads are small and red; of a line the detail gives way first, then the title."""

    def __init__(self, theme: Theme, parent: Any = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._theme.sizes.row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: PaletteLine = index.data(Qt.ItemDataRole.UserRole)
        place, state = option.rect, option.state.value  # type: ignore[attr-defined]
        tokens = self._theme.tokens
        painter.save()
        if line.is_head:
            self._text(painter, place.adjusted(MARGIN, 0, -MARGIN, 0), line.title, tokens.accent)
            across = painter.fontMetrics().horizontalAdvance(line.title) + GAP
            self._text(painter, place.adjusted(MARGIN + across, 0, 0, 0), line.right, tokens.muted)
        else:
            if state & (SELECTED | HOVERED):
                painter.fillRect(place, QColor(tokens.soft if state & SELECTED else tokens.hover))
            self._draw(painter, place, line, marked=bool(state & SELECTED))
        painter.restore()

    def _draw(self, painter: QPainter, place: QRect, line: PaletteLine, *, marked: bool) -> None:
        tokens, size = self._theme.tokens, self._theme.sizes.icon
        metrics: QFontMetrics = painter.fontMetrics()
        colour = "accent" if marked else "muted"
        picture = self._theme.icons.pixmap(line.icon or "forward", colour, size)
        painter.drawPixmap(place.left() + MARGIN, place.center().y() - size // 2, picture)
        room = place.adjusted(MARGIN + size + GAP, 0, -MARGIN, 0)
        if marked and line.right != ENTER:
            self._key(painter, room)
        if line.right:
            wide = metrics.horizontalAdvance(line.right)
            at = QRect(room.right() - wide, room.top(), wide + 1, room.height())
            self._text(painter, at, line.right, tokens.muted)
            room.setRight(room.right() - wide - GAP)
        title = metrics.elidedText(line.title, Qt.TextElideMode.ElideRight, room.width())
        self._title(painter, room, title, (0, len(title)) if line.kind else line.marked)
        room.setLeft(room.left() + metrics.horizontalAdvance(title) + GAP)
        if line.detail and room.width() > LEAST:
            told = metrics.elidedText(line.detail, Qt.TextElideMode.ElideRight, room.width())
            self._text(painter, room, told, tokens.muted)

    def _title(self, painter: QPainter, room: QRect, title: str, marked: tuple[int, int]) -> None:
        """Draws a title, the part that was typed in the accent's colour."""
        tokens, at = self._theme.tokens, QRect(room)
        start, end = marked
        parts = ((title[:start], tokens.text), (title[start:end], tokens.accent),
                 (title[end:], tokens.text))  # fmt: skip
        for text, colour in parts:
            self._text(painter, at, text, colour)
            at.setLeft(at.left() + painter.fontMetrics().horizontalAdvance(text))

    def _key(self, painter: QPainter, room: QRect) -> None:
        """Draws the key that runs the marked line at its right end, and shortens the room."""
        tokens, metrics = self._theme.tokens, painter.fontMetrics()
        wide, high = metrics.horizontalAdvance(ENTER) + 12, metrics.height()
        top = room.center().y() - high // 2
        cap = QRect(room.right() - wide, top, wide, high)
        painter.setPen(QColor(tokens.border))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(cap, 4, 4)
        self._text(painter, cap.adjusted(6, 0, 0, 0), ENTER, tokens.muted)
        room.setRight(cap.left() - GAP)

    def _text(self, painter: QPainter, place: QRect, text: str, colour: str) -> None:
        painter.setPen(QColor(colour))
        flags = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextSingleLine.value
        painter.drawText(place, flags, text)
