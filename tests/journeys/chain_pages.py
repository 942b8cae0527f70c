"""What the hand does alike on every page of the chain: sections, forms, states, deeds."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QTabBar, QTableView, QTabWidget, QTreeWidget, QWidget

from tests.journeys.hand import Hand

SECTIONS = {
    "协商点": "point_page", "议题": "topic_page", "协商计划": "consultation_plan_page",
    "协商": "consultation_page", "意见建议": "outcome_page", "回头看": "look_back_page",
    "精品案例": "case_page", "督办": "remind_page",
}  # fmt: skip


def open_section(hand: Hand, window: QWidget, title: str) -> QWidget:
    """Click a section of 协商在基层; its page."""
    hand.tab(hand.see(window, QTabWidget, "tabs"), "协商在基层")
    hand.turn(hand.see(window, QTabBar, "section_bar"), title)
    return hand.comes(window, QWidget, SECTIONS[title])


def table_of(hand: Hand, page: QWidget) -> QTableView:
    return hand.see(page, QTableView, "table")


def filled(hand: Hand, form: QWidget, section: str, **texts: str) -> None:
    """Turn to a section of a form and type into its fields."""
    hand.tab(hand.see(form, QTabWidget, "sections"), section)
    for name, text in texts.items():
        hand.fill(form, name, text)


def new(hand: Hand, page: QWidget, **texts: str) -> None:
    """Write a new record whose fields are all in the first section."""
    key = page.objectName().removesuffix("_page")
    hand.press(page, "new_button")
    form = hand.window(f"{key}_dialog")
    for name, text in texts.items():
        hand.fill(form, name, text)
    hand.press(form, "save_button")
    hand.gone(f"{key}_dialog")


def edit(hand: Hand, page: QWidget, shown: str) -> QWidget:
    """Open the form of the record in whose row some cell shows this."""
    hand.row(table_of(hand, page), shown, double=True)
    return hand.window(f"{page.objectName().removesuffix('_page')}_dialog")


def save(hand: Hand, form: QWidget) -> None:
    name = form.objectName()
    hand.press(form, "save_button")
    hand.gone(name)


def state_dialog(hand: Hand, page: QWidget, shown: str, state: str) -> QWidget:
    """Choose a row and ask for another state of it."""
    hand.row(table_of(hand, page), shown)
    hand.press(page, "state_button")
    dialog = hand.window("state_dialog")
    hand.line(hand.see(dialog, QTreeWidget, "targets"), state)
    return dialog


def refused(hand: Hand, page: QWidget, shown: str, state: str, words: str) -> None:
    """A state that a record may not take says why; the dialog is left."""
    dialog = state_dialog(hand, page, shown, state)
    hand.until_said(dialog, words)
    assert not hand.see(dialog, QWidget, "change_button").isEnabled()
    hand.press(dialog, "cancel_button")
    hand.gone("state_dialog")


def change_state(hand: Hand, page: QWidget, shown: str, state: str, reason: str) -> None:
    """Give the record of a row another state, and say why."""
    dialog = state_dialog(hand, page, shown, state)
    hand.fill(dialog, "reason", reason)
    hand.press(dialog, "change_button")
    hand.gone("state_dialog")
    hand.until_said(page.window(), f"的状态改为“{state}”")


def search(hand: Hand, page: QWidget, text: str) -> None:
    box = hand.see(page, QLineEdit, "search")
    hand.click(box)
    hand.fill(page, "search", text)
