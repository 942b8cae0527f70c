"""The page of the sandbox: typing, dragging, who moves, one step back, drafts and adoption."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.records.score_rules import ScoreRuleSet
from desktop_app.services import registers
from desktop_app.services.registers import Query
from desktop_app.services.scoring.presets import presets
from desktop_app.services.scoring.rule_set import read
from desktop_app.services.scoring.sandbox_places import RulePlace, value_of
from desktop_app.ui.look.theme import Mode
from desktop_app.ui.scoring.sandbox.adopt_dialog import AdoptDialog
from desktop_app.ui.scoring.sandbox.rules_model import COMPARED, TRIED
from desktop_app.ui.scoring.sandbox.sandbox_page import SandboxPage
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.services.scoring.sandbox_office import rule_set, scored_office
from tests.ui.scoring.sandbox_pages import settled, shown_names, shown_page, typed_rule

CAP = RulePlace("category", "会议", "cap")
KEY = Qt.Key


@pytest.fixture
def scored(context: UiContext) -> tuple[int, list[int]]:
    """Rules of 2026 and six members with different points."""
    return scored_office(context.desk)


def cell(page: SandboxPage, place: RulePlace, column: int) -> str:
    model = page.frame.rules_model
    return str(model.index(model.row_of(place), column).data())


def test_without_rules_the_presets_are_offered(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    page = shown_page(context, qtbot)
    assert page.frame.empty.isVisible()
    assert page.frame.empty.clear.isHidden()
    assert not page.frame.head.isVisible()
    desktop.answers["preset"] = 0
    page.frame.empty.new.click()
    settled(page, qtbot)
    assert page.of(page.tried).state == "draft"
    assert (
        registers.draft(context.desk, ScoreRuleSet, page.tried).values["preset"]
        == presets()[0].name
    )
    assert page.frame.rules.isVisible()


def test_a_typed_cap_moves_somebody_at_once_and_enter_goes_on(
    context: UiContext, qtbot: QtBot, scored: tuple[int, list[int]]
) -> None:
    page = shown_page(context, qtbot)
    assert "还没有改规则" in page.frame.moves.nobody.text()
    typed_rule(page, CAP, "10")
    assert (cell(page, CAP, COMPARED), cell(page, CAP, TRIED)) == ("封顶 35", "封顶 10")
    assert shown_names(page) == ["演示甲"]
    assert page.frame.moves.title.text() == "等次变动 1 人"
    assert page.frame.badge.text() == "改了 1 处"
    table = page.frame.rules
    assert table.currentIndex().row() == page.frame.rules_model.row_of(CAP) + 1
    assert read(context.desk, scored[0]) == page.sandbox.trial.origin  # type: ignore[union-attr]


def test_the_answer_comes_while_one_types_and_goes_with_esc(
    context: UiContext, qtbot: QtBot, scored: tuple[int, list[int]]
) -> None:
    page = shown_page(context, qtbot)
    table = page.frame.rules
    table.go(page.frame.rules_model.row_of(CAP))
    QTest.keyClicks(table, "5")
    qtbot.waitUntil(lambda: shown_names(page) == ["演示乙", "演示甲"])
    field: QLineEdit | None = table.findChild(QLineEdit, "trial_field")
    assert field is not None
    assert field.text() == "5"
    QTest.keyClick(field, KEY.Key_Escape)
    assert shown_names(page) == []
    assert cell(page, CAP, TRIED) == "封顶 35"
    assert not page.sandbox.trial.can_undo  # type: ignore[union-attr]


def test_a_wrong_number_is_said_and_stays_in_its_field(
    context: UiContext, qtbot: QtBot, scored: tuple[int, list[int]]
) -> None:
    page = shown_page(context, qtbot)
    typed_rule(page, CAP, "1x")
    field: QLineEdit | None = page.frame.rules.findChild(QLineEdit, "trial_field")
    assert field is not None
    assert "1x" in field.text()
    assert "应为分数" in page.frame.sentence.text()
    field.setText("10")
    QTest.keyClick(field, KEY.Key_Return)
    assert page.frame.sentence.text() == ""
    assert cell(page, CAP, TRIED) == "封顶 10"


def test_ctrl_z_takes_one_change_back(
    context: UiContext, qtbot: QtBot, scored: tuple[int, list[int]]
) -> None:
    page = shown_page(context, qtbot)
    typed_rule(page, CAP, "10")
    typed_rule(page, RulePlace("item", "visit", "points"), "6")
    assert page.frame.badge.text() == "改了 2 处"
    QTest.keyClick(page.frame.rules, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.frame.badge.text() == "改了 1 处"
    QTest.keyClick(page.frame.rules, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not page.frame.badge.isVisible()
    QTest.keyClick(page.frame.rules, KEY.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert page.frame.badge.text() == "改了 1 处"
    page.frame.head.reset.click()
    assert not page.frame.badge.isVisible()
    assert shown_names(page) == []


def test_f6_and_space_say_why_somebody_moves(
    context: UiContext, qtbot: QtBot, scored: tuple[int, list[int]]
) -> None:
    page = shown_page(context, qtbot)
    typed_rule(page, CAP, "10")
    page.frame.other_pane()
    moves = page.frame.moves
    assert moves.table.hasFocus()
    QTest.keyClick(moves.table, KEY.Key_Space)
    assert [each.words for each in moves.model.reasons] == ["会议：封顶 35 → 10", "合计差"]
    assert moves.model.why_row == 1
    QTest.keyClick(moves.table, KEY.Key_Down)
    assert moves.table.currentIndex().row() == 0
    QTest.keyClick(moves.table, KEY.Key_Space)
    assert moves.model.why_row == -1
    wanted: list[tuple[str, str]] = []
    context.events.page_wanted.connect(lambda key, place: wanted.append((key, place)))
    QTest.keyClick(moves.table, KEY.Key_Return)
    assert wanted == [("scores", f"2026/{scored[1][0]}")]


def test_chips_and_grades_narrow_the_names(
    context: UiContext, qtbot: QtBot, scored: tuple[int, list[int]]
) -> None:
    page = shown_page(context, qtbot)
    typed_rule(page, CAP, "10")
    moves = page.frame.moves
    assert [moves.chips[way].text() for way in ("up", "down", "same")] == [
        "升 0",
        "降 1",
        "只变分 1",
    ]
    moves.chips["same"].click()
    assert shown_names(page) == ["演示乙"]
    moves.chips["same"].click()
    assert shown_names(page) == ["演示甲"]
    page.frame.figures.bars.chosen.emit("不称职")
    assert moves.nobody.text() == "没有人因此进出“不称职”。"
    moves.grade_chip.click()
    assert shown_names(page) == ["演示甲"]


def test_a_limit_is_dragged_with_both_grades_and_one_typed_alone_leaves_a_gap(
    context: UiContext, qtbot: QtBot, scored: tuple[int, list[int]]
) -> None:
    page = shown_page(context, qtbot)
    steps = page.frame.figures.steps
    middle = round(steps.plot().center().y())
    start = QPoint(round(steps.place_of(1800)), middle)
    end = QPoint(round(steps.place_of(1600)), middle)
    QTest.mousePress(steps, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(steps, end)
    assert shown_names(page) == ["演示乙"]
    assert not page.sandbox.trial.can_undo  # type: ignore[union-attr]
    QTest.mouseRelease(steps, Qt.MouseButton.LeftButton, pos=end)
    rules = page.sandbox.trial.rules  # type: ignore[union-attr]
    assert value_of(rules, RulePlace("band", "优秀", "low")) == 1600
    assert value_of(rules, RulePlace("band", "称职", "below")) == 1600
    assert not page.frame.figures.fault.isVisible()
    steps.setFocus()
    steps.marked = 2
    QTest.keyClick(steps, KEY.Key_Right)
    assert steps.limits[2].value == 1700
    typed_rule(page, RulePlace("band", "称职", "below"), "15")
    assert page.frame.figures.fault.text() == "15 到不满 17 分没有等次。可以这样试，不能采用。"


def test_a_gap_is_not_adopted_and_says_why(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop, scored: tuple[int, list[int]]
) -> None:
    page = shown_page(context, qtbot)
    page.frame.head.adopt.click()
    assert "没有要采用的改动" in desktop.asked[-1][-1]
    typed_rule(page, RulePlace("band", "称职", "below"), "15")
    page.frame.head.adopt.click()
    assert "15 到不满 18 分没有等次" in desktop.asked[-1][-1]
    assert not page.findChildren(AdoptDialog)


def test_adoption_asks_why_and_the_page_goes_on_from_there(
    context: UiContext, qtbot: QtBot, scored: tuple[int, list[int]]
) -> None:
    page = shown_page(context, qtbot)
    typed_rule(page, CAP, "10")
    page.frame.head.adopt.click()
    dialogs: list[AdoptDialog] = list(page.findChildren(AdoptDialog))
    (dialog,) = dialogs
    assert dialog.list.rowCount() == 1
    dialog.done_button.click()
    assert dialog.isVisible()
    dialog.reason.setText("演示主席会议审定")
    dialog.done_button.click()
    settled(page, qtbot)
    found = read(context.desk, scored[0])
    assert found is not None
    assert value_of(found, CAP) == 1000
    assert not page.frame.badge.isVisible()
    assert cell(page, CAP, COMPARED) == "封顶 10"
    assert not page.sandbox.trial.can_undo  # type: ignore[union-attr]


def test_a_plan_is_kept_as_a_draft_and_compared_with(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop, scored: tuple[int, list[int]]
) -> None:
    page = shown_page(context, qtbot)
    page.frame.head.keep.click()
    assert "没有要存下的改动" in desktop.asked[-1][-1]
    typed_rule(page, CAP, "10")
    desktop.answers["draft_name"] = "方案一"
    page.frame.head.keep.click()
    settled(page, qtbot)
    drafts = [each for each in page.sets if each.state == "draft"]
    assert [each.name for each in drafts] == ["方案一"]
    assert page.frame.badge.text() == "改了 1 处"
    page.compare(drafts[0].key)
    settled(page, qtbot)
    assert shown_names(page) == []
    assert "没有人因此变动" in page.frame.moves.nobody.text()
    page.choose(drafts[0].key)
    settled(page, qtbot)
    assert page.frame.head.tried.currentText() == "试算：2026 草稿 方案一（副本）"
    assert shown_names(page) == ["演示甲"]
    page.frame.head.adopt.click()
    assert page.findChildren(AdoptDialog)


def test_last_years_rules_are_offered_for_comparing(
    context: UiContext, qtbot: QtBot, scored: tuple[int, list[int]]
) -> None:
    old = rule_set(context.desk, 2025, "locked")
    page = shown_page(context, qtbot)
    offered = [
        page.frame.head.compared.itemText(n) for n in range(page.frame.head.compared.count())
    ]
    assert offered == ["对照：2026 正式规则", "对照：2025 正式规则（已锁定）"]
    page.compare(old)
    settled(page, qtbot)
    assert page.remember() == {"tried": scored[0], "compared": old}
    other = shown_page(context, qtbot)
    other.recall(page.remember())
    settled(other, qtbot)
    assert other.compared == old


def test_copied_rules_and_names_are_tables(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop, scored: tuple[int, list[int]]
) -> None:
    page = shown_page(context, qtbot)
    typed_rule(page, CAP, "10")
    QTest.keyClick(page.frame.rules, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "会议\t封顶\t35\t10" in desktop.clipboard
    page.frame.other_pane()
    QTest.keyClick(page.frame.moves.table, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert desktop.clipboard.splitlines()[1] == "演示甲\t20\t10\t−10\t优秀→称职"


def test_other_pages_change_the_rules_under_a_trial(
    context: UiContext, qtbot: QtBot, scored: tuple[int, list[int]]
) -> None:
    page = shown_page(context, qtbot)
    typed_rule(page, CAP, "10")
    rules = registers.find(context.desk, ScoreRuleSet, Query())
    version = registers.draft(context.desk, ScoreRuleSet, rules[0]).version
    changed = registers.save(
        context.desk, ScoreRuleSet, {"cap": "9"}, key=rules[0], version=version
    )
    context.events.announce(changed)
    settled(page, qtbot)
    qtbot.waitUntil(lambda: cell(page, RulePlace("set", "", "cap"), COMPARED) == "封顶 9")
    assert cell(page, CAP, TRIED) == "封顶 10"
    assert page.frame.badge.text() == "改了 1 处"


@pytest.mark.parametrize("large", [False, True])
def test_every_part_fits_a_small_screen_light_and_dark(
    context: UiContext, qtbot: QtBot, scored: tuple[int, list[int]], large: bool
) -> None:
    context.theme.wear(Mode.DARK if large else Mode.LIGHT, large=large)
    page = shown_page(context, qtbot)
    typed_rule(page, CAP, "10")
    QApplication.processEvents()
    assert page.minimumSizeHint().width() <= 1366
    for each in (page.frame.rules, page.frame.figures, page.frame.moves):
        assert each.width() >= each.minimumSizeHint().width()
