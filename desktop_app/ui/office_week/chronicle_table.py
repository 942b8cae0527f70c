"""The table of a chronicle: space ticks the chosen rows, F2 or typing edits the words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop_app.ui.look.list_look import as_list, chosen_parts
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.office_week.chronicle_model import (
    DAYS,
    KIND,
    NAME,
    PLACE,
    TICK,
    WORDS,
    ChronicleModel,
)

WIDTHS = {TICK: 6, DAYS: 9, NAME: 17, KIND: 8, PLACE: 11}
"""In characters; the words have what is left."""
TRIGGERS = QAbstractItemView.EditTrigger


class ChronicleTable(QTableView):
    """Rows are chosen whole, several too; the cursor walks by cells to the words."""

    opened = Signal(int)
    tick_asked = Signal()
    copy_asked = Signal()

    def __init__(self, model: ChronicleModel, theme: Theme) -> None:
        super().__init__()
        self._entries, self._theme = model, theme
        self.setObjectName("chronicle_table")
        self.setAccessibleName("大事记")
        self.setModel(model)
        as_list(self)
        self.setEditTriggers(TRIGGERS.EditKeyPressed | TRIGGERS.AnyKeyPressed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self._on_double)
        theme.changed.connect(self._dress)
        self._dress()

    def chosen_rows(self) -> list[int]:
        """The chosen rows from above, that of the cursor where none is."""
        rows = [row for top, bottom in chosen_parts(self) for row in range(top, bottom + 1)]
        current = self.currentIndex().row()
        return sorted(set(rows)) or ([current] if current >= 0 else [])

    def edit_words(self) -> None:
        """Begins to edit the words of the row with the cursor."""
        row = self.currentIndex().row()
        if row >= 0:
            index = self._entries.index(row, WORDS)
            self.setCurrentIndex(index)
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, F2 edits, Enter opens the activity, Ctrl+C copies the chronicle.

        What an open editor leaves over, such as the Enter that ends it, is passed on to Qt alone.
        """
        key = event.key()
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
            return
        if key == Qt.Key.Key_Space:
            self.tick_asked.emit()
        elif key == Qt.Key.Key_F2:
            self.edit_words()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        else:
            super().keyPressEvent(event)

    def _on_double(self, index: QModelIndex) -> None:
        if index.column() == WORDS:
            self.edit(index)
        elif index.column() != TICK:
            self.opened.emit(index.row())

    def _dress(self) -> None:
        size = self._theme.sizes
        self.verticalHeader().setDefaultSectionSize(size.row)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, 20 + size.text * width)
