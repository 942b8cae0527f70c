"""A table whose columns are the days of a week: what its keys do, how it looks."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop_app.ui.look.theme import Theme


class DayTable(QTableView):
    """The week's and the month's table; `first` is the column of Monday.

    `opened` carries the row and column of a cell, `moved` by how many spans to go when an arrow
    goes over the edge, `copy_asked` that the plan is wanted as text.
    """

    opened = Signal(int, int)
    moved = Signal(int)
    copy_asked = Signal()

    def __init__(self, name: str, title: str, first: int, theme: Theme) -> None:
        super().__init__()
        self.first = first
        self._theme = theme
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row(), index.column()))

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if self.first:
            self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)

    def go_to(self, row: int, column: int) -> None:
        """Puts the cursor on a cell and shows it."""
        index = self.model().index(row, column)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, arrows over the edge show the next span, Ctrl+C copies."""
        index, key = self.currentIndex(), event.key()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
        )  # fmt: skip
        last = self.model().columnCount() - 1
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(index.row(), index.column())
        elif plain and key == Qt.Key.Key_Left and index.column() == self.first:
            self.moved.emit(-1)
        elif plain and key == Qt.Key.Key_Right and index.column() == last:
            self.moved.emit(1)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        else:
            super().keyPressEvent(event)
