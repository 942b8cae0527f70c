"""登记建议、专报 of a speech: outcomes with the speech as their source."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.records.outcome import Outcome
from desktop_app.records.speech import Speech
from desktop_app.services.speeches import lineage
from desktop_app.ui.row_actions.items_dialog import ItemsDialog, NumberedItems
from desktop_app.ui.ui_context import UiContext

ITEMS = NumberedItems(
    model=Outcome, source=Speech, run=lineage.register,
    shared={"addressee": "", "sent_on": "", "sent_doc": ""}, days=("sent_on",),
)  # fmt: skip


class SpeechOutcomes(ItemsDialog):
    """Its items, with the office and the document by which they are reported."""

    def __init__(self, context: UiContext, key: int, parent: QWidget | None = None) -> None:
        super().__init__(context, ITEMS, key, parent)
