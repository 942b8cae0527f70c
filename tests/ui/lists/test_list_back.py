"""Back from the rows behind a figure: its condition goes, what was shown before comes back."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.services.registers import Filter
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import press, type_text
from tests.ui.keeping import keep
from tests.ui.lists.test_list_page import opened, titles

FIGURE = (Filter("born", "from", ("1980",)), Filter("sex", "in", ("1",)))


@pytest.fixture
def page(context: UiContext, qtbot: QtBot) -> ListPage:
    for name, sex, born in (("张三", "男", "1990"), ("王五", "男", "1960"), ("李四", "女", "1985")):
        keep(context.desk, "member", name=name, sex=sex, born=born)
    return opened(context, qtbot)


def drilled(page: ListPage, gone: list[str]) -> None:
    """The rows behind a figure, as the window opens them."""
    page.offer_back("统计报表", lambda: gone.append("back"))
    page.open_where(FIGURE)


def test_the_button_goes_back_and_takes_the_condition_with_it(page: ListPage) -> None:
    gone: list[str] = []
    drilled(page, gone)
    assert titles(page) == ["张三"]
    assert (page.back.button.text(), page.back.button.isVisible()) == ("回到统计报表", True)
    page.back.button.click()
    assert gone == ["back"]
    assert len(titles(page)) == 3
    assert not page.back.button.isVisible()


def test_what_the_list_showed_before_comes_back(page: ListPage) -> None:
    type_text(page.frame.search, "王")
    gone: list[str] = []
    drilled(page, gone)
    drilled(page, gone)  # from another figure, without going back between
    assert page.frame.search.text() == ""
    press(page.table, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert gone == ["back"]
    assert (page.frame.search.text(), titles(page)) == ("王", ["王五"])
    assert page.state.bounds == ()


def test_clearing_the_condition_stays_here(page: ListPage) -> None:
    drilled(page, [])
    page.frame.chips.clear.click()
    assert not page.back.button.isVisible()
    assert len(titles(page)) == 3


def test_the_condition_of_a_figure_is_not_there_after_a_restart(
    page: ListPage, context: UiContext, qtbot: QtBot
) -> None:
    type_text(page.frame.search, "李")
    drilled(page, [])
    again = opened(context, qtbot)
    again.recall(json.loads(json.dumps(page.remember())))
    assert (again.frame.search.text(), titles(again)) == ("李", ["李四"])


def test_what_was_changed_there_by_hand_is_remembered(
    page: ListPage, context: UiContext, qtbot: QtBot
) -> None:
    drilled(page, [])
    type_text(page.frame.search, "张")
    again = opened(context, qtbot)
    again.recall(json.loads(json.dumps(page.remember())))
    assert (again.frame.search.text(), again.state.bounds) == ("张", page.state.bounds)


def test_without_a_figure_there_is_no_way_back(page: ListPage) -> None:
    assert not page.back.button.isVisible()
    press(page.table, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert len(titles(page)) == 3
