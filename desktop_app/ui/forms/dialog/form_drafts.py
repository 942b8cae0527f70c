"""Keeps the content of open forms on the disk: a crash loses only seconds of typing.

The drafts of one office file: those of forms that are open, and those that a former session left
and that nobody has taken up yet. They are written in a thread of their own.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.errors import UserError
from desktop_app.services.desk import Desk
from desktop_app.services.registers import kept_drafts
from desktop_app.services.registers.kept_drafts import KeptDraft
from desktop_app.ui.events import Events
from desktop_app.ui.forms.dialog.open_forms import OpenForms

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

RETRY_MILLISECONDS = 15_000
UNWRITTEN = "{reason}填写的内容还在窗口里，请尽快保存。"
_log = logging.getLogger(__name__)


class FormDrafts(QObject):
    """Holds and writes the drafts; on `leaving` every open form hands in its own.

    `forms` are the open forms.
    """

    leaving = Signal()
    _written = Signal(object)

    def __init__(self, desk: Desk, events: Events, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path, self._events = desk.office.path, events
        self.forms = OpenForms()
        found, self.trouble = kept_drafts.read(desk)
        self._kept: dict[str, KeptDraft] = {each.token: each for each in found}
        self._open: set[str] = set()
        self._writer: ThreadPoolExecutor | None = None
        self._running: Future[None] | None = None
        self._dirty, self._failing, self._closed = False, False, False
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MILLISECONDS)
        self._retry.timeout.connect(self._write)
        self._written.connect(self._on_written)

    @property
    def is_closed(self) -> bool:
        """Whether the office file is being closed; open forms must not read it any more."""
        return self._closed

    @property
    def waiting(self) -> list[KeptDraft]:
        """The drafts that no open form holds, the oldest first."""
        left = (each for each in self._kept.values() if each.token not in self._open)
        return sorted(left, key=lambda each: each.at)

    def keep(self, draft: KeptDraft) -> None:
        """Stores the current draft of an open form; its former draft is replaced."""
        self._open.add(draft.token)
        self._kept[draft.token] = draft
        self._write()

    def take_up(self, token: str) -> None:
        """Counts a waiting draft as that of an open form."""
        self._open.add(token)

    def drop(self, token: str) -> None:
        """Forgets a draft: it was saved or deliberately given up."""
        self._open.discard(token)
        if self._kept.pop(token, None) is not None:
            self._write()

    def photos(self) -> set[str]:
        """The hashes of the photos that drafts name."""
        return kept_drafts.photos(self._kept.values())

    def hand_over(self) -> list[KeptDraft]:
        """The current drafts of all open forms, which are closed."""
        self.leaving.emit()
        return [each for each in self._kept.values() if each.token in self._open]

    def adopt(self, drafts: Iterable[KeptDraft]) -> bool:
        """Takes drafts over, also from another office file; whether they are on the disk.

        They wait to be taken up here.
        """
        self._kept |= {each.token: each for each in drafts}
        return self._write_now()

    def forget(self, drafts: Iterable[KeptDraft], *, taken_to: Path) -> None:
        """Drops what another office file has taken over; to be called after `close`."""
        gone = {each.token for each in drafts}
        if taken_to != self._path and gone:
            self._kept = {key: each for key, each in self._kept.items() if key not in gone}
            self._write_now()

    def close(self) -> None:
        """Writes what is not written yet and ends the thread."""
        self._closed = True
        self._retry.stop()
        if self._writer is not None:
            self._writer.shutdown(wait=True)
            self._writer = None
        if self._dirty or self._failing or (self._running and self._running.exception()):
            self._write_now()

    def _write(self) -> None:
        """Writes all drafts in the thread; changes during a write are part of the next one."""
        self._dirty = True
        if self._running is not None:
            return
        if self._writer is None:
            from concurrent.futures import ThreadPoolExecutor  # not before something is typed

            self._writer = ThreadPoolExecutor(1, "drafts")
        self._dirty = False
        self._running = self._writer.submit(
            kept_drafts.write, self._path, list(self._kept.values())
        )
        self._running.add_done_callback(self._written.emit)

    def _write_now(self) -> bool:
        try:
            kept_drafts.write(self._path, list(self._kept.values()))
        except UserError as error:
            _log.warning("drafts not written: %s", error)
            return False
        return True

    def _on_written(self, done: Future[Any]) -> None:
        if self._closed:
            return
        self._running = None
        try:
            done.result()
        except UserError as error:
            self._tell(error)
            self._retry.start()
            return
        self._failing = False
        if self._dirty:
            self._write()

    def _tell(self, error: UserError) -> None:
        """Says once, in the status bar, that drafts cannot be written now; they stay in memory."""
        _log.warning("drafts not written: %s", error)
        if not self._failing:
            self._failing = True
            self._events.say(UNWRITTEN.format(reason=error.sentence), role="warn")
