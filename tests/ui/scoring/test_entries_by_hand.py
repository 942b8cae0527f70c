"""手工加减分: for one, for several at a time, what is refused, what is asked before it is lost."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop_app.services.registers import history
from desktop_app.ui.scoring.entry_dialog import FREE_WORDS, NAMED, EntryDialog
from desktop_app.ui.scoring.scores_page import ScoresPage
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.ui.scoring.score_page_office import (
    child,
    entries,
    entry_dialog,
    fill,
    members,
    press,
    rules_in_force,
    shown_page,
    totals,
    type_into,
    words_of,
)

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def people(context: UiContext) -> list[int]:
    """Rules in force and three members, in the order of the list."""
    rules_in_force(context.desk)
    return members(context.desk, "演示丁一", "演示丁二", "演示丁三")


@pytest.fixture
def page(context: UiContext, qtbot: QtBot, people: Sequence[int]) -> ScoresPage:
    return shown_page(context, qtbot)


def begin(page: ScoresPage, rows: Sequence[int]) -> EntryDialog:
    """The dialog for the members of these rows."""
    page.list.table.choose_rows(list(rows), rows[-1])
    page.list.head.entry_button.click()
    return entry_dialog(page)


def choose_item(dialog: EntryDialog, words: str) -> None:
    """Choose the item whose name has these words."""
    labels = [dialog.item.itemText(each) for each in range(dialog.item.count())]
    dialog.item.setCurrentIndex(next(x for x, each in enumerate(labels) if words in each))


def open_dialogs(page: ScoresPage) -> list[QDialog]:
    found: list[QDialog] = list(page.window().findChildren(QDialog, "entry_dialog"))
    return [each for each in found if each.isVisible()]


def test_several_chosen_members_get_the_same_in_one_action(
    page: ScoresPage, people: list[int]
) -> None:
    dialog = begin(page, (0, 2))
    assert "给选中的 2 人每人各计一条：演示丁一、演示丁三" in words_of(dialog)
    assert "member" not in dialog._asked.boxes
    choose_item(dialog, "不属于任何项目")
    fill(dialog, points="2.5", reason="演示抗洪", document="演示通报")
    press(dialog, "done_button")
    assert totals(page) == {"演示丁一": "2.5", "演示丁二": "0", "演示丁三": "2.5"}
    desk = page._context.desk
    assert {each[0] for each in entries(desk)} == {people[0], people[2]}
    history.undo(desk)
    page.refresh(frozenset())
    assert set(totals(page).values()) == {"0"}
    history.redo(desk)
    page.refresh(frozenset())
    assert totals(page)["演示丁三"] == "2.5"


def test_what_is_wrong_keeps_the_dialog_and_writes_nothing(page: ScoresPage) -> None:
    dialog = begin(page, (0, 1))
    choose_item(dialog, "授课")
    assert "0 到 3 分，要有依据材料" in words_of(dialog)
    fill(dialog, points="9", reason="演示好事")
    press(dialog, "done_button")
    words = words_of(dialog)
    assert "要在 0 到 3 分之间" in words
    assert "要写明依据材料" in words
    assert entries(page._context.desk) == []
    fill(dialog, points="三", document="演示证明")
    press(dialog, "done_button")
    assert "应为分数" in words_of(dialog)
    fill(dialog, points="3")
    press(dialog, "done_button")
    assert len(entries(page._context.desk)) == 2


def test_a_day_of_another_year_is_refused(page: ScoresPage) -> None:
    dialog = begin(page, (0,))
    choose_item(dialog, "不属于任何项目")
    fill(dialog, points="1", reason="演示旧事", day="2025-12-31")
    press(dialog, "done_button")
    assert "日期要在 2026 年里" in words_of(dialog)
    assert entries(page._context.desk) == []


def test_empty_fields_with_a_star_are_named(page: ScoresPage) -> None:
    dialog = begin(page, (0,))
    press(dialog, "done_button")
    words = words_of(dialog)
    assert "分值" in words
    assert "理由" in words
    assert child(dialog, "points").property("problem") == "stops"


def test_a_name_that_is_typed_is_taken_as_the_member(page: ScoresPage, people: list[int]) -> None:
    dialog = begin(page, (0,))
    choose_item(dialog, "不属于任何项目")
    fill(dialog, member="演示丁二", points="-1", reason="演示迟到")
    press(dialog, "done_button")
    assert entries(page._context.desk) == [(people[1], None, -100, "演示迟到")]


def test_a_name_that_nobody_has_is_refused(page: ScoresPage) -> None:
    dialog = begin(page, (0,))
    choose_item(dialog, "不属于任何项目")
    fill(dialog, member="没有这个人", points="1", reason="演示")
    press(dialog, "done_button")
    assert "没有这个人" in words_of(dialog)
    assert open_dialogs(page) == [dialog]
    assert entries(page._context.desk) == []


def test_the_range_follows_the_item(page: ScoresPage) -> None:
    dialog = begin(page, (0,))
    choose_item(dialog, "授课")
    assert dialog._range.text().startswith("0 到 3 分")
    choose_item(dialog, "不属于任何项目")
    assert dialog._range.text() == FREE_WORDS


def test_what_was_typed_is_not_lost_without_a_question(
    page: ScoresPage, desktop: ScriptedDesktop
) -> None:
    dialog = begin(page, (0,))
    desktop.answers["discard_written"] = False
    type_into(dialog, "reason", "zhaopin")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert [name for name, _ in desktop.asked] == ["discard_written"]
    assert open_dialogs(page) == [dialog]
    desktop.answers["discard_written"] = True
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert open_dialogs(page) == []


def test_nothing_typed_closes_without_a_question(
    page: ScoresPage, desktop: ScriptedDesktop
) -> None:
    dialog = begin(page, (0, 1))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert desktop.asked == []
    assert open_dialogs(page) == []


def test_many_names_are_cut(context: UiContext, page: ScoresPage) -> None:
    members(context.desk, *(f"演示戊{each}" for each in "一二三四五六七八"))
    page.refresh(frozenset())
    dialog = begin(page, range(11))
    told = words_of(dialog)
    assert "给选中的 11 人" in told
    line = next(each for each in told.splitlines() if each.startswith("给选中的"))
    assert line.endswith("等")
    assert line.count("、") == NAMED - 1


def test_from_the_detail_the_entry_is_for_whom_it_shows(
    page: ScoresPage, people: list[int]
) -> None:
    page.list.table.choose_rows([0, 1, 2], 2)
    page.open_detail(people[1])
    page.enter()
    assert entry_dialog(page)._asked.drafts()["member"] == people[1]


def test_without_a_row_the_member_is_asked_for(page: ScoresPage) -> None:
    page.list.table.clearSelection()
    page.list.head.entry_button.click()
    dialog = entry_dialog(page)
    assert dialog._asked.drafts()["member"] in ("", None)
    fill(dialog, points="1", reason="演示")
    press(dialog, "done_button")
    assert "委员" in words_of(dialog)
    assert entries(page._context.desk) == []


def test_the_whole_by_keys(page: ScoresPage, people: list[int], qtbot: QtBot) -> None:
    page.list.table.setFocus()
    QTest.keyClick(page.list.table, Qt.Key.Key_A, CTRL)
    page.new()
    dialog = entry_dialog(page)
    choose_item(dialog, "不属于任何项目")
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    type_into(dialog, "points", "4")
    type_into(dialog, "reason", "yanshi")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    assert [each[2] for each in entries(page._context.desk)] == [400] * 3
    assert set(totals(page).values()) == {"4"}
