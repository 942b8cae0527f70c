"""Goes on with attendance that was kept and not saved, in the window that it was marked in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.services.activities import mark_sheets
from desktop_app.services.registers.kept_drafts import KeptDraft
from desktop_app.ui.activities.marks_window import MarksWindow
from desktop_app.ui.activities.matrix_window import MatrixWindow
from desktop_app.ui.activities.roll_call_window import RollCallWindow
from desktop_app.ui.ui_context import UiContext

WINDOWS: tuple[type[MarksWindow], ...] = (RollCallWindow, MatrixWindow)


def resumed(context: UiContext, kept: KeptDraft, parent: QWidget) -> MarksWindow:
    """The window with the kept marks over those stored today, not yet shown.

    `UserError` where the activity is gone.
    """
    named = (each for each in WINDOWS if each.kind == kept.values.get("window"))
    shown = next(named, RollCallWindow)(
        context, mark_sheets.read(context.desk, kept.key or 0), parent
    )
    shown.take_up(kept)
    return shown
