"""The dialogs of proposals: each asks for what its step needs and says what is missing."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.records import (
    HandlingFeedback,
    HandlingMeeting,
    Outcome,
    Proposal,
    ProposalHandling,
)
from desktop_app.services.proposals import assigning, lineage
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.proposals import review_steps, sheet_steps
from desktop_app.ui.proposals.assign_dialog import AssignDialog
from desktop_app.ui.proposals.lineage_dialogs import MergeProposals, SplitProposal
from desktop_app.ui.proposals.poll_dialog import PollDialog
from desktop_app.ui.proposals.suggestion_table import DecidingDialog
from desktop_app.ui.proposals.suggestions_dialog import SuggestionsDialog
from desktop_app.ui.row_actions.row_actions import row_actions_of
from desktop_app.ui.row_actions.step_dialog import HandlingStep, StepDialog
from desktop_app.ui.ui_context import UiContext
from tests.services.proposals import proposal_office as office
from tests.ui.finding import child, children, press, type_text

Asked = TypeVar("Asked", bound=QDialog)


def kept(qtbot: QtBot, dialog: Asked) -> Asked:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    return dialog


def words(dialog: QDialog) -> str:
    return "\n".join(each.text() for each in children(dialog, QLabel) if not each.isHidden())


def fill(dialog: StepDialog, **given: object) -> None:
    """Put values into the boxes of a step."""
    for name, value in given.items():
        dialog.boxes[name].put(value)  # type: ignore[attr-defined]


def test_a_review_goes_on_from_stage_to_stage(context: UiContext, qtbot: QtBot) -> None:
    key = office.proposal(context.desk)
    for word, opinion in (("初审", "first_opinion"), ("复审", "second_opinion")):
        step = review_steps.review_step(context.desk, [key])
        dialog = kept(qtbot, StepDialog(context, step, [key]))
        assert dialog.heading.text() == f"{word}：“关于演示供水的提案”"
        dialog.done_button.click()
        assert f"请填写{word}意见。" in words(dialog)
        fill(dialog, **{opinion: "file"})
        dialog.done_button.click()
        assert not dialog.isVisible()
    assert office.value(context.desk, Proposal, key, "state") == "reviewed"


def test_several_are_filed_and_rejected_together(context: UiContext, qtbot: QtBot) -> None:
    keys = [office.proposal(context.desk, f"演示{n}") for n in range(3)]
    dialog = kept(qtbot, StepDialog(context, review_steps.FILE, keys[:2]))
    assert dialog.heading.text() == "立案：2 件"
    press(dialog.boxes["filed_on"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    numbers = {office.value(context.desk, Proposal, key, "number") for key in keys[:2]}
    assert numbers == {"0001", "0002"}
    dialog = kept(qtbot, StepDialog(context, review_steps.REJECT, keys[2:]))
    dialog.done_button.click()
    assert dialog.isVisible()
    fill(dialog, reject_reason="empty secret")
    dialog.done_button.click()
    assert office.value(context.desk, Proposal, keys[2], "state") == "rejected"


def test_an_assignment_says_which_sheets_it_makes(context: UiContext, qtbot: QtBot) -> None:
    key = office.proposal(context.desk, suggested_units="演示水务局")
    office.filed(context.desk, key)
    dialog = kept(qtbot, AssignDialog(context, [key]))
    assert "提案者建议承办单位：演示水务局" in words(dialog)
    dialog.done_button.click()
    assert "请填写主办单位" in words(dialog)
    type_text(dialog.main, "甲局、乙局")
    dialog.done_button.click()
    assert "勾选“分办”" in words(dialog)
    dialog.main.clear()
    type_text(dialog.main, "甲局")
    type_text(dialog.assisting, "乙局、丙局")
    assert "主办：甲局；会办：乙局、丙局" in words(dialog)
    dialog.done_button.click()
    assert not dialog.isVisible()
    made = office.every(context.desk, ProposalHandling)
    assert {(each["unit"], each["role"]) for each in made} == {
        ("甲局", "main"), ("乙局", "assist"), ("丙局", "assist"),
    }  # fmt: skip
    assert {each["assigned_on"] for each in made} == {context.desk.today.isoformat()}


def test_a_poll_shows_each_mover_and_keeps_what_was_said(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    one, two = (office.proposal(desk, f"演示{n}", mover=n) for n in ("甲", "乙"))
    office.filed(desk, one, two)
    lineage.merge(desk, [two], one, "同一件事")
    (sheet,) = assigning.assign(desk, [one], ["演示局"], [], {"assigned_on": "2026-03-02"}).keys
    office.replied(desk, sheet)
    dialog = kept(qtbot, PollDialog(context, sheet))
    assert dialog.heading.text() == "征询 2 位提案者对“演示局”答复的意见"
    dialog.done_button.click()
    assert "还没有填写任何一位提案者的意见。" in words(dialog)
    dialog.rows[0]["result"].put("satisfied")  # type: ignore[attr-defined]
    dialog.done_button.click()
    assert office.said(desk, sheet) == {"甲": "satisfied"}
    again = kept(qtbot, PollDialog(context, sheet))
    assert again.rows[0]["result"].draft() == "satisfied"  # type: ignore[attr-defined]
    assert again.focusWidget() is again.rows[1]["work"]
    again.done_button.click()
    assert "意见和原来一样" in words(again)
    again.rows[1]["result"].put("fairly")  # type: ignore[attr-defined]
    again.done_button.click()
    assert office.said(desk, sheet) == {"甲": "satisfied", "乙": "fairly"}
    assert len(office.every(desk, HandlingFeedback)) == 2
    assert office.value(desk, Proposal, one, "state") == "polled"


def test_a_merger_and_a_split_ask_for_a_reason(context: UiContext, qtbot: QtBot) -> None:
    one, two = office.proposal(context.desk, "演示一"), office.proposal(context.desk, "演示二")
    dialog = kept(qtbot, MergeProposals(context, [one]))
    dialog.done_button.click()
    assert "请选定要并入的提案。" in words(dialog)
    dialog.picker.put(two)
    dialog.done_button.click()
    assert "请写明理由" in words(dialog)
    type_text(dialog.reason, "同一件事")
    dialog.done_button.click()
    assert office.value(context.desk, Proposal, one, "merged_into") == two
    split = kept(qtbot, SplitProposal(context, two))
    split.names.setPlainText("1. 演示供水；2. 演示修路。")
    assert split.written() == ["演示供水", "演示修路"]
    type_text(split.reason, "两件事")
    split.done_button.click()
    assert office.value(context.desk, Proposal, two, "state") == "split"


STEPS = [each for each in vars(sheet_steps).values() if isinstance(each, HandlingStep)]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.title)
def test_each_step_of_a_sheet_opens_on_its_fields(
    context: UiContext, qtbot: QtBot, step: HandlingStep
) -> None:
    (sheet,) = office.assigned(context.desk, office.proposal(context.desk))
    dialog = kept(qtbot, StepDialog(context, step, [sheet]))
    assert dialog.heading.text() == f"{step.title}：“演示水务局”办理“关于演示供水的提案”"
    assert not dialog.is_written()
    assert all(box.accessibleName() for box in dialog.boxes.values())
    dialog.reject()


def test_a_sheet_goes_its_way_by_dialogs(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    (sheet,) = office.assigned(desk, office.proposal(desk))

    def take(step: HandlingStep, **given: object) -> None:
        dialog = kept(qtbot, StepDialog(context, step, [sheet]))
        fill(dialog, **given)
        dialog.done_button.click()
        assert not dialog.isVisible(), words(dialog)

    take(sheet_steps.SIGN, signed_on="2026-03-04", signed_by="演示股长")
    take(sheet_steps.MEET, content="问清位置")
    assert office.every(desk, HandlingMeeting)[0]["mode"] == "face"
    asked = {"asked_on": "2026-05-20", "reason": "演示", "decision": "approved"}
    take(sheet_steps.EXTEND, **asked, until="2026-08-01")
    assert office.value(desk, ProposalHandling, sheet, "due") == "2026-08-01"
    take(sheet_steps.REPLY, **office.REPLY)
    dialog = kept(qtbot, StepDialog(context, sheet_steps.CHECK, [sheet]))
    dialog.done_button.click()
    assert "请填写答复审核。" in words(dialog)
    dialog.reject()
    take(sheet_steps.CHECK, check_result="through")
    assert office.value(desk, ProposalHandling, sheet, "state") == "checked"


def test_every_row_action_has_a_name_of_its_own_and_is_offered(
    context: UiContext, qtbot: QtBot
) -> None:
    office.assigned(context.desk, office.proposal(context.desk))
    for model in (Proposal, ProposalHandling):
        names = [each.name for each in row_actions_of(context.desk, model)]
        assert len(names) == len(set(names)) >= 10
        page = ListPage(context, model)
        qtbot.addWidget(page)
        page.show()
        page.complete()
        page.table.choose(list(page.rows.ids), None)
        page.row_actions.show_chosen(1)
        assert all(each.isEnabled() for each in page.row_actions.actions.values())


def test_the_units_asked_for_are_taken_over_by_one_click(context: UiContext, qtbot: QtBot) -> None:
    keys = [office.proposal(context.desk, suggested_units="演示水务局、演示发改局")]
    dialog = kept(qtbot, AssignDialog(context, keys))
    child(dialog, QPushButton, "take_button").click()
    assert dialog.main.text() == "演示水务局、演示发改局"
    keys.append(office.proposal(context.desk, "演示", suggested_units="演示民政局"))
    both = kept(qtbot, AssignDialog(context, keys))
    assert not [each for each in children(both, QPushButton) if each.objectName() == "take_button"]


def test_a_dialog_is_no_higher_than_its_lines_need(context: UiContext, qtbot: QtBot) -> None:
    key = office.proposal(context.desk)
    dialog = kept(qtbot, StepDialog(context, review_steps.REJECT, [key]))
    needed = dialog.column.totalHeightForWidth(dialog.area.viewport().width())
    assert 0 <= dialog.area.viewport().height() - needed <= 8
    assert not dialog.area.verticalScrollBar().isVisible()


def test_enter_does_a_step_with_nothing_left_to_fill_in(context: UiContext, qtbot: QtBot) -> None:
    key = office.proposal(context.desk)
    dialog = kept(qtbot, StepDialog(context, review_steps.FILE, [key]))
    assert dialog.focusWidget() is dialog.done_button
    press(dialog.done_button, Qt.Key.Key_Return)
    assert office.value(context.desk, Proposal, key, "state") == "filed"


def test_a_reply_also_says_what_becomes_of_each_suggestion(
    context: UiContext, qtbot: QtBot
) -> None:
    desk = context.desk
    key = office.proposal(desk, advice="一、修建蓄水池。二、每月检测水质。")
    dialog = kept(qtbot, SuggestionsDialog(context, key))
    assert not dialog.is_written()
    assert [dialog.parts.item(n).text() for n in range(dialog.parts.count())] == [
        "1. 修建蓄水池。", "2. 每月检测水质。",
    ]  # fmt: skip
    dialog.done_button.click()
    assert not dialog.isVisible()
    (sheet,) = office.assigned(desk, key)
    office.go(desk, sheet, "signed", signed_on="2026-03-04")
    reply = kept(qtbot, DecidingDialog(context, sheet_steps.REPLY, [sheet]))
    assert "1. 修建蓄水池。" in words(reply)
    assert reply.table is not None
    assert not reply.is_written()
    reply.table.rows[0]["adoption"].put("adopted")  # type: ignore[attr-defined]
    assert reply.is_written()
    fill(reply, **office.REPLY)
    reply.done_button.click()
    assert not reply.isVisible()
    assert [each["adoption"] for each in office.every(desk, Outcome)] == ["adopted", "pending"]
    later = kept(qtbot, DecidingDialog(context, sheet_steps.DECIDE, [sheet]))
    later.done_button.click()
    assert "采纳情况和原来一样" in words(later)
    assert later.table is not None
    later.table.rows[1]["adoption"].put("rejected")  # type: ignore[attr-defined]
    later.table.rows[1]["note"].put("演示说明")  # type: ignore[attr-defined]
    later.done_button.click()
    told = [(each["adoption"], each["adoption_note"]) for each in office.every(desk, Outcome)]
    assert told == [("adopted", None), ("rejected", "演示说明")]


def test_a_proposal_without_suggestions_says_where_to_register_them(
    context: UiContext, qtbot: QtBot
) -> None:
    (sheet,) = office.assigned(context.desk, office.proposal(context.desk))
    dialog = kept(qtbot, DecidingDialog(context, sheet_steps.DECIDE, [sheet]))
    assert "还没有登记建议" in words(dialog)
    assert not dialog.done_button.isEnabled()
