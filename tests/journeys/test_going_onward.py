"""A meeting that is over goes onward at one click; people and commands are a few keys away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabWidget, QWidget

from desktop_app import app
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys.chain_pages import filled, open_section, save, table_of
from tests.journeys.hand import Hand
from tests.journeys.pages import names, open_tab

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_meeting_that_is_over_is_held_at_one_click_and_undo_says_so(
    program: app.Program, hand: Hand, desktop: ScriptedDesktop
) -> None:
    window = program.window
    hand.until_said(window, "备份 今天")  # all that follows the first paint is there
    page = open_section(hand, window, "协商")
    desktop.answers["state_offer"] = True
    hand.press(page, "new_button")
    form = hand.window("consultation_dialog")
    hand.fill(form, "name", "院坝路灯协商会")
    filled(hand, form, "协商会", held_on="2026.3.5")
    save(hand, form)
    hand.until_said(window, "“院坝路灯协商会”的状态已改为“已协商”")
    assert [name for name, _ in desktop.asked] == ["state_offer"]
    assert hand.rows(table_of(hand, page), "协商主题", "状态") == [("院坝路灯协商会", "已协商")]
    open_tab(hand, window, "委员")
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    hand.until_said(window, "已撤销：协商状态：筹备 → 已协商")
    page = hand.comes(window, QWidget, "consultation_page")
    assert hand.rows(table_of(hand, page), "状态") == [("筹备",)]
    hand.row(table_of(hand, page), "院坝路灯协商会")
    hand.press(page, "state_offer_button")
    hand.until(lambda: hand.rows(table_of(hand, page), "状态") == [("已协商",)])


def test_a_person_a_record_and_a_command_are_found_by_keys_alone(
    program: app.Program, hand: Hand
) -> None:
    window = program.window
    page = open_tab(hand, window, "委员")
    for name in ("王建国", "李四"):
        hand.press(page, "new_button")
        form = hand.window("member_dialog")
        hand.fill(form, "name", name)
        save(hand, form)
    open_tab(hand, window, "工作台")
    find(hand, window, "wjg")
    page = hand.comes(window, QWidget, "member_page")
    hand.until_said(page, "王建国")
    assert names(hand, page) == ["王建国", "李四"]
    find(hand, window, "beifen")
    hand.until_said(window, "备份完成，已核对")
    assert (
        hand.see(window, QTabWidget, "tabs").tabText(
            hand.see(window, QTabWidget, "tabs").currentIndex()
        )
        == "设置"
    )


def find(hand: Hand, window: QWidget, letters: str) -> None:
    """Ctrl+K, some letters, Enter."""
    hand.until(hand.see(window, QTabWidget, "tabs").isEnabled)
    window.activateWindow()  # a window manager does so
    hand.until(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    palette = hand.window("command_palette")
    field = palette.focusWidget()
    hand.type(field, letters)
    QTest.keyClick(field, Qt.Key.Key_Return)
    hand.gone("command_palette")
