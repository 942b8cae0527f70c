"""A page on which files can be dropped, and which returns from a finished import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QDragEnterEvent, QDropEvent

from desktop_app.ui.lists.drop_hint import DropHint
from desktop_app.ui.lists.dropped_books import accept_book, dropped_book, take_book
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.window.page import Page

if TYPE_CHECKING:
    from desktop_app.ui.lists.list_actions import ListActions


class TakingPage(Page):
    """What every list does with a dragged file; `doing` are the verbs of the list."""

    doing: ListActions

    def take_drops(self, title: str, theme: Theme) -> None:
        """Accepts dropped files and shows a hint while one is dragged over the page."""
        self.setAcceptDrops(True)
        self.drop_hint = DropHint(title, theme, self, dropped_book)

    def tab_clicked(self) -> None:
        """Goes back to the list from an import that is done."""
        self.doing.importing.leave_finished()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        accept_book(event)

    def dropEvent(self, event: QDropEvent) -> None:
        take_book(event, self.doing.take_in)
