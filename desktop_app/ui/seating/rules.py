"""Seating in the window: the row action of activities, the kept drafts, the icon."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.records.record import Record
from desktop_app.services.registers.kept_drafts import KeptDraft
from desktop_app.ui.row_actions.row_actions import RowAction
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import DraftWindow, WindowParts


def _plan(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.seating.opening import open_plan

    open_plan(context, keys[0], window)


def _cards(context: UiContext, model: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.seating.cards_dialog import CardsDialog

    CardsDialog(context, model, keys, window).open()


def _resume(context: UiContext, kept: KeptDraft, window: QWidget) -> QWidget:
    from desktop_app.ui.seating.opening import resumed

    return resumed(context, kept, window)


WINDOW_PARTS = WindowParts(
    row_actions={
        "activity": (
            RowAction("seat_plan", "座次表…", "columns", _plan),
            RowAction("seat_cards", "席位卡…", "card", _cards),
        ),
        "member": (RowAction("seat_cards", "席位卡…", "card", _cards, several=True),),
    },
    draft_windows={"seat_plan_window": DraftWindow("座次表", _resume)},
    icons={"seat_plan": "layout-grid-line"},
)
