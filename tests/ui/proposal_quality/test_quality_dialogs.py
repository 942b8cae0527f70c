"""The dialogs of this subject: the table of reviews by single keys, results within the quota."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.records import (
    AwardCandidate,
    AwardRound,
    ProposalSupervision,
    QualityReview,
    UpwardOffer,
)
from desktop_app.services import reminders
from desktop_app.services.registers import history
from desktop_app.ui.proposal_quality import steps
from desktop_app.ui.proposal_quality.results_dialog import ResultsDialog
from desktop_app.ui.proposal_quality.review_dialog import ReviewDialog
from desktop_app.ui.proposal_quality.session_header import SessionHeader
from desktop_app.ui.reminders.reminder_look import open_reminder
from desktop_app.ui.row_actions.row_actions import row_actions_of
from desktop_app.ui.row_actions.step_dialog import StepDialog
from desktop_app.ui.ui_context import UiContext
from tests.services.proposal_quality import quality_office as quality
from tests.services.proposals import proposal_office as office
from tests.ui.finding import child, children, press, type_text
from tests.ui.proposals.test_proposal_dialogs import fill, kept, words

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(context: UiContext, qtbot: QtBot, keys: list[int], who: str) -> ReviewDialog:
    """The table of some proposals, with the cursor where its reviewer goes on."""
    dialog = kept(qtbot, ReviewDialog(context, keys))
    type_text(dialog.boxes["reviewer"], who)
    press(dialog.boxes["reviewer"], Qt.Key.Key_Return)
    return dialog


def test_keys_fill_in_levels_and_go_on_to_the_next_proposal(
    context: UiContext, qtbot: QtBot
) -> None:
    keys = quality.filed(context.desk, 2)
    dialog = opened(context, qtbot, keys, "演示评委")
    assert dialog.focusWidget() is dialog.table
    for key in (*[Qt.Key.Key_1] * 9, Qt.Key.Key_2, Qt.Key.Key_3):
        press(dialog.table, key)
    first, second = dialog.model.sheets
    assert (len(first.levels), len(second.levels)) == (10, 1)
    assert "评完 1 件（优秀 1）。" in words(dialog)
    press(dialog.table, Qt.Key.Key_Backspace)
    assert len(second.levels) == 0
    press(dialog.table, Qt.Key.Key_Backspace)
    assert len(first.levels) == 9
    press(dialog.table, Qt.Key.Key_3)
    press(dialog.table, Qt.Key.Key_2, CTRL)
    assert set(second.levels.values()) == {1}
    press(dialog.table, Qt.Key.Key_0)
    assert len(second.levels) == 9
    press(dialog.table, Qt.Key.Key_Return, CTRL)
    assert not dialog.isVisible()
    rows = office.every(context.desk, QualityReview)
    assert sorted((each["total"], each["grade"]) for each in rows if each["total"]) == [(96, "90")]
    assert len(rows) == 2
    history.undo(context.desk)
    assert office.every(context.desk, QualityReview) == []


def test_a_reviewer_goes_on_where_the_last_time_ended(context: UiContext, qtbot: QtBot) -> None:
    keys = quality.filed(context.desk, 2)
    quality.judged(context.desk, keys[:1])
    dialog = opened(context, qtbot, keys, "演示评委")
    assert dialog.table.currentIndex().row() == 1
    assert dialog.model.data(dialog.model.index(0, 2)) == "优秀"
    assert dialog.model.data(dialog.model.index(0, dialog.model.last_item + 1)) == "100"
    press(dialog.table, Qt.Key.Key_1)
    type_text(dialog.boxes["reviewer"], "演示别人")
    press(dialog.boxes["reviewer"], Qt.Key.Key_Return)
    assert [len(each.levels) for each in dialog.model.sheets] == [0, 1]


def test_without_a_reviewer_nothing_is_saved_and_the_dialog_says_so(
    context: UiContext, qtbot: QtBot
) -> None:
    dialog = kept(qtbot, ReviewDialog(context, quality.filed(context.desk)))
    dialog.table.setFocus()
    dialog.table.begin()
    press(dialog.table, Qt.Key.Key_1)
    dialog.done_button.click()
    assert dialog.isVisible()
    assert "请填写评价人" in words(dialog)
    assert dialog.is_written()


def test_what_is_not_filed_is_left_out_and_none_at_all_is_said(
    context: UiContext, qtbot: QtBot
) -> None:
    session = office.session(context.desk)
    filed = quality.filed(context.desk, 1, sessions=session)
    left = office.proposal(context.desk, "关于演示未立案的提案", session=session)
    dialog = kept(qtbot, ReviewDialog(context, [*filed, left]))
    assert "没有立案的 1 件不评价。" in words(dialog)
    assert len(dialog.model.sheets) == 1
    dialog = kept(qtbot, ReviewDialog(context, [left]))
    assert "立案以后再评价" in words(dialog)
    assert not dialog.done_button.isEnabled()


def test_every_cell_of_the_table_has_words_for_a_reader(context: UiContext, qtbot: QtBot) -> None:
    keys = quality.filed(context.desk)
    quality.judged(context.desk, keys, 2)
    dialog = opened(context, qtbot, keys, "演示评委")
    told = dialog.model.data(dialog.model.index(0, 2), Qt.ItemDataRole.AccessibleTextRole)
    assert told == "关于演示0的提案　选题：选题准确：一般"
    assert dialog.model.headerData(2, Qt.Orientation.Horizontal) == "选题\n选题准确"


def test_the_header_opens_the_filed_ones_of_a_session(context: UiContext, qtbot: QtBot) -> None:
    header = SessionHeader(context)
    qtbot.addWidget(header)
    assert not header.review_button.isEnabled()
    assert "先在“设置”里登记会议" in "".join(each.text() for each in children(header, QLabel))
    session = office.session(context.desk, opens="2026-02-18")
    quality.filed(context.desk, 2, sessions=session)
    header = SessionHeader(context)
    qtbot.addWidget(header)
    header.show()
    header.review_button.click()
    dialog = child(header, ReviewDialog, "review_dialog")
    assert len(dialog.model.sheets) == 2
    dialog.close()


def test_results_show_the_quota_as_they_are_chosen(context: UiContext, qtbot: QtBot) -> None:
    award = quality.award(context.desk)
    dialog = kept(qtbot, ResultsDialog(context, award))
    assert "还没有候选提案" in words(dialog)
    assert not dialog.done_button.isEnabled()
    dialog.close()
    quality.nominated(context.desk, award, *quality.filed(context.desk, 2))
    dialog = kept(qtbot, ResultsDialog(context, award))
    assert "候选 2 件，评为优秀 0 件，名额 1 件。" in words(dialog)
    for row, votes in zip(dialog.rows, ("12", "9"), strict=True):
        type_text(row["votes"], votes)
        press(row["result"], Qt.Key.Key_A, CTRL)
        type_text(row["result"], "优秀提案")
        press(row["result"], Qt.Key.Key_Tab)
    assert "评为优秀 2 件，名额 1 件，超过名额。" in words(dialog)
    dialog.done_button.click()
    written = [each["votes"] for each in office.every(context.desk, AwardCandidate)]
    assert sorted(written) == [9, 12]
    decide = kept(qtbot, StepDialog(context, steps.DECIDE, [award]))
    fill(decide, decided_by="主席会议")
    decide.done_button.click()
    assert "超过名额 1 件" in words(decide)


def test_a_proposal_is_listed_supervised_and_finished(context: UiContext, qtbot: QtBot) -> None:
    keys = quality.filed(context.desk, 2)
    dialog = kept(qtbot, StepDialog(context, steps.LIST_AS_KEY, keys))
    assert dialog.heading.text() == "列为重点提案：2 件"
    dialog.done_button.click()
    assert dialog.isVisible()
    assert "督办类型" in words(dialog)
    fill(dialog, kind="supervised", leader="演示主席", decided_on="2026-03-10")
    dialog.done_button.click()
    rows = [each["id"] for each in office.every(context.desk, ProposalSupervision)]
    dialog = kept(qtbot, StepDialog(context, steps.SUPERVISE, rows))
    fill(dialog, content="到现场看过（演示）")
    dialog.done_button.click()
    finish = kept(qtbot, StepDialog(context, steps.FINISH, rows[:1]))
    assert "办理“关于演示" in finish.heading.text()
    fill(finish, result="已经办成（演示）")
    finish.done_button.click()
    states = [each["state"] for each in office.every(context.desk, ProposalSupervision)]
    assert sorted(states) == ["done", "supervising"]


def test_an_offer_that_was_not_taken_needs_no_more_than_a_day(
    context: UiContext, qtbot: QtBot
) -> None:
    (offer,) = quality.offered(context.desk, *quality.filed(context.desk))
    dialog = kept(qtbot, StepDialog(context, steps.DECLINED, [offer]))
    dialog.done_button.click()
    assert office.value(context.desk, UpwardOffer, offer, "state") == "declined"


def test_the_last_open_round_is_offered_for_a_nomination(context: UiContext, qtbot: QtBot) -> None:
    key = quality.filed(context.desk)
    quality.award(context.desk, name="演示上一年", year="2025")
    last = quality.award(context.desk)
    dialog = kept(qtbot, StepDialog(context, steps.NOMINATE, key))
    dialog.done_button.click()
    (row,) = office.every(context.desk, AwardCandidate)
    assert row["award_round"] == last


def test_every_dialog_has_names_for_its_boxes_and_buttons(context: UiContext, qtbot: QtBot) -> None:
    dialog = kept(qtbot, ReviewDialog(context, quality.filed(context.desk)))
    for each in (*dialog.boxes.values(), dialog.table):
        assert each.objectName()
        assert each.accessibleName()
    assert all(each.text() for each in children(dialog, QPushButton))
    names = [each.name for each in row_actions_of(context.desk, AwardRound)]
    assert names == ["award_results", "decide_award", "publish_award"]


def test_the_years_light_opens_the_page_of_offers(context: UiContext, qtbot: QtBot) -> None:
    office.session(context.desk, opens="2026-02-18")
    (light,) = [each for each in reminders.due(context.desk) if each.kind == "upward_offered"]
    with qtbot.waitSignal(context.events.page_wanted) as wanted:
        open_reminder(context, light)
    assert wanted.args == [UpwardOffer.KEY, ""]
