"""Scores typed like a sheet, pasted, read from a book; results by rank, or with a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.records import Brand, BrandCandidate, BrandReview, BrandScore
from desktop_app.records.brand_review import BrandReviewer
from desktop_app.services.registers import history
from desktop_app.ui.brand_reviews import steps
from desktop_app.ui.brand_reviews.candidates_dialog import CandidatesDialog
from desktop_app.ui.brand_reviews.results_dialog import ReviewResultsDialog
from desktop_app.ui.brand_reviews.score_dialog import ScoreDialog
from desktop_app.ui.brand_reviews.score_model import FIRST
from desktop_app.ui.row_actions.row_actions import row_actions_of, row_refusals
from desktop_app.ui.row_actions.step_dialog import StepDialog
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.services.brand_reviews import review_office as office
from tests.services.proposals.proposal_office import every, saved
from tests.ui.finding import child, press
from tests.ui.proposals.test_proposal_dialogs import fill, kept, words

CTRL = Qt.KeyboardModifier.ControlModifier


def written_book(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    """A workbook with these sheets."""
    book = openpyxl.Workbook()
    del book["Sheet"]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for each in rows:
            sheet.append(list(each))
    book.save(path)
    return path


def typed(dialog: ScoreDialog, *texts: str) -> None:
    """Type numbers into cells, each taken by Enter."""
    for text in texts:
        QTest.keyClicks(dialog.table, text[0])
        field = dialog.table.indexWidget(dialog.table.currentIndex())
        QTest.keyClicks(field, text[1:])
        press(field, Qt.Key.Key_Return)


def test_numbers_go_on_from_cell_to_cell_and_are_saved_together(
    context: UiContext, qtbot: QtBot
) -> None:
    made = office.review(context.desk, brands=2)
    dialog = kept(qtbot, ScoreDialog(context, made.key))
    typed(dialog, "38", "28", "27", "36")
    assert dialog.model.index(0, FIRST + 3).data() == "93"
    assert dialog.table.currentIndex().row() == 1
    assert dialog.reviewers.itemText(0) == "演示评委1（4/6）"
    assert "还缺 2 格" in words(dialog)
    dialog.reviewers.setCurrentIndex(1)
    typed(dialog, "40")
    dialog.reviewers.setCurrentIndex(0)
    assert dialog.model.index(0, FIRST).data() == "38"
    press(dialog.table, Qt.Key.Key_Return, CTRL)
    assert not dialog.isVisible()
    assert sorted(x["points"] for x in every(context.desk, BrandScore)) == [
        2700, 2800, 3600, 3800, 4000,
    ]  # fmt: skip
    again = kept(qtbot, ScoreDialog(context, made.key))
    assert again.table.currentIndex().column() == FIRST + 1
    history.undo(context.desk)
    assert every(context.desk, BrandScore) == []


def test_a_number_above_the_full_mark_stays_and_is_refused(
    context: UiContext, qtbot: QtBot
) -> None:
    made = office.review(context.desk, brands=1)
    dialog = kept(qtbot, ScoreDialog(context, made.key))
    typed(dialog, "41")
    assert "“演示品牌1”的“标准高”满分 40，现在是 41，请改过再登记。" in words(dialog)
    assert dialog.model.index(0, FIRST).data() == "41"
    press(dialog.table, Qt.Key.Key_Return, CTRL)
    assert dialog.isVisible()
    assert every(context.desk, BrandScore) == []
    dialog.table.setCurrentIndex(dialog.model.index(0, FIRST))
    typed(dialog, "40")
    assert "请改过再登记" not in words(dialog)
    dialog.table.setCurrentIndex(dialog.model.index(0, FIRST))
    press(dialog.table, Qt.Key.Key_Delete)
    assert not dialog.is_written()


@pytest.mark.parametrize(
    "block",
    [
        "38\t28\t27\n36\t26\t25",
        "演示品牌1\t38\t28\t27\n演示品牌2\t36\t26\t25",
        "品牌名称\t定位准\t标准高（40）\t有特色\n演示品牌2\t25\t36\t26\n演示品牌1\t27\t38\t28",
    ],
)
def test_a_block_is_pasted_by_place_by_names_or_by_headings(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop, block: str
) -> None:
    made = office.review(context.desk, brands=2)
    dialog = kept(qtbot, ScoreDialog(context, made.key))
    desktop.clipboard = block
    press(dialog.table, Qt.Key.Key_V, CTRL)
    assert "读入 6 个评分，和原来不同的 6 个。" in words(dialog)
    assert [dialog.model.index(row, FIRST + 3).data() for row in range(2)] == ["93", "87"]


def test_what_is_no_block_of_this_round_is_said(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    made = office.review(context.desk, brands=1)
    dialog = kept(qtbot, ScoreDialog(context, made.key))
    dialog.paste_button.click()
    assert "剪贴板里没有内容" in words(dialog)
    desktop.clipboard = "品牌名称\t标准高\t有特色\n别的品牌\t38\t28"
    dialog.paste_button.click()
    assert "没有读到评分。候选品牌里没有：“别的品牌”，没有读入。" in words(dialog)
    desktop.clipboard = "38\t28\t27\t9\n1\t2\t3"
    dialog.paste_button.click()
    assert "超出表格的有 4 格" in words(dialog)


def test_a_book_with_a_sheet_for_each_reviewer_is_read(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    made = office.review(context.desk, brands=2)
    head = [
        "序号",
        "品牌名称",
        "牵头专委会",
        "标准高（40）",
        "有特色（30）",
        "定位准（30）",
        "总分",
    ]
    path = written_book(tmp_path / "评分.xlsx", {
        "演示评委1": [["品牌评审打分表"], head, [1, "演示品牌1", "", 38, 28, 27, 93]],
        "第二张": [["评委：演示评委2"], head, [2, "演示品牌2", "", 30, 20.5, 20, 70.5]],
        "说明": [["每项不超过满分"]],
    })  # fmt: skip
    dialog = kept(qtbot, ScoreDialog(context, made.key))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    modifiers = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, modifiers
    )
    dialog.dropEvent(event)
    qtbot.waitUntil(lambda: len(dialog.model.typed) == 6)
    assert [dialog.reviewers.itemText(n) for n in range(2)] == [
        "演示评委1（3/6）", "演示评委2（3/6）",
    ]  # fmt: skip
    child(dialog, QPushButton, "done_button").click()
    assert office.means(context.desk, made) == [(9300, 1), (7050, 2)]


def test_a_closed_or_empty_round_is_only_looked_at(context: UiContext, qtbot: QtBot) -> None:
    empty = kept(qtbot, ScoreDialog(context, saved(context.desk, BrandReview, name="演示空的")))
    assert "还没有候选品牌、评审指标、评委" in words(empty)
    assert not empty.done_button.isEnabled()
    made = office.review(context.desk, brands=1)
    office.scored(context.desk, made, {(0, 0): (38, 28, 27)})
    office.decided(context.desk, made, "selected")
    office.closed(context.desk, made)
    dialog = kept(qtbot, ScoreDialog(context, made.key))
    assert "评分只能查看" in words(dialog)
    press(dialog.table, Qt.Key.Key_5)
    assert dialog.table.findChild(QLineEdit) is None
    looked = kept(qtbot, ReviewResultsDialog(context, made.key))
    assert "结果只能查看" in words(looked)


def test_results_follow_the_ranks_and_equal_ones_are_chosen(
    context: UiContext, qtbot: QtBot
) -> None:
    made = office.review(context.desk, quota="2")
    office.scored(context.desk, made, {
        (0, 0): (30, 20, 20), (1, 0): (40, 30, 30), (2, 0): (30, 20, 20),
    })  # fmt: skip
    dialog = kept(qtbot, ReviewResultsDialog(context, made.key))
    assert dialog.drafts[0]["title"] == "演示品牌2"
    dialog.by_rank_button.click()
    assert "有 2 个名次并列" in words(dialog)
    assert "候选 3 个，入选 1 个，名额 2 个。" in words(dialog)
    dialog.lines.put(1, "result", "selected")
    dialog.lines.put(2, "result", "rejected")
    dialog.done_button.click()
    assert "“演示品牌1”的结果不是按名次定的，请写明调整理由。" in words(dialog)
    dialog.lines.put(1, "reason", "会议研究决定")
    dialog.done_button.click()
    rows = sorted(every(context.desk, BrandCandidate), key=lambda each: each["position"])
    assert [each["result"] for each in rows] == ["selected", "selected", "rejected"]
    step = kept(qtbot, StepDialog(context, steps.CLOSE, [made.key]))
    fill(step, decided_by="演示主席会议")
    step.done_button.click()
    assert office.of_brands(context.desk, made) == ["selected", "selected", "rejected"]
    again = kept(qtbot, StepDialog(context, steps.REOPEN, [made.key]))
    again.done_button.click()
    assert again.isVisible()
    fill(again, remark="漏登一位评委")
    again.done_button.click()
    assert office.of_brands(context.desk, made) == ["first"] * 3


def test_steps_of_a_round_are_offered_and_refused(context: UiContext, qtbot: QtBot) -> None:
    made = office.review(context.desk, brands=1, phase="初评")
    names = [each.name for each in row_actions_of(context.desk, BrandReview)]
    assert names == [
        "score_brands", "review_results", "start_review", "close_review", "second_review",
        "take_over_review", "paste_candidates", "reopen_review",
    ]  # fmt: skip
    assert "还没有结束" in row_refusals(context.desk, BrandReview, [made.key])["second_review"]
    office.decided(context.desk, made, "selected")
    office.closed(context.desk, made)
    step = kept(qtbot, StepDialog(context, steps.SECOND, [made.key]))
    step.done_button.click()
    assert {each["name"] for each in every(context.desk, BrandReview)} == {
        "演示品牌评选", "演示品牌评选复评",
    }  # fmt: skip
    assert len(every(context.desk, BrandReviewer)) == 4


def test_a_score_that_is_still_being_typed_is_saved_and_asked_about(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    made = office.review(context.desk, brands=1)
    dialog = kept(qtbot, ScoreDialog(context, made.key))
    QTest.keyClicks(dialog.table, "38")
    dialog.close()
    assert dialog.isVisible()
    assert desktop.asked[-1][0] == "discard_written"
    QTest.keyClicks(dialog.table, "3")
    field = dialog.table.indexWidget(dialog.table.currentIndex())
    QTest.keyClicks(field, "5")
    press(field, Qt.Key.Key_Return, CTRL)
    assert not dialog.isVisible()
    assert [each["points"] for each in every(context.desk, BrandScore)] == [3500]


def test_a_column_is_as_wide_as_the_name_of_its_criterion(context: UiContext, qtbot: QtBot) -> None:
    criteria = (("好", "40"), ("和专委会工作结合的紧密程度", "60"))
    made = office.review(context.desk, criteria=criteria)
    dialog = kept(qtbot, ScoreDialog(context, made.key))
    head = dialog.table.horizontalHeader()
    assert dialog.table.columnWidth(FIRST + 1) > dialog.table.columnWidth(FIRST)
    assert head.defaultAlignment() & Qt.TextFlag.TextWordWrap
    assert dialog.table.columnWidth(FIRST + 1) >= head.fontMetrics().horizontalAdvance("工" * 8)
    assert head.height() >= 3 * head.fontMetrics().height()  # the name in two lines, the full mark


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ("1\t38\t28\t27\n2\t36\t26\t25", ""),
        ("1\t演示品牌1\t38\t28\t27\n2\t“演示品牌2”\t36\t26\t25", ""),
        ("\t甲\t乙\t丙\n演示品牌1\t38\t28\t27\n《演示品牌2》\t36\t26\t25", "没有分数的有 1 行"),
    ],
)
def test_numbers_and_quotes_of_a_list_are_no_scores(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop, block: str, told: str
) -> None:
    made = office.review(context.desk, brands=2)
    dialog = kept(qtbot, ScoreDialog(context, made.key))
    desktop.clipboard = block
    dialog.paste_button.click()
    assert [dialog.model.index(row, FIRST + 3).data() for row in range(2)] == ["93", "87"]
    assert told in words(dialog)
    assert "超出" not in words(dialog)


def test_words_without_a_number_are_not_put_into_the_table(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    made = office.review(context.desk, brands=1)
    dialog = kept(qtbot, ScoreDialog(context, made.key))
    desktop.clipboard = "各位评委：\n请于月底前打分\t谢谢"
    dialog.paste_button.click()
    assert "没有读到评分。没有分数的有 2 行，没有读入。" in words(dialog)
    assert not dialog.is_written()


def test_candidates_are_pasted_from_a_list(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    made = office.review(context.desk, brands=1)
    for name in ("演示甲", "演示乙", "演示同名", "演示同名"):
        saved(context.desk, Brand, name=name)
    saved(context.desk, Brand, name="演示退出的", stage="retired")
    desktop.clipboard = "\n".join((
        "序号\t品牌名称\t牵头单位\t申报理由", "1\t“演示甲”\t演示委员会\t演示理由",
        "2\t演示品牌1\t\t", "3\t演示同名\t\t", "4\t演示没有的\t\t", "5\t演示退出的\t\t", "\t\t\t",
    ))  # fmt: skip
    dialog = kept(qtbot, CandidatesDialog(context, made.key))
    assert "认出 1 个新的候选品牌；1 个已经是候选品牌，不再加" in words(dialog)
    assert "“演示没有的”、“演示退出的”" in words(dialog)
    assert "同名的品牌，请在“品牌项目”页选中申报：“演示同名”" in words(dialog)
    assert not dialog.is_written()
    dialog.done_button.click()
    rows = sorted(every(context.desk, BrandCandidate), key=lambda each: each["position"])
    assert [(each["position"], each["note"]) for each in rows][1:] == [("2", "演示理由")]
    again = kept(qtbot, CandidatesDialog(context, made.key))
    again.names.setPlainText("候选品牌如下：\n1. 演示乙\n（2）演示甲")
    again.done_button.click()
    assert not again.isVisible()
    assert len(every(context.desk, BrandCandidate)) == 3
    history.undo(context.desk)
    assert len(every(context.desk, BrandCandidate)) == 2
    empty = kept(qtbot, CandidatesDialog(context, made.key))
    empty.names.setPlainText(" ")
    empty.done_button.click()
    assert "请先粘贴名单" in words(empty)
