"""Resolves a save that contradicts a newer stored version."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.services import registers
from desktop_app.services.registers import history
from desktop_app.ui.forms.dialog.open_record import OpenRecord
from desktop_app.ui.forms.dialog.stale_dialog import StaleDialog
from desktop_app.ui.ui_context import UiContext


class ClashSettling:
    """Asks which side wins; `settled` is called when the form shows it, `save` to try again."""

    def __init__(
        self,
        context: UiContext,
        record: OpenRecord,
        window: QWidget,
        settled: Callable[[], object],
        save: Callable[[], object],
    ) -> None:
        self._context, self._record, self._window = context, record, window
        self._settled, self._save = settled, save

    def ask(self, refusal: registers.Clashed | registers.Stale) -> None:
        """Shows both sides of what contradicts."""
        dialog = StaleDialog(self._context, refusal, self._window)
        dialog.theirs.connect(self._take_theirs)
        dialog.mine.connect(self._keep_mine)
        dialog.bring_back.connect(self._bring_back)
        dialog.open()

    def _settle(self, *, mine: bool) -> None:
        """Resolves contradictions in favour of one side; other typed values stay."""
        opened = self._record.opened
        if opened.key is not None:
            now = registers.draft(self._context.desk, opened.model, opened.key)
            self._record.settle(now, mine=mine)
            self._settled()

    def _take_theirs(self) -> None:
        self._settle(mine=False)

    def _keep_mine(self) -> None:
        self._settle(mine=True)
        self._save()

    def _bring_back(self) -> None:
        """Takes the record out of the recycle bin, then saves what was typed over it."""
        opened = self._record.opened
        if opened.key is not None:
            changed = history.bring_back_one(self._context.desk, opened.model, opened.key)
            self._context.events.announce(changed)
            self._save()
