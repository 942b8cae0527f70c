"""Keeps the draft of one open form: soon after each change, until it is saved or given up."""

from __future__ import annotations

import uuid
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from desktop_app.services.desk import Desk
from desktop_app.services.registers.kept_drafts import KeptDraft
from desktop_app.ui.forms.dialog.form_drafts import FormDrafts

DRAFT_MILLISECONDS = 2_000


class Kept(Protocol):
    """Something whose unsaved content is kept as a draft."""

    def kept(self, desk: Desk, token: str) -> KeptDraft | None:
        """What a draft of it holds now, None where there is nothing to keep."""


class DraftKeeping(QObject):
    """`touch` is called at each change; a form that is typed into without a pause is kept too."""

    def __init__(
        self, desk: Desk, drafts: FormDrafts, record: Kept, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._drafts, self._record = desk, drafts, record
        self._token = uuid.uuid4().hex
        self._soon = QTimer(self, singleShot=True, interval=DRAFT_MILLISECONDS)
        self._soon.timeout.connect(self.keep)

    def take_up(self, token: str) -> None:
        """Goes on with a draft that was kept by another session."""
        self._token = token
        self._drafts.take_up(token)

    def begin_anew(self) -> None:
        """Another record is shown: the draft of the former one is forgotten."""
        self.drop()
        self._token = uuid.uuid4().hex

    def touch(self) -> None:
        """Keeps a draft soon; who goes on typing does not put it off."""
        if not self._soon.isActive():
            self._soon.start()

    def keep(self) -> None:
        """Keeps the current content of the form as a draft; drops it where nothing was typed."""
        kept = self._record.kept(self._desk, self._token)
        if kept is None:
            self._drafts.drop(self._token)
        else:
            self._drafts.keep(kept)

    def drop(self) -> None:
        """Forgets the draft: what was typed was saved or deliberately given up."""
        self._soon.stop()
        self._drafts.drop(self._token)
