"""The last place for errors that nobody caught: a sentence where there is one, else the bug window.

A slot that fails leaves its dialog as it is: what was typed stays and can be saved again.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop_app import log
from desktop_app.services.failing import sentence_of
from desktop_app.ui.crash_window import CrashWindow
from desktop_app.ui.desktop import Desktop
from desktop_app.ui.look.theme import Theme


class Uncaught(QObject):
    """Tells errors in the window's thread, whichever thread they come from; one bug at a time."""

    _came = Signal(object)

    def __init__(self, theme: Theme, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desktop = theme, desktop
        self._shown: CrashWindow | None = None
        self._came.connect(self._show)

    def take(self, error: BaseException) -> None:
        """Shows an error; may be called in any thread."""
        self._came.emit(error)

    def _show(self, error: BaseException) -> None:
        sentence = sentence_of(error)
        if sentence:
            self._desktop.tell("not_done", sentence)
        elif self._shown is None:
            self._show_bug(error)

    def _show_bug(self, error: BaseException) -> None:
        window = CrashWindow(
            log.details(error), self._theme, self._desktop, QApplication.activeWindow()
        )
        self._shown = window  # one without a parent would be collected at once
        window.finished.connect(self._on_closed)
        window.open()

    def _on_closed(self, _: int) -> None:
        if self._shown is not None:
            self._shown.deleteLater()
            self._shown = None
