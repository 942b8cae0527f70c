"""The states of an assessment above the lines: steps, objections, the lock of the year."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.services.assessments import assessment_steps as steps
from desktop_app.services.assessments.locking import lock, unlock
from desktop_app.services.assessments.opening import open_year
from desktop_app.services.registers import history
from desktop_app.ui.scoring.assessment_line import AssessmentLine
from desktop_app.ui.scoring.scores_page import ScoresPage
from desktop_app.ui.ui_context import UiContext
from tests.services.assessments.assessed_office import (
    YEAR,
    assessments,
    keys_of,
    walk_to_chairs,
)
from tests.ui.scoring.score_page_office import (
    detail_of,
    dialog_named,
    entry,
    fill,
    members,
    press,
    rules_in_force,
    shown_page,
    totals,
    words_of,
)

MEETING = {"decided_by": "演示主席会议", "decided_on": "2026-11-20", "remark": "演示考核结束"}


@pytest.fixture
def people(context: UiContext) -> list[int]:
    """Two members with assessments of the year, one of them with 8 points."""
    rules_in_force(context.desk)
    found = members(context.desk, "演示辛一", "演示辛二")
    entry(context.desk, "8", "2026-05-01", member=found[0])
    open_year(context.desk, YEAR)
    return found


@pytest.fixture
def page(context: UiContext, qtbot: QtBot, people: Sequence[int]) -> ScoresPage:
    found = shown_page(context, qtbot)
    found.open_detail(people[0])
    return found


def line_of(page: ScoresPage) -> AssessmentLine:
    return detail_of(page).states


def state_of(page: ScoresPage, name: str = "演示辛一") -> str:
    return str(assessments(page._context.desk)[name]["state"])


def test_the_next_step_is_offered_and_taken(page: ScoresPage) -> None:
    line = line_of(page)
    assert line.states.isVisible()
    assert line.step_button.text() == "自评"
    line.step_button.click()
    dialog = dialog_named(page.window(), "step_dialog")
    fill(dialog, self_text="演示小结")
    press(dialog, "done_button")
    assert state_of(page) == "committee"
    assert line.step_button.text() == "专委会初评"
    assert state_of(page, "演示辛二") == "self"
    history.undo(page._context.desk)
    page.refresh(frozenset())
    assert line.step_button.text() == "自评"


def test_every_step_has_its_button_up_to_the_decision(page: ScoresPage) -> None:
    desk, line = page._context.desk, line_of(page)
    (key,) = keys_of(desk, "演示辛一")
    steps.own_view(desk, [key], {"self_on": "2026-11-01"})
    page.refresh(frozenset())
    steps.committee_view(desk, [key], {"committee_on": "2026-11-02"})
    page.refresh(frozenset())
    assert line.step_button.text() == "办公室复核"
    steps.office_view(desk, [key], {"office_on": "2026-11-03"})
    page.refresh(frozenset())
    assert line.step_button.text() == "主席会议审定"
    done = [each.label for each in line.states.points]
    assert done[:2] == ["自评", "专委会初评"]


def test_the_key_of_the_step(page: ScoresPage, qtbot: QtBot) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    detail = detail_of(page)
    detail.take_focus()
    QTest.keyClick(detail.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "自评" in words_of(dialog_named(page.window(), "step_dialog"))


def test_a_part_of_the_year_takes_no_step(page: ScoresPage) -> None:
    page.list.head.cut_off.part.setCurrentIndex(2)
    line = line_of(page)
    assert not line.step_button.isVisible()
    assert "评定按全年的得分" in line.told.text()
    line.take_step()
    assert state_of(page) == "self"


def test_an_objection_is_registered_and_said_until_it_is_answered(page: ScoresPage) -> None:
    detail, desk = detail_of(page), page._context.desk
    assert detail.side.objection_button.isVisible()
    detail.side.objection_button.click()
    dialog = dialog_named(page.window(), "step_dialog")
    fill(dialog, objection="演示少计一次会议。", objected_on="2026-11-10")
    press(dialog, "done_button")
    assert line_of(page).told.text().startswith("2026-11-10 提出异议：演示少计一次会议。")
    assert assessments(desk)["演示辛一"]["objection"] == "演示少计一次会议。"
    steps_given = {"objection_answer": "演示已补计", "objection_answered_on": "2026-11-12"}
    answer(page, steps_given)
    assert "提出异议" not in line_of(page).told.text()


def answer(page: ScoresPage, given: dict[str, str]) -> None:
    """Answer the objection by the row action of assessments."""
    line = line_of(page)
    action = line._actions["answer_objection"]
    line._run(action)
    dialog = dialog_named(page.window(), "step_dialog")
    fill(dialog, **given)
    press(dialog, "done_button")


def test_without_an_assessment_there_is_no_objection(context: UiContext, page: ScoresPage) -> None:
    (key,) = members(context.desk, "演示辛三")
    page.refresh(frozenset())
    page.open_detail(key)
    assert not detail_of(page).side.objection_button.isVisible()
    assert "2026 年还没有建立履职评定" in line_of(page).told.text()
    line_of(page).object()
    line_of(page).open()
    assert detail_of(page).key == key


def test_a_locked_year_keeps_its_scores_and_takes_no_entry(
    context: UiContext, page: ScoresPage, people: list[int]
) -> None:
    desk = context.desk
    walk_to_chairs(desk, keys_of(desk))
    lock(desk, YEAR, MEETING)
    page.refresh(frozenset())
    detail = detail_of(page)
    assert "已经锁定" in line_of(page).told.text()
    assert not line_of(page).step_button.isVisible()
    assert not detail.entry_button.isEnabled()
    assert detail.side.objection_button.isVisible()
    said: list[object] = []
    context.events.said.connect(said.append)
    page.enter(people[1])
    assert "已经锁定" in str(said[-1])
    assert totals(page)["演示辛一"] == "8"
    unlock(desk, YEAR, "演示更正")
    page.refresh(frozenset())
    assert detail.entry_button.isEnabled()
    entry(desk, "2", "2026-06-01", member=people[0])
    page.refresh(frozenset())
    assert totals(page)["演示辛一"] == "10"


def test_one_who_joins_after_the_lock_has_no_line(context: UiContext, page: ScoresPage) -> None:
    desk = context.desk
    walk_to_chairs(desk, keys_of(desk))
    lock(desk, YEAR, MEETING)
    members(desk, "演示辛四", since="2026-11-22")
    page.refresh(frozenset())
    assert sorted(totals(page)) == ["演示辛一", "演示辛二"]


def test_undoing_the_opening_takes_the_line_away(page: ScoresPage) -> None:
    desk = page._context.desk
    history.undo(desk)
    page.refresh(frozenset())
    assert "还没有建立履职评定" in line_of(page).told.text()
    history.redo(desk)
    page.refresh(frozenset())
    assert line_of(page).states.isVisible()
