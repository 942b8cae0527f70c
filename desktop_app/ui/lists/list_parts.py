"""The interface of a list page that its collaborators use: state, selection, reading again."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.records.record import Record
from desktop_app.services.registers import Filter, Query
from desktop_app.ui.lists.list_frame import ListFrame
from desktop_app.ui.lists.list_state import ListState
from desktop_app.ui.tables.list_model import ListModel
from desktop_app.ui.tables.list_table import ListTable


class ListParts(Protocol):
    """One list: `state` is what it is asked to show, `query` the last question to the register.

    `table` holds the selection, `rows` the ids that are listed, `pages` the list and what is
    shown in its place.
    """

    model: type[Record]
    state: ListState
    query: Query
    rows: ListModel
    table: ListTable
    frame: ListFrame
    pages: QStackedWidget

    @property
    def widget(self) -> QWidget:
        """The page itself, as the parent of windows, menus and shortcuts."""

    def read_anew(self) -> None:
        """Reads the rows again, after `state` was changed."""

    def narrow(self, filters: dict[str, tuple[Any, ...]], bounds: tuple[Filter, ...]) -> None:
        """Replaces the conditions and reads the rows again."""

    def sort_by(self, order: str, *, descending: bool = False) -> None:
        """Sorts the rows by another order."""

    def show_columns(self, columns: tuple[str, ...]) -> None:
        """Shows other columns, in this order."""

    def open_where(self, where: tuple[Filter, ...]) -> None:
        """Shows exactly the rows that match these filters."""

    def chosen_ids(self) -> list[int]:
        """The ids that a verb acts on: the record whose page is in front, else the chosen rows."""

    def current_id(self) -> int | None:
        """The id of the record whose page is in front, else of the row with the cursor."""

    def take_focus(self) -> None:
        """Puts the cursor on the rows, or on the cards of the board."""

    def show_page(self, key: int) -> bool:
        """Shows a record on its page; whether it has one."""

    def show_saved(self, key: int) -> None:
        """Selects a record and scrolls to it, where the list contains it."""
