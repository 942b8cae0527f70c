"""The rows of a list: ids in order, and pages of plain rows read when they are looked at."""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QPixmap

from desktop_app.records.any_link import AnyLink, Pointer
from desktop_app.records.field_types import Code, Codes
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Field
from desktop_app.ui.look.internal_words import ROW_WORDS
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tones import tone_of
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.states.status_cells import ReadStatusCells, StatusCell
from desktop_app.ui.tables.picture_cache import PictureCache
from desktop_app.ui.tables.row_pages import RowPages
from desktop_app.ui.tables.text_model import (
    ALIGNMENT,
    DECORATION,
    DISPLAY,
    FOREGROUND,
    LEFT,
    RIGHT,
    TOOL_TIP,
    Index,
)

Read = Callable[[Sequence[int], Sequence[str]], list[tuple[Any, ...]]]
ReadTexts = Callable[[Sequence[int], Sequence[str]], list[list[str]]]
ROLES = frozenset((DISPLAY, TOOL_TIP, FOREGROUND, DECORATION, ALIGNMENT))
Shown = tuple[tuple[Any, ...], Mapping[str, StatusCell]]
"""The stored values of a record, and the cells by field that show more than that."""


class OutwardList(NamedTuple):
    """What a list has to know of 不外传.

    texts: reads the texts of rows as they are copied, by ids and field names.
    tick: the field by which a row is internal, '' where none is.
    """

    texts: ReadTexts
    tick: str = ""


