"""The tabs of the window by their titles, and what their lists show."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView, QTabWidget, QWidget

from tests.journeys.hand import Hand

PAGES = {
    "工作台": "workbench_page", "委员": "member_page", "协商在基层": "point_page",
    "品牌项目": "brand_page", "设置": "settings_page",
}  # fmt: skip


def open_tab(hand: Hand, window: QWidget, title: str) -> QWidget:
    """Click a tab; its page."""
    hand.tab(hand.see(window, QTabWidget, "tabs"), title)
    return hand.comes(window, QWidget, PAGES[title])


def names(hand: Hand, page: QWidget) -> list[str]:
    """The names that the members' list shows, in its order."""
    table = hand.see(page, QTableView, "table")
    return [cells[0] for cells in hand.rows(table, "姓名")]
