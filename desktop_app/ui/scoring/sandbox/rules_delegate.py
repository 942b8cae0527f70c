"""Paints the rules of the sandbox, and the field that one of its numbers is typed into."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QWidget

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.scoring.sandbox.rules_model import COMPARED, LEFT, RIGHT, TRIED, TrialRulesModel

Index = QModelIndex | QPersistentModelIndex
FOCUSED, SELECTED = QStyle.StateFlag.State_HasFocus, QStyle.StateFlag.State_Selected
PAD, INDENT = 10, 10


class RulesDelegate(QStyledItemDelegate):
    """One delegate for all columns.

    `typed` comes with every change of the text, `entered` when it is to be taken, `left` when it
    is not: each with the row; `entered` also with the text and with which way the cursor goes.
    """

    typed = Signal(int, str)
    entered = Signal(int, str, int)
    left = Signal(int)

    def __init__(self, model: TrialRulesModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        place, row = QRect(option.rect), self._model.rows[index.row()]
        painter.save()
        painter.fillRect(place, self._colour("raised" if row.heading else "surface"))
        painter.setPen(self._colour("line"))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        text = str(index.data() or "")
        inner = place.adjusted(PAD, 0, -PAD, 0)
        if index.column() == COMPARED:
            painter.setPen(self._colour("muted"))
            painter.drawText(inner, RIGHT, text)
        elif index.column() == TRIED:
            self._paint_tried(painter, place, text, index, option.state)
        else:
            painter.setPen(self._colour("accent" if row.heading else "text"))
            if not row.heading:
                inner.setLeft(inner.left() + INDENT)
            words = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, inner.width()
            )
            painter.drawText(inner, LEFT, words)
        painter.restore()

    def _paint_tried(
        self, painter: QPainter, place: QRect, text: str, index: Index, state: Any
    ) -> None:
        width = painter.fontMetrics().horizontalAdvance(text) + 2 * PAD
        right = place.right() - 4
        spot = QRect(right - width, place.top() + 4, width, place.height() - 9)
        changed = self._model.is_changed(index.row())
        if changed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour("soft"))
            painter.drawRoundedRect(spot, 4, 4)
        row = self._model.rows[index.row()]
        quiet = row.heading and not changed
        painter.setPen(self._colour("soft_text" if changed else "muted" if quiet else "text"))
        painter.drawText(spot.adjusted(0, 0, -6, 0), RIGHT, text)
        if state & FOCUSED and state & SELECTED:
            pen = painter.pen()
            pen.setColor(self._colour("accent"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(3, 2, -3, -3), 4, 4)

    def createEditor(self, parent: QWidget, option: Any, index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setObjectName("trial_field")
        field.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))
        field.setAlignment(RIGHT)
        row = index.row()
        field.textEdited.connect(lambda text: self.typed.emit(row, text))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        field = cast("QLineEdit", editor)
        if not field.isModified() and not field.text():
            field.setText(self._model.typed(index.row()))
            field.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """The field was left otherwise than by its keys: what was typed is taken, if it was."""
        field = cast("QLineEdit", editor)
        if field.isModified():
            self.entered.emit(index.row(), field.text(), 0)
        else:
            self.left.emit(index.row())

    def updateEditorGeometry(self, editor: QWidget, option: Any, index: Index) -> None:
        editor.setGeometry(QRect(option.rect).adjusted(2, 1, -2, -2))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and the arrows take the number and go on, Esc leaves it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            way = {
                Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1,
            }.get(Qt.Key(event.key()))  # fmt: skip
            field = cast("QLineEdit", watched)
            row = self.parent().currentIndex().row()  # type: ignore[attr-defined]
            if way is not None:
                self.entered.emit(row, field.text(), way)
                return True
            if event.key() == Qt.Key.Key_Escape:
                field.setModified(False)
                self.closeEditor.emit(field, QStyledItemDelegate.EndEditHint.RevertModelCache)
                self.left.emit(row)
                return True
        return super().eventFilter(watched, event)

    def _colour(self, role: str) -> QColor:
        return QColor(getattr(self._theme.tokens, role))
