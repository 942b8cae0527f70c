"""Grades and steps of the score in the sandbox, by mouse and keys; who moves, by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from desktop_app.services.registers.history import undo
from desktop_app.services.scoring.sandbox_picture import GradeLine
from desktop_app.services.scoring.sandbox_places import RulePlace
from desktop_app.ui.look.theme import Mode
from desktop_app.ui.scoring.sandbox.adopt_dialog import AdoptDialog
from desktop_app.ui.scoring.sandbox.grade_bars import GradeBars
from desktop_app.ui.scoring.sandbox.sandbox_page import SandboxPage
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.services.scoring.sandbox_office import scored_office
from tests.ui.scoring.sandbox_pages import (
    KEY,
    sandbox_on,
    settled,
    shown_names,
    shown_page,
    tried_text,
    typed_rule,
)

CAP = RulePlace("category", "会议", "cap")
TOP, BELOW = RulePlace("band", "优秀", "low"), RulePlace("band", "称职", "below")
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(context: UiContext, qtbot: QtBot) -> SandboxPage:
    """The page over six members with different points."""
    scored_office(context.desk)
    return shown_page(context, qtbot)


def _rows(path: Path, sheet: str) -> list[list[str]]:
    found = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(sheet).to_python()
    return [list(map(str, row)) for row in found]


def _middle(place: QRectF) -> QPoint:
    return place.center().toPoint()


def test_a_grade_is_chosen_by_keys_and_by_a_click_and_let_go(page: SandboxPage) -> None:
    typed_rule(page, CAP, "10")
    bars, moves = page.frame.figures.bars, page.frame.moves
    bars.setFocus()
    QTest.keyClick(bars, KEY.Key_Return)
    assert moves.grade == "", "no grade is marked yet"
    QTest.keyClick(bars, KEY.Key_Down)
    QTest.keyClick(bars, KEY.Key_Return)
    assert moves.grade == "优秀"
    assert shown_names(page) == ["演示甲"]
    for _ in range(9):
        QTest.keyClick(bars, KEY.Key_Down)
    QTest.keyClick(bars, KEY.Key_Return)
    assert moves.grade == bars.lines[-1].name, "the last one is the end"
    assert shown_names(page) == []
    assert moves.grade_chip.isVisible()
    QTest.mouseClick(bars, LEFT, pos=_middle(bars.line_at(0)))
    assert moves.grade == "优秀"
    QTest.mouseClick(bars, LEFT, pos=_middle(bars.line_at(0)))
    assert moves.grade == ""
    assert not moves.grade_chip.isVisible()


def test_the_bars_say_their_numbers_and_are_as_long_as_they(page: SandboxPage) -> None:
    typed_rule(page, CAP, "10")
    bars = page.frame.figures.bars
    assert "优秀 0 人，原 1 人" in bars.accessibleName()
    now, before = bars.bars_of(0)
    assert now.width() == 0 < before.width()
    assert now.bottom() < before.top(), "what was lies below what is"


def test_bars_of_nobody_are_drawn_without_a_length(context: UiContext, qtbot: QtBot) -> None:
    bars = GradeBars(context.theme)
    qtbot.addWidget(bars)
    bars.resize(400, 200)
    bars.show_lines([GradeLine("优秀", "≥ 90", 0, 0)])
    assert bars.bars_of(0)[0].width() == 0
    QTest.keyClick(bars, KEY.Key_Up)
    bars.show_lines([])
    QTest.keyClick(bars, KEY.Key_Return)
    assert bars.marked == -1


def test_limits_are_chosen_and_moved_by_keys(page: SandboxPage) -> None:
    steps = page.frame.figures.steps
    steps.setFocus()
    for _ in range(5):
        QTest.keyClick(steps, KEY.Key_Up)
    last = steps.limits[-1]
    assert steps.limits[steps.marked] == last
    QTest.keyClick(steps, KEY.Key_Left)
    assert steps.limits[-1].value == last.value - 100
    QTest.keyClick(steps, KEY.Key_Right, SHIFT)
    assert steps.limits[-1].value == last.value + 400
    assert tried_text(page, TOP) == "22"
    assert tried_text(page, BELOW) == "22"
    assert shown_names(page) == ["演示甲"], "20 points are no longer enough"


def test_a_limit_does_not_pass_its_neighbour(page: SandboxPage) -> None:
    steps = page.frame.figures.steps
    steps.setFocus()
    for _ in range(9):
        QTest.keyClick(steps, KEY.Key_Right, SHIFT)  # the lowest one, towards the second
    values = [each.value for each in steps.limits]
    assert values == sorted(values)
    assert values[0] <= values[1]
    assert not page.frame.figures.fault.text().startswith("0 到")


def test_a_drag_besides_every_limit_moves_nothing(page: SandboxPage) -> None:
    steps = page.frame.figures.steps
    middle = round(steps.plot().center().y())
    far = QPoint(round(steps.place_of(1400)), middle)
    assert steps.limit_at(far.x()) is None
    QTest.mousePress(steps, LEFT, pos=far)
    QTest.mouseMove(steps, QPoint(far.x() - 40, middle))
    QTest.mouseRelease(steps, LEFT, pos=QPoint(far.x() - 40, middle))
    assert not sandbox_on(page).trial.can_undo


def test_middle_figures_show_what_they_were(page: SandboxPage) -> None:
    words = page.frame.figures.middle["mean"]
    before = words.text()
    assert before.startswith("平均 ")
    assert "原" not in before
    typed_rule(page, CAP, "10")
    assert f"原 {before.removeprefix('平均 ')}" in words.text()
    page.frame.head.reset.click()
    assert words.text() == before


def test_the_reasons_stay_open_while_numbers_change_and_close_with_their_member(
    page: SandboxPage,
) -> None:
    typed_rule(page, CAP, "10")
    page.frame.other_pane()
    moves = page.frame.moves
    QTest.keyClick(moves.table, KEY.Key_Space)
    assert moves.model.opened
    typed_rule(page, CAP, "9")
    assert next(each.words for each in moves.model.reasons) == "会议：封顶 35 → 9"
    typed_rule(page, CAP, "35")
    assert moves.model.opened == 0
    assert moves.model.why_row == -1


def test_f6_goes_to_the_names_the_limits_and_back(page: SandboxPage) -> None:
    frame = page.frame
    frame.other_pane()
    assert frame.figures.steps.hasFocus(), "there are no names yet"
    frame.other_pane()
    assert frame.rules.hasFocus()
    typed_rule(page, CAP, "10")
    frame.other_pane()
    assert frame.moves.table.hasFocus()
    frame.other_pane()
    assert frame.figures.steps.hasFocus()


def test_the_detail_of_nobody_asks_to_choose_somebody(page: SandboxPage) -> None:
    page.frame.detail.click()
    assert "请先在右边名单里选一个人" in page.frame.sentence.text()


def test_the_exported_names_are_those_shown(
    page: SandboxPage, desktop: ScriptedDesktop, tmp_path: Path, qtbot: QtBot
) -> None:
    assert not page.frame.export.isEnabled(), "there is nothing to export"
    typed_rule(page, CAP, "10")
    page.frame.moves.chips["same"].click()
    desktop.answers["export_file"] = path = tmp_path / "变动.xlsx"
    page.frame.export.click()
    qtbot.waitUntil(path.exists)
    rows = _rows(path, "变动名单")
    assert [row[0] for row in rows[1:]] == ["演示乙"]
    assert _rows(path, "规则对照")[0][:4] == ["类别", "规则", "对照", "试算"]


def test_a_draft_without_a_name_or_of_a_known_name_is_refused(
    page: SandboxPage, desktop: ScriptedDesktop, qtbot: QtBot
) -> None:
    typed_rule(page, CAP, "10")
    refused = (("  ", "起一个名称"), ("演示规则", "已经有叫“演示规则”的规则"), ("长" * 200, "最多"))
    for name, why in refused:
        desktop.answers["draft_name"] = name
        page.frame.head.keep.click()
        assert why in desktop.asked[-1][-1]
    assert len(page.sets) == 1
    assert page.frame.badge.text() == "改了 1 处", "nothing typed is lost"


def test_an_adoption_is_undone_as_a_whole(
    context: UiContext, page: SandboxPage, qtbot: QtBot
) -> None:
    typed_rule(page, CAP, "10")
    typed_rule(page, TOP, "19")
    page.outputs.adopt()
    dialogs: list[AdoptDialog] = list(page.findChildren(AdoptDialog))
    (dialog,) = dialogs
    assert dialog.list.rowCount() == 3
    dialog.reason.setText("演示主席会议")
    dialog.done_button.click()
    settled(page, qtbot)
    assert tried_text(page, CAP) == "封顶 10"
    context.events.announce(undo(context.desk))
    settled(page, qtbot)
    qtbot.waitUntil(lambda: tried_text(page, CAP) == "封顶 35")
    assert tried_text(page, TOP) == "18"
    assert not page.frame.badge.isVisible()


def test_every_command_of_the_palette_is_one_of_the_page(
    page: SandboxPage, desktop: ScriptedDesktop
) -> None:
    commands = {each.title: each for each in page.commands()}
    typed_rule(page, CAP, "10")
    commands["沙盘：恢复原样"].run()
    assert tried_text(page, CAP) == "封顶 35"
    commands["沙盘：采用为正式规则"].run()
    assert "没有要采用的改动" in desktop.asked[-1][-1]


@pytest.mark.parametrize(("mode", "large"), [(Mode.LIGHT, False), (Mode.DARK, True)])
def test_the_limits_keep_their_numbers_apart_from_the_ends(
    context: UiContext, page: SandboxPage, mode: Mode, large: bool
) -> None:
    context.theme.wear(mode, large=large)
    steps = page.frame.figures.steps
    places = [steps.place_of(each.value) for each in steps.limits]
    assert places == sorted(places)
    assert steps.plot().left() <= places[0]
    assert places[-1] <= steps.plot().right()
    assert not steps.grab().toImage().isNull()
