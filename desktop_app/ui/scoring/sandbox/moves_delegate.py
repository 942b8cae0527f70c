"""Paints who moves, and the reasons below one of them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QWidget

from desktop_app.records.points import points_text
from desktop_app.services.scoring.sandbox_moves import (
    DOWN,
    UP,
    Move,
    MoveReason,
    grade_words,
    signed,
)
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.scoring.sandbox.moves_model import GRADE, NAME, MovesModel
from desktop_app.ui.tables.picture_cache import PictureCache

Index = QModelIndex | QPersistentModelIndex
SELECTED, FOCUSED = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
PAD = 10
WIDE = 2.7
"""Width of a score in letters: 100.25 fits."""
ROLES = {UP: "good", DOWN: "bad"}
ICONS = {UP: "arrow_up", DOWN: "arrow_down"}


class MovesDelegate(QStyledItemDelegate):
    """Scores in numbers, the way by icon and colour, reasons as lines."""

    def __init__(self, model: MovesModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme
        self._drawn = PictureCache(theme, self)

    @property
    def line(self) -> int:
        """The height of one reason."""
        return round(self._theme.sizes.small * 1.65)

    def height_of_reasons(self) -> int:
        """The height of the row with the reasons."""
        return self.line * max(len(self._model.reasons), 1) + 2 * PAD

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        place = QRect(option.rect)
        painter.save()
        if index.row() == self._model.why_row:
            self._paint_reasons(painter, place)
        else:
            move = self._model.move(index.row())
            chosen = bool(option.state & SELECTED)
            painter.fillRect(place, self._colour("soft" if chosen else "surface"))
            if move is not None:
                self._paint_move(painter, place.adjusted(PAD, 0, -PAD, 0), move, index.column())
        painter.setPen(self._colour("line"))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        painter.restore()

    def _paint_move(self, painter: QPainter, place: QRect, move: Move, column: int) -> None:
        if column == NAME:
            self._write(painter, place, move.name, "text")
        elif column == GRADE:
            self._paint_grade(painter, place, move)
        else:
            before, after = points_text(move.before.total), points_text(move.after.total)
            letters = self._theme.sizes.text
            own = QRect(place.left(), place.top(), round(letters * WIDE), place.height())
            self._write(painter, own, before, "muted", RIGHT)
            own.moveLeft(own.right() + 2)
            own.setWidth(round(letters * 1.3))
            self._write(painter, own, "→", "text", Qt.AlignmentFlag.AlignCenter)
            own.moveLeft(own.right() + 2)
            own.setWidth(round(letters * WIDE))
            self._write(painter, own, after, "text", RIGHT)
            rest = QRect(own.right() + 8, place.top(), place.right() - own.right(), place.height())
            less = "bad" if move.difference < 0 else "good" if move.difference else "faint"
            self._write(painter, rest, signed(move.difference), less)

    def _paint_grade(self, painter: QPainter, place: QRect, move: Move) -> None:
        role = ROLES.get(move.way, "muted")
        icon = ICONS.get(move.way)
        if icon:
            size = self._theme.sizes.icon - 2
            top = place.top() + (place.height() - size) // 2
            painter.drawPixmap(place.left(), top, self._drawn.picture(icon, role, size))
            place.setLeft(place.left() + size + 6)
        names = grade_words(move.before.grade), grade_words(move.after.grade)
        self._write(painter, place, names[0] if names[0] == names[1] else " → ".join(names), role)

    def _paint_reasons(self, painter: QPainter, place: QRect) -> None:
        painter.fillRect(place, self._colour("raised"))
        font = painter.font()
        font.setPixelSize(self._theme.sizes.small)
        painter.setFont(font)
        line = QRect(place.left() + PAD, place.top() + PAD, place.width() - 2 * PAD, self.line)
        for number, each in enumerate(self._model.reasons):
            self._paint_reason(painter, line, each, last=number == len(self._model.reasons) - 1)
            line.translate(0, self.line)

    def _paint_reason(
        self, painter: QPainter, place: QRect, each: MoveReason, *, last: bool
    ) -> None:
        wide = painter.fontMetrics().horizontalAdvance(each.numbers) + PAD
        role = "text"
        if last and each.weight:
            role = "bad" if each.weight < 0 else "good"
        self._write(painter, place, each.numbers, role, RIGHT)
        self._write(painter, place.adjusted(0, 0, -wide, 0), each.words, "text")

    def _write(
        self, painter: QPainter, place: QRect, text: str, role: str,
        side: Qt.AlignmentFlag = LEFT,
    ) -> None:  # fmt: skip
        painter.setPen(self._colour(role))
        told = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, place.width() + 1
        )
        painter.drawText(place, side, told)

    def _colour(self, role: str) -> QColor:
        return QColor(getattr(self._theme.tokens, role))
