"""登记建议 of a proposal: its own text of suggestions, taken apart by its numbers."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.records.outcome import Outcome
from desktop_app.records.proposal import Proposal
from desktop_app.services.proposals import suggestions
from desktop_app.ui.row_actions.items_dialog import ItemsDialog, NumberedItems
from desktop_app.ui.ui_context import UiContext

ITEMS = NumberedItems(model=Outcome, source=Proposal, run=suggestions.register, begin="advice")


class SuggestionsDialog(ItemsDialog):
    """The suggestions of one proposal; what it says under 建议 is there to begin with."""

    def __init__(self, context: UiContext, key: int, parent: QWidget | None = None) -> None:
        super().__init__(context, ITEMS, key, parent)