class ListModel(QAbstractTableModel):
    """Shows the fields of records by their ids; column 0 numbers the rows.

    `read(ids, field names)` gives one tuple a record: id, version, then the stored values.
    `status_cells(ids)` gives the cells, by id and field, that show more than their field says.
    Without `outward` nothing can be copied.
    """

    shown = Signal()

    def __init__(
        self,
        read: Read,
        theme: Theme,
        parent: Any = None,
        status_cells: ReadStatusCells | None = None,
        outward: OutwardList | None = None,
    ) -> None:
        super().__init__(parent)
        self._read, self._theme, self._status_cells = read, theme, status_cells
        self._outward, self._marked = outward or OutwardList(lambda _, __: []), 0
        self.ids: array[int] = array("q")
        self.fields: tuple[Field, ...] = ()
        self._names = Lookup(datetime.date.min)
        self._pages = RowPages[int, Shown](self.ids, self._read_page)
        self._pictures = PictureCache(theme, self)
        self._aligned: list[Qt.AlignmentFlag] = [RIGHT]
        self._flags: list[int] = [RIGHT.value]
        self._toned: list[str] = [""]
        self._faint = QColor(theme.tokens.faint)
        theme.changed.connect(self._take_look)

    @property
    def has_status_cells(self) -> bool:
        """Whether some cells show more than their field says."""
        return self._status_cells is not None

    def show_ids(self, ids: array[int], fields: Sequence[Field], lookup: Lookup) -> None:
        """Shows other records, or the same ones anew."""
        self.beginResetModel()
        self.ids, self.fields, self._names = ids, tuple(fields), lookup
        self._pages = RowPages(ids, self._read_page)
        self._aligned = [RIGHT, *(RIGHT if each.align == "right" else LEFT for each in fields)]
        self._flags = [each.value for each in self._aligned]
        self._toned = ["", *(_code_list(each) for each in fields)]
        plain = (n for n, list_of in enumerate(self._toned) if n and not list_of)
        self._marked = next(plain, 0) if self._outward.tick else 0
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
        self._pages.extend(ids)
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
            for each, value in zip(self.fields, values[2:], strict=False)
        ]

    def copied_texts(self, rows: Iterable[int]) -> list[list[str]]:
        """The texts of some rows as they leave the program, without their numbers."""
        names = [each.name for each in self.fields]
        return self._outward.texts([self.ids[row] for row in rows], names)

    def link_at(self, index: Index) -> tuple[str, int] | None:
        """Record key and id of the one record that a cell names, where its register has a page."""
        field = self.fields[index.column() - 1] if index.column() else None
        values = self._values(index.row())
        if values is None or not isinstance(field, Pointer):
            return None
        if not isinstance(field, AnyLink) and not field.linked.TAB:
            return None
        places = field.places(values[index.column() + 1])
        return places[0] if len(places) == 1 else None

    def aligned(self, column: int) -> int:
        """The alignment of one column as Qt's integer flags."""
        return self._flags[column]

    def cell(self, row: int, column: int) -> tuple[str, QColor | None, QPixmap | None]:
        """All that is painted of one cell: text, colour (None for the usual one), icon."""
        if column == 0:
            return str(row + 1), self._faint, None
        status_cell = self._status_cell(row, column)
        if status_cell is not None:
            colour = QColor(getattr(self._theme.tokens, status_cell.colour))
            return status_cell.text, colour, self._picture(status_cell.colour, status_cell.icon)
        if column == self._marked and self._is_internal(row):
            return self._text(row, column), None, self._picture("faint", "lock")
        if not self._toned[column]:
            return self._text(row, column), None, None
        marks = (self._mark(row, column, role) for role in (FOREGROUND, DECORATION))
        colour, picture = marks
        return self._text(row, column), colour, picture

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.fields) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == DISPLAY:
            return "序号" if section == 0 else self.fields[section - 1].label
        if role == TOOL_TIP and section:
            return self.fields[section - 1].help_text or None
        return self._aligned[section] if role == ALIGNMENT else None

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role not in ROLES or not index.isValid():
            return None
        column, row = index.column(), index.row()
        if role == ALIGNMENT:
            return self._aligned[column]
        if column == 0:
            return self._number(row, role)
        if role == DISPLAY:
            status_cell = self._status_cell(row, column)
            return status_cell.text if status_cell is not None else self._text(row, column)
        if role == TOOL_TIP:
            status_cell = self._status_cell(row, column)
            if status_cell is not None:
                return tip(status_cell.words)
            how = "\n按住 Ctrl 点击打开" if self.link_at(index) else ""
            how += f"\n{ROW_WORDS}" if self._is_internal(row) else ""
            return tip(self._text(row, column) + how)
        return self._mark(row, column, role)

    def _number(self, row: int, role: int) -> Any:
        if role == DISPLAY:
            return str(row + 1)
        return self._faint if role == FOREGROUND else None

    def _text(self, row: int, column: int) -> str:
        values = self._values(row)
        if values is None:
            return ""
        text = self.fields[column - 1].show(values[column + 1], self._names)
        return " ".join(text.split()) if "\n" in text else text

    def _is_internal(self, row: int) -> bool:
        values = self._values(row) if self._outward.tick else None
        return values is not None and bool(values[-1])

    def _mark(self, row: int, column: int, role: int) -> Any:
        """The colour or the icon of a state; None for every other text."""
        code_list = self._toned[column]
        values = self._values(row) if code_list else None
        tone = tone_of(code_list, values[column + 1]) if values is not None else None
        if tone is None:
            return None
        if role == FOREGROUND:
            return QColor(getattr(self._theme.tokens, tone[0]))
        return self._picture(*tone)

    def _status_cell(self, row: int, column: int) -> StatusCell | None:
        """What a cell shows instead of its field, if anything."""
        found = self._pages.row(row) if self._status_cells is not None else None
        return found[1].get(self.fields[column - 1].name) if found is not None else None

    def _picture(self, colour: str, icon: str) -> QPixmap:
        return self._pictures.picture(icon, colour)

    def _take_look(self) -> None:
        self._faint = QColor(self._theme.tokens.faint)

    def _values(self, row: int) -> tuple[Any, ...] | None:
        """The stored values of one row; None if the record was removed since."""
        found = self._pages.row(row)
        return found[0] if found is not None else None

    def _read_page(self, keys: Sequence[int]) -> dict[int, Shown]:
        names = [*(each.name for each in self.fields), self._outward.tick]
        read = self._read(keys, names if self._outward.tick else names[:-1])
        cells = self._status_cells(keys) if self._status_cells else {}
        return {each[0]: (each, cells.get(each[0], {})) for each in read}


def _code_list(field: Field) -> str:
    """The list of a field with one code, where states have their colour; else nothing."""
    return field.codes if isinstance(field, Code) and not isinstance(field, Codes) else ""
