"""The page of a rule set: typed into in place, the picture while typing, adoption, a locked set."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.errors import UserError
from desktop_app.records.assessment import Assessment
from desktop_app.records.score_rules import ScoreRule, ScoreRuleSet
from desktop_app.services import registers
from desktop_app.services.assessments.locking import lock
from desktop_app.services.assessments.year_locks import YearOf
from desktop_app.services.registers import history
from desktop_app.services.registers.states import change_state
from desktop_app.services.scoring import rule_rows
from desktop_app.services.scoring.grade_scale import GAP, BandLimits, scale_parts
from desktop_app.services.scoring.presets import start_from_preset
from desktop_app.services.scoring.rule_rows import RuleRow
from desktop_app.services.scoring.rule_set import MEMBER
from desktop_app.ui.record_page.declared import page_of
from desktop_app.ui.record_page.record_page import RecordPage
from desktop_app.ui.scoring.bands_part import BELOW, LOW, BandsPart
from desktop_app.ui.scoring.new_set_dialog import NewSetDialog
from desktop_app.ui.scoring.rules_model import CAP, MODE, NAME, POINTS
from desktop_app.ui.scoring.rules_part import RulesPart
from desktop_app.ui.scoring.scale_picture import placed_parts
from desktop_app.ui.ui_context import UiContext
from tests.services.facts.fact_office import member


@pytest.fixture
def key(context: UiContext) -> int:
    """The neutral rules of 2026 as a draft."""
    return start_from_preset(context.desk, "neutral", 2026).keys[0]


@pytest.fixture
def page(context: UiContext, qtbot: QtBot, key: int) -> RecordPage:
    """The page, read again after every change as the window does."""
    parts = page_of(context.desk, ScoreRuleSet)
    made = RecordPage(context, ScoreRuleSet, parts, lambda: [key])
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show_record(key)
    made.show()
    context.events.changed.connect(lambda _: made.show_record(key))
    return made


def rules_of(page: RecordPage) -> RulesPart:
    part = page.tabs.turn_to("rules")
    assert isinstance(part, RulesPart)
    return part


def bands_of(page: RecordPage) -> BandsPart:
    part = page.tabs.turn_to("bands")
    assert isinstance(part, BandsPart)
    return part


def row_named(part: RulesPart, name: str) -> int:
    return next(x for x, each in enumerate(part.rows.rows) if each.values["name"] == name)


def stored_row(context: UiContext, key: int, name: str) -> RuleRow:
    found = rule_rows.sheet(context.desk, key)
    return next(x for x in (*found.rows, *found.bands) if x.values["name"] == name)


def put(model: QAbstractItemModel, row: int, column: int, text: str) -> bool:
    done: bool = model.setData(model.index(row, column), text)
    return done


def test_points_are_typed_in_place(
    context: UiContext, qtbot: QtBot, page: RecordPage, key: int
) -> None:
    part = rules_of(page)
    row = row_named(part, "全体会议全程参加")
    part.table.setCurrentIndex(part.rows.index(row, POINTS))
    part.table.setFocus()
    QTest.keyClicks(part.table, "2")
    editors: list[QLineEdit] = list(part.table.findChildren(QLineEdit))
    editors[0].setText("18.5")
    QTest.keyClick(editors[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: part.rows.text(row, POINTS) == "18.5")
    assert stored_row(context, key, "全体会议全程参加").values["points"] == 1850
    history.undo(context.desk)
    assert stored_row(context, key, "全体会议全程参加").values["points"] == 2000


def test_what_is_refused_stays_in_its_cell_with_the_reason(
    context: UiContext, page: RecordPage, key: int
) -> None:
    part = rules_of(page)
    row = row_named(part, "会议")
    assert not put(part.rows, row, CAP, "很多")
    assert part.rows.text(row, CAP) == "很多"
    assert "应为分数" in part.note.words.text()
    assert stored_row(context, key, "会议").values["cap"] == 3500
    assert put(part.rows, row, CAP, "40")
    assert part.note.words.text() == ""


def test_rows_are_added_copied_moved_and_removed_by_keys(
    context: UiContext, page: RecordPage, key: int
) -> None:
    part = rules_of(page)
    many = len(part.rows.rows)
    part.table.setCurrentIndex(part.rows.index(row_named(part, "全体会议请假"), NAME))
    part.take("add")
    assert part.rows.rows[part.table.currentIndex().row()].values["name"] == "新项目"
    part.take("copy")
    assert len(part.rows.rows) == many + 2
    part.take("up")
    part.take("remove")
    part.take("add_category")
    names = [x.values["name"] for x in part.rows.rows]
    assert "新类别" in names
    assert names.index("新类别") > names.index("新项目")
    part.table.setCurrentIndex(part.rows.index(row_named(part, "新类别"), NAME))
    part.take("remove")
    assert "新类别" not in [x.values["name"] for x in part.rows.rows]


def test_the_pane_asks_only_for_what_the_way_of_counting_needs(
    context: UiContext, page: RecordPage, key: int
) -> None:
    part = rules_of(page)
    row = row_named(part, "全体会议请假")
    part.table.setCurrentIndex(part.rows.index(row, NAME))
    boxes = part.pane._boxes[ScoreRule]
    assert boxes["points"].isVisibleTo(part)
    assert not boxes["grade_limit"].isVisibleTo(part)
    assert put(part.rows, row, MODE, "gate")
    page.show_record(key)
    assert boxes["grade_limit"].isVisibleTo(part)
    assert boxes["nth"].isVisibleTo(part)
    assert not boxes["first_share"].isVisibleTo(part)


def test_what_is_typed_in_the_pane_is_saved_when_one_goes_on(
    context: UiContext, page: RecordPage, key: int
) -> None:
    part = rules_of(page)
    row = row_named(part, "全体会议请假")
    part.table.setCurrentIndex(part.rows.index(row, NAME))
    box = part.pane._boxes[ScoreRule]["points"]
    assert isinstance(box, QLineEdit)
    box.setText("9")
    part.table.setCurrentIndex(part.rows.index(row + 1, NAME))
    assert stored_row(context, key, "全体会议请假").values["points"] == 900
    part.table.setCurrentIndex(part.rows.index(row, NAME))
    box.setText("九")
    part.table.setCurrentIndex(part.rows.index(row + 2, NAME))
    assert part.pane.row is not None
    assert part.pane.row.values["name"] == "全体会议请假"
    assert box.text() == "九"
    assert "应为分数" in part.pane.note.words.text()


def test_gap_and_overlap_are_said_while_a_limit_is_typed(
    context: UiContext, page: RecordPage, key: int
) -> None:
    part = bands_of(page)
    editors = part.table.itemDelegate()
    row = next(x for x, each in enumerate(part.rows.rows) if each.values["name"] == "称职")
    editors.typing.emit(row, LOW, "77")  # type: ignore[attr-defined]
    assert "75 到不满 77 分没有等次" in part.note.words.text()
    assert "没有等次" in part.picture.accessibleName()
    editors.typing.emit(row, BELOW, "95")  # type: ignore[attr-defined]
    assert "90 到不满 95 分同时算" in part.note.words.text()
    editors.typing.emit(row, LOW, "七")  # type: ignore[attr-defined]
    assert put(part.rows, row, LOW, "77")
    page.show_record(key)
    assert page.opened is not None
    assert page.opened.more.faults == ("75 到不满 77 分没有等次",)
    part.take("join")
    assert "首尾相接" in part.note.words.text()


def test_bands_are_added_and_removed(context: UiContext, page: RecordPage) -> None:
    part = bands_of(page)
    part.take("add")
    assert len(part.rows.rows) == 5
    part.take("remove")
    assert len(part.rows.rows) == 4
    part.take("up")
    assert [x.values["name"] for x in part.rows.rows][-1] == "基本称职"
    part.take("down")
    assert [x.values["name"] for x in part.rows.rows][-1] == "不称职"


def test_a_draft_is_adopted_and_its_faults_are_said(
    context: UiContext, page: RecordPage, key: int
) -> None:
    assert page.head.next.text() == "审定启用"
    assert "参考公开办法，须经本会主席会议审定后使用" in page.under.text()
    page.head.take_next()
    dialogs: list[QDialog] = list(page.window().findChildren(QDialog, "step_dialog"))
    boxes: list[QLineEdit] = list(dialogs[0].findChildren(QLineEdit, "approved_by"))
    boxes[0].setText("演示主席会议")
    dialogs[0].done_button.click()  # type: ignore[attr-defined]
    assert registers.draft(context.desk, ScoreRuleSet, key).values["state"] == "adopted"
    assert not page.head.next.isVisibleTo(page)
    assert "参考公开办法" not in page.under.text()


def lock_year(context: UiContext, key: int) -> None:
    """Adopt the rules of 2026, assess one member by them and lock the year."""
    given = {"approved_by": "演示主席会议", "approved_on": "2026-01-12"}
    change_state(context.desk, ScoreRuleSet, [key], "adopted", "", given)
    own = member(context.desk)
    graded = {"member": own, "year": 2026, "state": "chairs", "final_grade": "合格"}
    context.desk.write([Assessment.of(graded)], action="演示审定")
    meeting = {"decided_by": "演示主席会议", "decided_on": "2026-12-30"}
    lock(context.desk, YearOf(2026, MEMBER), meeting)


def test_rules_are_not_locked_without_their_assessments(context: UiContext, key: int) -> None:
    given = {"approved_by": "演示主席会议", "approved_on": "2026-01-12"}
    change_state(context.desk, ScoreRuleSet, [key], "adopted", "", given)
    with pytest.raises(UserError, match="请在“履职评定”里用“锁定本年…”"):
        change_state(context.desk, ScoreRuleSet, [key], "locked", "演示锁定")


def test_a_locked_set_is_only_looked_at(context: UiContext, page: RecordPage, key: int) -> None:
    lock_year(context, key)
    page.show_record(key)
    part = rules_of(page)
    index = part.rows.index(1, POINTS)
    assert not part.rows.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert not part.buttons["add"].isEnabled()
    part.take("remove")
    assert len(part.rows.rows) == len(rule_rows.sheet(context.desk, key).rows)
    assert not part.hint.isVisibleTo(part)


def test_a_new_set_begins_from_a_reference_or_another_year(
    context: UiContext, qtbot: QtBot, key: int
) -> None:
    opened: list[object] = []
    context.events.record_wanted.connect(lambda *place: opened.append(place))
    dialog = NewSetDialog(context, None)
    qtbot.addWidget(dialog)
    labels = [dialog.source.itemText(x) for x in range(dialog.source.count())]
    assert labels[0] == "通用型"
    assert labels[-1].startswith("复制：2026 年")
    dialog.source.setCurrentIndex(labels.index("通用型") + 1)
    dialog.year.setValue(2027)
    dialog.done_button.click()
    copy = NewSetDialog(context, None, key)
    qtbot.addWidget(copy)
    assert copy.year.value() == context.desk.today.year + 1
    copy.done_button.click()
    found = registers.find(context.desk, ScoreRuleSet, registers.Query(sort="year"))
    assert len(found) == 3
    assert len(opened) == 2


def test_the_parts_of_the_picture_fill_it_whatever_their_size() -> None:
    bands = [BandLimits("甲", 9999, None), BandLimits("乙", 0, 9990), BandLimits("丙", None, 0)]
    placed = placed_parts(scale_parts(bands))
    assert [each.part.kind for each in placed].count(GAP) == 1
    assert placed[0].left == 0
    assert abs(placed[-1].right - 1) < 1e-9
    assert all(each.right - each.left > 0.02 for each in placed)
    assert placed_parts([]) == []
