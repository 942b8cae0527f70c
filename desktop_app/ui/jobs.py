"""Background jobs: threads on plain data, and main-thread work in short slices.

One job runs at a time, the others wait their turn. A job that is cancelled leaves nothing behind:
the thread's work gets Cancelled at its next report of progress, a stepped job's generator is
closed. A UserError is shown; anything else rises to the one place that shows bugs.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Generator
from contextlib import ExitStack
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.errors import Cancelled, UserError
from desktop_app.ui.desktop import Desktop

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

Result = TypeVar("Result")
Progress = Callable[[int, int], None]
Steps = Generator[tuple[int, int], None, Result]
SLICE = 0.012
REPORTS = 0.05
"""Seconds of one slice of a stepped job; seconds between two reports of a thread's progress."""


class _Ending(NamedTuple):
    """The callbacks of a job: for its result, and for its failure."""

    then: Callable[[Any], object]
    failed: Callable[[], object] | None = None


class Jobs(QObject):
    """Runs jobs and reports them; `blocking` is emitted when other actions must wait."""

    started = Signal(str)
    progressed = Signal(int, int)
    ended = Signal()
    blocking = Signal(bool)
    _reported = Signal(int, int)
    _finished = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desktop = desktop
        self._waiting: deque[Callable[[], None]] = deque()
        self._threads: ThreadPoolExecutor | None = None
        self._stop = Event()
        self._told = 0.0  # when the running thread last reported
        self._steps: Steps[Any] | None = None
        self._ending = _Ending(_nothing)
        self._slice = QTimer(self, interval=0)
        self._slice.timeout.connect(self._run_slice)
        self._reported.connect(self.progressed)
        self._finished.connect(self._take_result)
        self.ended.connect(lambda: QTimer.singleShot(0, self, self._start_next))
        self.running = ""
        self._closed = False

    def run(
        self,
        title: str,
        work: Callable[[Progress], Result],
        then: Callable[[Result], object],
        failed: Callable[[], object] | None = None,
    ) -> None:
        """Run `work(progress)` in a thread, on plain data only; `then` gets its result here.

        `failed` is called instead if the job fails or is cancelled; the reason is shown anyway.
        """
        self._queue(lambda: self._start_thread(title, work, _Ending(then, failed)))

    def step(
        self,
        title: str,
        steps: Steps[Result],
        then: Callable[[Result], object],
        failed: Callable[[], object] | None = None,
    ) -> None:
        """Runs a generator here in slices; other actions are off until it ends or is cancelled."""
        self._queue(lambda: self._start_steps(title, steps, _Ending(then, failed)))

    @property
    def is_blocking(self) -> bool:
        """Whether a stepped job runs, which other actions must wait for."""
        return self._steps is not None

    def cancel(self) -> None:
        """Stops the running job; what it had begun is undone by the job itself."""
        self._stop.set()
        if self._steps is not None:
            try:
                self._steps.close()
            finally:
                self._end(failed=True)

    @property
    def is_closed(self) -> bool:
        """Whether the window that these jobs belong to is closing or closed."""
        return self._closed

    def close(self) -> None:
        """Stops everything and waits for the thread: the window is closing, nothing is given."""
        self._closed = True
        self._waiting.clear()
        try:
            self.cancel()
        finally:
            if self._threads is not None:
                self._threads.shutdown(wait=True, cancel_futures=True)

    def _queue(self, start: Callable[[], None]) -> None:
        if self._closed:
            return
        self._waiting.append(start)
        self._start_next()

    def _start_next(self) -> None:
        if not self.running and self._waiting:
            self._waiting.popleft()()

    def _begin(self, title: str, ending: _Ending) -> None:
        self._stop.clear()
        self._told = 0.0
        self._ending = ending
        self.running = title
        self.started.emit(title)

    def _start_thread(self, title: str, work: Callable[[Progress], Any], ending: _Ending) -> None:
        if self._threads is None:
            from concurrent.futures import ThreadPoolExecutor  # not before the first job

            self._threads = ThreadPoolExecutor(1, "job")
        self._begin(title, ending)
        with ExitStack() as unstarted:
            unstarted.callback(self._end, failed=True)
            future = self._threads.submit(work, self._report)
            unstarted.pop_all()
        future.add_done_callback(self._finished.emit)

    def _report(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        now = time.perf_counter()
        if now - self._told >= REPORTS:  # each wakes the window, which holds the thread up
            self._told = now
            self._reported.emit(done, total)

    def _take_result(self, future: Future[Any]) -> None:
        then = self._ending.then
        self._end(failed=future.exception() is not None)
        if self._closed:
            return
        try:
            result = future.result()
        except Cancelled:
            return
        except UserError as error:
            self._desktop.tell("job_failed", error.sentence)
            return
        if _is_wanted(then):
            then(result)

    def _start_steps(self, title: str, steps: Steps[Any], ending: _Ending) -> None:
        self._begin(title, ending)
        self._steps = steps
        self.blocking.emit(True)
        self._slice.start()

    def _run_slice(self) -> None:
        steps = self._steps
        if steps is None:
            return
        then = self._ending.then
        with ExitStack() as ending:
            ending.callback(self._end, failed=True)
            try:
                done, total = self._advance(steps)
            except StopIteration as stop:
                result = stop.value
                ending.pop_all()
                self._end()
            except Cancelled:
                return
            except UserError as error:
                self._desktop.tell("job_failed", error.sentence)
                return
            else:
                ending.pop_all()
                self.progressed.emit(done, total)
                return
        if _is_wanted(then):
            then(result)

    def _advance(self, steps: Steps[Any]) -> tuple[int, int]:
        until = time.perf_counter() + SLICE
        where = next(steps)
        while time.perf_counter() < until:
            where = next(steps)
        return where

    def _end(self, *, failed: bool = False) -> None:
        if not self.running:
            return
        self._slice.stop()
        if self._steps is not None:
            self._steps = None
            self.blocking.emit(False)
        self.running = ""
        ending, self._ending = self._ending, _Ending(_nothing)
        self.ended.emit()
        if failed and ending.failed is not None and _is_wanted(ending.failed):
            ending.failed()


def run_through(steps: Steps[Result], progress: Progress) -> Result:
    """All steps of a generator in a thread, each reported; closed where the job is cancelled."""
    try:
        while True:
            progress(*next(steps))
    except StopIteration as end:
        result: Result = end.value
        return result
    finally:
        steps.close()


def _is_wanted(then: Callable[..., object]) -> bool:
    """Whether the receiver of a result still exists: a closed window gets no result."""
    while isinstance(then, partial):
        then = then.func
    owner = getattr(then, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)


def _nothing(_: object) -> None:
    """What a job without a follow-up does with its result."""
