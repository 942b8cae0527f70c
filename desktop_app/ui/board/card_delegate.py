"""Paints the cards of a board: a title of two lines at most, short texts, a mark where late."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.board.cards import Card, Cards
from desktop_app.ui.look.internal_words import WORD
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.tables.picture_cache import PictureCache

PADDING, GAP, ROUND = 10, 8, 6
SELECTED = QStyle.StateFlag.State_Selected.value
HOVERED = QStyle.StateFlag.State_MouseOver.value
FOCUSED = QStyle.StateFlag.State_HasFocus.value
Index = QModelIndex | QPersistentModelIndex


class CardDelegate(QStyledItemDelegate):
    """Draws what `Cards` say, in the colours of the theme, as wide as the column is."""

    def __init__(self, cards: Cards, theme: Theme, width: int, parent: Any = None) -> None:
        super().__init__(parent)
        self._cards, self._theme = cards, theme
        self.width, self.beside = width, 0
        self._pictures = PictureCache(theme, self)
        theme.changed.connect(self._take_look)
        self._take_look()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = self._cards.card(index.row())
        if card is None:
            return
        place, state = option.rect, option.state.value  # type: ignore[attr-defined]
        box = place.adjusted(0, 0, -1, -GAP - 1)
        self._draw_box(painter, box, state)
        left, top = box.left() + PADDING, box.top() + PADDING
        inside = self.inside()
        painter.setPen(self._text)
        painter.setFont(self._font)
        for line in self._title(card.title, inside):
            painter.drawText(QRect(left, top, inside, self._line), Qt.AlignmentFlag.AlignLeft, line)
            top += self._line
        top += 3
        if card.internal:
            self._draw_mark(painter, left, top)
            top += self._small_line
        for colour, text in self._below(card):
            painter.setPen(colour)
            painter.setFont(self._small)
            shown = self._small_metrics.elidedText(text, Qt.TextElideMode.ElideRight, inside)
            below = QRect(left, top, inside, self._small_line)
            painter.drawText(below, Qt.AlignmentFlag.AlignLeft, shown)
            top += self._small_line

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        card = self._cards.card(index.row())
        if card is None:
            return QSize(self.width, 0)
        lines = len(self._title(card.title, self.inside()))
        below = len(self._below(card)) + card.internal
        high = lines * self._line + below * self._small_line
        return QSize(self.width, high + 3 + 2 * PADDING + GAP)

    def inside(self) -> int:
        """The room for texts without a scroll bar: a card is as high as it is drawn."""
        return self.width - self.beside - 2 * PADDING - 1

    def _draw_box(self, painter: QPainter, box: QRect, state: int) -> None:
        fill = self._soft if state & SELECTED else self._hover if state & HOVERED else self._surface
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._accent if state & (SELECTED | FOCUSED) else self._border
        thick = 2 if state & FOCUSED else 1
        painter.setPen(QPen(colour, thick))
        painter.setBrush(fill)
        inside = thick / 2  # a line is drawn on both sides of its middle
        painter.drawRoundedRect(
            box.toRectF().adjusted(inside, inside, -inside, -inside), ROUND, ROUND
        )

    def _draw_mark(self, painter: QPainter, left: int, top: int) -> None:
        """The lock and the word of a record that is ticked 不外传."""
        size = self._small_metrics.ascent()
        lock = self._pictures.picture("lock", "faint", size)
        painter.drawPixmap(QRect(left, top + (self._small_line - size) // 2, size, size), lock)
        painter.setPen(self._muted)
        painter.setFont(self._small)
        beside = QRect(left + size + 4, top, self.inside() - size - 4, self._small_line)
        painter.drawText(beside, Qt.AlignmentFlag.AlignLeft, WORD)

    def _below(self, card: Card) -> list[tuple[QColor, str]]:
        """The lines under the title: the first text alone, the others side by side, the mark."""
        lines = [card.texts[0]] if card.texts else []
        if len(card.texts) > 1:
            lines.append(" · ".join(card.texts[1:]))
        late = [(self._bad, card.late)] if card.late else []
        return [*((self._muted, each) for each in lines), *late]

    def _title(self, text: str, width: int) -> list[str]:
        """The lines of a title, the last one with … where it goes on."""
        if self._metrics.horizontalAdvance(text) <= width:
            return [text]
        layout = QTextLayout(text, self._font)
        layout.setTextOption(_ANYWHERE)
        layout.beginLayout()
        first = layout.createLine()
        first.setLineWidth(width)
        layout.endLayout()
        end = first.textLength()
        rest = self._metrics.elidedText(text[end:], Qt.TextElideMode.ElideRight, width)
        return [text[:end].rstrip(), rest]

    def _take_look(self) -> None:
        tokens, sizes = self._theme.tokens, self._theme.sizes
        self._font = QApplication.font()
        self._small = QFont(self._font)
        self._small.setPixelSize(sizes.small)
        self._metrics, self._small_metrics = QFontMetrics(self._font), QFontMetrics(self._small)
        self._line, self._small_line = self._metrics.height(), self._small_metrics.height() + 1
        self._text, self._muted = QColor(tokens.text), QColor(tokens.muted)
        self._surface, self._hover = QColor(tokens.surface), QColor(tokens.raised)
        self._soft, self._accent = QColor(tokens.soft), QColor(tokens.accent)
        self._border, self._bad = QColor(tokens.line), QColor(tokens.bad)


_ANYWHERE = QTextOption()
_ANYWHERE.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
