"""The last two sections of a stored record's form: its files and its history, each counted."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTabWidget, QWidget

from desktop_app.records.record import Record
from desktop_app.ui.forms.attachments.attachments_view import AttachmentsView
from desktop_app.ui.forms.history.history_view import HistoryView
from desktop_app.ui.ui_context import UiContext


class PastSections(QObject):
    """Adds both to the sections of a form and keeps the counts in their tabs."""

    def __init__(
        self,
        context: UiContext,
        model: type[Record],
        key: int,
        sections: QTabWidget,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._sections = sections
        self._files = AttachmentsView(context, model, key, parent)
        self._past = HistoryView(context, model, key, parent)
        for view in (self._files, self._past):
            sections.addTab(view, "")
        self._files.counted.connect(self._count)
        self._count()

    def turn_to(self, key: int) -> None:
        """Shows files and history of another record."""
        self._files.turn_to(key)
        self._past.turn_to(key)
        self._count()

    def refresh(self) -> None:
        """Reads the history again."""
        self._past.refresh()
        self._count()

    def _count(self, _: int = 0) -> None:
        files = self._files.count()
        for view, title in (
            (self._files, f"附件 {files}" if files else "附件"),
            (self._past, f"历史 {self._past.count()}"),
        ):
            self._sections.setTabText(self._sections.indexOf(view), title)
