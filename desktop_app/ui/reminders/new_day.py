"""Reads everything again on the first use of a window on a new day."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject

from desktop_app.services.desk import Changed
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.main_window import MainWindow

TOUCHES = (QEvent.Type.WindowActivate, QEvent.Type.Enter, QEvent.Type.WindowUnblocked)


class NewDay(QObject):
    """Watches a window; reminders and lights depend on the day."""

    def __init__(self, context: UiContext, window: MainWindow) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._day = context.desk.today
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stops no event; the first one on another day makes every page stale."""
        if event.type() in TOUCHES and self._day != self._context.desk.today:
            self._day = self._context.desk.today
            every = frozenset(model.KEY for model in self._context.records)
            self._context.events.changed.emit(Changed(None, every))
        return False
