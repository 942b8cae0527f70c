"""Opens the seat plan of an activity, or goes on with one that was kept and not saved."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from desktop_app.services.registers.kept_drafts import KeptDraft
from desktop_app.services.seating import plans
from desktop_app.ui.seating.seating_window import SeatingWindow
from desktop_app.ui.ui_context import UiContext


def open_plan(context: UiContext, activity: int, over: QWidget) -> SeatingWindow | None:
    """Opens the window of an activity, or brings it forward; None where the activity is gone."""
    for each in context.drafts.forms:
        if isinstance(each, SeatingWindow) and each.opened.activity == activity:
            each.bring_forward()
            return each
    try:
        shown = SeatingWindow(context, plans.read(context.desk, activity), over)
    except UserError as error:
        context.desktop.tell("activity_gone", error.sentence)
        return None
    shown.open()
    for kept in context.drafts.waiting:
        if kept.record == plans.DRAFT and kept.key == activity:
            shown.take_up(kept)
            break
    return shown


def resumed(context: UiContext, kept: KeptDraft, parent: QWidget) -> SeatingWindow:
    """The window with the kept seats, not yet shown; `UserError` where the activity is gone."""
    shown = SeatingWindow(context, plans.read(context.desk, kept.key or 0), parent)
    shown.take_up(kept)
    return shown
