"""The inner tabs that every page of a record has: its files and its history."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.records.record import Record
from desktop_app.services.registers import relations
from desktop_app.services.registers.history import Version
from desktop_app.ui.forms.attachments.attachments_view import AttachmentsView
from desktop_app.ui.forms.history.history_view import HistoryView
from desktop_app.ui.record_page.declared import InnerTab, Opened, PageHost, RecordPart
from desktop_app.ui.ui_context import UiContext

FILES, HISTORY = "files", "history"


def _put(view: QWidget, column: QVBoxLayout) -> None:
    """Shows a view of a form in a column, without the margins that it has there."""
    inside = view.layout()
    if inside is not None:
        inside.setContentsMargins(0, 8, 0, 0)
    column.addWidget(view)


class FilesPart(RecordPart):
    """The attached files of the record."""

    def __init__(self, context: UiContext, model: type[Record]) -> None:
        super().__init__()
        self._context, self._model = context, model
        self._view: AttachmentsView | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_record(self, opened: Opened) -> None:
        if self._view is None:
            self._view = AttachmentsView(self._context, self._model, opened.key)
            _put(self._view, self._column)
            self.setFocusProxy(self._view.add_button)
        else:
            self._view.turn_to(opened.key)


class HistoryPart(RecordPart):
    """Every change of the record."""

    def __init__(self, context: UiContext, model: type[Record]) -> None:
        super().__init__()
        self._context, self._model = context, model
        self._view: HistoryView | None = None
        self._shown: Opened | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_record(self, opened: Opened) -> None:
        self._shown = opened
        if self._view is None:
            self._view = HistoryView(self._context, self._model, opened.key)
            _put(self._view, self._column)
            self.setFocusProxy(self._view.tree)
        else:
            self._view.turn_to(opened.key)

    def show_version(self, version: Version) -> None:
        """Opens the entry of one change."""
        if self._view is not None and self._shown is not None:
            numbers = [each.action.no for each in self._shown.history]
            self._view.show_change(numbers.index(version.action.no))


def past_tabs(context: UiContext, model: type[Record]) -> tuple[InnerTab, ...]:
    """附件 and 历史, each with its count."""

    def files(_context: UiContext, opened: Opened) -> str:
        count = relations.attachment_count(context.desk, model, opened.key)
        return f"附件 {count}" if count else "附件"

    def build_files(given: UiContext, _: PageHost) -> RecordPart:
        return FilesPart(given, model)

    def build_history(given: UiContext, _: PageHost) -> RecordPart:
        return HistoryPart(given, model)

    return (
        InnerTab(FILES, files, build_files),
        InnerTab(HISTORY, lambda _, opened: f"历史 {len(opened.history)}", build_history),
    )
