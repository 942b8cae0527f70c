"""A list whose records may have a page of their own, shown in its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop_app.ui.lists.taking_page import TakingPage

if TYPE_CHECKING:
    from desktop_app.ui.board.list_board import ListBoard
    from desktop_app.ui.lists.list_record import ListRecord
    from desktop_app.ui.tables.list_table import ListTable


class PagedList(TakingPage):
    """What every list does with the page of a record; `record` opens it and comes back from it."""

    record: ListRecord
    table: ListTable
    board: ListBoard

    def chosen_ids(self) -> list[int]:
        """The ids that a verb acts on: the record whose page is in front, else the chosen rows."""
        shown = self._shown_key()
        return self.table.chosen_ids() if shown is None else [shown]

    def current_id(self) -> int | None:
        """The id of the record whose page is in front, else of the row with the cursor."""
        shown = self._shown_key()
        return self.table.current_id() if shown is None else shown

    def _shown_key(self) -> int | None:
        front = self.record.in_front
        return front.key if front is not None else None

    def take_focus(self) -> None:
        """Puts the cursor on the rows, or on the cards of the board."""
        self.board.take_focus()

    def show_page(self, key: int) -> bool:
        """Shows a record on its page; whether it has one."""
        return self.record.open(key)

    def open_record(self, record: int) -> None:
        """Shows one record on its page, one without a page in the list with its card."""
        if not self.show_page(record):
            self.show_in_list(record)

    def came_from(self, run: Callable[[], object]) -> None:
        """Lets Alt+← on the record's page go back to where it was opened."""
        self.record.came_from(run)

    def shows(self, record: str, uid: int | None) -> bool:
        """Whether a record's page is in front that shows the change."""
        front = self.record.in_front
        return front is not None and front.covers(record, uid)

    def turn_part(self, number: int) -> bool:
        """Turns the inner tabs of the record's page in front."""
        front = self.record.in_front
        if front is not None:
            front.tabs.turn_to_number(number)
        return front is not None
