"""Reads boards of scores: in one go where they are kept, else in slices with the window usable."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple

from desktop_app.services.scoring.board import Board
from desktop_app.stepping import Steps
from desktop_app.ui.jobs import Jobs

SOON = 0.15
"""Seconds that a board may take before it is read in slices."""
Make = Callable[[], Steps[Board | None]]


class BoardTaker(NamedTuple):
    """Who takes a board: `take` gets it.

    `slow` is called before slices, `stopped` when the clerk has given it up.
    """

    take: Callable[[Board | None], object]
    slow: Callable[[], object]
    stopped: Callable[[], object]


class BoardReading:
    """The last wish counts: what is asked while another board is read is read after it."""

    def __init__(self, jobs: Jobs, title: str, reader: BoardTaker) -> None:
        self._jobs, self._title, self._reader = jobs, title, reader
        self.is_reading = False
        self._next: Make | None = None

    def read(self, make: Make) -> None:
        """Reads the board whose steps `make` gives."""
        if self.is_reading:
            self._next = make
            return
        steps = make()
        ends = time.monotonic() + SOON
        try:
            while time.monotonic() < ends:
                next(steps)
        except StopIteration as done:
            self._reader.take(done.value)
            return
        self.is_reading = True
        self._reader.slow()
        self._jobs.step(self._title, steps, self._on_read, self._on_stopped)

    def _on_read(self, found: Board | None) -> None:
        self.is_reading = False
        wanted, self._next = self._next, None
        if wanted is not None:
            self.read(wanted)
        else:
            self._reader.take(found)

    def _on_stopped(self) -> None:
        self.is_reading, self._next = False, None
        self._reader.stopped()
