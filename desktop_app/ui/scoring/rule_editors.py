"""The editors of cells of a rule set: the widget that the field has in forms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.records.field_types import Code, Codes
from desktop_app.ui.forms.boxes.code_boxes import CodeCombo
from desktop_app.ui.forms.dialog.form_context import FormContext
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.scoring.edited_rows import EditedRows

Index = QModelIndex | QPersistentModelIndex
SELECTED, FOCUSED = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus


class RuleEditors(QStyledItemDelegate):
    """Codes are chosen by character or pinyin, everything else is typed.

    `typing` carries row, column and text while something is typed.
    """

    typing = Signal(int, int, str)

    def __init__(
        self, rows: EditedRows, names: Callable[[], FormContext], theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._rows, self._names, self._theme = rows, names, theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Categories are written strongly; the cell with the cursor has a frame."""
        shown = cast("Any", option)
        focused = bool(shown.state & FOCUSED)
        shown.state &= ~FOCUSED
        if shown.state & SELECTED:
            painter.fillRect(shown.rect, QColor(self._theme.tokens.soft))
            shown.state &= ~SELECTED
        if self._rows.rows[index.row()].is_category:
            shown.font.setWeight(QFont.Weight.DemiBold)
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(QColor(self._theme.tokens.line))
        painter.drawLine(shown.rect.bottomLeft(), shown.rect.bottomRight())
        if focused:
            pen = painter.pen()
            pen.setColor(QColor(self._theme.tokens.accent))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRect(shown.rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        row, column = index.row(), index.column()
        each = self._rows.rows[row]
        field = each.model.field(self._rows.field_at(row, column))
        if isinstance(field, Code) and not isinstance(field, Codes):
            box = CodeCombo(parent)
            box.prepare(field, self._names())
            box.put(each.values.get(field.name))
            return box
        line = QLineEdit(parent)
        line.setFrame(False)
        if column in self._rows.right:
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.textEdited.connect(lambda text: self.typing.emit(row, column, text))
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not isinstance(editor, CodeCombo):
            editor.setText(self._rows.edited(index.row(), index.column()))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        typed = (
            editor.draft() if isinstance(editor, CodeCombo) else cast("QLineEdit", editor).text()
        )
        model.setData(index, typed)
