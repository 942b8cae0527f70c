"""The rows of a list: ids in order, and pages of plain rows read when they are looked at."""

from __future__ import annotations

import datetime
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from desktop_app.records.kinds import Code, Codes
from desktop_app.records.names import Names
from desktop_app.records.record import Field
from desktop_app.ui.theme import Theme
from desktop_app.ui.tones import tone_of

PAGE = 128
PAGES = 24
Index = QModelIndex | QPersistentModelIndex
Read = Callable[[Sequence[int], Sequence[str]], list[tuple[Any, ...]]]
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ListModel(QAbstractTableModel):
    """Shows the fields of records by their ids; column 0 numbers the rows.

    `read(ids, field names)` gives one tuple a record: id, version, then the stored values.
    """

    shown = Signal()

    def __init__(self, read: Read, theme: Theme, parent: Any = None) -> None:
        super().__init__(parent)
        self._read, self._theme = read, theme
        self.ids: array[int] = array("q")
        self.fields: tuple[Field, ...] = ()
        self._names = Names(datetime.date.min)
        self._pages: OrderedDict[int, dict[int, tuple[Any, ...]]] = OrderedDict()

    def show_ids(self, ids: array[int], fields: Sequence[Field], names: Names) -> None:
        """Shows other records, or the same ones anew."""
        self.beginResetModel()
        self.ids, self.fields, self._names = ids, tuple(fields), names
        self._pages.clear()
        self.endResetModel()
        self.shown.emit()

    def show_rest(self, ids: array[int]) -> None:
        """Adds the rows that follow the first ones; anything else shows all anew."""
        count = len(self.ids)
        if len(ids) == count:
            return
        if ids[:count] != self.ids:
            self.show_ids(ids, self.fields, self._names)
            return
        self.beginInsertRows(QModelIndex(), count, len(ids) - 1)
        self.ids = ids
        self._pages.pop(count // PAGE, None)
        self.endInsertRows()
        self.shown.emit()

    def rows_of(self, keys: Iterable[int]) -> list[int]:
        """The rows of these records, those that are shown."""
        wanted = set(keys)
        if len(wanted) > 8:
            return [row for row, key in enumerate(self.ids) if key in wanted]
        return sorted(self.ids.index(key) for key in wanted if key in self.ids)

    def row_texts(self, row: int) -> list[str]:
        """The texts of one row as the list shows them, without its number."""
        values = self._values(row)
        if values is None:
            return ["" for _ in self.fields]
        return [
            each.show(value, self._names)
            for each, value in zip(self.fields, values[2:], strict=True)
        ]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.fields) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return "序号" if section == 0 else self.fields[section - 1].label
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = index.column(), index.row()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        if column == 0:
            return self._number(row, role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(row, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            tone = self._tone(row, column)
            return None if tone is None else QColor(getattr(self._theme.tokens, tone[0]))
        if role == Qt.ItemDataRole.DecorationRole:
            tone = self._tone(row, column)
            return None if tone is None else self._theme.icons.icon(tone[1], tone[0])
        return None

    def _number(self, row: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(row + 1)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(self._theme.tokens.faint)
        return None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        right = column == 0 or self.fields[column - 1].align == "right"
        return RIGHT if right else LEFT

    def _text(self, row: int, column: int) -> str:
        values = self._values(row)
        if values is None:
            return ""
        text = self.fields[column - 1].show(values[column + 1], self._names)
        return " ".join(text.split()) if "\n" in text else text

    def _tone(self, row: int, column: int) -> tuple[str, str] | None:
        field = self.fields[column - 1]
        if not isinstance(field, Code) or isinstance(field, Codes):
            return None
        values = self._values(row)
        return None if values is None else tone_of(field.codes, values[column + 1])

    def _values(self, row: int) -> tuple[Any, ...] | None:
        """The stored values of one row; None where the record is gone meanwhile."""
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            keys = self.ids[number * PAGE : (number + 1) * PAGE]
            read = self._read(keys, [each.name for each in self.fields])
            page = self._pages[number] = {each[0]: each for each in read}
            if len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page.get(self.ids[row])
