"""What a plan needs of the office, read once and kept as long as the office stays the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from desktop_app.records.record import Record
from desktop_app.services import imports
from desktop_app.services.imports import Snapshot, Source
from desktop_app.ui.ui_context import UiContext

AT_ONCE = 30  # windows of rows read before others are let act


class OfficeReading:
    """Hands a snapshot of the office to whoever plans an import."""

    def __init__(self, context: UiContext, model: type[Record]) -> None:
        self._context, self._model = context, model
        self._known: tuple[object, Snapshot] | None = None

    def read(self, source: Source, then: Callable[[Snapshot], None]) -> None:
        """Passes on the office's data for a plan: immediately if little or already read."""
        inside = frozenset(name for name in source.mapping.values() if "." in name)
        known = (imports.moment(self._context.desk), self._context.desk.today, inside)
        if self._known is not None and self._known[0] == known:
            then(self._known[1])
            return
        steps = imports.snapshot_in_steps(self._context.desk, self._model, source)
        take = partial(self._take, known, then)
        try:
            for _ in range(AT_ONCE):
                next(steps)
        except StopIteration as done:
            take(done.value)
        else:
            self._context.jobs.step("读取本单位的记录", steps, take)

    def _take(self, known: object, then: Callable[[Snapshot], None], read: Snapshot) -> None:
        self._known = known, read
        then(read)
