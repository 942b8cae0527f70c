"""Narrowing a list by the heads of its columns, with the mouse and by keys."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.records import ALL
from desktop_app.ui.filters.column_filter import ColumnFilter
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import child, children, press, type_text
from tests.ui.keeping import keep, keep_members
from tests.ui.lists.test_list_page import opened, titles, told

LEFT = Qt.MouseButton.LeftButton


def head(page: ListPage, name: str) -> int:
    return page.state.columns.index(name) + 1


def click_arrow(page: ListPage, name: str) -> ColumnFilter:
    """Clicks the arrow in the head of a column, as a mouse does; the window that opens."""
    place = page.table.head.arrow_place(head(page, name)).center()
    QTest.mouseClick(page.table.head.viewport(), LEFT, pos=place)
    return front(page)


def front(page: ListPage) -> ColumnFilter:
    found = [each for each in children(page, ColumnFilter) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def texts(popup: ColumnFilter) -> list[str]:
    """The values in sight, each with its tick and its count."""
    items = [popup.list.item(place) for place in range(popup.list.count())]
    return [
        f"{'√' if each.checkState() == Qt.CheckState.Checked else ''}{each.text()} "
        f"{each.data(Qt.ItemDataRole.UserRole)}"
        for each in items if not each.isHidden()
    ]  # fmt: skip


def click_value(popup: ColumnFilter, text: str) -> None:
    item = next(x for x in popup.list.findItems(text, Qt.MatchFlag.MatchExactly))
    place = popup.list.visualItemRect(item).center() + QPoint(20, 0)
    QTest.mouseClick(popup.list.viewport(), LEFT, pos=place)


@pytest.fixture
def page(context: UiContext, qtbot: QtBot) -> ListPage:
    """Three of one sector, two of another, one without."""
    trade = keep(context.desk, "sector", name="工商联")
    labour = keep(context.desk, "sector", name="农工党")
    keep_members(context.desk, "丁一", "王五", "张三", sector=trade, sex="男", born="1980-03-05")
    keep_members(context.desk, "李四", "赵六", sector=labour, sex="女", born="1960")
    keep_members(context.desk, "周七", sex="女", terms_served=3)
    return opened(context, qtbot)


def test_the_arrow_of_a_head_lists_values_with_their_counts(page: ListPage) -> None:
    popup = click_arrow(page, "sector")
    assert texts(popup) == ["工商联 3", "农工党 2", "（空白） 1"]
    assert child(popup, QPushButton, "filled_only").text() == "非空 5"


def test_a_tick_narrows_at_once_and_the_head_says_so(page: ListPage) -> None:
    popup = click_arrow(page, "sector")
    click_value(popup, "工商联")
    assert told(page).startswith("3 人")
    assert page.table.head.narrowed() == {head(page, "sector")}
    click_value(popup, "（空白）")
    assert told(page).startswith("4 人")
    popup.done.click()
    assert child(page, QPushButton, "filter_sector").text() == "界别 2 项"


def test_a_click_on_the_words_of_a_head_still_sorts(page: ListPage) -> None:
    column = head(page, "born")
    place = QPoint(page.table.head.sectionViewportPosition(column) + 20, 10)
    QTest.mouseClick(page.table.head.viewport(), LEFT, pos=place)
    assert page.state.sort == "born"
    assert not children(page, ColumnFilter)


def test_the_other_conditions_are_kept_and_bound_the_counts(page: ListPage) -> None:
    popup = click_arrow(page, "sex")
    click_value(popup, "女")
    popup.close()
    popup = click_arrow(page, "sector")
    assert texts(popup) == ["农工党 2", "（空白） 1"]
    click_value(popup, "农工党")
    popup.close()
    assert titles(page) == ["李四", "赵六"]
    assert texts(click_arrow(page, "sex")) == ["√女 2"]


def test_what_a_column_is_narrowed_to_hides_none_of_its_other_values(page: ListPage) -> None:
    popup = click_arrow(page, "sector")
    click_value(popup, "工商联")
    popup.close()
    assert texts(click_arrow(page, "sector")) == ["√工商联 3", "农工党 2", "（空白） 1"]


def test_a_column_that_no_chip_stands_for_gets_one(page: ListPage) -> None:
    popup = click_arrow(page, "sex")
    click_value(popup, "男")
    popup.close()
    chip = child(page, QPushButton, "filter_sex")
    assert (chip.text(), chip.isVisible()) == ("男", True)
    chip.click()
    front(page).clear.click()
    assert not chip.isVisible()
    assert told(page).startswith("6 人")


def test_alt_and_down_open_it_and_keys_do_the_rest(page: ListPage) -> None:
    page.table.setFocus()
    page.table.setCurrentIndex(page.rows.index(0, head(page, "sector")))
    press(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = front(page)
    press(popup.list, Qt.Key.Key_Down)
    press(popup.list, Qt.Key.Key_Space)
    press(popup.list, Qt.Key.Key_Return)
    assert not popup.isVisible()
    assert titles(page) == ["李四", "赵六"]


def test_enter_in_the_search_ticks_what_it_found(context: UiContext, qtbot: QtBot) -> None:
    for place, unit in enumerate(("县一中", "县二中", "县医院", "税务局", "林业局", "财政局",
                                  "水务局", "住建局", "教育局", "县工会")):  # fmt: skip
        keep(context.desk, "member", name=f"演示{place}", unit=unit)
    page = opened(context, qtbot)
    popup = click_arrow(page, "unit")
    assert popup.search.isVisible()
    type_text(popup.search, "qqq")
    assert texts(popup) == []
    popup.search.clear()
    type_text(popup.search, "zhong")
    assert sorted(texts(popup)) == ["县一中 1", "县二中 1"]
    press(popup.search, Qt.Key.Key_Return)
    assert told(page).startswith("2 人")
    assert sorted(page.state.filters["unit"]) == ["县一中", "县二中"]


def test_blank_and_filled_rows(page: ListPage) -> None:
    popup = click_arrow(page, "sector")
    child(popup, QPushButton, "empty_only").click()
    assert titles(page) == ["周七"]
    child(popup, QPushButton, "filled_only").click()
    assert told(page).startswith("5 人")
    assert page.frame.chips.more.text() == "条件：已填界别"
    click_value(popup, "工商联")
    assert not child(popup, QPushButton, "filled_only").isChecked()
    assert told(page).startswith("3 人")


def test_a_range_of_ages_and_one_of_days(page: ListPage) -> None:
    popup = click_arrow(page, "born")
    assert texts(popup) == ["1980年 3", "1960年 2", "（空白） 1"]
    low, high = (child(popup, QLineEdit, name) for name in ("age_from", "age_to"))
    type_text(low, "60")
    press(low, Qt.Key.Key_Return)
    assert titles(page) == ["李四", "赵六"]
    assert page.frame.chips.more.text() == "条件：年龄 60 岁以上"
    popup = click_arrow(page, "born")
    assert child(popup, QLineEdit, "age_from").text() == "60"
    child(popup, QLineEdit, "age_from").clear()
    since = child(popup, QLineEdit, "day_from")
    type_text(since, "1980.3")
    popup.done.click()
    assert titles(page) == ["丁一", "王五", "张三"]
    assert page.frame.chips.more.text() == "条件：出生日期不早于1980年3月"
    assert high is not None


def test_a_range_that_cannot_be_read_is_said_and_narrows_nothing(page: ListPage) -> None:
    popup = click_arrow(page, "born")
    low = child(popup, QLineEdit, "age_from")
    type_text(low, "六十")
    press(low, Qt.Key.Key_Return)
    assert popup.isVisible()
    assert popup.ranges[0].problem.text() == "年龄请填 0 到 150 的整数，现在是“六十”"
    assert told(page).startswith("6 人")


def test_years_are_ticked(page: ListPage) -> None:
    popup = click_arrow(page, "born")
    click_value(popup, "1960年")
    assert titles(page) == ["李四", "赵六"]
    assert child(page, QPushButton, "filter_born").text() == "1960年"
    click_value(popup, "（空白）")
    assert told(page).startswith("3 人")


def test_clear_takes_the_conditions_of_one_column_only(page: ListPage) -> None:
    popup = click_arrow(page, "sex")
    click_value(popup, "女")
    popup.close()
    popup = click_arrow(page, "born")
    type_text(child(popup, QLineEdit, "age_from"), "50")
    popup.close()
    assert titles(page) == ["李四", "赵六"]
    click_arrow(page, "born").clear.click()
    assert told(page).startswith("3 人")
    assert page.state.filters == {"sex": ("2",)}


def test_the_window_sorts_too(page: ListPage) -> None:
    popup = click_arrow(page, "born")
    child(popup, QPushButton, "sort_down").click()
    assert (page.state.sort, page.state.descending) == ("born", True)
    assert not popup.isVisible()


def test_a_view_keeps_ages_days_blanks_and_values(
    context: UiContext, qtbot: QtBot, page: ListPage
) -> None:
    popup = click_arrow(page, "born")
    type_text(child(popup, QLineEdit, "age_from"), "40")
    popup.close()
    popup = click_arrow(page, "sector")
    child(popup, QPushButton, "filled_only").click()
    popup.close()
    popup = click_arrow(page, "sex")
    click_value(popup, "女")
    popup.close()
    page.viewing.saved.keep("四十以上", page.state)
    again = opened(context, qtbot)
    again.recall(json.loads(json.dumps(page.remember())))
    assert titles(again) == ["李四", "赵六"]
    kept = again.viewing.saved.state("四十以上")
    assert kept is not None
    assert (kept.filters, kept.bounds) == (page.state.filters, page.state.bounds)


def test_every_field_is_offered_behind_the_conditions(page: ListPage) -> None:
    page.frame.chips.more.click()
    (menu,) = [each for each in children(page.frame.chips, QMenu) if each.actions()
               and each.parent() is page.frame.chips]  # fmt: skip
    offered = [act.text() for group in menu.actions() if group.menu() is not None
               for act in group.menu().actions()]  # type: ignore[attr-defined] # fmt: skip
    assert {"手机", "学历", "产生方式", "性别", "出生日期、年龄"} <= set(offered)
    assert "身份证号" not in offered  # the office does not keep it
    menu.close()
    popup = page.frame.chips.open("mobile")
    child(popup, QPushButton, "empty_only").click()
    assert told(page).startswith("6 人")
    assert child(page, QPushButton, "filter_mobile").text() == "手机：（空白）"


@pytest.mark.parametrize("model", [each for each in ALL if each.TAB], ids=lambda each: each.KEY)
def test_every_head_of_every_register_opens(context: UiContext, qtbot: QtBot, model: type) -> None:
    page = opened(context, qtbot, model.KEY)  # type: ignore[attr-defined]
    for column in range(1, len(page.rows.fields) + 1):
        popup = page.filtering.open_column(column)
        assert popup is not None
        assert popup.isVisible()
        popup.close()
    assert page.filtering.open_column(0) is None
    QApplication.processEvents()
