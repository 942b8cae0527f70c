"""The editor of rules by keys: cells, rows, the pane, grades; what is refused, undone, copied."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.records.score_rules import ScoreCategory, ScoreRule, ScoreRuleSet
from desktop_app.services import registers
from desktop_app.services.registers import history
from desktop_app.services.scoring import rule_rows
from desktop_app.services.scoring.presets import start_from_preset
from desktop_app.services.scoring.rule_set import GROUP
from desktop_app.ui.look.theme import Mode
from desktop_app.ui.record_page.declared import page_of
from desktop_app.ui.record_page.record_page import RecordPage
from desktop_app.ui.scoring.bands_part import NAME as BAND_NAME
from desktop_app.ui.scoring.bands_part import BandsPart
from desktop_app.ui.scoring.new_set_dialog import NewSetDialog
from desktop_app.ui.scoring.rules_model import CAP, FACT, JOINT, MODE, NAME, POINTS
from desktop_app.ui.scoring.rules_part import RulesPart
from desktop_app.ui.scoring.rules_table import LEAST, RulesTable
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def key(context: UiContext) -> int:
    """The neutral rules of 2026 as a draft."""
    return start_from_preset(context.desk, "neutral", 2026).keys[0]


@pytest.fixture
def page(context: UiContext, qtbot: QtBot, key: int) -> RecordPage:
    """The page, read again after every change as the window does."""
    made = RecordPage(context, ScoreRuleSet, page_of(context.desk, ScoreRuleSet), lambda: [key])
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show_record(key)
    made.show()
    context.events.changed.connect(lambda _: made.show_record(key))
    return made


@pytest.fixture
def rules(page: RecordPage) -> RulesPart:
    part = page.tabs.turn_to("rules")
    assert isinstance(part, RulesPart)
    return part


@pytest.fixture
def bands(page: RecordPage) -> BandsPart:
    part = page.tabs.turn_to("bands")
    assert isinstance(part, BandsPart)
    return part


def names(part: RulesPart | BandsPart) -> list[str]:
    return [str(each.values["name"]) for each in part.rows.rows]


def go(part: RulesPart | BandsPart, name: str, column: int = 0) -> None:
    """Put the cursor on the row of that name."""
    part.table.setCurrentIndex(part.rows.index(names(part).index(name), column))
    part.table.setFocus()


def value(context: UiContext, key: int, row: str, field: str) -> object:
    found = rule_rows.sheet(context.desk, key)
    return next(x for x in (*found.rows, *found.bands) if x.values["name"] == row).values[field]


def editor_of(table: RulesTable) -> QLineEdit:
    """The field that is open in a cell."""
    found: list[QLineEdit] = list(table.findChildren(QLineEdit))
    assert found
    return found[-1]


def finish_editing(qtbot: QtBot, table: RulesTable) -> None:
    QTest.keyClick(editor_of(table), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not table.findChildren(QLineEdit))


def test_enter_opens_a_cell_and_escape_leaves_it_as_it_was(
    context: UiContext, rules: RulesPart, key: int, qtbot: QtBot
) -> None:
    go(rules, "全体会议请假", POINTS)
    QTest.keyClick(rules.table, Qt.Key.Key_Return)
    editor_of(rules.table).setText("77")
    QTest.keyClick(editor_of(rules.table), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not rules.table.findChildren(QLineEdit))
    assert value(context, key, "全体会议请假", "points") == 800
    QTest.keyClick(rules.table, Qt.Key.Key_Return)
    editor_of(rules.table).setText("7.5")
    finish_editing(qtbot, rules.table)
    qtbot.waitUntil(lambda: value(context, key, "全体会议请假", "points") == 750)


def test_insert_adds_and_the_new_name_is_typed_at_once(
    context: UiContext, rules: RulesPart, key: int, qtbot: QtBot
) -> None:
    go(rules, "全体会议请假", NAME)
    QTest.keyClick(rules.table, Qt.Key.Key_Insert)
    assert editor_of(rules.table).text() == "新项目"
    editor_of(rules.table).setText("演示项目")
    finish_editing(qtbot, rules.table)
    qtbot.waitUntil(lambda: "演示项目" in names(rules))
    assert names(rules).index("演示项目") == names(rules).index("全体会议请假") + 1
    assert value(context, key, "演示项目", "category") == "会议"


def test_keys_copy_move_and_remove_rows(rules: RulesPart, qtbot: QtBot) -> None:
    go(rules, "全体会议请假", NAME)
    QTest.keyClick(rules.table, Qt.Key.Key_D, CTRL)
    assert "全体会议请假（副本）" in names(rules)
    QTest.keyClick(editor_of(rules.table), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not rules.table.findChildren(QLineEdit))
    before = names(rules)
    go(rules, "全体会议请假（副本）", NAME)
    QTest.keyClick(rules.table, Qt.Key.Key_Up, CTRL | SHIFT)
    assert names(rules).index("全体会议请假（副本）") == before.index("全体会议请假")
    QTest.keyClick(rules.table, Qt.Key.Key_Down, CTRL | SHIFT)
    assert names(rules) == before
    QTest.keyClick(rules.table, Qt.Key.Key_Delete)
    assert "全体会议请假（副本）" not in names(rules)


def test_every_change_is_undone_alone(context: UiContext, rules: RulesPart) -> None:
    start = names(rules)
    go(rules, "提案", NAME)
    rules.take("remove")
    assert "提案立案" not in names(rules)
    history.undo(context.desk)
    rules._context.events.announce(history.redo(context.desk), "")
    assert "提案立案" not in names(rules)
    rules._context.events.announce(history.undo(context.desk), "")
    assert names(rules) == start


def test_a_category_that_is_renamed_keeps_its_items(
    context: UiContext, rules: RulesPart, key: int, page: RecordPage
) -> None:
    at = names(rules).index("会议")
    assert rules.rows.setData(rules.rows.index(at, NAME), "出席会议")
    page.show_record(key)
    assert value(context, key, "全体会议请假", "category") == "出席会议"
    assert page.opened is not None
    assert page.opened.more.faults == ()


def test_two_categories_cannot_have_one_name(rules: RulesPart) -> None:
    at = names(rules).index("会议")
    assert not rules.rows.setData(rules.rows.index(at, NAME), "提案")
    assert rules.note.words.text()
    assert rules.rows.text(at, NAME) == "提案"
    assert names(rules)[at] == "会议"
    assert rules.rows.setData(rules.rows.index(at, NAME), "会议")
    assert rules.rows.shown(at, NAME) == "会议"
    assert rules.note.words.text() == ""


def test_an_empty_name_is_refused(rules: RulesPart) -> None:
    at = names(rules).index("全体会议请假")
    assert not rules.rows.setData(rules.rows.index(at, NAME), "")
    assert rules.note.words.text()
    assert rules.rows.icon(at, NAME) is not None
    assert rules.rows.ground(at, NAME) is not None


def test_cells_that_a_row_does_not_have_are_not_edited(rules: RulesPart) -> None:
    category, item = names(rules).index("会议"), names(rules).index("全体会议请假")
    editable = Qt.ItemFlag.ItemIsEditable
    flags = {
        (row, column): bool(rules.rows.flags(rules.rows.index(row, column)) & editable)
        for row in (category, item) for column in (NAME, FACT, MODE, POINTS, JOINT, CAP)
    }  # fmt: skip
    assert [flags[category, x] for x in (NAME, FACT, MODE, JOINT, CAP)] == [
        True, False, False, False, True,
    ]  # fmt: skip
    assert flags[item, NAME]
    assert flags[item, POINTS]


def test_a_faulty_item_is_marked_and_said(
    context: UiContext, page: RecordPage, rules: RulesPart, key: int
) -> None:
    at = names(rules).index("全体会议请假")
    assert rules.rows.setData(rules.rows.index(at, MODE), "at_least")
    page.show_record(key)
    assert "没有填从第几次起或至少几次" in rules.rows.hint(at, NAME)
    assert page.opened is not None
    assert len(page.opened.more.faults) == 1
    assert rules.rows.colour(at, NAME) is not None


def test_the_pane_saves_by_its_key_and_hides_its_button_again(
    context: UiContext, rules: RulesPart, key: int, qtbot: QtBot
) -> None:
    go(rules, "提案", NAME)
    box = rules.pane._boxes[ScoreCategory]["cap"]
    assert isinstance(box, QLineEdit)
    box.setText("18")
    box.edited.emit()  # type: ignore[attr-defined]
    assert rules.pane.save_button.isVisible()
    rules.window().activateWindow()
    qtbot.waitUntil(rules.window().isActiveWindow)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_S, CTRL)
    assert value(context, key, "提案", "cap") == 1800
    assert not rules.pane.save_button.isVisible()


def test_what_the_pane_refuses_is_marked_at_its_field(
    context: UiContext, rules: RulesPart, key: int
) -> None:
    go(rules, "提案", NAME)
    box = rules.pane._boxes[ScoreCategory]["cap"]
    assert isinstance(box, QLineEdit)
    box.setText("十八")
    rules.pane.save()
    assert "应为分数" in rules.pane.note.words.text()
    assert box.property("problem") == "stops"
    assert value(context, key, "提案", "cap") == 2000
    box.setText("20")
    assert rules.pane.typed() == {}


def test_without_a_row_the_pane_says_so(rules: RulesPart) -> None:
    rules.pane.show_row(None, locked=False)
    assert "选一行" in rules.pane.heading.text()
    assert rules.pane.drafts() == {}
    rules.pane.save()
    assert not rules.pane._canvases[ScoreRule].isVisible()


def test_names_keep_their_room_in_large_letters(context: UiContext, rules: RulesPart) -> None:
    context.theme.wear(Mode.LIGHT, large=True)
    rules.table.resize(500, 300)
    assert rules.table.columnWidth(NAME) == context.theme.sizes.text * LEAST
    assert rules.table.horizontalScrollBar().maximum() > 0
    rules.table.resize(1600, 300)
    assert rules.table.columnWidth(NAME) > context.theme.sizes.text * LEAST


def test_grades_are_added_below_the_last_one_and_removed_by_keys(bands: BandsPart) -> None:
    go(bands, "不称职", BAND_NAME)
    QTest.keyClick(bands.table, Qt.Key.Key_Insert)
    assert names(bands)[-1] == "等次1"
    assert "等次1" in bands.picture.accessibleName() or bands.note.words.text()
    go(bands, "等次1", BAND_NAME)
    QTest.keyClick(bands.table, Qt.Key.Key_Delete)
    assert "等次1" not in names(bands)
    assert "首尾相接" in bands.note.words.text()


def test_removing_a_grade_leaves_a_gap_that_joining_closes(bands: BandsPart) -> None:
    go(bands, "称职", BAND_NAME)
    bands.take("remove")
    assert "75 到不满 90 分没有等次" in bands.note.words.text()
    bands.take("join")
    assert "首尾相接" in bands.note.words.text()
    assert "没有等次" not in bands.picture.accessibleName()


def test_a_grade_that_is_no_number_stays_in_its_cell(bands: BandsPart) -> None:
    assert not bands.rows.setData(bands.rows.index(1, 1), "七十五")
    assert "应为分数" in bands.refusal.words.text()
    assert bands.rows.text(1, 1) == "七十五"
    assert bands.rows.setData(bands.rows.index(1, 1), "75.5")
    assert bands.refusal.words.text() == ""


def test_without_grades_the_picture_says_so(bands: BandsPart) -> None:
    for _ in range(4):
        bands.table.setCurrentIndex(bands.rows.index(0, BAND_NAME))
        bands.take("remove")
    assert names(bands) == []
    assert "还没有等次" in bands.picture.accessibleName()
    assert "加一档" in bands.note.words.text()
    bands.take("remove")
    bands.take("up")
    bands.take("add")
    assert names(bands) == ["等次1"]


def test_an_empty_set_says_how_to_begin(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    key = registers.save(context.desk, ScoreRuleSet, {"name": "演示空规则", "year": "2026"}).keys[0]
    page = RecordPage(context, ScoreRuleSet, page_of(context.desk, ScoreRuleSet), lambda: [key])
    qtbot.addWidget(page)
    page.show_record(key)
    context.events.changed.connect(lambda _: page.show_record(key))
    part = page.tabs.turn_to("rules")
    assert isinstance(part, RulesPart)
    part.take("add")
    assert "还没有类别" in part.note.words.text()
    assert names(part) == []
    part.take("add_category")
    part.take("add")
    assert names(part) == ["新类别", "新项目"]


def test_a_copy_of_rules_for_groups_says_so(context: UiContext, qtbot: QtBot) -> None:
    key = start_from_preset(context.desk, "neutral", 2026, GROUP).keys[0]
    dialog = NewSetDialog(context, None, key)
    qtbot.addWidget(dialog)
    assert dialog.subject.currentData() == GROUP
    assert not dialog.subject.isEnabled()
    parts: list[QWidget] = list(dialog.findChildren(QWidget, "preset_about"))
    assert "审定会议和文号不复制" in parts[0].text()  # type: ignore[attr-defined]
    dialog.done_button.click()
    made = registers.find(context.desk, ScoreRuleSet, registers.Query(sort="year"))
    subjects = registers.rows(context.desk, ScoreRuleSet, made, ("subject", "year"))
    assert [tuple(each[2:]) for each in subjects] == [(GROUP, 2026), (GROUP, 2027)]
