"""The attendance sheet: names frozen at the left, sums pinned at the right and below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHeaderView,
    QTableView,
)

from desktop_app.ui.activities.matrix_delegate import MatrixDelegate
from desktop_app.ui.activities.matrix_head import MatrixHead
from desktop_app.ui.activities.matrix_model import AFTER, FIRST, NAME, NUMBER, SECTOR, MatrixModel
from desktop_app.ui.look.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
LETTERS = {NUMBER: 4, NAME: 6, SECTOR: 7}
PART, SUM, VERDICT = 5, 4, 7
"""Widths in letters; a part is wider where there is room."""
WIDEST_PART = 9


class MarksTable(QTableView):
    """The cells; each key is shown to `pressed` first, which says whether it took it."""

    def __init__(self, pressed: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self._pressed = pressed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._pressed(event):
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed on the table look for nothing."""


class SumsModel(QAbstractTableModel):
    """The one line of sums below the sheet."""

    def __init__(self, model: MatrixModel) -> None:
        super().__init__()
        self._model = model
        model.modelReset.connect(self._reset)
        model.dataChanged.connect(self._changed)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else 1

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else self._model.columnCount()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._model.total(index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            title = self._model.title(index.column())
            return f"{title}合计 {self._model.total(index.column())}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            middle = FIRST <= index.column() <= self._model.last_part
            left = index.column() in (NAME, SECTOR, self._model.last_part + len(AFTER))
            across = Qt.AlignmentFlag.AlignHCenter if middle else (
                Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight)  # fmt: skip
            return across | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and self._model.total(index.column()):
            return "按下只看这些人"
        return None

    def _reset(self) -> None:
        self.beginResetModel()
        self.endResetModel()

    def _changed(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(0, self.columnCount() - 1))


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
        self._sums_model = SumsModel(model)
        self._sums = [QTableView(), QTableView(), QTableView()]
        grid = QGridLayout(self)
        grid.setContentsMargins(1, 1, 1, 1)
        grid.setSpacing(0)
        for place, each in enumerate((self.names, self.body, self.ends)):
            self._dress(each, place)
            grid.addWidget(each, 0, place)
            self._dress_sums(self._sums[place], each, place)
            grid.addWidget(self._sums[place], 1, place)
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
        self.body.setCurrentIndex(self.model.index(row, column))

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _dress(self, table: QTableView, place: int) -> None:
        table.setModel(self.model)
        table.setItemDelegate(MatrixDelegate(self.model, self._theme, table))
        table.setHorizontalHeader(MatrixHead(self.model, self._theme, table))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setProperty("role", "plain")
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        if place != 1:
            table.setObjectName(("matrix_names", "", "matrix_ends")[place])
            table.setAccessibleName(("姓名", "", "合计和认定")[place])
            table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
            table.setHorizontalScrollBarPolicy(OFF)
        if place != 2:
            table.setVerticalScrollBarPolicy(OFF)

    def _dress_sums(self, sums: QTableView, above: QTableView, place: int) -> None:
        sums.setModel(self._sums_model)
        sums.setObjectName(("sum_names", "sums", "sum_ends")[place])
        sums.setAccessibleName("合计，按下只看这些人")
        sums.horizontalHeader().hide()
        sums.verticalHeader().hide()
        sums.setFrameShape(QFrame.Shape.NoFrame)
        sums.setShowGrid(False)
        sums.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sums.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        sums.setHorizontalScrollBarPolicy(OFF)
        sums.setVerticalScrollBarPolicy(OFF)
        sums.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        sums.clicked.connect(lambda index: self.sum_asked.emit(index.column()))
        above.horizontalScrollBar().valueChanged.connect(sums.horizontalScrollBar().setValue)

    def _tie(self) -> None:
        """Lets the three tables scroll as one."""
        bars = [each.verticalScrollBar() for each in (self.names, self.body, self.ends)]
        for each in bars:
            for other in bars:
                if other is not each:
                    each.valueChanged.connect(other.setValue)
        for table in (self.names, self.ends):
            table.clicked.connect(self._on_beside)
        self.body.selectionModel().selectionChanged.connect(lambda *_: self.moved.emit())
        self.body.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())

    def _on_beside(self, index: QModelIndex) -> None:
        """A click on a name or a sum goes to the marks of that person."""
        self.go(index.row(), max(FIRST, self.body.currentIndex().column()))
        self.body.setFocus()

    def _show_columns(self) -> None:
        for place, each in enumerate((self.names, self.body, self.ends)):
            own = self.columns_of(place)
            for column in range(self.model.columnCount()):
                each.setColumnHidden(column, column not in own)
                self._sums[place].setColumnHidden(column, column not in own)
        self._fit()

    def _fit(self) -> None:
        """Gives columns and rows the sizes of the present look and the room there is."""
        size, high = self._theme.sizes.text, self._theme.sizes.row - 4
        widths: dict[int, int] = {column: n * size for column, n in LETTERS.items()}
        ends = self.columns_of(2)
        widths |= dict.fromkeys(ends, SUM * size)
        widths[ends[-1]] = VERDICT * size
        left = sum(widths[column] for column in self.columns_of(0))
        bar = self.ends.verticalScrollBar().sizeHint().width()
        right = sum(widths[column] for column in ends) + bar
        parts = self.columns_of(1)
        room = (self.width() - 4 - left - right) // max(1, len(parts))
        widths |= dict.fromkeys(parts, max(PART * size, min(room, WIDEST_PART * size)))
        self.names.setFixedWidth(left + 1)
        self.ends.setFixedWidth(right)
        for place, each in enumerate((self.names, self.body, self.ends)):
            each.verticalHeader().setDefaultSectionSize(high)
            sums = self._sums[place]
            sums.verticalHeader().setDefaultSectionSize(high + 2)
            sums.setFixedHeight(high + 4)
            for column in self.columns_of(place):
                each.setColumnWidth(column, widths[column])
                sums.setColumnWidth(column, widths[column])
        self._sums[0].setFixedWidth(left + 1)
        self._sums[2].setFixedWidth(right)


def rectangle(indexes: Sequence[Index]) -> tuple[range, range]:
    """Rows and columns of the smallest rectangle that holds some places; empty for none."""
    if not indexes:
        return range(0), range(0)
    rows, columns = [x.row() for x in indexes], [x.column() for x in indexes]
    return range(min(rows), max(rows) + 1), range(min(columns), max(columns) + 1)
