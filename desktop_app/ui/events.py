"""The one object by which actions report changes, notices and navigation to the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from desktop_app.services.registers import Filter
    from desktop_app.stepping import Steps


class WrittenAction(Protocol):
    """What a writing service returns: the action's number and the keys of the touched records."""

    @property
    def action(self) -> int | None:
        """The number of the action, None when nothing changed."""

    @property
    def records(self) -> frozenset[str]:
        """The keys of the records with changed rows."""


class Notice(NamedTuple):
    """One line for the status bar, with the buttons 撤销, 重做, or 打开 and 打开文件夹."""

    text: str
    undo: bool = False
    path: Path | None = None
    role: str = "good"
    redo: bool = False


class Reopening(NamedTuple):
    """What app does with the file closed: `between` runs to its end, then `file` is opened.

    `said` makes a sentence of what `between` gave, of `file` without it.
    """

    file: Path
    between: Callable[[], Steps[Any]] | None = None
    said: Callable[[Any], str] = lambda file: f"现在打开的是“{file.name}”"


class Events(QObject):
    """Announces changes after their commit; pages re-read, none updates another.

    Ids travel as objects: Qt would cut a Python int to 32 bits. `tabs_hidden` has the titles of all
    tabs of the window that are hidden from now on.
    """

    changed = Signal(object)
    said = Signal(object)
    rows_wanted = Signal(str, object)
    record_wanted = Signal(str, object)
    page_wanted = Signal(str, str)
    undo_wanted = Signal()
    standing_changed = Signal()
    reopen_wanted = Signal(object)
    tabs_hidden = Signal(object)

    def announce(self, changed: WrittenAction, text: str = "") -> None:
        """Emits `changed` and shows `text` with 撤销; does nothing when nothing changed."""
        if changed.action is None:
            return
        self.changed.emit(changed)
        if text:
            self.said.emit(Notice(text, undo=True))

    def say(self, text: str, *, path: Path | None = None, role: str = "good") -> None:
        """Says one line in the status bar; with a path, that file can be opened from there."""
        self.said.emit(Notice(text, path=path, role=role))

    def open_rows(self, key: str, where: tuple[Filter, ...]) -> None:
        """Goes to the page `key` and shows the rows that these filters leave."""
        self.rows_wanted.emit(key, where)

    def open_record(self, key: str, record: int) -> None:
        """Goes to the page `key` and opens the record with this id."""
        self.record_wanted.emit(key, record)

    def go(self, key: str, place: str = "") -> None:
        """Goes to the page `key`, and there to the part called `place`."""
        self.page_wanted.emit(key, place)

    def undo(self) -> None:
        """Asks the window to take back the last action, as Ctrl+Z does."""
        self.undo_wanted.emit()

    def reopen(self, reopening: Reopening) -> None:
        """Asks app to close the office file, do something to it, and open it again."""
        self.reopen_wanted.emit(reopening)
