"""A page of the settings that has words and buttons above the list of one register."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from desktop_app.records.record import Record
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command, Page


class ListedPage(Page):
    """The list of a register below a head, which a subclass fills and brings up to date."""

    def __init__(self, key: str, context: UiContext, model: type[Record]) -> None:
        super().__init__(key)
        self._context = context
        self.list = ListPage(context, model, card=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        self.head = QVBoxLayout()
        self.head.setContentsMargins(16, 0, 16, 0)
        self.head.setSpacing(8)
        column.addLayout(self.head)
        column.addWidget(self.list, 1)

    def refresh(self, records: frozenset[str]) -> None:
        """Reads the list and the head again."""
        self.list.refresh(records)
        self._show()

    def complete(self) -> None:
        """Reads the rest of the list."""
        self.list.complete()

    def commands(self) -> list[Command]:
        """What can be done with the list."""
        return self.list.commands()

    def start_search(self) -> None:
        """Searches the list."""
        self.list.start_search()

    def new(self) -> None:
        """A new record of the list."""
        self.list.new()

    def may_leave(self) -> bool:
        """Whether the list may be left."""
        return self.list.may_leave()

    def _show(self) -> None:
        """Brings the head up to date; nothing where it never changes."""
