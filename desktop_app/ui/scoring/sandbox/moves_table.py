"""Who moves, as a list; the space bar opens why below the chosen one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.scoring.sandbox.moves_delegate import MovesDelegate
from desktop_app.ui.scoring.sandbox.moves_model import GRADE, NAME, SCORE, MovesModel
from desktop_app.ui.tables.plain_table import dress_plainly

LETTERS = {NAME: 5.6, SCORE: 10.8}


class MovesTable(QTableView):
    """`why_asked` and `opened` carry the id of the chosen member."""

    why_asked = Signal(object)
    opened = Signal(object)
    copy_asked = Signal()

    def __init__(self, model: MovesModel, theme: Theme) -> None:
        super().__init__()
        self.moves, self._theme = model, theme
        self.setObjectName("moves")
        self.setAccessibleName("等次变动名单，空格看为什么")
        self.setModel(model)
        dress_plainly(self, theme)
        self.setProperty("role", "plain")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._painter = MovesDelegate(model, theme, self)
        self.setItemDelegate(self._painter)
        self._row = -1
        self._chosen = 0
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double)
        model.modelAboutToBeReset.connect(self._before_reset)
        model.modelReset.connect(self._after_reset)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def chosen(self) -> int:
        """Id of the member under the cursor, 0 for nobody."""
        move = self.moves.move(self.currentIndex().row())
        return move.key if move is not None and self.currentIndex().isValid() else 0

    def go(self, key: int) -> None:
        """Puts the cursor on a member."""
        row = self.moves.row_of(key)
        if row >= 0:
            self.setCurrentIndex(self.moves.index(row, 0))

    def begin(self) -> None:
        """Takes the keys, with the cursor on somebody."""
        self.setFocus()
        if not self.currentIndex().isValid() and self.moves.rowCount():
            self.setCurrentIndex(self.moves.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar asks why, Enter opens the scores of the member."""
        key, chosen = Qt.Key(event.key()), self.chosen
        if key == Qt.Key.Key_Space and chosen:
            self.why_asked.emit(chosen)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and chosen:
            self.opened.emit(chosen)
        elif key == Qt.Key.Key_C and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.copy_asked.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not event.modifiers():
            self._step(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed on the list look for nothing."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _step(self, by: int) -> None:
        row = self.currentIndex().row() + by
        if row == self.moves.why_row:
            row += by
        if 0 <= row < self.moves.rowCount():
            self.setCurrentIndex(self.moves.index(row, 0))

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.row() != self.moves.why_row:
            self.why_asked.emit(self.chosen)

    def _on_double(self, _: QModelIndex) -> None:
        if self.chosen:
            self.opened.emit(self.chosen)

    def _before_reset(self) -> None:
        self._chosen = self.chosen

    def _after_reset(self) -> None:
        """The reasons get their room, the cursor stays with its member."""
        self.clearSpans()
        if 0 <= self._row < self.moves.rowCount():
            self.setRowHeight(self._row, self.verticalHeader().defaultSectionSize())
        self._row = self.moves.why_row
        if self._row >= 0:
            self.setSpan(self._row, 0, 1, len(LETTERS) + 1)
            self.setRowHeight(self._row, self._painter.height_of_reasons())
        if self._chosen:
            self.go(self._chosen)

    def _fit(self) -> None:
        size = self._theme.sizes.text
        self.verticalHeader().setDefaultSectionSize(self._theme.sizes.row - 4)
        for column, letters in LETTERS.items():
            self.setColumnWidth(column, round(letters * size))
        if self._row >= 0:
            self.setRowHeight(self._row, self._painter.height_of_reasons())
        taken = sum(self.columnWidth(each) for each in LETTERS)
        self.setColumnWidth(GRADE, max(self.viewport().width() - taken, 8 * size))
