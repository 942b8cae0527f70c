"""A line for a day in any form that clerks write; it may be empty, and says how it reads."""

from __future__ import annotations

import datetime
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.chinese import dates
from desktop_app.chinese.yearless_days import day_of_this_year
from desktop_app.errors import Wrong
from desktop_app.records.field_types import Day
from desktop_app.records.record import Field
from desktop_app.ui.forms.dialog.form_context import FormContext


class DayEdit(QLineEdit):
    """Accepts 1975.3, 1975年3月5日, 75-3-5 or 20240305; `remark` shows the stored form.

    A day of work may leave out its year: 11.20 is this year's. The button at its end, or F4,
    shows a calendar.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = datetime.date.min
        self._yearless = False
        self.calendar_action = QAction("日历", self)
        self.calendar_action.setToolTip("选日期（F4）")
        self.addAction(self.calendar_action, QLineEdit.ActionPosition.TrailingPosition)
        self.calendar_action.triggered.connect(self.show_calendar)
        self.textEdited.connect(self.edited)

    def prepare(self, field: Field, field_context: FormContext) -> None:
        """Takes what day it is, and whether the field may leave out a year."""
        self._today = field_context.lookup.today
        self._yearless = isinstance(field, Day) and not field.life
        self._label, self._theme = field.label, field_context.theme
        self.setPlaceholderText("如 11.20 或 2024.3.5" if self._yearless else "如 1975.3.5")
        field_context.theme.icons.put(self.calendar_action, "calendar")

    def setReadOnly(self, on: bool) -> None:
        """A line that is only read offers no calendar."""
        super().setReadOnly(on)
        self.calendar_action.setVisible(not on)

    def put(self, value: Any) -> None:
        """Shows the day with the precision that is known."""
        self.setText(value or "")

    def draft(self) -> object:
        """The text as typed; a day without its year as that of this year."""
        return self._of_this_year() or self.text()

    def put_draft(self, draft: Any) -> None:
        """Shows a text as it was typed."""
        self.setText(str(draft))

    def remark(self) -> str:
        """How a day that was typed another way is kept, in words; '' when there is no need."""
        typed = self.text().strip()
        day = self._read()
        return f"记为 {dates.show_chinese_day(day)}" if day and day != typed else ""

    def show_calendar(self) -> None:
        """Opens a calendar at the day that is written, or at today."""
        from desktop_app.ui.forms.boxes.day_calendar import DayCalendar  # loads when asked for

        if self.isReadOnly():
            return
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        calendar = DayCalendar(self._label, self._read(), self._today, self._theme, self)
        calendar.picked.connect(self._take)
        calendar.show_at(self.mapToGlobal(QPoint(0, self.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4:
            self.show_calendar()
            return
        super().keyPressEvent(event)

    def _take(self, day: str) -> None:
        self.setText(day)
        self.edited.emit()

    def _read(self) -> str:
        """The day that is written, '' where none is read."""
        typed = self.text().strip()
        try:
            return dates.read_day(typed) if typed else ""
        except Wrong:
            return self._of_this_year()

    def _of_this_year(self) -> str:
        """The day of a text that leaves out its year, '' for any other text."""
        typed = self.text().strip()
        if not self._yearless or not typed:
            return ""
        try:
            dates.read_day(typed)
        except Wrong:
            return day_of_this_year(typed, self._today)
        return ""
