"""The page of the year's scores: the list, its conditions, one member's detail, what goes out."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.records import Assessment, Member, ScoreEntry
from desktop_app.records.posts import ORDINARY
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import history
from desktop_app.services.scoring import adopting
from desktop_app.services.scoring.presets import start_from_preset
from desktop_app.ui.prints.print_preview import PrintPreview
from desktop_app.ui.scoring.detail_model import COUNTED
from desktop_app.ui.scoring.score_detail import ScoreDetail
from desktop_app.ui.scoring.scores_page import ScoresPage
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext

YEAR = 2026


@pytest.fixture
def people(desk: Desk) -> list[int]:
    """Rules in force, and three members: one with more than a cap, one with little, one apart."""
    made = start_from_preset(desk, "neutral", YEAR).keys[0]
    adopting.adopt(desk, [made], {"approved_by": "演示主席会议", "approved_on": "2026-01-12"})
    names = ({"name": "演示一"}, {"name": "演示二"}, {"name": "演示三", "no_score": "是"})
    return [registers.save(desk, Member, each).keys[0] for each in names]


@pytest.fixture
def page(context: UiContext, qtbot: QtBot, people: list[int]) -> ScoresPage:
    for points, day in (("8", "2026-02-01"), ("10", "2026-03-01"), ("9", "2026-04-01")):
        registers.save(context.desk, ScoreEntry, {
            "member": people[0], "points": points, "day": day, "reason": f"演示表彰{day}",
            "rule": _rule(context.desk, "award_national"), "document": "演示决定",
        })  # fmt: skip
    made = ScoresPage(context)
    context.events.changed.connect(lambda changed: made.refresh(changed.records))
    qtbot.addWidget(made)
    made.resize(1366, 660)
    made.show()
    return made


def _rule(desk: Desk, code: str) -> int:
    from desktop_app.records.score_rules import ScoreRule

    query = registers.Query(where=(registers.Filter("code", "in", (code,)),))
    return registers.find(desk, ScoreRule, query)[0]


def words_of(inside: QWidget) -> str:
    """Every label of a part of the window."""
    labels: list[QLabel] = list(inside.findChildren(QLabel))
    return "\n".join(each.text() for each in labels)


def texts(page: ScoresPage) -> list[list[str]]:
    rows = page.list.rows
    return [rows.row_texts(row) for row in range(rows.rowCount())]


def detail_of(page: ScoresPage) -> ScoreDetail:
    assert page.in_front is not None
    return page.in_front


def test_the_list_shows_totals_grades_and_marks(page: ScoresPage) -> None:
    first, second, third = texts(page)
    assert (first[0], first[-4:]) == ("演示一", ["20", "不称职", "1", "碰到封顶、手工"])
    assert (second[0], second[-4:]) == ("演示二", ["0", "不称职", "2", "没有计分"])
    assert (third[0], third[-4:-1]) == ("演示三", ["—", "不计分", "—"])
    assert page.list.head.chips.kinds[ORDINARY].text() == "委员 2"
    assert page.list.head.chips.grades["不称职"].text() == "不称职 2"


def test_conditions_search_and_order(page: ScoresPage) -> None:
    head = page.list.head
    head.chips.kinds[ORDINARY].click()
    assert len(texts(page)) == 2
    head.chips.marks["capped"].click()
    assert [each[0] for each in texts(page)] == ["演示一"]
    head.chips.clear.click()
    head.search.setText("演示二")
    assert [each[0] for each in texts(page)] == ["演示二"]
    head.search.setText("没有这个人")
    assert page.list.empty.isVisible()
    page.list.empty.clear.click()
    assert len(texts(page)) == 3
    total = page.list.rows.total
    page.list.table.sort_asked.emit(total)
    page.list.table.sort_asked.emit(total)
    assert [each[0] for each in texts(page)][-1] == "演示一"
    page.list.table.sort_asked.emit(total)
    assert texts(page)[0][0] == "演示一"


def test_what_was_chosen_is_remembered(context: UiContext, qtbot: QtBot, page: ScoresPage) -> None:
    page.list.head.chips.kinds[ORDINARY].click()
    page.list.table.sort_asked.emit(1)
    other = ScoresPage(context)
    qtbot.addWidget(other)
    other.recall(page.remember())
    assert other.remember() == page.remember()
    assert len(texts(other)) == 2


def test_enter_opens_the_detail_and_escape_comes_back(page: ScoresPage, people: list[int]) -> None:
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    detail = detail_of(page)
    assert detail.title.text() == "演示一 · 2026 年积分明细"
    assert detail.foot.text() == "合计　0 条自动、3 条手工　·　得分 27　·　计入 20"
    QTest.keyClick(detail.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert detail.title.text().startswith("演示二")
    QTest.keyClick(detail.table, Qt.Key.Key_Escape)
    assert page.in_front is None
    assert page.list.current_key() == people[1]


def test_the_reason_of_a_cut_line_is_at_the_right(page: ScoresPage) -> None:
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    detail = detail_of(page)
    QTest.keyClick(detail.table, Qt.Key.Key_F8)
    row = detail.table.currentIndex().row()
    assert detail.rows.text(row, COUNTED) == "2"
    why = words_of(detail.side)
    assert "9 分只放得下 2 分" in why
    assert "依据材料：演示决定" in why


def test_enter_opens_the_record_behind_a_line(context: UiContext, page: ScoresPage) -> None:
    opened: list[str] = []
    context.events.record_wanted.connect(lambda key, _: opened.append(key))
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    QTest.keyClick(detail_of(page).table, Qt.Key.Key_Return)
    detail_of(page).side.rule_link.click()
    assert opened == ["score_entry", "score_rule_set"]


def test_table_and_words_are_copied(page: ScoresPage, desktop: ScriptedDesktop) -> None:
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    detail = detail_of(page)
    QTest.keyClick(detail.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "日期\t事项\t规则\t得分\t计入\t说明" in desktop.clipboard
    detail.side.copy_button.click()
    assert desktop.clipboard.startswith("演示一：2026 年履职积分 20 分")


def test_an_entry_moves_the_total_and_undo_takes_it_back(
    context: UiContext, page: ScoresPage, people: list[int]
) -> None:
    page.open_detail(people[1])
    page.enter(people[1])
    dialogs: list[QDialog] = list(page.window().findChildren(QDialog, "entry_dialog"))
    dialog = dialogs[0]
    for name, text in (("points", "99"), ("reason", "演示好事"), ("document", "演示证明")):
        boxes: list[QLineEdit] = list(dialog.findChildren(QLineEdit, name))
        boxes[0].setText(text)
    dialog.done_button.click()  # type: ignore[attr-defined]
    assert "要在 0 到 3 分之间" in words_of(dialog)
    boxes = list(dialog.findChildren(QLineEdit, "points"))
    boxes[0].setText("3")
    dialog.done_button.click()  # type: ignore[attr-defined]
    assert detail_of(page).sheet is not None
    assert detail_of(page).sheet.total == "3"  # type: ignore[union-attr]
    history.undo(context.desk)
    page.refresh(frozenset())
    assert detail_of(page).sheet.total == "0"  # type: ignore[union-attr]


def test_the_year_and_the_day_up_to_which_it_counts(page: ScoresPage) -> None:
    cut = page.list.head.cut_off
    cut.part.setCurrentIndex(1)
    assert cut.words == "2026 年第一季度"
    assert texts(page)[0][-4] == "18"
    cut.part.setCurrentIndex(4)
    cut.day.setText("2.15")
    cut.day.editingFinished.emit()
    assert texts(page)[0][-4] == "8"
    cut.day.setText("2025-02-15")
    cut.day.editingFinished.emit()
    assert "要在这一年里" in words_of(cut)
    page.show_place("2025")
    assert page.list.empty.isVisible()
    assert "2025 年还没有正式的积分规则" in words_of(page.list.empty)
    assert not page.list.head.print_button.isEnabled()


def test_what_goes_out_is_what_is_listed(
    page: ScoresPage, desktop: ScriptedDesktop, tmp_path: Path, qtbot: QtBot
) -> None:
    page.list.head.search.setText("演示一")
    path = tmp_path / "排名.xlsx"
    desktop.answers["export_file"] = path
    page.list.head.export_button.click()
    qtbot.waitUntil(path.exists)
    assert load_workbook(path).worksheets[0].max_row == 2
    for action in page.list.head.prints.values():
        action.trigger()
        previews: list[PrintPreview] = list(page.window().findChildren(PrintPreview))
        assert previews
        previews[-1].close()


def test_the_states_of_the_assessment_are_above_the_lines(
    context: UiContext, page: ScoresPage, people: list[int]
) -> None:
    page.open_detail(people[1])
    line = detail_of(page).states
    assert "还没有建立履职评定" in words_of(line)
    assert not line.states.isVisible()
    saved = registers.save(context.desk, Assessment, {"member": people[1], "year": "2026"})
    page.open_detail(people[1])
    assert line.states.isVisible()
    assert line.states.points[0].label == "自评"
    opened: list[object] = []
    context.events.record_wanted.connect(lambda *place: opened.append(place))
    line.open()
    assert opened == [("assessment", saved.keys[0])]
