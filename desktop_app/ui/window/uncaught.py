"""The last place for errors that nobody caught: a sentence where there is one, else the bug window.

A slot that fails leaves its dialog as it is: what was typed stays and can be saved again.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog

from desktop_app import log
from desktop_app.ui.desktop import Desktop
from desktop_app.ui.look.theme import Theme


class Uncaught(QObject):
    """Reports errors in the window's thread, whichever thread raised them; one at a time.

    `offer_elsewhere` is handed the sentence of a save that has lost its office file.
    """

    _came = Signal(object)

    def __init__(
        self,
        theme: Theme,
        desktop: Desktop,
        offer_elsewhere: Callable[[str], object] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._desktop, self._offer = theme, desktop, offer_elsewhere
        self._shown: QDialog | None = None
        self._came.connect(self._show)

    def take(self, error: BaseException) -> None:
        """Shows an error; may be called in any thread."""
        self._came.emit(error)

    def _show(self, error: BaseException) -> None:
        from desktop_app.services.failing import is_displaced, sentence_of

        sentence = sentence_of(error)
        if self._offer is not None and is_displaced(error):
            self._offer(sentence)
        elif sentence:
            self._desktop.tell("not_done", sentence)
        elif self._shown is None:
            self._show_bug(error)

    def _show_bug(self, error: BaseException) -> None:
        from desktop_app.ui.window.crash_window import CrashWindow  # not before there is a bug

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
