"""Below the form of leave: who grants it, until when it is asked for, what it would fill."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop_app.chinese.dates import show_chinese_day
from desktop_app.records.leave import Leave
from desktop_app.services.leaves.deciding import Terms, terms_of
from desktop_app.services.lookup.cache import lookup
from desktop_app.ui.forms.dialog.form_context import FieldBox
from desktop_app.ui.forms.dialog.record_form import RecordForm
from desktop_app.ui.look.words import label
from desktop_app.ui.ui_context import UiContext

WHERE = "“设置”的“选项（代码表）”的“请假批准人”"
SHOWN = ("activity", "since", "asked_on")


class LeaveStrip(QFrame):
    """One line that follows the fields; nothing to say leaves its place empty."""

    def __init__(self, context: UiContext, form: RecordForm) -> None:
        super().__init__(form)
        self._context, self._form = context, form
        self.setObjectName("leave_strip")
        self.setAccessibleName("由谁批准、提前几天")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 4, 24, 4)
        self.line = label(" ", "small")
        self.line.setObjectName("leave_terms")
        self.line.setToolTip(f"由谁批准在{WHERE}里改；提前几天在“提醒期限”里改")
        column.addWidget(self.line)
        form.edited.connect(self._on_edited)
        form.shown.connect(self.look)

    def look(self) -> None:
        """Shows what the rules say about the fields as they are."""
        if self._context.desk.office.is_closed:
            return
        typed = self._typed()
        known = typed.get("activity") or typed.get("since")
        self.line.setText(words_of(terms_of(self._context.desk, typed)) if known else " ")

    def _on_edited(self, name: str) -> None:
        if name in SHOWN:
            self.look()

    def _typed(self) -> Mapping[str, Any]:
        drafts = {name: cast("FieldBox", self._form.boxes[name]).draft() for name in SHOWN}
        return Leave.parse(drafts, lookup(self._context.desk, Leave)).values


def approved_by(approver: str) -> str:
    """Who grants a leave as a sentence begins with it, or where to set who does."""
    return f"按规定由{approver}批准" if approver else f"还没有设置由谁批准，请在{WHERE}里填写"


def words_of(terms: Terms) -> str:
    """What the rules say about a leave, in one line."""
    by = approved_by(terms.approver)
    if terms.ask_by is None:
        return by
    until = f"应在 {show_chinese_day(terms.ask_by.isoformat())}以前申请"
    return f"{by}　·　{until}{'（申请晚了，请在事由里说明）' if terms.late else ''}"
