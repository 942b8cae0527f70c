"""The table of the year's scores: Enter opens the detail, the header sorts, Ctrl+C copies."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from desktop_app.ui.copied_rows import CopiedRows
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.scoring.scores_model import COMMITTEE, FIRST, NAME, SECTOR, ScoresModel
from desktop_app.ui.tables.rows_table import RowsTable
from desktop_app.ui.tables.text_model import LEFT

PADDING, LEAST, MOST = 24, 4, 9
MINUS = "−"
"""Spreadsheets read a hyphen only."""
WIDTHS = {0: 2.5, NAME: 5, COMMITTEE: 6, SECTOR: 6}
WIDE_NAME = 10
"""The name of a group is longer than that of a person."""
TOTAL, GRADE, RANK = 4, 7, 3


class ScoresTable(RowsTable):
    """Rows are chosen whole; letters typed go to the search."""

    opened = Signal()
    copy_asked = Signal(object)
    sort_asked = Signal(int)
    typed = Signal(str)

    def __init__(self, model: ScoresModel, theme: Theme) -> None:
        super().__init__(model, model, theme)
        self._rows = model
        self.setObjectName("scores_table")
        self.setAccessibleName("年度积分")
        header = self.horizontalHeader()
        header.setDefaultAlignment(LEFT)
        header.sectionClicked.connect(self.sort_asked)
        self.doubleClicked.connect(lambda _: self.opened.emit())
        model.modelReset.connect(self._fit)
        self._dress()

    def copied(self) -> CopiedRows:
        """The chosen rows with their header, as a spreadsheet takes them."""
        lines = [list(self._rows.titles[1:])]
        lines += [
            [text.replace(MINUS, "-") for text in self._rows.row_texts(row)]
            for row in self.chosen_rows()
        ]
        sums = frozenset(each - 1 for each in self._rows.right if each)
        return CopiedRows(lines, sums)

    def show_sort(self, column: int, *, descending: bool) -> None:
        """Marks the column that the list is sorted by, -1 for none."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicatorShown(column >= 0)
        self.horizontalHeader().setSortIndicator(column, order)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies rows."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit(self.copied())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed on the table go to the page's search."""
        if search.strip():
            self.typed.emit(search)

    def _dress(self) -> None:
        super()._dress()
        self._fit()

    def _fit(self) -> None:
        size = self._theme.sizes.text
        for column, width in WIDTHS.items():
            wide = WIDE_NAME if column == NAME and self._rows.of_groups else width
            self.setColumnWidth(column, PADDING + int(size * wide))
        for place, name in enumerate(self._rows.categories):
            self.setColumnWidth(
                FIRST + place, PADDING + size * max(min(len(name), MOST), LEAST - 1)
            )
        for place, width in enumerate((TOTAL, GRADE, RANK)):
            self.setColumnWidth(self._rows.total + place, PADDING + size * width)
