"""The list of scores by keys and clicks: search, conditions, order, copying, days, places."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.records import Committee, Sector
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import history
from desktop_app.ui.scoring.cut_off import ANY_DAY, NO_DAY, OUTSIDE
from desktop_app.ui.scoring.scores_model import FIRST, NAME
from desktop_app.ui.scoring.scores_page import ScoresPage
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.ui.scoring.score_page_office import (
    entry,
    item,
    members,
    names,
    rules_in_force,
    shown_page,
    texts,
    totals,
    words_of,
)

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def people(desk: Desk) -> list[int]:
    """Four members of two committees with 20, 8 and −2 points; the last is not scored."""
    rules = rules_in_force(desk)
    economy = {"name": "演示经济委员会", "short_name": "经济委"}
    (first,) = registers.save(desk, Committee, economy).keys[:1]
    (second,) = registers.save(desk, Committee, {"name": "演示提案委员会"}).keys[:1]
    (sector,) = registers.save(desk, Sector, {"name": "演示界"}).keys[:1]
    found = members(desk, "演示壬一", "演示壬二", committee=first, sector=sector)
    found += members(desk, "演示壬三", committee=second)
    found += members(desk, "演示壬四", no_score="是")
    award = item(desk, "award_national", rules)
    for points, day in (("10", "2026-02-10"), ("10", "2026-04-10"), ("5", "2026-04-20")):
        entry(desk, points, day, award, member=found[0])
    entry(desk, "8", "2026-07-10", member=found[1])
    entry(desk, "-2", "2026-10-10", member=found[2])
    return found


@pytest.fixture
def page(context: UiContext, qtbot: QtBot, people: Sequence[int]) -> ScoresPage:
    return shown_page(context, qtbot)


def column(page: ScoresPage, title: str) -> int:
    return page.list.rows.titles.index(title)


def click_head(page: ScoresPage, title: str) -> None:
    """Click the title of a column."""
    header = page.list.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column(page, title)) + 5, 8)
    QTest.mouseClick(
        header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at
    )


def test_who_belongs_where_and_what_each_has(page: ScoresPage) -> None:
    first, second, third, fourth = texts(page)
    assert first[:3] == ["演示壬一", "经济委", "演示界"]
    assert third[:3] == ["演示壬三", "演示提案委员会", ""]
    assert totals(page) == {"演示壬一": "20", "演示壬二": "8", "演示壬三": "−2", "演示壬四": "—"}
    assert first[-1] == "碰到封顶、手工"
    assert second[-1] == "手工"
    assert fourth[-3:] == ["不计分", "—", "没有计分"]


def test_the_titles_sort_by_clicks(page: ScoresPage) -> None:
    click_head(page, "得分")
    assert names(page) == ["演示壬一", "演示壬二", "演示壬三", "演示壬四"]
    click_head(page, "得分")
    assert names(page) == ["演示壬四", "演示壬三", "演示壬二", "演示壬一"]
    assert page.list.table.horizontalHeader().isSortIndicatorShown()
    click_head(page, "得分")
    assert names(page)[0] == "演示壬一"
    assert not page.list.table.horizontalHeader().isSortIndicatorShown()


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("姓名", "演示壬一"), ("专委会", "演示壬一"), ("等次", "演示壬一"), ("名次", "演示壬一"),
        ("提示", "演示壬一"), ("加分", "演示壬一"),
    ],
)  # fmt: skip
def test_every_title_sorts_and_a_third_click_brings_the_strokes_back(
    page: ScoresPage, title: str, first: str
) -> None:
    plain = names(page)
    page.list.table.sort_asked.emit(column(page, title))
    assert names(page)[0] == first
    page.list.table.sort_asked.emit(column(page, title))
    page.list.table.sort_asked.emit(column(page, title))
    assert names(page) == plain


def test_the_cursor_stays_on_its_member_in_another_order(
    page: ScoresPage, people: list[int]
) -> None:
    page.list.choose(people[2])
    page.list.table.sort_asked.emit(page.list.rows.total)
    page.list.table.sort_asked.emit(page.list.rows.total)
    assert page.list.current_key() == people[2]
    page.list.head.search.setText("壬一")
    assert page.list.current_key() == people[0]


def test_letters_typed_on_the_table_go_to_the_search(page: ScoresPage) -> None:
    page.list.table.setFocus()
    page.list.table.keyboardSearch("ys")
    assert page.list.head.search.text() == "ys"
    assert len(names(page)) == 4
    page.list.table.keyboardSearch(" ")
    assert page.list.head.search.text() == "ys"
    page.list.head.search.setText("zz")
    assert names(page) == []
    page.list._on_clear()
    assert len(names(page)) == 4


def test_the_search_is_reached_from_the_detail(page: ScoresPage, people: list[int]) -> None:
    page.open_detail(people[0])
    page.start_search()
    assert page.in_front is None
    assert page.list.head.search.hasFocus() or page.focusWidget() is page.list.head.search


def test_menus_of_committee_and_sector(page: ScoresPage) -> None:
    popup = page.list.head.chips.open("committees")
    popup.picked.emit(("经济委",))
    popup.close()
    assert names(page) == ["演示壬一", "演示壬二"]
    chip = page.list.head.chips.menus["committees"]
    assert chip.text() == "经济委"
    popup = page.list.head.chips.open("sectors")
    popup.picked.emit(("",))
    popup.close()
    assert names(page) == []
    assert page.list.head.chips.menus["sectors"].text() == "（空白）"
    page.list.head.chips.clear.click()
    assert len(names(page)) == 4


def test_conditions_hold_together(page: ScoresPage) -> None:
    chips = page.list.head.chips
    chips.marks["manual"].click()
    assert names(page) == ["演示壬一", "演示壬二", "演示壬三"]
    chips.marks["capped"].click()
    assert names(page) == ["演示壬一"]
    chips.marks["capped"].click()
    chips.kinds["apart"].click()
    assert names(page) == []
    chips.kinds[""].click()
    assert len(names(page)) == 3
    assert "3 人，共 4 人" in page.list.head.count.text()


def test_a_condition_whose_chip_has_nobody_left_stays_to_be_taken_off(
    context: UiContext, page: ScoresPage
) -> None:
    chips = page.list.head.chips
    chips.marks["capped"].click()
    assert names(page) == ["演示壬一"]
    page.list.head.cut_off.part.setCurrentIndex(1)
    assert names(page) == []
    assert chips.marks["capped"].isVisible()
    chips.marks["capped"].click()
    assert len(names(page)) == 4


def test_chosen_rows_are_copied_with_numbers_that_spreadsheets_read(
    page: ScoresPage, desktop: ScriptedDesktop
) -> None:
    page.list.table.choose_rows([1, 2], 2)
    QTest.keyClick(page.list.table, Qt.Key.Key_C, CTRL)
    head, *rows = desktop.clipboard.rstrip("\n").split("\n")
    assert head.split("\t")[0] == "姓名"
    assert [each.split("\t")[0] for each in rows] == ["演示壬二", "演示壬三"]
    assert "-2" in rows[1].split("\t")
    assert "−" not in desktop.clipboard


def test_hints_say_what_the_caps_left_and_the_place(page: ScoresPage) -> None:
    rows = page.list.rows
    assert rows.hint(0, column(page, "加分")) == "封顶前 25，封顶 20"
    assert rows.hint(0, column(page, "名次")) == "同类 3 人中第 1"
    assert rows.hint(3, column(page, "名次")) == "—"
    assert rows.hint(0, NAME) == "演示壬一"


def test_quarters_leave_out_what_came_later(page: ScoresPage) -> None:
    cut = page.list.head.cut_off
    expected = {"第一季度": ("10", "0", "0"), "上半年": ("20", "0", "0"),
                "前三季度": ("20", "8", "0"), "全年": ("20", "8", "−2")}  # fmt: skip
    for word, points in expected.items():
        cut.part.setCurrentText(word)
        assert tuple(totals(page).values())[:3] == points, word


@pytest.mark.parametrize(
    ("typed", "said", "total"),
    [("4.10", "", "20"), ("2026-02-10", "", "10"), ("2.9", "", "0"), ("二月", NO_DAY, "20"),
     ("2025-02-10", OUTSIDE, "20"), ("2026-02", NO_DAY, "20"), ("", "", "20")],
)  # fmt: skip
def test_any_day_of_the_year(page: ScoresPage, typed: str, said: str, total: str) -> None:
    cut = page.list.head.cut_off
    cut.part.setCurrentText(ANY_DAY)
    cut.day.setText(typed)
    cut.day.editingFinished.emit()
    assert cut._problem.text() == said
    assert cut._problem.isVisible() is bool(said)
    assert totals(page)["演示壬一"] == total


def test_years_are_walked_by_buttons_and_a_year_without_rules_says_so(page: ScoresPage) -> None:
    cut = page.list.head.cut_off
    cut.back.click()
    assert cut.year == 2025
    assert "2025 年还没有正式的积分规则" in words_of(page.list.empty)
    wanted: list[tuple[str, str]] = []
    page._context.events.page_wanted.connect(lambda *place: wanted.append(place))
    page.list.empty.new.click()
    assert wanted[0][0] == "score_rule_set"
    cut.forward.click()
    assert len(names(page)) == 4


def test_undo_and_redo_move_the_totals(context: UiContext, page: ScoresPage) -> None:
    history.undo(context.desk)
    page.refresh(frozenset())
    assert totals(page)["演示壬三"] == "0"
    history.undo(context.desk)
    page.refresh(frozenset())
    assert totals(page)["演示壬二"] == "0"
    for _ in range(2):
        history.redo(context.desk)
    page.refresh(frozenset())
    assert totals(page) == {"演示壬一": "20", "演示壬二": "8", "演示壬三": "−2", "演示壬四": "—"}


def test_two_windows_show_the_same_after_a_change(
    context: UiContext, qtbot: QtBot, page: ScoresPage, people: list[int]
) -> None:
    other = shown_page(context, qtbot)
    entry(context.desk, "3", "2026-11-01", member=people[2])
    for each in (page, other):
        each.refresh(frozenset())
        assert totals(each)["演示壬三"] == "1"


def test_columns_are_as_wide_as_their_words(page: ScoresPage) -> None:
    table = page.list.table
    for at, title in enumerate(page.list.rows.titles):
        needed = table.fontMetrics().horizontalAdvance(title)
        if len(title) <= 9:
            assert table.columnWidth(at) >= needed, title
    assert column(page, "会议") == FIRST


def test_f5_reads_again(
    page: ScoresPage, context: UiContext, qtbot: QtBot, people: list[int]
) -> None:
    entry(context.desk, "1", "2026-11-02", member=people[3])
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.list.table.setFocus()
    entry(context.desk, "1", "2026-11-02", member=people[2])
    focus: QWidget = page.list.table
    QTest.keyClick(focus, Qt.Key.Key_F5)
    assert totals(page)["演示壬三"] == "−1"
    assert totals(page)["演示壬四"] == "—"
