"""Gets a large register ready for searches and sorts while nothing else is done."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer

from desktop_app.services import registers
from desktop_app.stepping import Steps
from desktop_app.ui.lists.list_orders import opening_order, orders_of
from desktop_app.ui.lists.list_parts import ListParts
from desktop_app.ui.ui_context import UiContext

PAUSE_MILLISECONDS = 300
"""How long a list was left alone before it is prepared."""
BETWEEN_MILLISECONDS = 15
SLICE = 0.008
"""Seconds of work between two looks at what the clerk does."""


class ListPreparation(QObject):
    """Prepares one list in short slices; a register that is small or ready takes none."""

    def __init__(self, context: UiContext, page: ListParts) -> None:
        super().__init__(page.widget)
        self._context, self._page = context, page
        self._steps: Steps[bool] | None = None
        self._office = context.desk.office
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._begin)
        self._slice = QTimer(self, interval=BETWEEN_MILLISECONDS)
        self._slice.timeout.connect(self._advance)

    def begin_soon(self) -> None:
        """Prepares what the list shows by now; called whenever it was read."""
        self._pause.start()

    @property
    def is_running(self) -> bool:
        """Whether something is prepared just now, or soon."""
        return self._pause.isActive() or self._slice.isActive()

    def _begin(self) -> None:
        page, state = self._page, self._page.state
        if self._context.jobs.is_closed:
            return
        if self._steps is not None:  # what has changed since is prepared afterwards
            self._pause.start()
            return
        orders = [state.sort or opening_order(page.model), *orders_of(page.model, state.columns)]
        sorts = [(order, state.descending) for order in dict.fromkeys(orders)]
        self._office = self._context.desk.office
        self._steps = registers.prepare_in_steps(self._context.desk, page.model, sorts)
        self._slice.start()

    def _advance(self) -> None:
        steps = self._steps
        if steps is None or self._context.jobs.is_closed or self._office.is_closed:
            self._end()
            return
        if self._context.jobs.is_blocking:
            return
        until = time.perf_counter() + SLICE
        try:
            while time.perf_counter() < until:
                next(steps)
        except StopIteration:
            self._end()

    def _end(self) -> None:
        self._steps = None
        self._slice.stop()
