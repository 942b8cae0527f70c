"""Writes what a new day makes due and reads everything again, on the first use of a window."""

from __future__ import annotations

import logging

from PySide6.QtCore import QEvent, QObject

from desktop_app.errors import UserError
from desktop_app.services.desk import Changed
from desktop_app.services.registers.new_day import begin_day
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.main_window import MainWindow

_log = logging.getLogger(__name__)
TOUCHES = (QEvent.Type.WindowActivate, QEvent.Type.Enter, QEvent.Type.WindowUnblocked)


class NewDay(QObject):
    """Watches a window; reminders and lights depend on the day."""

    def __init__(self, context: UiContext, window: MainWindow) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._day = context.desk.today
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stops no event; the first one on another day makes every page stale.

        While a job writes, the day has to wait.
        """
        begins = event.type() in TOUCHES and self._day != self._context.desk.today
        if begins and not self._context.jobs.is_blocking:
            self._day = self._context.desk.today
            try:
                begin_day(self._context.desk)
            except UserError as error:
                _log.warning("nothing written of the new day: %s", error)
            every = frozenset(model.KEY for model in self._context.records)
            self._context.events.changed.emit(Changed(None, every))
        return False
