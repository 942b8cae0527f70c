"""The pages of the window by their titles, and what their lists show."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QTableView, QTabWidget, QWidget

from tests.journeys.hand import Hand

PAGES = {
    "工作台": "workbench_page", "委员": "member_page", "提案信息": "proposal_page",
    "协商在基层": "point_page",
    "品牌项目": "brand_page", "统计报表": "figures_page", "设置": "settings_page",
}  # fmt: skip


def name_the_office(start: Callable[[], object], hand: Hand) -> QWidget:
    """The first start on a profile: the office is named; its window."""
    start()
    first = hand.window("first_start")
    hand.fill(first, "name", "政协演示县委员会")
    hand.fill(first, "number", "十")
    hand.fill(first, "starts", "2022.1")
    hand.fill(first, "clerk", "演示经办人")
    hand.press(first, "change_place_button")
    hand.press(first, "start_button")
    hand.gone("first_start")
    window = hand.window("main_window")
    hand.until_said(window, "政协演示县委员会")
    assert "十届" in hand.words(window)
    return window


def open_tab(hand: Hand, window: QWidget, title: str) -> QWidget:
    """Click a tab, or the gear that 设置 has instead of one; its page."""
    if title == "设置":
        window.activateWindow()  # a window manager does so at a click
        hand.press(window, "settings_action_tool")
    else:
        hand.tab(hand.see(window, QTabWidget, "tabs"), title)
    return hand.comes(window, QWidget, PAGES[title])


def names(hand: Hand, page: QWidget) -> list[str]:
    """The names that the members' list shows, in its order."""
    table = hand.see(page, QTableView, "table")
    return [cells[0] for cells in hand.rows(table, "姓名")]
