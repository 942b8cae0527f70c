"""Reads something in slices while the page stays usable; another request replaces the first."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer

from desktop_app.ui.jobs import Jobs

Result = TypeVar("Result")


class QuietSteps(QObject):
    """Runs one generator at a time, a step whenever the window has nothing else to do."""

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)
        self._steps: Generator[Any, None, Any] | None = None
        self._then: Callable[[Any], object] | None = None

    def run(
        self, steps: Generator[Any, None, Result], then: Callable[[Result], object]
    ) -> None:  # fmt: skip
        """Read in slices, then hand over the result; an earlier request is dropped."""
        self.stop()
        self._steps, self._then = steps, then
        self._timer.start()

    def stop(self) -> None:
        """Drop the request that is being read."""
        self._timer.stop()
        if self._steps is not None:
            self._steps.close()
        self._steps = self._then = None

    def _step(self) -> None:
        if self._steps is None or self._jobs.is_closed:
            self.stop()
            return
        try:
            next(self._steps)
        except StopIteration as ended:
            then = self._then
            self.stop()
            if then is not None:
                then(ended.value)
        except BaseException:
            self.stop()
            raise
