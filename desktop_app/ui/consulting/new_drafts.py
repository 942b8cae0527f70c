"""Opens the form of a new record that is filled in from others."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.services.registers import Changed, Draft
from desktop_app.ui.ui_context import UiContext


def open_draft(context: UiContext, drawn: Callable[[], Draft], window: QWidget) -> None:
    """Opens the form of a draft, and its record once it is saved."""
    from desktop_app.ui.forms.dialog.record_dialog import RecordDialog  # loads the forms

    draft = drawn()

    def show(changed: Changed) -> None:
        if changed.action is not None and changed.keys:
            context.events.open_record(draft.model.KEY, changed.keys[0])

    dialog = RecordDialog(context, draft, window)
    dialog.saved.connect(show)
    dialog.open()
