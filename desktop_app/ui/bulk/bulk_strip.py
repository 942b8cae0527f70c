"""A strip that a subject puts above the buttons of a bulk edit or import; it is asked first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.records.record import Record
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import window_parts


class BulkStrip(Protocol):
    """Follows which fields are changed, and has its say in what is written."""

    @property
    def widget(self) -> QWidget:
        """What is put above the buttons."""

    def follow(self, fields: Sequence[str]) -> None:
        """Takes the fields that are changed now in stored records."""

    def adapting(self) -> Callable[[list[Record]], list[Record]] | None:
        """What becomes of the records that are about to be written; None for nothing."""


def add_bulk_strips(
    context: UiContext, model: type[Record], column: QVBoxLayout
) -> list[BulkStrip]:
    """The strips of a register's bulk edits and imports, put at the end of a column."""
    built: list[BulkStrip] = [
        parts.bulk_strips[model.KEY](context)
        for parts in window_parts(context.desk.subjects)
        if model.KEY in parts.bulk_strips
    ]
    for each in built:
        column.addWidget(each.widget)
    return built
