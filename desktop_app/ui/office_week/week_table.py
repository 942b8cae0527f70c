"""The table of a week: half-days from above, one row for each line, days across."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.office_week.day_table import DayTable
from desktop_app.ui.office_week.plan_delegate import WeekDelegate
from desktop_app.ui.office_week.week_model import FIRST, WeekModel

EMPTY_ROWS = 2.5
"""The least height of a half-day without a line, in rows of the usual height."""


class WeekTable(DayTable):
    """Shows a `WeekModel`; its rows are as high as their longest line needs."""

    def __init__(self, model: WeekModel, theme: Theme) -> None:
        super().__init__("week_table", "一周工作安排", FIRST, theme)
        self._weeks = model
        self._painter = WeekDelegate(model, theme, self)
        self.setModel(model)
        self.setItemDelegate(self._painter)
        model.modelReset.connect(self.fit)
        theme.changed.connect(self._dress)
        self._dress()

    def fit(self) -> None:
        """Gives rows their heights, and the half-days their spans."""
        self.clearSpans()
        wide = max((self.viewport().width() - self.columnWidth(0)) // 7, 60)
        usual = self._theme.sizes.row
        for band in self._weeks.cells.bands:
            if band.rows > 1:
                self.setSpan(band.first, 0, band.rows, 1)
            heights = []
            for row in range(band.first, band.first + band.rows):
                lines = filter(None, self._weeks.cells.rows[row])
                heights.append(
                    max((self._painter.height_of(x, wide) for x in lines), default=usual)
                )
            lacking = int(EMPTY_ROWS * usual) - sum(heights)
            heights[-1] += max(lacking, 0)
            for row, height in enumerate(heights, band.first):
                self.setRowHeight(row, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def _dress(self) -> None:
        self.setColumnWidth(0, self._theme.sizes.text * 3)
        self.horizontalHeader().setMinimumHeight(self._theme.sizes.text * 3 + 10)
        self.fit()
