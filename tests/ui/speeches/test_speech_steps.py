"""The dialogs of speeches and the line below their form."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.records import Outcome, Proposal, Session, Speech
from desktop_app.services import registers
from desktop_app.services.registers import Query
from desktop_app.services.speeches import lineage
from desktop_app.ui.row_actions.row_actions import row_actions_of
from desktop_app.ui.row_actions.step_dialog import StepDialog
from desktop_app.ui.speeches import speech_steps
from desktop_app.ui.speeches.speech_outcomes import SpeechOutcomes
from desktop_app.ui.ui_context import UiContext
from tests.services.speeches import speech_office as office
from tests.ui.finding import child, children


def taken(qtbot: QtBot, context: UiContext, step: str, keys: list[int], **given: object) -> str:
    """Open a step, fill its boxes, finish it; what it said where it was refused."""
    dialog = StepDialog(context, getattr(speech_steps, step), keys)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    for name, value in given.items():
        dialog.boxes[name].put(value)  # type: ignore[attr-defined]
    dialog.done_button.click()
    said = [each.text() for each in children(dialog, QLabel) if each.property("role") == "bad"]
    return "" if not dialog.isVisible() else "\n".join(said)


def test_the_steps_lead_from_the_draft_to_the_proposal(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    keys = [office.speech(desk, f"演示{n}", session=office.session(desk, n)) for n in (5, 6)]
    assert taken(qtbot, context, "HAND_IN", keys) == ""
    assert "请填写审核结果" in taken(qtbot, context, "CHECK", keys, checker="演示")
    assert taken(qtbot, context, "CHECK", keys, checker="演示", check_result="through") == ""
    assert "选定的会议" in taken(qtbot, context, "CHOOSE", keys, kind="oral")
    assert taken(qtbot, context, "CHOOSE", keys, kind="oral", chosen_by="演示会议") == ""
    assert taken(qtbot, context, "GIVE", keys[:1]) == ""
    assert [office.value(desk, key, "state") for key in keys] == ["given", "chosen"]
    assert taken(qtbot, context, "TO_PROPOSAL", keys[:1], category="society") == ""
    (made,) = registers.find(desk, Proposal, Query())
    assert registers.draft(desk, Proposal, made).values["name"] == "关于演示5的提案"
    assert "已经转为提案" in taken(qtbot, context, "TO_PROPOSAL", keys[:1])
    assert taken(qtbot, context, "DROP", keys[1:], unused_reason="演示") == ""


def test_suggestions_of_a_speech_are_registered_with_where_they_go(
    context: UiContext, qtbot: QtBot
) -> None:
    key = office.speech(context.desk)
    dialog = SpeechOutcomes(context, key)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.text.setPlainText("1. 演示建议一；2. 演示建议二。")
    dialog.boxes["addressee"].put("中共演示县委")
    dialog.done_button.click()
    keys = registers.find(context.desk, Outcome, Query())
    found = [registers.draft(context.desk, Outcome, each).values for each in keys]
    assert [(each["source"], each["addressee"]) for each in found] == [
        (f"speech:{key}", "中共演示县委")
    ] * 2


@pytest.mark.parametrize("name", ["hand_in", "check_speech", "choose", "order", "give", "collect",
                                  "to_proposal", "register_outcomes", "drop_speech"])  # fmt: skip
def test_every_action_is_offered(context: UiContext, name: str) -> None:
    assert name in {each.name for each in row_actions_of(context.desk, Speech)}


def test_the_line_below_the_form_tells_the_deadline_and_the_length(
    context: UiContext, qtbot: QtBot
) -> None:
    session = office.session(context.desk)
    key = office.speech(context.desk, session=session, text="演" * 1760)
    over = QLabel()
    qtbot.addWidget(over)
    form = context.open_form(context, registers.draft(context.desk, Speech, key), over)
    line = child(cast("QWidget", form), QLabel, "facts")
    qtbot.waitUntil(lambda: "征集截止" in line.text())
    assert line.text() == "征集截止 2026年1月10日（已过，还没有报送）　·　1760 字，念下来约 8 分钟"
    ends = registers.draft(context.desk, Session, session).values["speeches_by"]
    assert ends == "2026-01-10"
    assert lineage.proposals_of(context.desk, key) == []
