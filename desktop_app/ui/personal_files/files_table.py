"""The list of personal files: a line a member, a column a kind of record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHeaderView

from desktop_app.services.personal_files.overview import TITLES, FileLine
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.tables.rows_table import RowsTable
from desktop_app.ui.tables.text_model import DISPLAY, LEFT, TextModel

WHO = ("姓名", "界别", "专委会", "政协职务")
WHO_COMMITTEE = 2
LAST = ("年度", "最近评定")
_SHORTER = {
    "会议和活动": "会议",
    "社情民意信息": "信息",
    "大会发言": "发言",
    "协商在基层": "协商",
    "走访联系": "走访",
    "接待和值班": "接待",
    "文史稿件": "文史",
    "交流表彰": "表彰",
    "为群众办实事": "实事",
}
SHORT = tuple(_SHORTER.get(title, title) for title in TITLES)
"""The kinds of records as heads of columns, in the order of `TITLES`."""
COLUMNS = (*WHO, *SHORT, *LAST)
FIRST_COUNT, YEARS, GRADE = len(WHO), len(WHO) + len(TITLES), len(WHO) + len(TITLES) + 1
COUNTS = range(FIRST_COUNT, YEARS)
WIDTHS = (4.3, 6.2, 5.5, 4.4, *(len(each) + 0.3 for each in SHORT), 5.7, 4.4)
"""In letters; the committee has what the others leave."""
PADDING, NARROW = 20, 17
"""Around the text of a column, of one with numbers."""
NONE = "—"
GRADE_OF = "年 "
"""What parts the year of a grade from the grade."""
CENTRE = Qt.AlignmentFlag.AlignCenter.value
BEGINNING = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value


class FilesModel(TextModel):
    """Shows lines; a click on a head sorts them, the order of strokes is the first one."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent, COUNTS)
        self._theme = theme
        self.lines: list[FileLine] = []

    def show_lines(self, lines: Sequence[FileLine]) -> None:
        """Shows other lines."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def row_of(self, key: int) -> int:
        """The row of a member, -1 for none."""
        return next((row for row, each in enumerate(self.lines) if each.key == key), -1)

    def count(self) -> int:
        """The number of lines."""
        return len(self.lines)

    def text(self, row: int, column: int) -> str:
        """The text of a cell; no record is a dash, a grade is shown without its year."""
        text = cell_text(self.lines[row], column)
        return text.partition(GRADE_OF)[2] or text if column == GRADE else text

    def hint(self, row: int, column: int) -> str:
        """The whole text of a cell."""
        return cell_text(self.lines[row], column)

    def colour(self, row: int, column: int) -> QColor | None:
        """Dashes are pale."""
        pale = column >= FIRST_COUNT and self.text(row, column) == NONE
        return QColor(self._theme.tokens.faint) if pale else None

    def cell(self, row: int, column: int) -> tuple[str, QColor | None, QPixmap | None]:
        """Text and colour of one cell."""
        return self.text(row, column), self.colour(row, column), None

    def aligned(self, column: int) -> int:
        """Counts are centred."""
        return CENTRE if column in self.right else BEGINNING

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if role == int(Qt.ItemDataRole.TextAlignmentRole) and section in self.right:
            return Qt.AlignmentFlag.AlignCenter
        return super().headerData(section, orientation, role)


def cell_text(line: FileLine, column: int) -> str:
    """The text of one column of a line."""
    if column < FIRST_COUNT:
        return (line.name, line.sector, line.committee, line.post)[column]
    if column == YEARS:
        years = line.years
        return NONE if not years else years[0] if len(years) == 1 else f"{years[0]}—{years[-1]}"
    if column == GRADE:
        return line.grade or NONE
    return str(line.total(TITLES[column - FIRST_COUNT]) or NONE)


def sort_key(column: int) -> Callable[[FileLine], Any]:
    """By what a column sorts its lines: numbers as numbers."""
    if FIRST_COUNT <= column < YEARS:
        return lambda line: line.total(TITLES[column - FIRST_COUNT])
    return lambda line: cell_text(line, column)


class FilesTable(RowsTable):
    """Rows are chosen whole; Enter opens the member, Ctrl+C copies the chosen lines."""

    opened = Signal(int)
    copy_asked = Signal()
    sort_asked = Signal(int)

    def __init__(self, model: FilesModel, theme: Theme) -> None:
        super().__init__(model, model, theme)
        self.setObjectName("files_table")
        self.setAccessibleName("委员履职档案")
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.setDefaultAlignment(LEFT)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.sectionClicked.connect(self.sort_asked)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        else:
            super().keyPressEvent(event)

    def show_order(self, column: int, *, descending: bool) -> None:
        """Marks the column that the lines are sorted by, -1 for none."""
        head = self.horizontalHeader()
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        head.setSortIndicatorShown(column >= 0)
        head.setSortIndicator(column, order)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _dress(self) -> None:
        super()._dress()
        self._fit()

    def _fit(self) -> None:
        """Gives the columns the widths of the present look and the room there is.

        Where there is none for all, the years are left out: the pane has them.
        """
        widths = [
            (NARROW if column in COUNTS else PADDING) + round(self._theme.sizes.text * width)
            for column, width in enumerate(WIDTHS)
        ]
        crowded = sum(widths) > self.viewport().width()
        self.setColumnHidden(YEARS, crowded)
        if crowded:
            widths[YEARS] = 0
        widths[WHO_COMMITTEE] += max(0, self.viewport().width() - sum(widths))
        for column, width in enumerate(widths):
            if width:
                self.setColumnWidth(column, width)
