"""The dialogs of opinion reports and the strip that compares their two texts."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop_app.records import OpinionReport, Outcome, Proposal, ReportAdoption, Topic
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.opinion_reports import report_steps
from desktop_app.ui.opinion_reports.changes_strip import ChangesStrip
from desktop_app.ui.opinion_reports.outcomes_dialog import ReportOutcomes
from desktop_app.ui.row_actions.row_actions import row_actions_of
from desktop_app.ui.row_actions.step_dialog import HandlingStep, StepDialog
from desktop_app.ui.ui_context import UiContext
from tests.consulting_office import whole_chain
from tests.services.opinion_reports import report_office as office
from tests.ui.finding import child, children

Asked = TypeVar("Asked", bound=QDialog)
STEPS = [
    each for each in vars(report_steps).values()
    if isinstance(each, HandlingStep) and each.about.KEY == OpinionReport.KEY
]  # fmt: skip


def kept(qtbot: QtBot, dialog: Asked) -> Asked:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    return dialog


def taken(context: UiContext, qtbot: QtBot, step: HandlingStep, key: int, **given: object) -> str:
    """Take a step with these values; what the dialog says where it stays open."""
    dialog = kept(qtbot, StepDialog(context, step, [key]))
    for name, value in given.items():
        dialog.boxes[name].put(value)  # type: ignore[attr-defined]
    dialog.done_button.click()
    said = "" if dialog.isHidden() else "\n".join(
        each.text() for each in children(dialog, QLabel) if not each.isHidden()
    )  # fmt: skip
    dialog.close()
    return said


def state(desk: Desk, key: int) -> str:
    return str(office.value(desk, key, "state"))


@pytest.mark.parametrize("step", STEPS, ids=lambda each: each.title)
def test_every_box_of_a_step_has_a_name_and_is_reached(
    context: UiContext, qtbot: QtBot, step: HandlingStep
) -> None:
    key = office.report(context.desk)
    dialog = kept(qtbot, StepDialog(context, step, [key]))
    for name, box in dialog.boxes.items():
        assert box.objectName() == name
        assert box.accessibleName()
        assert box.isEnabled()
    dialog.close()


def test_a_report_goes_from_receipt_to_adoption_step_by_step(
    context: UiContext, qtbot: QtBot
) -> None:
    desk = context.desk
    key = office.report(desk)
    assert not taken(context, qtbot, report_steps.EDIT, key)
    assert office.value(desk, key, "issued_text") == office.TEXT
    assert office.value(desk, key, "editor") == desk.clerk
    assert "审核" in taken(context, qtbot, report_steps.CHECK, key)
    assert not taken(context, qtbot, report_steps.CHECK, key, checker="演示审核")
    assert not taken(context, qtbot, report_steps.ISSUE, key, issuer="演示主席")
    assert office.value(desk, key, "number") == "1"
    assert not taken(context, qtbot, report_steps.SEND, key, channels="county prefecture")
    assert state(desk, key) == "sent"
    assert not taken(context, qtbot, report_steps.ADOPT, key, level="national")
    assert state(desk, key) == "adopted"
    assert [each["form"] for each in office.every(desk, ReportAdoption)] == ["single"]
    assert "已经有采用记录" in taken(context, qtbot, report_steps.UNADOPTED, key, reasons="known")
    assert not taken(context, qtbot, report_steps.CLOSE, key, became="department")
    assert state(desk, key) == "closed"


def test_what_is_missing_is_said_and_nothing_is_lost(context: UiContext, qtbot: QtBot) -> None:
    key = office.report(context.desk)
    said = taken(context, qtbot, report_steps.ISSUE, key, issuer="演示主席")
    assert "编发稿" in said
    assert "还没有签发" in taken(context, qtbot, report_steps.ADOPT, key, level="county")
    assert state(context.desk, key) == "received"


@pytest.mark.parametrize(
    ("step", "made"), [(report_steps.TO_PROPOSAL, Proposal), (report_steps.TO_TOPIC, Topic)]
)
def test_one_step_makes_something_else_of_a_report(
    context: UiContext, qtbot: QtBot, step: HandlingStep, made: type[Proposal | Topic]
) -> None:
    key = office.report(context.desk)
    assert not taken(context, qtbot, step, key)
    (found,) = office.every(context.desk, made)
    assert found["origin"] == f"opinion_report:{key}"
    assert "已经转成" in taken(context, qtbot, step, key)


def test_a_report_is_made_of_an_outcome_and_of_its_consultation(
    context: UiContext, qtbot: QtBot
) -> None:
    desk = context.desk
    chain = whole_chain(desk)
    for step, key in (
        (report_steps.FROM_OUTCOME, chain.outcome),
        (report_steps.FROM_CONSULTATION, chain.consultation),
    ):
        assert not taken(context, qtbot, step, key)
        found = {each["origin"]: each for each in office.every(desk, OpinionReport)}
        assert found[f"{step.about.KEY}:{key}"]["name"]
    (source,) = (x for x in office.every(desk, Outcome) if x["id"] == chain.outcome)
    assert "information" in source["ways"].split()
    assert found[f"outcome:{chain.outcome}"]["content"] == source["content"]


def test_the_suggestions_of_the_issued_text_are_there_to_be_registered(
    context: UiContext, qtbot: QtBot
) -> None:
    key = office.report(context.desk)
    office.issued(context.desk, key)
    dialog = kept(qtbot, ReportOutcomes(context, key))
    dialog.done_button.click()
    assert [each["content"] for each in office.every(context.desk, Outcome)] == [
        "修好路灯。", "每季度检查一次。",
    ]  # fmt: skip


def test_what_was_changed_is_marked_in_both_texts(context: UiContext, qtbot: QtBot) -> None:
    key = office.report(
        context.desk, content="路灯坏了。请修好。", issued_text="路灯坏了。请尽快修好。"
    )
    dialog = RecordDialog(context, registers.draft(context.desk, OpinionReport, key))
    kept(qtbot, dialog)
    strip = child(dialog, ChangesStrip, "changes_strip")
    qtbot.waitUntil(lambda: "新写 2 字" in strip.told.text())
    assert strip.isHidden()
    dialog.form.sections.setCurrentIndex(1)
    assert strip.isVisible()
    box = child(dialog, QPlainTextEdit, "issued_text")
    (mark,) = box.extraSelections()
    assert mark.cursor.selectedText() == "尽快"  # type: ignore[attr-defined]
    assert child(dialog, QPlainTextEdit, "content").extraSelections() == []
    box.setPlainText("")
    qtbot.waitUntil(strip.isHidden, timeout=2_000)
    assert box.extraSelections() == []
    dialog.close()


def test_the_level_that_follows_from_adoptions_cannot_be_typed(
    context: UiContext, qtbot: QtBot
) -> None:
    key = office.report(context.desk)
    dialog = kept(qtbot, RecordDialog(context, registers.draft(context.desk, OpinionReport, key)))
    for name in OpinionReport.FOLLOWS:
        assert dialog.form.boxes[name].isReadOnly()  # type: ignore[attr-defined]
    dialog.close()


def test_every_step_is_offered_for_the_rows_of_the_register(context: UiContext) -> None:
    titles = {each.title.removesuffix("…") for each in row_actions_of(context.desk, OpinionReport)}
    assert {each.title for each in STEPS} <= titles
