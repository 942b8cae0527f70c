"""The table in which a reviewer fills in levels by single keys, like a roll that is called."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.proposal_quality.review_model import FIRST_ITEM, ReviewModel

_LEVELS = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2}
_CLEARS = (Qt.Key.Key_0, Qt.Key.Key_Delete)
NUMBER, TITLE, ITEM, TOTAL = 6, 13, 6, 4
HEAD_LINES = 3
"""The height of the head in lines of text: group and item, and the room around them."""


class ReviewTable(QTableView):
    """1, 2 and 3 give a level and go on, 0 clears, Backspace goes back and clears.

    Ctrl with one of them gives the level to all items of the row that have none.
    """

    def __init__(self, model: ReviewModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName("review_table")
        self.setAccessibleName("质量评价表，1 优秀，2 较好，3 一般")
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.sizes.control)
        letter, head = theme.sizes.text, self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setFixedHeight(HEAD_LINES * theme.sizes.text + theme.sizes.text // 2)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        widths = (NUMBER, TITLE, *(ITEM for _ in model.items), TOTAL, TOTAL)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width * letter)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def begin(self) -> None:
        """Puts the cursor into the first cell that is not filled in."""
        for row, sheet in enumerate(self._model.sheets):
            for place, item in enumerate(self._model.items):
                if item.code not in sheet.levels:
                    self.setCurrentIndex(self._model.index(row, FIRST_ITEM + place))
                    return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, here = Qt.Key(event.key()), self.currentIndex()
        fills = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in _LEVELS and fills and here.isValid():
            self._model.mark_rest(here.row(), _LEVELS[key])
        elif key in _LEVELS and not fills and self._model.is_item(here):
            self._model.mark(here, _LEVELS[key])
            self._go(here, 1)
        elif key in _CLEARS and self._model.is_item(here):
            self._model.mark(here, None)
        elif key == Qt.Key.Key_Backspace and here.isValid():
            before = self._go(here, -1)
            self._model.mark(before, None)
        else:
            super().keyPressEvent(event)

    def _go(self, index: QModelIndex | QPersistentModelIndex, by: int) -> QModelIndex:
        """Goes to the next or the last item, of the row after or before at the end of one."""
        many = len(self._model.items)
        place = index.row() * many + index.column() - FIRST_ITEM + by
        place = max(0, min(place, many * self._model.rowCount() - 1))
        row, column = divmod(place, many)
        there = self._model.index(row, FIRST_ITEM + column)
        self.setCurrentIndex(there)
        return there
