"""A window left open over night: on the first touch of a new day everything is read again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject

from desktop_app.services.desk import Changed
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.main_window import MainWindow

TOUCHES = (QEvent.Type.WindowActivate, QEvent.Type.Enter, QEvent.Type.WindowUnblocked)


class NewDay(QObject):
    """Watches a window; what is due, and every light, hangs on the day."""

    def __init__(self, context: UiContext, window: MainWindow) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._day = context.desk.today
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lets everything pass; the first touch of another day makes every page stale."""
        if event.type() in TOUCHES and self._day != self._context.desk.today:
            self._day = self._context.desk.today
            every = frozenset(model.KEY for model in self._context.records)
            self._context.events.changed.emit(Changed(None, every))
        return False
