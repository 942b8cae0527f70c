"""积分 of groups: the switch, the list, the detail, entries by hand, what goes out."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop_app.records import Assessment, Membership
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import history
from desktop_app.services.scoring.rule_set import GROUP
from desktop_app.ui.prints.print_preview import PrintPreview
from desktop_app.ui.scoring.scores_page import ScoresPage
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.services.facts.fact_office import saved
from tests.services.scoring.score_office import attended
from tests.ui.scoring.score_page_office import (
    detail_of,
    entries,
    entry,
    entry_dialog,
    facts_of,
    fill,
    groups,
    item,
    members,
    names,
    press,
    rules_in_force,
    shown_page,
    texts,
    totals,
    words_of,
)


@pytest.fixture
def made(desk: Desk) -> list[int]:
    """Rules for members and for groups, a member, two running groups, one that was stopped."""
    rules_in_force(desk)
    members(desk, "演示一")
    rules = rules_in_force(desk, GROUP)
    found = groups(desk, "演示第一组", "演示第二组", founded="2026-01-05")
    groups(desk, "演示停办组", founded="2025-01-05", closed="2026-05-01", state="closed")
    entry(desk, "8", "2026-03-01", item(desk, "award_national", rules), group=found[1])
    return found


@pytest.fixture
def page(context: UiContext, qtbot: QtBot, made: list[int]) -> ScoresPage:
    found = shown_page(context, qtbot)
    found.list.head.whom.buttons[GROUP].click()
    return found


def test_the_switch_turns_from_members_to_groups_and_back(page: ScoresPage) -> None:
    assert sorted(names(page)) == ["演示停办组", "演示第一组", "演示第二组"]
    assert page.list.rows.titles[1] == "组名"
    assert "3 个组" in page.list.head.count.text()
    assert page.list.head.search.placeholderText() == "组名、组长、场所"
    page.list.head.whom.buttons["member"].click()
    assert names(page) == ["演示一"]
    assert page.list.rows.titles[1] == "姓名"
    assert "1 人" in page.list.head.count.text()


def test_the_pressed_half_stays_pressed_when_it_is_clicked_again(page: ScoresPage) -> None:
    page.list.head.search.setText("第二")
    page.list.head.whom.buttons[GROUP].click()
    assert page.list.head.whom.buttons[GROUP].isChecked()
    assert not page.list.head.whom.buttons["member"].isChecked()
    assert names(page) == ["演示第二组"]


def test_turning_takes_the_conditions_off(page: ScoresPage) -> None:
    page.list.head.search.setText("第二")
    page.list.head.chips.grades["不称职"].click()
    page.list.head.whom.buttons["member"].click()
    assert page.list.head.search.text() == ""
    assert page.list.head.chips.wanted.grades == ()
    assert names(page) == ["演示一"]


def test_groups_are_counted_once_and_ranked_among_each_other(page: ScoresPage) -> None:
    assert page.list.head.chips.kinds[""].text() == "全部 3"
    assert page.list.head.chips.kinds["apart"].text() == "不计分 1"
    by_name = {each[0]: each for each in texts(page)}
    assert by_name["演示第二组"][-4:] == ["8", "不称职", "1", "手工"]
    assert by_name["演示第一组"][-4:-1] == ["0", "不称职", "2"]
    assert by_name["演示停办组"][-4] == "—"
    rank = page.list.rows.total + 2
    row = page.list.rows.row_of(next(x.key for x in page.list.lines if x.rank == 1))
    assert page.list.rows.hint(row, rank) == "2 个组中第 1"


def test_a_group_is_found_by_its_name(page: ScoresPage) -> None:
    page.list.head.search.setText("第一")
    assert names(page) == ["演示第一组"]
    page.list.head.search.setText("演示一")
    assert names(page) == []
    assert page.list.empty.isVisible()


def test_the_detail_of_a_group_has_its_lines_rank_and_walk(
    page: ScoresPage, made: list[int]
) -> None:
    page.open_detail(made[1])
    detail = detail_of(page)
    assert detail.title.text() == "演示第二组 · 2026 年积分明细"
    assert [each.points for each in detail.rows.rows if each.kind == "line"] == ["8"]
    assert facts_of(page)["名次"] == "2 个组中第 1"
    assert "人中第" not in words_of(detail.side)
    QTest.keyClick(detail.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert detail.key != made[1]
    QTest.keyClick(detail.table, Qt.Key.Key_Escape)
    assert page.in_front is None


def test_a_line_of_a_group_names_the_member_who_did_it(
    context: UiContext, page: ScoresPage, made: list[int]
) -> None:
    desk = context.desk
    one, two = members(desk, "演示丙一", "演示丙二")
    for each in (one, two):
        saved(desk, Membership, member=each, kind="group", group=made[0], since="2026-01-10")
    attended(desk, one, "standing")
    page.refresh(frozenset())
    page.open_detail(made[0])
    (line,) = [each for each in detail_of(page).rows.rows if each.kind == "line"]
    assert line.what.startswith("演示丙一：演示standing")
    assert "演示丙二" not in line.what


def test_the_switch_leaves_the_detail(page: ScoresPage, made: list[int]) -> None:
    page.open_detail(made[0])
    page.list.head.whom.buttons["member"].click()
    assert page.in_front is None
    assert names(page) == ["演示一"]


def test_an_entry_for_a_group_asks_for_a_group(page: ScoresPage, made: list[int]) -> None:
    page.list.choose(made[0])
    page.list.head.entry_button.click()
    dialog = entry_dialog(page)
    assert "member" not in dialog._asked.boxes
    assert dialog._asked.drafts()["group"] == made[0]
    dialog.item.setCurrentIndex(dialog.item.count() - 1)
    fill(dialog, points="3", reason="演示组织学习")
    press(dialog, "done_button")
    assert totals(page)["演示第一组"] == "3"
    assert entries(page._context.desk)[-1] == (None, made[0], 300, "演示组织学习")
    history.undo(page._context.desk)
    page.refresh(frozenset())
    assert totals(page)["演示第一组"] == "0"


def test_without_rules_for_groups_the_page_says_how_to_begin(
    context: UiContext, qtbot: QtBot
) -> None:
    rules_in_force(context.desk)
    groups(context.desk, "演示组")
    page = shown_page(context, qtbot)
    page.list.head.whom.buttons[GROUP].click()
    assert page.list.empty.isVisible()
    words = words_of(page.list.empty)
    assert "2026 年还没有组的正式积分规则" in words
    assert "“考核对象”选“组”" in words
    said: list[object] = []
    context.events.said.connect(said.append)
    page.enter()
    assert not page.list.head.entry_button.isEnabled()
    assert "不能手工计分" in str(said[-1])
    assert page.window().findChild(QDialog, "entry_dialog") is None


def test_with_rules_but_no_group_it_says_where_groups_are_written_down(
    context: UiContext, qtbot: QtBot
) -> None:
    rules_in_force(context.desk, GROUP)
    page = shown_page(context, qtbot)
    page.list.head.whom.buttons[GROUP].click()
    assert "“委员履职”的“组”里登记以后" in words_of(page.list.empty)
    groups(context.desk, "演示新组")
    page.refresh(frozenset())
    assert names(page) == ["演示新组"]


def test_the_ranking_of_groups_as_workbook_and_print(
    page: ScoresPage, desktop: ScriptedDesktop, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "组排名.xlsx"
    desktop.answers["export_file"] = path
    page.list.head.export_button.click()
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: path.stat().st_size > 0)
    sheet = load_workbook(path).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][2] == "组名"
    assert [each[:3] for each in rows[1:]] == [
        ["组", 1, "演示第二组"], ["组", 2, "演示第一组"], ["不计分的组", None, "演示停办组"],
    ]  # fmt: skip
    page.output.print_ranking()
    previews: list[PrintPreview] = list(page.window().findChildren(PrintPreview))
    assert previews
    previews[-1].close()


def test_whose_scores_are_shown_is_remembered(
    context: UiContext, qtbot: QtBot, page: ScoresPage
) -> None:
    other = shown_page(context, qtbot)
    assert names(other) == ["演示一"]
    other.recall(page.remember())
    assert other.list.head.whom.is_groups
    assert sorted(names(other)) == sorted(names(page))


def test_a_place_names_a_group(page: ScoresPage, made: list[int]) -> None:
    page.show_place("2026")
    assert names(page) == ["演示一"]
    page.show_place(f"2026/{made[1]}/group")
    assert detail_of(page).title.text().startswith("演示第二组")


def test_the_assessment_of_a_group_is_above_its_lines(
    context: UiContext, page: ScoresPage, made: list[int]
) -> None:
    page.open_detail(made[1])
    line = detail_of(page).states
    assert "还没有建立履职评定" in words_of(line)
    key = registers.save(context.desk, Assessment, {"group": made[1], "year": "2026"}).keys[0]
    page.refresh(frozenset())
    assert line.states.isVisible()
    opened: list[object] = []
    context.events.record_wanted.connect(lambda *place: opened.append(place))
    line.open()
    assert opened == [("assessment", key)]
