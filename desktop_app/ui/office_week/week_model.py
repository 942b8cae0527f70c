"""The model of a week: a column of half-days, then one for each day."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.services.office_week.day_marks import NO_MARK, DayMark
from desktop_app.services.office_week.plan_days import HALVES, PlanPeriod, day_word, weekday_word
from desktop_app.services.office_week.plan_lines import PlanLine
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.office_week.plan_cells import DAYS, WeekCells, full_text, week_cells

Index = QModelIndex | QPersistentModelIndex
FIRST = 1
"""The column of Monday."""
NO_ITEM = Qt.ItemFlag.NoItemFlags
ITEM = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class WeekModel(QAbstractTableModel):
    """Shows the lines of a week; `marks` say which days are days off."""

    def __init__(self, today: datetime.date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.days: list[datetime.date] = []
        self.marks: Mapping[datetime.date, DayMark] = {}
        self.cells = WeekCells((), ())

    def show_week(
        self, span: PlanPeriod, lines: Sequence[PlanLine], marks: Mapping[datetime.date, DayMark]
    ) -> None:
        """Shows another week, or the same one anew."""
        self.beginResetModel()
        self.days, self.marks = span.days, marks
        self.cells = week_cells(span, lines)
        self.endResetModel()

    def line(self, row: int, column: int) -> PlanLine | None:
        """The line in a cell."""
        inside = 0 <= row < len(self.cells.rows) and column >= FIRST
        return self.cells.rows[row][column - FIRST] if inside else None

    def day(self, column: int) -> datetime.date | None:
        """The day of a column."""
        place = column - FIRST
        return self.days[place] if 0 <= place < len(self.days) else None

    def is_rest(self, column: int) -> bool:
        """Whether nobody works on the day of a column."""
        day = self.day(column)
        return day is not None and self.marks.get(day, NO_MARK).is_off

    def place_of(self, record: str, key: int) -> tuple[int, int] | None:
        """Row and column of the first line about a record."""
        for row, cells in enumerate(self.cells.rows):
            for column, each in enumerate(cells, FIRST):
                if each is not None and (each.record, each.key) == (record, key):
                    return row, column
        return None

    def half(self, row: int) -> str:
        """The half of the day that a row belongs to."""
        bands = (each for each in self.cells.bands if each.first <= row < each.first + each.rows)
        return next((each.half for each in bands), "")

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.cells.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else DAYS + FIRST

    def flags(self, index: Index) -> Qt.ItemFlag:
        return ITEM if index.column() >= FIRST else NO_ITEM

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        day = self.day(section)
        if day is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        more = "今天" if day == self.today else self.marks.get(day, NO_MARK).word
        return f"{weekday_word(day)}\n{day_word(day)}{f' {more}' if more else ''}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        wanted = (
            Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        )  # fmt: skip
        if role not in wanted:
            return None
        if column < FIRST:
            return HALVES.get(self.half(row), "") if role == wanted[0] else None
        line = self.line(row, column)
        if line is None:
            return None
        text = full_text(line)
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else text
