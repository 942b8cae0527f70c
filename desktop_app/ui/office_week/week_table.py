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
        # the word of a half-day stays in sight while its lines are scrolled through
        self.verticalScrollBar().valueChanged.connect(lambda _: self.viewport().update())
        self._dress()

    def fit(self) -> None:
        """Gives rows their heights, and the half-days their spans.

        Where there is room, the half-days share it.
        """
        self.clearSpans()
        wide = max((self.viewport().width() - self.columnWidth(0)) // 7, 60)
        bands = self._weeks.cells.bands
        heights = [self._height_of(row, wide) for row in range(self._weeks.rowCount())]
        least = int(EMPTY_ROWS * self._theme.sizes.row)
        for band in bands:
            if band.rows > 1:
                self.setSpan(band.first, 0, band.rows, 1)
            last = band.first + band.rows - 1
            heights[last] += max(least - sum(heights[band.first : last + 1]), 0)
        spare = max(self.viewport().height() - sum(heights), 0) // max(len(bands), 1)
        for band in bands:
            heights[band.first + band.rows - 1] += spare
        for row, height in enumerate(heights):
            self.setRowHeight(row, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size() != event.oldSize():
            self.fit()

    def _height_of(self, row: int, wide: int) -> int:
        lines = (each for each in self._weeks.cells.rows[row] if each is not None)
        usual = self._theme.sizes.row
        return max((self._painter.height_of(each, wide) for each in lines), default=usual)

    def _dress(self) -> None:
        self.setColumnWidth(0, self._theme.sizes.text * 3)
        self.horizontalHeader().setMinimumHeight(self._theme.sizes.text * 3 + 10)
        self.fit()
