"""Adds to a record's form what is no field: the choice of documents, the parts of subjects."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.ui.forms.attachments.document_choice import DocumentChoice
from desktop_app.ui.forms.dialog.record_form import RecordForm
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import window_parts


def add_form_parts(context: UiContext, form: RecordForm, key: Callable[[], int | None]) -> None:
    """Adds everything; `key` gives the id of the record that the form shows, None of a new one."""
    DocumentChoice(context, form, key)
    column = form.layout()
    for parts in window_parts(context.desk.subjects):
        build = parts.form_parts.get(form.model.KEY)
        if build is not None and column is not None:
            column.addWidget(build(context, form, key))
