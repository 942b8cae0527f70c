"""Opens records in forms; a form that is open already comes to the front."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from desktop_app.services.registers import Draft
from desktop_app.ui.forms.dialog.form_walk import Order
from desktop_app.ui.forms.dialog.form_window import FormWindow
from desktop_app.ui.ui_context import UiContext

if TYPE_CHECKING:
    from desktop_app.ui.forms.dialog.record_dialog import RecordDialog


def open_form(
    context: UiContext, draft: Draft, over: QWidget, order: Order | None = None
) -> RecordDialog:
    """The form of a record, shown; `order` gives the list through which it may be walked."""
    from desktop_app.ui.forms.dialog.record_dialog import RecordDialog  # loads the forms

    known = context.drafts.forms.of(draft.model, draft.key)
    host = host_of(over)
    if known is not None and not host.isModal():
        known.bring_forward()
        return cast("RecordDialog", known)
    dialog = RecordDialog(context, draft, host, order)
    dialog.open()
    return dialog


def host_of(widget: QWidget) -> QWidget:
    """The parent window of a form: never another form, which may be closed before it.

    A modal dialog counts as one: the windows behind it take no input.
    """
    window = widget.window()
    while isinstance(window, FormWindow) and not window.isModal():
        behind = window.parentWidget()
        if behind is None:
            break
        window = behind.window()
    return window
