"""Below the form of a speech: when the collection of its session ends, and how long it is."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop_app.chinese.dates import latest, show_chinese_day
from desktop_app.records.session import Session
from desktop_app.records.speech import word_count
from desktop_app.services.registers.stored import stored
from desktop_app.ui.forms.dialog.form_context import FieldBox
from desktop_app.ui.forms.dialog.record_form import RecordForm
from desktop_app.ui.look.words import label
from desktop_app.ui.ui_context import UiContext

SHOWN = ("session", "text", "handed_on")
A_MINUTE = 220
"""How many characters are read out in a minute, about."""


class FactsStrip(QFrame):
    """One line that follows the fields; nothing to say leaves its place empty."""

    def __init__(self, context: UiContext, form: RecordForm) -> None:
        super().__init__(form)
        self._context, self._form = context, form
        self.setObjectName("facts_strip")
        self.setAccessibleName("征集截止和字数")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 4, 24, 4)
        self.line = label(" ", "small")
        self.line.setObjectName("facts")
        column.addWidget(self.line)
        form.edited.connect(self._on_edited)
        form.shown.connect(self.look)

    def look(self) -> None:
        """Shows what follows from the fields as they are."""
        if self._context.desk.office.is_closed:
            return
        self.line.setText("　·　".join(filter(None, (self._ends(), self._length()))) or " ")

    def _on_edited(self, name: str) -> None:
        if name in SHOWN:
            self.look()

    def _draft(self, name: str) -> object:
        return cast("FieldBox", self._form.boxes[name]).draft()

    def _ends(self) -> str:
        """When the speeches of the session are collected until."""
        session = self._draft("session")
        found = stored(self._context.desk, Session, [session]) if isinstance(session, int) else []
        day = found[0].values["speeches_by"] if found else None
        if not day:
            return ""
        told = f"征集截止 {show_chinese_day(day)}"
        late = latest(day) < self._context.desk.today.isoformat()
        return f"{told}（已过，还没有报送）" if late and not self._draft("handed_on") else told

    def _length(self) -> str:
        count = word_count(str(self._draft("text") or ""))
        return f"{count} 字，念下来约 {max(1, round(count / A_MINUTE))} 分钟" if count else ""
