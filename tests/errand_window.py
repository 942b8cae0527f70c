"""What a subject declared by tests adds to the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.records.record import Record
from desktop_app.ui.row_actions.row_actions import RowAction
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import WindowParts


def _praise(
    _context: UiContext, _model: type[Record], _keys: Sequence[int], _window: QWidget
) -> None:
    """Do nothing: only its being offered is tested."""


WINDOW_PARTS = WindowParts(row_actions={"errand": (RowAction("praise", "表扬", "done", _praise),)})
