"""Paints the lines of a timeline: dates left, a rail with marks of state, words right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.services.timeline import EVENT
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.timeline.timeline_layout import GAP, MARGIN, PADDING, TimelineSizes, Words
from desktop_app.ui.timeline.timeline_rows import TimelineRow, TimelineRows, cut

SELECTED = QStyle.StateFlag.State_Selected.value
HOVERED = QStyle.StateFlag.State_MouseOver.value
Index = QModelIndex | QPersistentModelIndex
LONGEST_DAY = "2026-12-28"


class TimelineDelegate(QStyledItemDelegate):
    """Draws the rows of `TimelineRows` in the colours of the theme, as wide as the view."""

    def __init__(self, rows: TimelineRows, theme: Theme, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows, self._theme = rows, theme
        self.width = 600
        self._laid: dict[int, list[tuple[Words, QColor]]] = {}
        theme.changed.connect(self._take_look)
        self._take_look()

    def fit(self, width: int) -> bool:
        """Lays the words out for another width of the view; whether it is another."""
        if width == self.width:
            return False
        self.width = width
        self._laid.clear()
        return True

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self._rows.rows[index.row()]
        height = sum(words.height for words, _ in self._words(index.row()))
        height += self._line + 2 if row.lights else 0
        above = PADDING if row.depth == 0 else 0
        return QSize(self.width, int(height) + 2 * PADDING + above)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place, state = option.rect, option.state.value  # type: ignore[attr-defined]
        row = self._rows.rows[index.row()]
        if state & (SELECTED | HOVERED):
            painter.fillRect(place, self._soft if state & SELECTED else self._hover)
        top = place.top() + PADDING + (PADDING if row.depth == 0 else 0)
        self._draw_rail(painter, place, row, index.row(), top)
        self._draw_date(painter, row, top)
        left = float(self._sizes.left(row.depth))
        below = float(top)
        for number, (words, colour) in enumerate(self._words(index.row())):
            painter.setPen(colour)
            words.layout.draw(painter, QPointF(left, below))
            if number == 0:
                self._draw_beside(painter, row, top)
            below += words.height
            if number == 0 and row.lights:
                self._draw_lights(painter, row, int(left), int(below) + 1)
                below += self._line + 2

    def _draw_rail(
        self, painter: QPainter, place: QRect, row: TimelineRow, number: int, top: int
    ) -> None:
        """The rail of each depth that goes on, and the mark of this row."""
        painter.setPen(QPen(self._rail, 1))
        middle = top + self._line // 2
        for depth in range(row.depth + 1):
            x = self._sizes.rail(depth)
            first = number == 0 and depth == 0
            last = not self._goes_on(number, depth)
            own = depth == row.depth
            start = middle if first or (own and depth and self._begins(number)) else place.top()
            painter.drawLine(x, start, x, middle if last and own else place.bottom())
            if last and not own:
                painter.fillRect(x, place.top(), 1, place.height(), self._rail)
        self._draw_mark(painter, row, middle)

    def _draw_mark(self, painter: QPainter, row: TimelineRow, middle: int) -> None:
        x = self._sizes.rail(row.depth)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, icon = row.tone
        if row.node.kind == EVENT:
            painter.setPen(QPen(self._surface, 2))
            painter.setBrush(self._event)
            painter.drawEllipse(QPointF(x + 0.5, middle), 5, 5)
            return
        picture: QPixmap = self._theme.icons.pixmap(icon, colour, self._sizes.icon)
        half = self._sizes.icon / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._surface)
        painter.drawEllipse(QPointF(x + 0.5, middle), half + 1, half + 1)
        painter.drawPixmap(QPointF(x + 0.5 - half, middle - half), picture)

    def _draw_date(self, painter: QPainter, row: TimelineRow, top: int) -> None:
        if row.node.date:
            painter.setPen(self._muted)
            painter.setFont(self._sizes.small)
            box = QRect(MARGIN, top, self._sizes.date, self._line)
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.node.date
            )

    def _draw_beside(self, painter: QPainter, row: TimelineRow, top: int) -> None:
        """Kind of record and state, at the right end of the title."""
        if row.caption:
            painter.setPen(QColor(getattr(self._theme.tokens, row.tone[0])))
            painter.setFont(self._sizes.small)
            box = QRect(0, top, self.width - MARGIN, self._line)
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.caption
            )

    def _draw_lights(self, painter: QPainter, row: TimelineRow, left: int, top: int) -> None:
        painter.setFont(self._sizes.small)
        for colour, icon, text in row.lights:
            picture = self._theme.icons.pixmap(icon, colour, self._small_line - 3)
            painter.drawPixmap(left, top + (self._line - self._small_line + 3) // 2, picture)
            left += self._small_line + 1
            painter.setPen(QColor(getattr(self._theme.tokens, colour)))
            wide = self._small_metrics.horizontalAdvance(text)
            painter.drawText(QRect(left, top, wide + 4, self._line), _MIDDLE, text)
            left += wide + 2 * GAP

    def _words(self, number: int) -> list[tuple[Words, QColor]]:
        """The title and the lines below it, laid out for the width."""
        if number not in self._laid:
            row = self._rows.rows[number]
            node = row.node
            room = self.width - self._sizes.left(row.depth) - MARGIN
            caption = self._small_metrics.horizontalAdvance(row.caption) + 2 * GAP
            font = self._sizes.text if node.kind == EVENT else self._sizes.strong
            colour = self._accent if row.chosen or node.rows else self._text
            laid = [(Words(cut(node.title), font, room - caption), colour)]
            below = row.text_lines(lambda text: self._small_metrics.horizontalAdvance(text) <= room)
            laid += [(Words(text, self._sizes.small, room), self._muted) for text in below]
            self._laid[number] = laid
        return self._laid[number]

    def _goes_on(self, number: int, depth: int) -> bool:
        """Whether another row of this depth follows before a shallower one."""
        for row in self._rows.rows[number + 1 :]:
            if row.depth <= depth:
                return row.depth == depth
        return False

    def _begins(self, number: int) -> bool:
        """Whether a line is the first below its parent."""
        rows = self._rows.rows
        return number == 0 or rows[number - 1].depth < rows[number].depth

    def _take_look(self) -> None:
        tokens, sizes = self._theme.tokens, self._theme.sizes
        text = QApplication.font()
        strong, small = QFont(text), QFont(text)
        strong.setWeight(QFont.Weight.DemiBold)
        small.setPixelSize(sizes.small)
        self._small_metrics = QFontMetrics(small)
        self._small_line = self._small_metrics.height()
        date = self._small_metrics.horizontalAdvance(LONGEST_DAY) + 2
        self._sizes = TimelineSizes(date, sizes.icon, text, strong, small)
        self._line = QFontMetrics(text).height()
        self._text, self._muted = QColor(tokens.text), QColor(tokens.muted)
        self._accent, self._rail = QColor(tokens.accent), QColor(tokens.border)
        self._soft, self._hover = QColor(tokens.soft), QColor(tokens.hover)
        self._surface, self._event = QColor(tokens.surface), QColor(tokens.faint)
        self._laid.clear()


_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
