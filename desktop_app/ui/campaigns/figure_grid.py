"""The grid that figures are typed into: places stay in view, keys go from cell to cell."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QScrollBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.campaigns.figure_delegate import FigureDelegate
from desktop_app.ui.campaigns.figure_model import NUMBER_AND_PLACE, FigureModel
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tied_tables import dress, keep_aside, tie

Key = Qt.Key
Triggers = QAbstractItemView.EditTrigger
Hint = QAbstractItemDelegate.EndEditHint
ENTER = (Key.Key_Return, Key.Key_Enter)
PLACES, LEAST, MOST, HEAD = 9, 6, 14, 14
"""Widths in letters of the places and of a column; room of the head beyond its line."""


class FigureCells(QTableView):
    """The cells of figures. Enter and Tab go on to the next cell that is typed into."""

    wanted = Signal(str)

    def __init__(self, model: FigureModel, undoes: Callable[[], bool]) -> None:
        super().__init__()
        self._figures, self._undoes = model, undoes

    def step(self, down: int, right: int) -> None:
        """Goes to the next cell that is typed into, at the end of a column to the next one."""
        model, at = self._figures, self.currentIndex()
        rows, columns = model.rowCount(), model.columnCount()
        row, column = at.row(), at.column()
        for _ in range(rows * columns):
            row, column = row + down, column + right
            if not 0 <= row < rows:
                row, column = (0 if down > 0 else rows - 1), column + down
            if not NUMBER_AND_PLACE <= column < columns:
                if right and 0 <= row + right < rows:
                    row += right
                    column = NUMBER_AND_PLACE if right > 0 else columns - 1
                else:
                    return
            if model.cell_at(row, column) is not None:
                self.setCurrentIndex(model.index(row, column))
                return

    def event(self, event: QEvent) -> bool:
        """Takes F2 from the page, and Ctrl+Z from the window while something is not saved."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            at = self.currentIndex()
            typed = self._figures.cell_at(at.row(), at.column()) is not None
            edits = event.key() == Key.Key_F2 and typed and not self._figures.locked
            if edits or (_is_undo(event) and self._undoes()):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Key(event.key()), event.modifiers()
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif key in ENTER and not held & Qt.KeyboardModifier.ControlModifier:
            self.step(-1 if shift else 1, 0)
        elif key in (Key.Key_Delete, Key.Key_Backspace):
            self.wanted.emit("clear")
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.wanted.emit("paste")
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.wanted.emit("copy")
        elif event.matches(QKeySequence.StandardKey.Undo) and self._undoes():
            self.wanted.emit("take_back")
        elif key == Key.Key_F8:
            self.wanted.emit("next_gap")
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: Hint) -> None:
        """Enter goes down, Tab to the right; Escape stays."""
        if hint in (Hint.EditNextItem, Hint.EditPreviousItem):
            super().closeEditor(editor, Hint.NoHint)
            self.step(0, 1 if hint is Hint.EditNextItem else -1)
        else:
            super().closeEditor(editor, hint)
            if hint is Hint.SubmitModelCache:
                self.step(1, 0)


class FigureGrid(QFrame):
    """Places at the left and figures at the right, two tables that scroll as one."""

    def __init__(self, model: FigureModel, theme: Theme, undoes: Callable[[], bool]) -> None:
        super().__init__()
        self._model, self._theme = model, theme
        self.setProperty("role", "card")
        self.places, self.body = QTableView(), FigureCells(model, undoes)
        self._delegate = FigureDelegate(model, theme, self)
        self.across = QScrollBar(Qt.Orientation.Horizontal)
        for each in (self.places, self.body):
            dress(each)
            each.setModel(model)
        self.body.setItemDelegate(self._delegate)
        self.places.setItemDelegate(FigureDelegate(model, theme, self.places))
        keep_aside(self.places, "figure_places", "县（市）")
        self.body.setObjectName("figure_grid")
        self.body.setAccessibleName("填报数，直接打数字，回车向下，Tab 向右，可以粘贴一片")
        self.body.setEditTriggers(
            Triggers.AnyKeyPressed | Triggers.EditKeyPressed | Triggers.DoubleClicked
        )
        self.body.setTabKeyNavigation(True)
        self._build()
        tie((self.places, self.body), self.body, self.across)
        self.body.horizontalScrollBar().rangeChanged.connect(self._show_across)
        self.places.clicked.connect(lambda at: self.go(at.row(), self.body.currentIndex().column()))
        model.modelReset.connect(self._show_columns)
        theme.changed.connect(self._fit)

    def go(self, row: int, column: int) -> None:
        """Puts the cursor into a cell."""
        column = max(column, NUMBER_AND_PLACE)
        index = self._model.index(min(max(row, 0), self._model.rowCount() - 1), column)
        if index.isValid():
            self.body.setCurrentIndex(index)
        self.body.setFocus()

    def chosen(self) -> list[QModelIndex]:
        """The chosen cells that are typed into, by row and column."""
        found = [
            each for each in self.body.selectedIndexes()
            if self._model.cell_at(each.row(), each.column()) is not None
        ]  # fmt: skip
        return sorted(found, key=lambda each: (each.row(), each.column()))

    @property
    def editor(self) -> QWidget | None:
        """The line of the cell that is typed into now."""
        return self._delegate.editor

    def commit(self) -> None:
        """Takes what is being typed in an open cell."""
        editor = self.editor
        if editor is not None:
            self.body.commitData(editor)
            self.body.closeEditor(editor, Hint.NoHint)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self.places)
        line.addWidget(self.body, 1)
        column.addLayout(line, 1)
        column.addWidget(self.across)
        self.across.hide()

    def _show_across(self, least: int, most: int) -> None:
        self.across.setRange(least, most)
        self.across.setPageStep(self.body.viewport().width())
        self.across.setVisible(most > least)

    def _show_columns(self) -> None:
        for column in range(self._model.columnCount()):
            self.places.setColumnHidden(column, column != 0)
            self.body.setColumnHidden(column, column == 0)
        self._fit()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        """Gives each column the width of its head, and all an equal part of the rest."""
        sizes, metrics = self._theme.sizes, self.fontMetrics()
        high = metrics.lineSpacing() + HEAD
        for table in (self.places, self.body):
            table.verticalHeader().setDefaultSectionSize(sizes.row - 2)
            table.horizontalHeader().setFixedHeight(high)
        names = [
            metrics.horizontalAdvance(each)
            for each in (self._model.sheet.places if self._model.sheet else ())
        ]
        wide = min(max([sizes.text * 6, *names]) + 28, sizes.text * 14)
        self.places.setFixedWidth(wide)
        self.places.setColumnWidth(0, wide)
        columns = range(NUMBER_AND_PLACE, self._model.columnCount())
        wides = {column: self._width(column) for column in columns}
        room = self.width() - wide - sum(wides.values()) - 20
        more = min(max(room, 0) // max(len(wides), 1), sizes.text * 4)
        for column, width in wides.items():
            self.body.setColumnWidth(column, width + more)

    def _width(self, column: int) -> int:
        size = self._theme.sizes.text
        head = self.fontMetrics().horizontalAdvance(self._model.title(column)) + 24
        return min(max(head, size * LEAST), size * MOST)


def _is_undo(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
