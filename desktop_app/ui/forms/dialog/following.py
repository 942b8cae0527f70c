"""Updates a form after an edit: computed values, and the fields that its codes demand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.records.asked_fields import conditional, unasked
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.ui.forms.dialog.open_record import OpenRecord
from desktop_app.ui.forms.dialog.record_form import RecordForm


def follow_typed(
    desk: Desk, form: RecordForm, record: OpenRecord, typed: Mapping[str, Any]
) -> None:
    """Shows the values that a save will compute, and hides empty fields that no code demands.

    `typed` are the values that the content of the form was read as.
    """
    model, whole = form.model, {**record.opened.values, **typed}
    changed = None if record.key is None else form.changed_draft()
    form.foretell(model.computed(whole, lookup(desk), changed))
    if conditional(model):
        form.show_only(conditional(model) - unasked(model, whole), conditional(model))
