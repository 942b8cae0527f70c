"""The pane with what one personal file contains: a row a kind of record, a column a year."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from desktop_app.services.personal_files.overview import TITLES, FileLine
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.tables.plain_table import dress_plainly

UNDATED = "未写日期"
WIDE, ROOM = 19, 50
"""The width of the pane: so many letters, and what is between them."""
HEAD_ROOM = 23
"""What the head of a column leaves free on both sides of its word."""


class ContentsPane(QFrame):
    """Shows one file's counts; `rows_asked` gives the kind of record and the year of the cell.

    The year is None for all years, '' for records without a day.
    """

    rows_asked = Signal(str, object)
    print_asked = Signal()
    open_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "card")
        self.setObjectName("file_contents")
        self.name = label("", "title")
        self.words = label("", "muted", wraps=True)
        self.table = QTableWidget(0, 0)
        self.table.setObjectName("file_years")
        self.table.setAccessibleName("档案里的记录数")
        dress_plainly(self.table, theme)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.cellActivated.connect(self._on_cell)
        self.hint = label("双击或按 Enter，看这一格后面的记录", "small")
        self._years: list[str] = []
        self.print = button("打印这份档案", "print_one", theme, "print", "primary")
        self.open = button("打开委员", "open_member", theme, "member")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        for each in (self.name, self.words, self.table, self.hint):
            column.addWidget(each, int(each is self.table))
        column.addLayout(row(self.print, self.open, None))
        self._below = QWidget()
        column.addWidget(self._below, 1)
        self.print.clicked.connect(self.print_asked)
        self.open.clicked.connect(self.open_asked)
        theme.changed.connect(self._fit)
        self._fit()
        self.show_file(None)

    def show_file(self, line: FileLine | None) -> None:
        """Shows the counts of a file, nothing without one."""
        for each in (self.table, self.hint, self.print, self.open):
            each.setVisible(line is not None)
        self._below.setVisible(line is None)
        if line is None:
            self.name.setText("")
            self.words.setText("选一位委员，看档案里有什么。")
            return
        self.name.setText(line.name)
        who = "　".join(filter(None, (line.sector, line.committee, line.post)))
        self.words.setText(f"{who}\n共 {line.every} 条记录" if who else f"共 {line.every} 条记录")
        years = self._years = sorted(
            {year for counts in line.counts.values() for year in counts}
        ) or [""]
        self.table.clear()
        self.table.setColumnCount(len(years) + 2)
        self.table.setRowCount(len(TITLES))
        heads = ["类别", *(year or UNDATED for year in years), "合计"]
        self.table.setHorizontalHeaderLabels(heads)
        for place, title in enumerate(TITLES):
            counts = line.counts.get(title, {})
            texts = [title, *(str(counts.get(year) or "—") for year in years)]
            for column, text in enumerate([*texts, str(line.total(title))]):
                self.table.setItem(place, column, self._item(text, column))
        self.table.resizeColumnToContents(0)
        for column, head in enumerate(heads[1:], 1):
            wide = self.table.fontMetrics().horizontalAdvance(head)
            self.table.setColumnWidth(column, wide + HEAD_ROOM)
        self.table.horizontalHeader().setStretchLastSection(True)

    def _item(self, text: str, column: int) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        if column:
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        if text in ("—", "0"):
            item.setForeground(QColor(self._theme.tokens.faint))
        return item

    def _on_cell(self, row: int, column: int) -> None:
        of_year = 0 < column <= len(self._years)
        self.rows_asked.emit(TITLES[row], self._years[column - 1] if of_year else None)

    def _fit(self) -> None:
        """Takes the width that the kinds and two years need in the present look."""
        self.setFixedWidth(WIDE * self._theme.sizes.text + ROOM)
