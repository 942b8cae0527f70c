"""登记意见建议 of a consultation: its report gives what they share."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.records.consultation import Consultation
from desktop_app.records.outcome import Outcome
from desktop_app.services.consulting import outcomes
from desktop_app.ui.row_actions.items_dialog import ItemsDialog, NumberedItems
from desktop_app.ui.ui_context import UiContext

ITEMS = NumberedItems(
    model=Outcome,
    source=Consultation,
    run=outcomes.register,
    shared={"addressee": "reported_to", "sent_on": "reported_on", "sent_doc": "reported_doc"},
    days=("sent_on",),
)


class OutcomesDialog(ItemsDialog):
    """The suggestions of one consultation, pasted as one text."""

    def __init__(self, context: UiContext, key: int, parent: QWidget | None = None) -> None:
        super().__init__(context, ITEMS, key, parent)
