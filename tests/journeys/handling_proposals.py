"""What the hand does alike with proposals: sections, steps of a row, dialogs of a few fields."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QTableView, QTabWidget, QWidget

from tests.journeys.hand import Hand

SECTIONS = {
    "提案": "proposal_page", "提案办理": "proposal_handling_page",
    "重点提案": "proposal_supervision_page", "质量评价": "quality_review_page",
    "优秀提案": "award_round_page", "向上推荐": "upward_offer_page",
}  # fmt: skip


def open_proposals(hand: Hand, window: QWidget, title: str = "提案") -> QWidget:
    """Click a section of 提案信息; its page."""
    hand.tab(hand.see(window, QTabWidget, "tabs"), "提案信息")
    hand.turn(hand.see(window, QTabBar, "section_bar"), title)
    return hand.comes(window, QWidget, SECTIONS[title])


def list_of(hand: Hand, page: QWidget) -> QTableView:
    return hand.see(page, QTableView, "table")


def take(hand: Hand, page: QWidget, shown: str, step: str, **texts: str) -> None:
    """Choose a row, pick a step from 办理, fill in its fields and finish it by Ctrl+Enter."""
    hand.row(list_of(hand, page), shown)
    hand.pick(page, "deeds_button", step)
    dialog = hand.window("step_dialog")
    finish(hand, dialog, **texts)


def finish(hand: Hand, dialog: QWidget, **texts: str) -> None:
    """Fill in the fields of a dialog and finish it by Ctrl+Enter."""
    name = dialog.objectName()
    for field, text in texts.items():
        hand.fill(dialog, field, text)
    hand.key(hand.see(dialog, QWidget, "done_button"), Qt.Key.Key_Return, ctrl=True)
    hand.gone(name)


def states(hand: Hand, page: QWidget, title: str) -> list[str]:
    """The states that the list shows."""
    return [cells[0] for cells in hand.rows(list_of(hand, page), title)]
