"""The page of a proposal by keys: opened, the next step taken, walked, turned, left again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTabWidget, QWidget

from desktop_app import app
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys.chain_pages import filled, save
from tests.journeys.hand import Hand
from tests.journeys.handling_proposals import finish, list_of, open_proposals, states, take

SUBJECTS = ("关于山区村寨稳定供水的提案", "关于县城停车难的提案", "关于山区村寨供水安全的提案")


@pytest.fixture(autouse=True)
def quiet(desktop: ScriptedDesktop) -> None:
    """Offers of another state are declined: each step is taken by itself."""
    desktop.answers["state_offer"] = False


def received(hand: Hand, window: QWidget) -> QWidget:
    """Enter the proposals by their forms; the page with their list."""
    page = open_proposals(hand, window)
    for subject in SUBJECTS:
        hand.press(page, "new_button")
        form = hand.window("proposal_dialog")
        hand.fill(form, "name", subject)
        hand.fill(form, "mover", "苏兰芝")
        hand.fill(form, "category", "社会建设")
        hand.fill(form, "kind", "个人提案")
        filled(hand, form, "收件与审查", received_on="2026.2.5")
        save(hand, form)
    return page


def name_of(hand: Hand, shown: QWidget) -> str:
    return hand.see(shown, QLabel, "record_name").text()


def inner_tab(hand: Hand, shown: QWidget) -> str:
    tabs = hand.see(shown, QTabWidget, "record_tabs")
    return tabs.tabText(tabs.currentIndex())


def opened(hand: Hand, page: QWidget) -> QWidget:
    """The page of the first proposal, opened by Enter on its row."""
    table = list_of(hand, page)
    hand.row(table, SUBJECTS[0])
    hand.key(table, Qt.Key.Key_Return)
    shown = hand.comes(page, QWidget, "proposal_record_page")
    assert name_of(hand, shown) == SUBJECTS[0]
    return shown


def onward(hand: Hand, shown: QWidget, dialog: str, then: str, **texts: str) -> None:
    """Take the next step by Ctrl+Enter, fill in its dialog, until that is the state now."""
    front(hand, shown)
    hand.key(shown, Qt.Key.Key_Return, ctrl=True)
    finish(hand, hand.window(dialog), **texts)
    hand.until(lambda: f"现在 {then}" in hand.see(shown, QWidget, "state_line").accessibleName())
    front(hand, shown)


def front(hand: Hand, shown: QWidget) -> None:
    """A window manager brings the window to the front when its dialog is gone."""
    shown.activateWindow()
    hand.until(shown.isActiveWindow)


def test_a_proposal_is_worked_on_from_its_page_without_the_mouse(
    program: app.Program, hand: Hand
) -> None:
    window = program.window
    hand.until_said(window, "备份 今天")
    shown = opened(hand, received(hand, window))
    reviewed = {"first_on": "2026.2.20", "first_opinion": "建议立案"}
    onward(hand, shown, "step_dialog", "已审查", **reviewed)
    hand.press_words(shown, "立案")
    finish(hand, hand.window("step_dialog"), filed_on="2026.2.26")
    hand.until_said(shown, "提案 0001")
    onward(hand, shown, "assign_dialog", "已交办", main="县水务局", assigned_on="2026.3.2")
    signed = {"signed_on": "2026.3.4", "signed_by": "李股长"}
    onward(hand, shown, "step_dialog", "办理中", **signed)
    hand.key(window, Qt.Key.Key_Z, ctrl=True)
    hand.until_said(window, "已撤销")
    hand.until_said(shown, "签收")
    assert shown.isVisible()


def test_the_keys_of_the_page_turn_walk_and_leave_it(program: app.Program, hand: Hand) -> None:
    window = program.window
    hand.until_said(window, "备份 今天")
    page = received(hand, window)
    front(hand, page)
    shown = opened(hand, page)
    hand.key(shown, Qt.Key.Key_F6)
    hand.until(lambda: shown.focusWidget().objectName() == "similar_row")
    hand.key(shown, Qt.Key.Key_F6)
    hand.until(lambda: shown.focusWidget().objectName() != "similar_row")
    hand.key(shown, Qt.Key.Key_2, alt=True)
    hand.until(lambda: inner_tab(hand, shown) == "正文")
    hand.key(shown, Qt.Key.Key_Down, alt=True)
    hand.until(lambda: name_of(hand, shown) == SUBJECTS[1])
    assert inner_tab(hand, shown) == "正文"
    hand.key(shown, Qt.Key.Key_Escape)
    table = list_of(hand, page)
    hand.until(table.hasFocus)
    row = [str(table.currentIndex().siblingAtColumn(n).data() or "") for n in range(6)]
    assert SUBJECTS[1] in row
    assert states(hand, page, "状态") == ["已收件", "已收件", "已收件"]


def test_a_step_taken_in_the_list_of_sheets_is_seen_on_the_page(
    program: app.Program, hand: Hand
) -> None:
    window = program.window
    hand.until_said(window, "备份 今天")
    page = received(hand, window)
    take(hand, page, SUBJECTS[0], "审查", first_on="2026.2.20", first_opinion="建议立案")
    take(hand, page, SUBJECTS[0], "立案", filed_on="2026.2.26")
    hand.row(list_of(hand, page), SUBJECTS[0], double=True)
    shown = hand.comes(page, QWidget, "proposal_record_page")
    onward(hand, shown, "assign_dialog", "已交办", main="县水务局", assigned_on="2026.3.2")
    sheets = open_proposals(hand, window, "提案办理")
    take(hand, sheets, "县水务局", "签收", signed_on="2026.3.4", signed_by="李股长")
    open_proposals(hand, window)
    hand.until_said(shown, "登记答复")
    hand.press(shown, "page_back_button")
    assert sorted(states(hand, page, "状态")) == ["办理中", "已收件", "已收件"]
