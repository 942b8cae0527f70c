"""Above the list of quality reviews: the filed proposals of one session to be judged in one go."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.records.session import Session
from desktop_app.services.proposal_quality import review_sheets
from desktop_app.services.registers import Query, find, rows
from desktop_app.ui.events import WrittenAction
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.ui_context import UiContext


class SessionHeader(QWidget):
    """A session, the last one at first, and the button that opens the table of its proposals."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("session_header")
        self.sessions = QComboBox(self)
        self.sessions.setObjectName("session_box")
        self.sessions.setAccessibleName("要评价的会议")
        self.review_button = button("评价这次会议的提案…", "review_button", context.theme, "check")
        self._told = label("", "small")
        self.review_button.clicked.connect(self._review)
        self.setLayout(row(self.sessions, self.review_button, self._told, None))
        context.events.changed.connect(self._on_changed)
        self._read()

    def _read(self) -> None:
        keys = find(self._context.desk, Session, Query(sort="opens", descending=True))
        chosen = self.sessions.currentData()
        self.sessions.clear()
        for key, _, name in rows(self._context.desk, Session, keys, ("name",)):
            self.sessions.addItem(name, key)
        self.sessions.setCurrentIndex(max(0, self.sessions.findData(chosen)))
        self.review_button.setEnabled(bool(keys))
        self._told.setText("" if keys else "还没有届次会议，先在“设置”里登记会议")

    def _on_changed(self, changed: WrittenAction) -> None:
        if Session.KEY in changed.records or not changed.records:
            self._read()

    def _review(self) -> None:
        from desktop_app.ui.proposal_quality.review_dialog import ReviewDialog

        session = self.sessions.currentData()
        keys = review_sheets.filed_of_session(self._context.desk, session)
        ReviewDialog(self._context, keys, self.window()).open()
