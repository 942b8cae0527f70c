"""The interface of a tab's page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.settings import Plain

if TYPE_CHECKING:
    from desktop_app.services.registers import Filter


class Command(NamedTuple):
    """One entry of the command palette: its title, its keyboard shortcut (may be ''), its action.

    `key` names it among the commands of its page, where it is looked up; '' for most. `icon` is ''
    for the icon of all commands.
    """

    title: str
    keys: str
    run: Callable[[], object]
    key: str = ""
    icon: str = ""


class Page(QWidget):
    """A tab's content; a page overrides what it has to say about itself.

    `key` is the record key or the page's own word: the object name is key + '_page', the
    manual's chapter is the file named by the key.
    """

    SHOWS_EVERY_CHANGE: ClassVar[bool] = False
    """Whether the page lists what was done wherever it was done; undo need not leave it."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setObjectName(f"{key}_page")

    def refresh(self, records: frozenset[str]) -> None:
        """Re-reads what shows the records with these keys; empty means everything."""

    def look_at_term(self) -> None:
        """Turns to the term that is looked at from now on; everything is read again after it."""

    def complete(self) -> None:
        """Adds what the window's first paint does not wait for."""

    def commands(self) -> list[Command]:
        """What the command palette offers for this page."""
        return []

    def remember(self) -> dict[str, Plain]:
        """The page's own state (search, sort, columns, selection), kept in the user's profile."""
        return {}

    def recall(self, state: Mapping[str, Plain]) -> None:
        """Takes up the state that `remember` gave before."""

    def start_search(self) -> None:
        """Puts the cursor where one searches (Ctrl+F)."""

    def search_for(self, text: str) -> None:
        """Searches the page for a text, every other condition taken off first."""
        self.open_where(())
        self.start_search()
        field = self.focusWidget()
        if isinstance(field, QLineEdit):
            field.setText(text)

    def new(self) -> None:
        """Starts a new record (Ctrl+N)."""

    def offer_back(self, title: str, run: Callable[[], object]) -> None:
        """Offers to go back to the page of that title, from where rows are opened here."""

    def open_where(self, where: tuple[Filter, ...]) -> None:
        """Shows the rows that these filters leave: the rows behind a figure."""

    def open_record(self, record: int) -> None:
        """Opens the record with this id."""

    def show_in_list(self, record: int) -> None:
        """Shows the record with this id among the others."""
        self.open_record(record)

    def came_from(self, run: Callable[[], object]) -> None:
        """Notes how to go back to where the record in front was opened."""

    def shows(self, record: str, uid: int | None) -> bool:
        """Whether a change of that record, None for one of several, is to be seen here."""
        return self.SHOWS_EVERY_CHANGE

    def turn_part(self, number: int) -> bool:
        """Brings an inner tab, counted from 0, to the front; whether the page has inner tabs."""
        return False

    def show_saved(self, key: int) -> None:
        """Brings a record into sight, where the page shows it now."""

    def show_place(self, place: str) -> None:
        """Shows one part of the page by its name."""

    def tab_clicked(self) -> None:
        """Leaves what is done and only still shown: its tab, or its section, was clicked."""

    def may_leave(self) -> bool:
        """Whether the window may close now; a page with unsaved text asks and says no."""
        return True


def run_by_key(page: Callable[[], Page], key: str) -> None:
    """Runs the command of a page that has this key; `LookupError` where it has none."""
    found = next((each for each in page().commands() if each.key == key), None)
    if found is None:
        raise LookupError(f"no command {key}")
    found.run()


class PageSpec(NamedTuple):
    """One page before it is built: key, word, icon name, how to build it, and the tab it is in.

    Pages with the same `tab` are sections of one tab; without one a page has a tab of its word.
    `place` is its place among those sections, counted from 1; 0 puts it behind those that have one.
    `build` is given the widget that the page is to be in, or None: a page that is moved there
    afterwards is styled again, with all that it holds.
    `commands` gives the page's commands before it is built, handed what builds it;
    `record_commands` those on the record with an id, `new_named` those that begin a new record of
    a name.
    """

    key: str
    title: str
    icon: str
    build: Callable[[QWidget | None], Page]
    tab: str = ""
    commands: Callable[[Callable[[], Page]], list[Command]] | None = None
    record_commands: Callable[[Callable[[], Page], int], list[Command]] | None = None
    new_named: Callable[[Callable[[], Page], str], list[Command]] | None = None
    place: int = 0
