"""A table model of rows that are typed into; what was refused stays visible until it is mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QIcon

from desktop_app.errors import UserError
from desktop_app.records.lookup import Lookup
from desktop_app.services.registers import Refused
from desktop_app.services.scoring.rule_rows import RuleRow
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.tables.text_model import DISPLAY, TextModel

Index = QModelIndex | QPersistentModelIndex
EDIT, USABLE = int(Qt.ItemDataRole.EditRole), Qt.ItemFlag.ItemIsEnabled
Save = Callable[[RuleRow, str, object], None]
"""Saves the input of one field of a row; `UserError` where it is refused."""
Typed = tuple[str, str]
"""What was typed and why it was refused."""


class EditedRows(TextModel):
    """Rows of records; `field_at` says which field a cell edits.

    `answered` carries the reason why the last input was refused, '' after it was saved.
    """

    answered = Signal(str)

    def __init__(
        self, titles: Sequence[str], theme: Theme, save: Save, parent: QObject,
        right: Sequence[int] = (),
    ) -> None:  # fmt: skip
        super().__init__(titles, parent, right)
        self.theme, self._save = theme, save
        self.rows: Sequence[RuleRow] = ()
        self.names: Lookup | None = None
        self.locked = False
        self.refused: dict[tuple[int, str], Typed] = {}

    def show_rows(self, rows: Sequence[RuleRow], names: Lookup, *, locked: bool) -> None:
        """Takes the rows as they are stored now."""
        self.beginResetModel()
        self.rows, self.names, self.locked = tuple(rows), names, locked
        keys = {each.key for each in rows}
        self.refused = {at: each for at, each in self.refused.items() if at[0] in keys}
        self.endResetModel()

    def field_at(self, row: int, column: int) -> str:
        """The field that a cell edits, '' for none."""
        return ""

    def shown(self, row: int, column: int) -> str:
        """The text of a cell that nothing was refused for."""
        name, each = self.field_at(row, column), self.rows[row]
        if not name or self.names is None:
            return ""
        return each.model.field(name).show(each.values.get(name), self.names)

    def count(self) -> int:
        return len(self.rows)

    def text(self, row: int, column: int) -> str:
        typed = self._typed(row, column)
        return typed[0] if typed else self.shown(row, column)

    def hint(self, row: int, column: int) -> str:
        typed = self._typed(row, column)
        return typed[1] if typed else self.text(row, column)

    def colour(self, row: int, column: int) -> QColor | None:
        return QColor(self.theme.tokens.bad) if self._typed(row, column) else None

    def ground(self, row: int, column: int) -> QColor | None:
        return QColor(self.theme.tokens.bad_soft) if self._typed(row, column) else None

    def icon(self, row: int, column: int) -> QIcon | None:
        typed = self._typed(row, column)
        return self.theme.icons.icon("problem", "bad") if typed else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = USABLE | Qt.ItemFlag.ItemIsSelectable
        row, column = index.row(), index.column()
        if self.locked or not self.field_at(row, column) or not self.rows[row].key:
            return usual
        return usual | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role == EDIT and index.isValid():
            return self.edited(index.row(), index.column())
        return super().data(index, role)

    def edited(self, row: int, column: int) -> str:
        """The text that an editor begins with."""
        typed = self._typed(row, column)
        name, each = self.field_at(row, column), self.rows[row]
        if typed or self.names is None or not name:
            return typed[0] if typed else ""
        return each.model.field(name).show(each.values.get(name), self.names)

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        """Save the typed value; a refused value stays in its cell, with the reason."""
        row, column = index.row(), index.column()
        if role != EDIT or not 0 <= row < len(self.rows):
            return False
        name, each = self.field_at(row, column), self.rows[row]
        place = (each.key, name)
        if str(value) == self.edited(row, column):
            return False
        self.refused.pop(place, None)
        try:
            self._save(each, name, value)
        except UserError as error:
            why = _reason(error, name)
            self.refused[place] = (str(value), why)
            self.dataChanged.emit(index, index)
            self.answered.emit(why)
            return False
        self.answered.emit("")
        return True

    def _typed(self, row: int, column: int) -> Typed | None:
        name = self.field_at(row, column)
        return self.refused.get((self.rows[row].key, name)) if name else None


def _reason(error: UserError, name: str) -> str:
    """The sentence of a refusal, that of the field first."""
    if isinstance(error, Refused):
        own = [each.text for each in error.problems if each.stops and each.field == name]
        every = own or [each.text for each in error.problems if each.stops]
        return "；".join(every)
    return error.sentence
