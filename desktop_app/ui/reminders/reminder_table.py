"""The table of the page 督办: Enter opens, Delete stops, Ctrl+C copies, the header sorts."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop_app.ui.copied_rows import CopiedRows
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.reminders.reminder_model import COLUMNS, ReminderModel
from desktop_app.ui.tables.rows_table import RowsTable
from desktop_app.ui.tables.text_model import LEFT

PADDING = 24


class ReminderTable(RowsTable):
    """Shows a ReminderModel; rows are chosen whole."""

    opened = Signal()
    stop_asked = Signal()
    copy_asked = Signal()
    sort_asked = Signal(str)

    def __init__(self, model: ReminderModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, model, theme, parent)
        self._rows = model
        self.setObjectName("table")
        self.setAccessibleName("督办列表")
        header = self.horizontalHeader()
        header.setDefaultAlignment(LEFT)
        header.sectionClicked.connect(self._on_header)
        self.doubleClicked.connect(self.opened)
        self._dress()

    def choose(self, rows: Iterable[int]) -> None:
        """Selects these rows, the cursor on the first of them."""
        wanted = [row for row in rows if row < self._rows.rowCount()]
        self.choose_rows(wanted, wanted[0] if wanted else None)

    def copied(self) -> CopiedRows:
        """The chosen rows with their header, as a spreadsheet takes them."""
        lines = [[each.title for each in COLUMNS]]
        lines += [self._rows.row_texts(row) for row in self.chosen_rows()]
        return CopiedRows([[" ".join(text.split()) for text in line] for line in lines])

    def show_sort(self, name: str, *, descending: bool) -> None:
        """Marks the column that the list is sorted by, '' for none."""
        places = {each.name: place for place, each in enumerate(COLUMNS, 1)}
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header = self.horizontalHeader()
        header.setSortIndicatorShown(name in places)
        header.setSortIndicator(places.get(name, -1), order)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete asks to stop, Ctrl+C copies rows."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.stop_asked.emit()
        else:
            super().keyPressEvent(event)

    def _on_header(self, section: int) -> None:
        if section:
            self.sort_asked.emit(COLUMNS[section - 1].name)

    def _dress(self) -> None:
        super()._dress()
        size = self._theme.sizes
        self.setColumnWidth(0, PADDING + size.text * 2)
        for place, each in enumerate(COLUMNS, 1):
            self.setColumnWidth(place, PADDING + int(size.text * each.width))
