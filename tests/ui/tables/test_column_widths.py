"""The columns of a list: nothing short is cut off, in either size of text, after a restart."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.records.field_types import Day, Text
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.look.theme import Mode, Theme
from desktop_app.ui.tables.column_widths import usual_width
from desktop_app.ui.tables.list_delegate import GAP, PADDING
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import type_text
from tests.ui.keeping import keep
from tests.ui.lists.test_list_page import opened

COLUMNS = ("name", "born", "mobile", "phone", "terms_served", "state", "education", "unit")
SHORT = ("born", "mobile", "phone", "terms_served", "state", "education")


@pytest.fixture
def page(context: UiContext, qtbot: QtBot) -> ListPage:
    keep(context.desk, "member", name="张三", born="1978-10-10", mobile="13800005678",
         phone="0875-2123456", terms_served=3, education="研究生", unit="演示县教育局")  # fmt: skip
    keep(context.desk, "member", name="李四", born="1963-04", phone="0875-2123456 转 801")
    page = opened(context, qtbot)
    page.show_columns(COLUMNS)
    return page


def cut_off(page: ListPage) -> list[str]:
    """The texts of short columns that do not fit into their cells."""
    metrics, found = page.table.fontMetrics(), []
    for column, field in enumerate(page.rows.fields, 1):
        for row in range(page.rows.rowCount() if field.name in SHORT else 0):
            text, _, picture = page.rows.cell(row, column)
            icon = picture.deviceIndependentSize().width() + GAP if picture else 0
            room = page.table.columnWidth(column) - 2 * PADDING - icon
            if metrics.horizontalAdvance(text) > room:
                found.append(text)
    return found


def titles_cut_off(page: ListPage) -> list[str]:
    head = page.table.head
    room = {x: head.arrow_place(x).left() - head.sectionViewportPosition(x) - PADDING
            for x in range(1, len(page.rows.fields) + 1)}  # fmt: skip
    return [each.label for x, each in enumerate(page.rows.fields, 1)
            if head.fontMetrics().horizontalAdvance(each.label) > room[x]]  # fmt: skip


@pytest.mark.parametrize("large", [False, True])
def test_no_short_text_and_no_title_is_cut_off(page: ListPage, theme: Theme, large: bool) -> None:
    theme.wear(Mode.LIGHT, large=large)
    assert cut_off(page) == []
    assert titles_cut_off(page) == []


def test_nor_is_it_after_a_restart(page: ListPage, context: UiContext, qtbot: QtBot) -> None:
    state = json.loads(json.dumps(page.remember()))
    assert state["dragged"] == {}
    again = opened(context, qtbot)
    again.recall(state)
    assert cut_off(again) == []


def test_a_width_of_an_older_profile_cuts_nothing(
    page: ListPage, context: UiContext, qtbot: QtBot
) -> None:
    again = opened(context, qtbot)
    again.recall({**page.remember(), "widths": {"born": 60, "mobile": 50}})
    assert cut_off(again) == []


def test_a_width_dragged_by_hand_stays_and_grows_with_the_text(
    page: ListPage, context: UiContext, qtbot: QtBot, theme: Theme
) -> None:
    head = page.table.head
    border = head.sectionViewportPosition(2) + page.table.columnWidth(2)
    start = QPoint(border - 1, 10)
    QTest.mousePress(head.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(head.viewport(), start + QPoint(30, 0))
    QTest.mouseMove(head.viewport(), start + QPoint(60, 0))
    QTest.mouseRelease(head.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(60, 0))
    width = page.table.columnWidth(2)
    assert set(page.table.widths()) == {"born"}
    type_text(page.frame.search, "张")
    assert page.table.columnWidth(2) == width
    again = opened(context, qtbot)
    again.recall(json.loads(json.dumps(page.remember())))
    assert again.table.columnWidth(2) == width
    theme.wear(Mode.LIGHT, large=True)
    assert again.table.columnWidth(2) == round(width * 18 / 14)


def test_a_day_has_room_for_all_of_its_digits_under_the_shortest_title(page: ListPage) -> None:
    metrics = page.table.fontMetrics()
    room = usual_width(Day("日", width=1), metrics) - 2 * PADDING
    assert room >= metrics.horizontalAdvance("2026-10-20")
    title = "很长很长的标题"
    assert usual_width(Text(title, width=1), metrics) > metrics.horizontalAdvance(title)


def test_columns_do_not_jump_while_one_types(page: ListPage) -> None:
    before = [page.table.columnWidth(x) for x in range(len(COLUMNS))]
    type_text(page.frame.search, "张")
    assert [page.table.columnWidth(x) for x in range(len(COLUMNS))] == before


def test_lights_of_a_consultation_fit(context: UiContext, qtbot: QtBot) -> None:
    keep(context.desk, "consultation", name="路灯协商会", state="已协商", held_on="2026-10-08")
    page = opened(context, qtbot, "consultation")
    metrics = page.table.fontMetrics()
    status_cells = [x for x, each in enumerate(page.rows.fields, 1) if each.name.endswith("_on")]
    for column in status_cells:
        text, _, picture = page.rows.cell(0, column)
        icon = picture.deviceIndependentSize().width() + GAP if picture else 0
        room = page.table.columnWidth(column) - icon - 2 * PADDING
        assert metrics.horizontalAdvance(text) <= room
