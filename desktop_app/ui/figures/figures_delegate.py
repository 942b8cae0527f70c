"""Paints the table of figures: titles of groups, sums that agree, numbers that can be opened."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.ui.figures.figures_model import BEFORE, RATE, UNIT, VALUE, FiguresModel, FiguresRow
from desktop_app.ui.look.theme import Theme

PADDING = 11
SELECTED = QStyle.StateFlag.State_Selected.value
HOVERED = QStyle.StateFlag.State_MouseOver.value
FOCUSED = QStyle.StateFlag.State_HasFocus.value
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class FiguresDelegate(QStyledItemDelegate):
    """Draws the lines of a FiguresModel in the colours of the theme."""

    def __init__(self, model: FiguresModel, theme: Theme, table: QWidget) -> None:
        super().__init__(table)
        self._lines, self._theme = model, theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        place: QRect = option.rect  # type: ignore[attr-defined]
        state: int = option.state.value  # type: ignore[attr-defined]
        line, column, tokens = self._lines.lines[index.row()], index.column(), self._theme.tokens
        can = column in (VALUE, BEFORE) and self._lines.opens(index) is not None
        painter.save()
        if line.kind == "group":
            painter.fillRect(place, QColor(tokens.raised))
        elif state & SELECTED:
            painter.fillRect(place, QColor(tokens.soft))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        hovered = can and bool(state & HOVERED)
        painter.setFont(_font(line, column, hovered=hovered))
        painter.setPen(QColor(self._colour(line, column, hovered=hovered)))
        room = place.adjusted(PADDING, 0, -PADDING, 0)
        side = Qt.AlignmentFlag.AlignRight if column > UNIT else Qt.AlignmentFlag.AlignLeft
        text = QFontMetrics(painter.font()).elidedText(
            line.texts[column], Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, side | MIDDLE, text)
        if state & FOCUSED:
            painter.setPen(QColor(tokens.accent))
            painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.restore()

    def _colour(self, line: FiguresRow, column: int, *, hovered: bool) -> str:
        tokens = self._theme.tokens
        if line.kind == "group":
            return tokens.accent
        if line.kind == "family":
            agreed = tokens.good if line.agrees else tokens.bad
            return agreed if column else tokens.muted
        if hovered:
            return tokens.accent
        figure = line.figure
        nothing = column == VALUE and figure is not None and not figure.value
        strong = column in (0, VALUE) and not nothing
        return tokens.text if strong or column == RATE else tokens.muted


def _font(line: FiguresRow, column: int, *, hovered: bool) -> QFont:
    font = QApplication.font()
    whole = line.figure is not None and line.figure.level == 0
    if line.kind == "group" or (whole and column in (0, VALUE)):
        font.setWeight(QFont.Weight.DemiBold)
    font.setUnderline(hovered)
    return font
