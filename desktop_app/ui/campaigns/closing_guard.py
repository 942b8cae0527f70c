"""Keeps a window open while figures that were typed cannot be saved or would be lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop_app.ui.campaigns.figure_model import FigureModel
from desktop_app.ui.desktop import Desktop

LOST = "这些格里写的不是数，没有保存，关闭后不再保留：{lost}。"


class ClosingGuard(QObject):
    """Saves before a window closes; it stays open where that is refused.

    Where texts that are no figures would be lost, it asks first, once about the same ones; they
    stay until the window is gone. `save` gives the sentence of what was refused, '' where
    everything is saved.
    """

    def __init__(
        self, figures: FigureModel, desktop: Desktop, save: Callable[[], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._figures, self._desktop, self._save = figures, desktop, save
        self._window: QWidget | None = None
        self._agreed_to = ""

    def watch(self, window: QWidget) -> None:
        """Watches this window from now on."""
        if self._window is not None:
            self._window.removeEventFilter(self)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Close:
            return False
        if refused := self._save():
            event.ignore()
            self._desktop.tell("figures_not_saved", refused)
            return True
        lost = self._figures.refused_words()
        asks = lost not in ("", self._agreed_to)
        if asks:
            event.ignore()
            self._desktop.ask_yes_no(
                "figures_refused", LOST.format(lost=lost), self._close_all_the_same,
                default=False, yes="仍然关闭", no="回去改",
            )  # fmt: skip
        return asks

    def _close_all_the_same(self, agreed: bool) -> None:
        if agreed and self._window is not None:
            self._agreed_to = self._figures.refused_words()
            QTimer.singleShot(0, self._window.close)
