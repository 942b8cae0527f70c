"""A year's assessment by keys and clicks: opened, taken through its steps, locked, told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTabBar, QTabWidget, QWidget

from desktop_app import app
from desktop_app.records import ScoreEntry
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.documents.pdf_reading import poppler_text
from tests.journeys.hand import Hand
from tests.journeys.handing_out import command, printed
from tests.journeys.handling_proposals import finish, list_of, states
from tests.services.assessments.assessed_office import add_members, add_rules

HIGH, LOW = "演示甲", "演示乙"


@pytest.fixture
def page(program: app.Program, hand: Hand) -> QWidget:
    """The page 履职评定 of an office with rules in force, two members and their points."""
    desk = program.context.desk
    add_rules(desk)
    members = add_members(desk, HIGH, LOW, recommended_by="演示工商联")
    for member, points in zip(members, (9500, 4000), strict=True):
        entry = {"member": member, "year": 2026, "day": "2026-05-06", "points": points}
        desk.write([ScoreEntry.of({**entry, "reason": "演示"})], action="手工计分")
    hand.until_said(program.window, "备份 今天")
    hand.tab(hand.see(program.window, QTabWidget, "tabs"), "考核")
    hand.turn(hand.see(program.window, QTabBar, "section_bar"), "履职评定")
    return hand.comes(program.window, QWidget, "assessment_page")


def every(hand: Hand, page: QWidget, step: str, **texts: str) -> None:
    """Take a step with all rows of the list."""
    table = list_of(hand, page)
    hand.row(table, HIGH)
    hand.key(table, Qt.Key.Key_A, ctrl=True)
    hand.pick(page, "deeds_button", step)
    finish(hand, hand.window("step_dialog"), **texts)


def opened(hand: Hand, page: QWidget) -> None:
    """Open the year from the header, by Enter."""
    hand.press(page, "open_year_button")
    dialog = hand.window("open_year_dialog")
    hand.key(hand.see(dialog, QWidget, "done_button"), Qt.Key.Key_Return)
    hand.gone("open_year_dialog")
    hand.until(lambda: states(hand, page, "进度") == ["自评", "自评"])


def locked(hand: Hand, page: QWidget) -> None:
    """Lock the year: the meeting is missing at first, and the dialog says so."""
    hand.press(page, "lock_year_button")
    dialog = hand.window("lock_year_dialog")
    hand.key(hand.see(dialog, QWidget, "done_button"), Qt.Key.Key_Return, ctrl=True)
    hand.until_said(dialog, "请填写决定锁定的会议")
    finish(hand, dialog, decided_by="演示主席会议", decided_on="2026.12.20")
    hand.until(lambda: states(hand, page, "进度") == ["已锁定", "已锁定"])


def test_a_year_from_its_rules_to_locked_grades_and_a_letter(
    program: app.Program, hand: Hand, page: QWidget, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    opened(hand, page)
    every(hand, page, "自评…", self_on="2026.12.5")
    every(hand, page, "专委会初评…", committee_on="2026.12.8", committee_by="演示主任")
    assert sorted(states(hand, page, "初评等次")) == ["不称职", "优秀"]
    every(hand, page, "办公室复核…", office_on="2026.12.10")
    every(hand, page, "主席会议审定…", decided_by="演示主席会议", decided_on="2026.12.20")
    assert sorted(states(hand, page, "审定等次")) == ["不称职", "优秀"]
    locked(hand, page)
    assert "已锁定 2" in hand.see(page, QLabel, "year_told").text()
    told = printed(hand, desktop, page, "履职情况反馈函", tmp_path / "反馈函.pdf")
    assert "演示甲委员" in "".join(told.split())
    every(hand, page, "登记反馈本人…", told_on="2026.12.28")
    file = program.context.desk.office.path
    program.close()
    results, out = tmp_path / "结果表.pdf", tmp_path / "评定.csv"
    for given in (
        ("print", "assessment_results", str(results), "--all"),
        ("export", "assessment", str(out)),
    ):
        done = command(file, "--date", "2026-12-28", *given)
        assert done.returncode == 0, done.stderr
    text = "".join(poppler_text(results, "-layout").split())
    assert "1演示甲" in text
    assert "95优秀" in text
    lines = out.read_text(encoding="utf-8-sig")
    assert "已锁定" in lines
    assert "2026-12-28" in lines


def test_a_locked_year_refuses_points_until_it_is_unlocked_with_a_reason(
    program: app.Program, hand: Hand, page: QWidget, desktop: ScriptedDesktop
) -> None:
    opened(hand, page)
    every(hand, page, "自评…", self_on="2026.12.5")
    every(hand, page, "专委会初评…")
    every(hand, page, "办公室复核…")
    every(hand, page, "主席会议审定…", decided_by="演示主席会议")
    locked(hand, page)
    hand.row(list_of(hand, page), HIGH)
    hand.press(page, "lock_year_button")
    dialog = hand.window("unlock_year_dialog")
    finish(hand, dialog, remark="漏计一次调研")
    hand.until(lambda: states(hand, page, "进度") == ["主席会议审定", "主席会议审定"])
    hand.row(list_of(hand, page), HIGH)
    hand.pick(page, "deeds_button", "更正得分…")
    finish(hand, hand.window("step_dialog"), points="2", reason="补计")
    hand.row(list_of(hand, page), HIGH)
    hand.pick(page, "deeds_button", "更新得分")
    hand.until(lambda: "97" in states(hand, page, "得分"))
