"""Finds the proposals like a subject; prepares a large register in short slices first."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.services.proposals import similar
from desktop_app.services.proposals.similar import Similar
from desktop_app.stepping import Steps
from desktop_app.ui.ui_context import UiContext

BETWEEN_MILLISECONDS = 15
SLICE = 0.008
"""Seconds of work between two looks at what the clerk does."""


class SimilarSearch(QObject):
    """`prepared` comes once a register is ready that was not when it was asked."""

    prepared = Signal()

    def __init__(self, context: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._steps: Steps[bool] | None = None
        self._slice = QTimer(self, interval=BETWEEN_MILLISECONDS)
        self._slice.timeout.connect(self._advance)

    def find(self, subject: str, key: int | None) -> list[Similar] | None:
        """The proposals like a subject, without that of `key`; None while it is being prepared."""
        found = similar.similar(self._context.desk, subject, key)
        if found is None:
            self._steps = self._steps or similar.prepare_in_steps(self._context.desk)
            self._slice.start()
        return found

    def _advance(self) -> None:
        steps, until = self._steps, time.perf_counter() + SLICE
        if steps is None or self._context.desk.office.is_closed:
            self._slice.stop()
            return
        try:
            while time.perf_counter() < until:
                next(steps)
        except StopIteration:
            self._steps = None
            self._slice.stop()
            self.prepared.emit()
