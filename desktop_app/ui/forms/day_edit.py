"""A line for a day in any form that clerks write; it may be empty, and says how it reads."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.chinese import dates
from desktop_app.errors import Wrong
from desktop_app.records.record import Field
from desktop_app.ui.forms.form_context import FormContext


class DayEdit(QLineEdit):
    """Takes 1975.3, 1975年3月5日, 75-3-5 or 20240305; `remark` tells how that is kept."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("如 2024.3.5")
        self.textEdited.connect(self.edited)

    def prepare(self, field: Field, context: FormContext) -> None:
        """Needs nothing of the declaration."""

    def put(self, value: Any) -> None:
        """Shows the day with the precision that is known."""
        self.setText(value or "")

    def draft(self) -> object:
        """The text as typed."""
        return self.text()

    def put_draft(self, draft: Any) -> None:
        """Shows a text as it was typed."""
        self.setText(str(draft))

    def remark(self) -> str:
        """How a day that was typed another way is kept, in words; '' when there is no need."""
        typed = self.text().strip()
        try:
            day = dates.read_day(typed) if typed else ""
        except Wrong:
            return ""
        return f"记为 {dates.show_chinese_day(day)}" if day and day != typed else ""
