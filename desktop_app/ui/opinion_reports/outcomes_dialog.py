"""登记建议 of an opinion report: its issued text, taken apart by its numbers."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.records.opinion_report import OpinionReport
from desktop_app.records.outcome import Outcome
from desktop_app.services.opinion_reports import issuing
from desktop_app.ui.row_actions.items_dialog import ItemsDialog, NumberedItems
from desktop_app.ui.ui_context import UiContext

ITEMS = NumberedItems(
    model=Outcome, source=OpinionReport, run=issuing.register_outcomes, begin="issued_text"
)


class ReportOutcomes(ItemsDialog):
    """What one report suggests, each item an outcome of its own."""

    def __init__(self, context: UiContext, key: int, parent: QWidget | None = None) -> None:
        super().__init__(context, ITEMS, key, parent)
