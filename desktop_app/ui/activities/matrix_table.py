"""The attendance sheet: names frozen at the left, sums pinned at the right and below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QScrollBar,
    QTableView,
)

from desktop_app.ui.activities.matrix_delegate import MatrixDelegate
from desktop_app.ui.activities.matrix_head import MatrixHead
from desktop_app.ui.activities.matrix_model import AFTER, FIRST, NAME, NUMBER, SECTOR, MatrixModel
from desktop_app.ui.activities.matrix_sums import MatrixSums
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tied_tables import dress, keep_aside, tie

Index = QModelIndex | QPersistentModelIndex
LETTERS: dict[int, float] = {NUMBER: 3.5, NAME: 5.5, SECTOR: 6}
PART, SUM, RESULT = 4.6, 3.6, 8
"""Widths in letters; the sector and the parts are wider where there is room."""
WIDEST_SECTOR, WIDEST_PART = 9, 9


class MarksTable(QTableView):
    """The cells; each key is shown to `pressed` first, which says whether it took it."""

    def __init__(self, pressed: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self._pressed = pressed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._pressed(event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Shows Tab too, which Qt would take to the next widget before any key is seen."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            tab = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if tab and self._pressed(event):
                return True
        return super().event(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed on the table look for nothing."""


class MatrixTable(QFrame):
    """Three tables side by side that scroll as one; the one in the middle has the cursor.

    `moved` comes when other cells are chosen, `sum_asked` carries the column of a sum pressed.
    """

    moved = Signal()
    sum_asked = Signal(int)

    def __init__(
        self, model: MatrixModel, theme: Theme, pressed: Callable[[QKeyEvent], bool]
    ) -> None:
        super().__init__()
        self.model, self._theme = model, theme
        self.setProperty("role", "card")
        self.body = MarksTable(pressed)
        self.body.setObjectName("matrix")
        self.body.setAccessibleName("出勤表，1 到，2 迟到，3 请假，4 缺席，5 早退，6 公假")
        self.names, self.ends = QTableView(), QTableView()
        self.tables = (self.names, self.body, self.ends)
        self._delegate = MatrixDelegate(model, theme, self)
        grid = QGridLayout(self)
        grid.setContentsMargins(1, 1, 1, 1)
        grid.setSpacing(0)
        for place, each in enumerate(self.tables):
            self._dress(each, place)
            grid.addWidget(each, 0, place)
        self.sums = MatrixSums(model, theme, self.tables)
        self.sums.asked.connect(self.sum_asked)
        self.across = QScrollBar(Qt.Orientation.Horizontal)
        self.across.hide()
        grid.addWidget(self.across, 1, 1)
        grid.addWidget(self.sums, 2, 0, 1, 3)
        grid.setColumnStretch(1, 1)
        self._tie()
        model.modelReset.connect(self._show_columns)
        theme.changed.connect(self._fit)
        self._show_columns()

    def columns_of(self, place: int) -> range:
        """The columns of the left, the middle and the right table."""
        parts = self.model.last_part + 1
        return (range(FIRST), range(FIRST, parts), range(parts, parts + len(AFTER)))[place]

    def chosen(self) -> list[Index]:
        """The chosen places among the marks, by column and row."""
        found = [x for x in self.body.selectedIndexes() if self.model.cell_of(x)]
        current = self.body.currentIndex()
        if not found and self.model.cell_of(current):
            found = [current]
        return sorted(found, key=lambda each: (each.column(), each.row()))

    def go(self, row: int, column: int) -> None:
        """Puts the cursor into a cell, by the row as shown."""
        row = max(0, min(row, self.model.rowCount() - 1))
        column = max(FIRST, min(column, self.model.last_part))
        # said outright: Qt would choose by the keys that happen to be held
        only = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.body.selectionModel().setCurrentIndex(self.model.index(row, column), only)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _dress(self, table: QTableView, place: int) -> None:
        table.setHorizontalHeader(MatrixHead(self.model, self._theme, table))
        dress(table)
        table.verticalHeader().setDefaultSectionSize(self._theme.sizes.row - 4)
        table.setItemDelegate(self._delegate)
        table.setModel(self.model)
        if place != 1:
            keep_aside(
                table, ("matrix_names", "", "matrix_ends")[place], ("姓名", "", "合计和认定")[place]
            )

    def _tie(self) -> None:
        """Lets the three tables scroll as one."""
        tie(self.tables, self.body, self.across)
        self.body.horizontalScrollBar().rangeChanged.connect(self._show_across)
        for table in (self.names, self.ends):
            table.clicked.connect(self._on_beside)
        self.body.selectionModel().selectionChanged.connect(lambda *_: self.moved.emit())
        self.body.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())

    def _on_beside(self, index: QModelIndex) -> None:
        """A click on a name or a sum goes to the marks of that person."""
        self.go(index.row(), max(FIRST, self.body.currentIndex().column()))
        self.body.setFocus()

    def _show_across(self, least: int, most: int) -> None:
        """A bar of its own, so that the three tables stay of one height."""
        self.across.setRange(least, most)
        self.across.setPageStep(self.body.viewport().width())
        self.across.setVisible(most > least)

    def _show_columns(self) -> None:
        for place, each in enumerate(self.tables):
            own = self.columns_of(place)
            for column in range(self.model.columnCount()):
                if each.isColumnHidden(column) != (column not in own):
                    each.setColumnHidden(column, column not in own)
        self._fit()

    def _fit(self) -> None:
        """Gives columns and rows the sizes of the present look and the room there is."""
        high = self._theme.sizes.row - 4
        widths = self._widths()
        left, right = (sum(widths[x] for x in self.columns_of(place)) for place in (0, 2))
        self.names.setFixedWidth(left)
        self.ends.setFixedWidth(right + self._bar())
        self.sums.setFixedHeight(high + 2)
        for place, each in enumerate(self.tables):
            if each.verticalHeader().defaultSectionSize() != high:
                each.verticalHeader().setDefaultSectionSize(high)
            for column in self.columns_of(place):
                if each.columnWidth(column) != widths[column]:
                    each.setColumnWidth(column, widths[column])
        self.sums.update()

    def _widths(self) -> dict[int, int]:
        """The widths of all columns: first the sector takes the room that is left, then parts."""
        size = self._theme.sizes.text
        ends, parts = self.columns_of(2), self.columns_of(1)
        widths = {column: round(n * size) for column, n in LETTERS.items()}
        widths |= dict.fromkeys(parts, round(PART * size)) | dict.fromkeys(ends, round(SUM * size))
        widths[ends[-1]] = RESULT * size
        room = max(0, self.width() - 4 - sum(widths.values()) - self._bar())
        wider = min(room, round((WIDEST_SECTOR - LETTERS[SECTOR]) * size))
        widths[SECTOR] += wider
        part = round(PART * size) + (room - wider) // max(1, len(parts))
        return widths | dict.fromkeys(parts, min(part, WIDEST_PART * size))

    def _bar(self) -> int:
        return self.ends.verticalScrollBar().sizeHint().width()


def rectangle(indexes: Sequence[Index]) -> tuple[range, range]:
    """Rows and columns of the smallest rectangle that holds some places; empty for none."""
    if not indexes:
        return range(0), range(0)
    rows, columns = [x.row() for x in indexes], [x.column() for x in indexes]
    return range(min(rows), max(rows) + 1), range(min(columns), max(columns) + 1)
