"""A clerk narrows the members by the heads of their columns, with the mouse and with keys alone."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from desktop_app import app
from desktop_app.records import Member, Sector
from desktop_app.services import registers
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.tables.list_header import ListHeader
from tests.journeys.hand import Hand
from tests.journeys.pages import names, open_tab

PEOPLE = (
    ("丁一", "工商联", "1958-02"), ("万里", "工商联", "1990-05"), ("王五", "农工党", "1961"),
    ("李四", "", "1985-11"), ("张三", "工商联", "1962-07-30"), ("赵六", "农工党", ""),
)  # fmt: skip


def members(program: app.Program) -> None:
    """Six members of two sectors, who were there before the clerk came."""
    sectors = {name: registers.save(program.desk, Sector, {"name": name}).keys[0]
               for name in ("工商联", "农工党")}  # fmt: skip
    for name, sector, born in PEOPLE:
        typed = {"name": name, "sector": sectors.get(sector, ""), "born": born}
        registers.save(program.desk, Member, typed)


def column(table: QTableView, title: str) -> int:
    model = table.model()
    heads = [model.headerData(x, Qt.Orientation.Horizontal) for x in range(model.columnCount())]
    return heads.index(title)


def click_arrow(hand: Hand, table: QTableView, title: str) -> QWidget:
    """Click the arrow in the head of a column; the window that opens under it."""
    head = cast("ListHeader", table.horizontalHeader())
    place = head.arrow_place(column(table, title)).center()
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    return popup(hand)


def popup(hand: Hand) -> QWidget:
    hand.until(QApplication.activePopupWidget)
    opened = QApplication.activePopupWidget()
    assert opened is not None
    return opened


def closed(hand: Hand) -> None:
    hand.until(lambda: QApplication.activePopupWidget() is None)


def test_members_are_narrowed_by_heads_kept_as_a_view_and_shown_again(
    program: app.Program, hand: Hand, desktop: ScriptedDesktop
) -> None:
    members(program)
    window = program.window
    page = open_tab(hand, window, "委员")
    table = hand.see(page, QTableView, "table")
    by_mouse(hand, page, table)
    by_keys(hand, page, table)
    desktop.answers["view_name"] = "工商联六十以上"
    hand.pick(page, "views_button", "存为新视图")
    hand.until_said(page, "视图：工商联六十以上")
    hand.press(page, "clear_filters")
    hand.until(lambda: len(names(hand, page)) == len(PEOPLE))
    assert "工商联六十以上" not in hand.words(page)
    hand.press(page, "views_button")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):  # the first of the views
        QTest.keyClick(popup(hand), key)
    hand.until(lambda: names(hand, page) == ["丁一", "张三"])
    one_without_a_sector(hand, page, table)


def by_mouse(hand: Hand, page: QWidget, table: QTableView) -> None:
    """工商联 has three; the tick shows them at once."""
    opened = click_arrow(hand, table, "界别")
    for word in ("空白 1", "非空 5"):
        assert word in hand.words(opened)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Space):
        QTest.keyClick(opened.focusWidget(), key)
    hand.press(opened, "close_filter")
    closed(hand)
    assert names(hand, page) == ["丁一", "万里", "张三"]


def by_keys(hand: Hand, page: QWidget, table: QTableView) -> None:
    """Alt+Down on the cell in focus; sixty and above."""
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, column(table, "出生日期")))
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    opened = popup(hand)
    hand.fill(opened, "age_from", "60")
    QTest.keyClick(opened.focusWidget(), Qt.Key.Key_Return)
    closed(hand)
    assert names(hand, page) == ["丁一", "张三"]
    hand.until_said(page, "条件：年龄 60 岁以上")


def one_without_a_sector(hand: Hand, page: QWidget, table: QTableView) -> None:
    """The column is cleared, then only its blanks are wanted."""
    hand.press(page, "clear_filters")
    hand.press(click_arrow(hand, table, "界别"), "empty_only")
    hand.until(lambda: names(hand, page) == ["李四"])
    QTest.keyClick(popup(hand), Qt.Key.Key_Escape)
    closed(hand)
    hand.press(click_arrow(hand, table, "界别"), "clear_filter")
    hand.until(lambda: len(names(hand, page)) == len(PEOPLE))
