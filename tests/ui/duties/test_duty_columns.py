"""列: which columns of the matrix are seen, by mouse and keys, kept for the next start."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.ui.duties.duty_columns import TickMenu
from desktop_app.ui.duties.duty_page import DutyPage
from desktop_app.ui.duties.duty_rows import COMMITTEE, FIRST
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.services.duties import duty_office as office
from tests.ui.duties.duty_pages import page_of, press, settle

Key = Qt.Key
NAMES = ("一次学习", "一次走访", "一件实事")


@pytest.fixture
def page(context: UiContext, qtbot: QtBot) -> DutyPage:
    """Three members by three duties."""
    office.members(context.desk)
    for place, name in enumerate(NAMES, 1):
        office.duty(context.desk, name, position=place)
    return page_of(context, qtbot)


def action(page: DutyPage, name: str) -> QAction:
    """The entry of a column."""
    found: list[QAction] = page.foot.columns.menu().actions()
    return next(each for each in found if each.text() == name)


def seen(page: DutyPage) -> list[str]:
    """The titles of the columns that can be seen, from the left."""
    return [
        page.model.title(column)
        for column in range(page.model.columnCount())
        if any(not each.isColumnHidden(column) for each in page.table.tables)
    ]


def test_a_duty_and_the_committees_are_hidden_and_shown_again(page: DutyPage) -> None:
    every = ["序号", "姓名", "专委会", *NAMES, "完成"]
    assert seen(page) == every
    action(page, "一次走访").trigger()
    action(page, "专委会").trigger()
    assert seen(page) == ["序号", "姓名", "一次学习", "一件实事", "完成"]
    assert not action(page, "一次走访").isChecked()
    action(page, "专委会").trigger()
    assert seen(page) == ["序号", "姓名", "专委会", "一次学习", "一件实事", "完成"]
    action(page, "全部显示").trigger()
    assert seen(page) == every
    assert action(page, "一次走访").isChecked()


def test_the_last_duty_cannot_be_hidden(page: DutyPage) -> None:
    for name in NAMES[:2]:
        action(page, name).trigger()
    assert not action(page, "一件实事").isEnabled()
    assert action(page, "一件实事").toolTip() == "至少留一项"
    action(page, "一次学习").trigger()
    assert action(page, "一件实事").isEnabled()


def test_the_cursor_walks_over_what_is_seen_alone(page: DutyPage, qtbot: QtBot) -> None:
    page.table.go(1, FIRST + 1)
    action(page, "一次走访").trigger()
    assert page.table.at in {(1, FIRST), (1, FIRST + 2)}
    page.table.go(1, FIRST)
    page.focus_cells()
    press(page, qtbot, Key.Key_Right)
    assert page.table.at == (1, FIRST + 2)
    assert page.duty is not None
    assert page.duty.name == "一件实事"
    press(page, qtbot, Key.Key_F8)
    assert page.table.at == (2, FIRST)
    press(page, qtbot, Key.Key_F8, Key.Key_F8)
    assert page.table.at == (0, FIRST)


def test_what_is_left_takes_the_room(page: DutyPage) -> None:
    before = page.table.body.columnWidth(FIRST)
    names = page.table.names.width()
    action(page, "一次走访").trigger()
    action(page, "专委会").trigger()
    assert page.table.body.columnWidth(FIRST) > before
    assert page.table.names.width() != names
    widths = [
        each.columnWidth(column)
        for each in page.table.tables
        for column in range(page.model.columnCount())
        if not each.isColumnHidden(column)
    ]
    assert page.table.width() - 40 < sum(widths) < page.table.width()


def test_hidden_columns_are_kept_by_their_names_for_every_year(
    page: DutyPage, context: UiContext, qtbot: QtBot
) -> None:
    action(page, "一次走访").trigger()
    state = page.remember()
    other = DutyPage(context)
    qtbot.addWidget(other)
    other.recall(state)
    assert "一次走访" not in seen(other)
    office.duty(context.desk, "一次走访", year=2025, due="2025-12-15")
    office.duty(context.desk, "一次培训", year=2025, due="2025-12-15")
    other.show_year(2025)
    assert seen(other) == ["序号", "姓名", "专委会", "一次培训", "完成"]
    other.recall({"hidden": "x"})
    assert "一次走访" not in seen(other)
    other.recall({"hidden": []})
    assert "一次走访" in seen(other)


def test_a_year_whose_every_duty_is_hidden_shows_them_all(
    page: DutyPage, context: UiContext
) -> None:
    office.duty(context.desk, "一次走访", year=2025, due="2025-12-15")
    action(page, "一次走访").trigger()
    page.show_year(2025)
    assert seen(page) == ["序号", "姓名", "专委会", "一次走访", "完成"]
    assert page.table.at == (0, FIRST)


def test_the_menu_stays_open_while_entries_are_ticked(page: DutyPage, qtbot: QtBot) -> None:
    menu = page.foot.columns.menu()
    assert isinstance(menu, TickMenu)
    menu.popup(page.mapToGlobal(page.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    place = menu.actionGeometry(action(page, "一次学习")).center()
    QTest.mouseMove(menu, place)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)
    assert menu.isVisible()
    assert "一次学习" not in seen(page)
    menu.setActiveAction(action(page, "一次学习"))
    QTest.keyClick(menu, Key.Key_Space)
    assert menu.isVisible()
    assert "一次学习" in seen(page)
    menu.setActiveAction(action(page, "全部显示"))
    QTest.keyClick(menu, Key.Key_Return)
    assert not menu.isVisible()


def test_exports_and_the_order_keep_every_column(
    page: DutyPage, qtbot: QtBot, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    action(page, "一次走访").trigger()
    action(page, "专委会").trigger()
    desktop.answers["export_file"] = tmp_path / "五个一.xlsx"
    page.givers.export()
    qtbot.waitUntil(lambda: (tmp_path / "五个一.xlsx").exists())
    rows = list(load_workbook(tmp_path / "五个一.xlsx").worksheets[0].iter_rows(values_only=True))
    head = next(row for row in rows if "姓名" in row)
    assert {"一次走访", "专委会"} <= set(head)
    page.sort(COMMITTEE)
    settle(qtbot)
    assert page.model.rowCount() == 3
