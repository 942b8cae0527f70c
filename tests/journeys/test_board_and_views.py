"""A clerk looks at topics as a board, moves one with a reason, and keeps a view by name."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QWidget

from desktop_app import app
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys.chain_pages import edit, filled, new, open_section, save, search
from tests.journeys.hand import Hand
from tests.journeys.pages import open_tab


def piles(page: QWidget) -> dict[str, list[str]]:
    """What stands on the board: the titles of the cards in every column that can be seen."""
    shown = [each for each in cast("list[QListView]", page.findChildren(QListView)) if _cards(each)]
    return {
        each.accessibleName().partition("，")[0]: [
            str(each.model().index(row, 0).data()).partition("，")[0]
            for row in range(each.model().rowCount())
        ]
        for each in shown
    }


def _cards(each: QListView) -> bool:
    return each.property("role") == "cards" and each.isVisible()


def test_a_topic_is_moved_on_the_board_and_a_view_is_kept(
    program: app.Program, hand: Hand, desktop: ScriptedDesktop
) -> None:
    window = program.window
    page = open_section(hand, window, "议题")
    for number, name in enumerate(("路灯不亮", "停车不便", "垃圾清运"), 1):
        new(hand, page, number=f"Y0{number}", name=name)
    form = edit(hand, page, "Y02")
    filled(hand, form, "审批", submitted_on="2026.11.23")
    save(hand, form)
    hand.press(page, "board_button")
    hand.until(lambda: piles(page))
    assert piles(page)["征集"] == ["路灯不亮", "停车不便", "垃圾清运"]
    move_on(hand, page)
    assert piles(page)["待审批"] == ["停车不便"]
    window.activateWindow()  # a window manager does so when the dialog closes
    hand.until(window.isActiveWindow)
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.until(lambda: len(piles(page)["征集"]) == 3)
    search(hand, page, "停车")
    desktop.answers["view_name"] = "停车的事"
    hand.pick(page, "views_button", "存为新视图")
    hand.until_said(page, "视图：停车的事")
    hand.pick(page, "views_button", "全部记录")
    hand.until(lambda: not piles(page))
    show_again(program, hand)


def move_on(hand: Hand, page: QWidget) -> None:
    """The second card goes one state on, with keys alone, and the reason is asked."""
    cards = next(each for each in cast("list[QListView]", page.findChildren(QListView))
                 if _cards(each))  # fmt: skip
    cards.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down):
        QTest.keyClick(cards, key)
    QTest.keyClick(cards, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    dialog = hand.window("state_dialog")
    hand.fill(dialog, "reason", "主席会议将审议")
    hand.press(dialog, "change_button")
    hand.gone("state_dialog")


def show_again(program: app.Program, hand: Hand) -> None:
    """The palette brings the view back, from another page."""
    window = program.window
    open_tab(hand, window, "委员")
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = hand.window("command_palette")
    focused = palette.focusWidget()
    hand.type(focused, "停车的事")
    QTest.keyClick(focused, Qt.Key.Key_Return)
    page = hand.comes(window, QWidget, "topic_page")
    hand.until(lambda: piles(page).get("征集") == ["停车不便"])
    hand.until_said(page, "视图：停车的事")
