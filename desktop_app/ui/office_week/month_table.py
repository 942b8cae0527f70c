"""The calendar of a month: weeks from above, days across, the first lines of each day."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView

from desktop_app.services.office_week.day_marks import NO_MARK, DayMark
from desktop_app.services.office_week.plan_days import PlanPeriod, day_word, week_of, weekday_word
from desktop_app.services.office_week.plan_lines import PlanLine
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.office_week.day_table import DayTable
from desktop_app.ui.office_week.plan_cells import DAYS, full_text, lines_by_day
from desktop_app.ui.office_week.plan_delegate import PAD, DayDelegate, Index

FLAT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class MonthModel(QAbstractTableModel):
    """Shows the lines of a month by days, the days of its neighbours empty."""

    def __init__(self, today: datetime.date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.month = week_of(today)
        self.begin = self.month.first
        self.weeks = 0
        self.marks: Mapping[datetime.date, DayMark] = {}
        self._lines: Mapping[str, Sequence[PlanLine]] = {}

    def show_month(
        self, span: PlanPeriod, lines: Sequence[PlanLine], marks: Mapping[datetime.date, DayMark]
    ) -> None:
        """Shows another month, or the same one anew."""
        self.beginResetModel()
        self.month, self.marks = span, marks
        self.begin = week_of(span.first).first
        self.weeks = ((week_of(span.last).last - self.begin).days + 1) // DAYS
        self._lines = lines_by_day(lines)
        self.endResetModel()

    def day(self, row: int, column: int) -> datetime.date:
        """The day of a cell."""
        return self.begin + datetime.timedelta(days=row * DAYS + column)

    def lines(self, row: int, column: int) -> Sequence[PlanLine]:
        """The lines of the day of a cell."""
        return self._lines.get(self.day(row, column).isoformat(), ())

    def place_of(self, day: datetime.date) -> tuple[int, int]:
        """Row and column of a day."""
        return divmod((day - self.begin).days, DAYS)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self.weeks

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else DAYS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return weekday_word(self.day(0, section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        day, lines = self.day(index.row(), index.column()), self.lines(index.row(), index.column())
        told = [day_word(day), *map(full_text, lines)]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "\n".join(told)
        return tip("\n\n".join(told)) if role == Qt.ItemDataRole.ToolTipRole and lines else None


class MonthDelegate(DayDelegate):
    """A day of the calendar: its number, its first lines, how many more there are."""

    def __init__(self, model: MonthModel, theme: Theme, parent: DayTable) -> None:
        super().__init__(theme, parent)
        self._model = model

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        place, model = QRect(option.rect), self._model
        day = model.day(index.row(), index.column())
        inside = model.month.first <= day <= model.month.last
        rest = not inside or model.marks.get(day, NO_MARK).is_off
        painter.save()
        self.paint_ground(painter, place, option.state, today=day == model.today, rest=rest)
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        inner = place.adjusted(PAD, PAD // 2, -PAD, -2)
        step = painter.fontMetrics().lineSpacing()
        if inside:
            self._paint_day(painter, inner, day, step)
            self._paint_lines(painter, inner.adjusted(0, step + 2, 0, 0), index)
        self.paint_cursor(painter, place, option.state)
        painter.restore()

    def _paint_day(self, painter: QPainter, inner: QRect, day: datetime.date, step: int) -> None:
        today = day == self._model.today
        word = "今天" if today else self._model.marks.get(day, NO_MARK).word
        painter.setPen(self.colour("accent" if today else "text"))
        painter.drawText(inner.left(), inner.top(), inner.width(), step, FLAT, str(day.day))
        painter.setPen(self.colour("accent" if today else "muted"))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(inner.left(), inner.top(), inner.width(), step, right, word)

    def _paint_lines(self, painter: QPainter, inner: QRect, index: Index) -> None:
        lines = self._model.lines(index.row(), index.column())
        painter.setFont(self.small())
        metrics = painter.fontMetrics()
        step = metrics.lineSpacing() + 1
        room = max(inner.height() // step, 1)
        shown = lines if len(lines) <= room else lines[: room - 1]
        top = inner.top()
        painter.setPen(self.colour("text"))
        for each in shown:
            text = f"{each.time} {each.title}".strip()
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner.left(), top, inner.width(), step, FLAT, text)
            top += step
        if len(shown) < len(lines):
            painter.setPen(self.colour("muted"))
            more = f"另有 {len(lines) - len(shown)} 项" if shown else f"{len(lines)} 项"
            painter.drawText(inner.left(), top, inner.width(), step, FLAT, more)


class MonthTable(DayTable):
    """Shows a `MonthModel`; the weeks share the height."""

    def __init__(self, model: MonthModel, theme: Theme) -> None:
        super().__init__("month_table", "月工作安排", 0, theme)
        self.setModel(model)
        self.setItemDelegate(MonthDelegate(model, theme, self))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setMinimumSectionSize(theme.sizes.text * 4)
