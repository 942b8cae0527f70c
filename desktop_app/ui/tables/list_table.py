"""The table of a list page: sorting by its header, copying for Excel, keys for its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.copied_rows import CopiedRows
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.tables.column_widths import ColumnWidths
from desktop_app.ui.tables.list_delegate import PADDING
from desktop_app.ui.tables.list_header import ListHeader
from desktop_app.ui.tables.list_model import ListModel
from desktop_app.ui.tables.rows_table import RowsTable

NARROW = 48


class ListTable(RowsTable):
    """Shows a ListModel; rows are chosen whole."""

    opened = Signal(object)
    edit_asked = Signal(object)
    link_asked = Signal(str, object)
    sort_asked = Signal(int)
    filter_asked = Signal(int)
    delete_asked = Signal()
    paste_asked = Signal()
    copy_asked = Signal(object)
    typed = Signal(str)

    def __init__(self, model: ListModel, theme: Theme, parent: QWidget | None = None) -> None:
        self.head = ListHeader(theme)
        super().__init__(model, model, theme, parent, self.head)
        self._rows = model
        self.head.setMinimumSectionSize(NARROW)
        self.head.sectionClicked.connect(self.sort_asked)
        self.head.filter_asked.connect(self.filter_asked)
        self.doubleClicked.connect(self._open)
        self._widths = ColumnWidths(self, model, theme)
        model.shown.connect(self._fit_numbers)
        self._dress()

    def chosen_ids(self) -> list[int]:
        """The ids of the chosen rows, in the order of the list."""
        return [self._rows.ids[row] for row in self.chosen_rows()]

    def current_id(self) -> int | None:
        """The id of the row with the cursor."""
        row = self.currentIndex().row()
        return self._rows.ids[row] if 0 <= row < len(self._rows.ids) else None

    def choose(
        self, keys: Iterable[int], current: int | None = None, *, show: bool = False
    ) -> None:
        """Chooses the rows of these records, the cursor on `current`."""
        places = self._rows.rows_of([current]) if current is not None else []
        self.choose_rows(self._rows.rows_of(keys), places[0] if places else None, show=show)

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Gives each column the width it was dragged to, else one that fits what it shows."""
        self._fit_numbers()
        self._widths.take(widths)

    def widths(self) -> dict[str, int]:
        """The widths that columns were dragged to."""
        return self._widths.dragged()

    def show_sort(self, column: int, *, descending: bool) -> None:
        """Marks the column that the list is sorted by, -1 for none."""
        self.head.show_state(column, descending=descending)

    def show_narrowed(self, names: frozenset[str]) -> None:
        """Marks the columns whose fields narrow the list."""
        fields = enumerate(self._rows.fields, 1)
        self.head.show_narrowed(frozenset(x for x, each in fields if each.name in names))

    def head_place(self, column: int) -> QRect:
        """The rectangle of a column's header on the screen."""
        left = self.head.sectionViewportPosition(column)
        corner = self.head.viewport().mapToGlobal(QPoint(max(left, 0), 0))
        return QRect(corner, QSize(self.columnWidth(column), self.head.height()))

    def copied(self) -> CopiedRows:
        """The chosen rows with their header, as a spreadsheet takes them, nothing internal."""
        fields = self._rows.fields
        lines = [[each.label for each in fields]]
        lines += self._rows.copied_texts(self.chosen_rows())
        sums = frozenset(x for x, each in enumerate(fields) if each.align == "right")
        return CopiedRows(lines, sums)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ctrl and a click on the name of another record opens that record."""
        index = self.indexAt(event.position().toPoint())
        ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        link = self._rows.link_at(index) if ctrl and index.isValid() else None
        if link is not None and event.button() is Qt.MouseButton.LeftButton:
            self.link_asked.emit(*link)
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, F2 edits, Delete deletes, Ctrl+C copies, Ctrl+V pastes, Alt+Down narrows."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Down:
            self.filter_asked.emit(max(1, self.currentIndex().column()))
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit(self.copied())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_F2 and self.current_id() is not None:
            self.edit_asked.emit(self.current_id())
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed on the table go to the page's search; Qt would read every row for them."""
        if search.strip():
            self.typed.emit(search)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._rows.ids[index.row()])

    def _fit_numbers(self) -> None:
        """Makes room for the number of the last row, and for the title of the column."""
        metrics = self.fontMetrics()
        texts = ("序号", "0" * len(str(len(self._rows.ids))))
        self.setColumnWidth(0, 2 * PADDING + 6 + max(map(metrics.horizontalAdvance, texts)))

    def _dress(self) -> None:
        super()._dress()
        self._fit_numbers()
