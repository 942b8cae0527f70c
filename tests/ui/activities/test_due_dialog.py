"""The list of who is due in the window, and the steps of an activity as dialogs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.records import Activity, Member, Outcome
from desktop_app.services import registers
from desktop_app.services.activities import pasted_names
from desktop_app.services.registers import Query
from desktop_app.ui.activities import activity_steps
from desktop_app.ui.activities.due_dialog import DueDialog
from desktop_app.ui.lists.list_state import ListState
from desktop_app.ui.lists.saved_views import SavedViews
from desktop_app.ui.row_actions.row_actions import row_actions_of
from desktop_app.ui.row_actions.step_dialog import StepDialog
from desktop_app.ui.ui_context import UiContext
from tests.services.activities import activity_office as office


def dialog_of(qtbot: QtBot, context: UiContext, key: int) -> DueDialog:
    dialog = DueDialog(context, key)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def choose(dialog: DueDialog, body: str) -> None:
    dialog.body.setCurrentIndex(dialog.body.findData(body))


def test_the_list_of_a_standing_meeting_is_made(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    for name, post in (("演示甲", "主席"), ("演示乙", "常委"), ("演示丙", "委员")):
        office.member(desk, name, cppcc_post=post)
    key = office.activity(desk)
    dialog = dialog_of(qtbot, context, key)
    assert dialog.told.text() == "应到 2 人：新加入 2 人。"
    assert not dialog.names.isEnabled()
    choose(dialog, "all")
    assert dialog.told.text() == "应到 3 人：新加入 3 人。"
    dialog.done_button.click()
    stored = office.values(desk, Activity, key)
    assert (stored["due_body"], stored["due_count"]) == ("all", 3)
    again = dialog_of(qtbot, context, key)
    assert not again.done_button.isEnabled()


def test_pasted_names_are_found_and_doubts_are_told(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    for name, unit in (("演示甲", ""), ("演示乙", "甲局"), ("演示乙", "乙局"), ("张三", "")):
        office.member(desk, name, unit=unit)
    dialog = dialog_of(qtbot, context, office.activity(desk))
    choose(dialog, "named")
    assert "粘贴名单" in dialog.told.text()
    assert not dialog.done_button.isEnabled()
    dialog.names.setPlainText("1. 演示甲、演示乙（乙局）\n张　三\n演示乙\n演示外人")
    qtbot.waitUntil(lambda: "应到 3 人" in dialog.told.text(), timeout=3000)
    assert "委员里没有：演示外人" in dialog.told.text()
    assert "姓名（单位）”：演示乙" in dialog.told.text()


def test_the_members_of_a_saved_view(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    for name, sex in (("演示甲", "男"), ("演示乙", "女")):
        office.member(desk, name, sex=sex)
    key = office.activity(desk)
    empty = dialog_of(qtbot, context, key)
    choose(empty, "view")
    assert "还没有保存的筛选" in empty.told.text()
    women = registers.draft(desk, Member, registers.find(desk, Member, Query())[1]).values["sex"]
    views = SavedViews(context.settings, Member, context.records)
    views.keep("演示女委员", ListState(filters={"sex": (women,)}))
    dialog = dialog_of(qtbot, context, key)
    choose(dialog, "view")
    assert dialog.told.text() == "应到 1 人：新加入 1 人。"
    dialog.done_button.click()
    stored = office.values(desk, Activity, key)
    assert (stored["due_body"], stored["due_view"]) == ("view", "演示女委员")


@pytest.mark.parametrize(("text", "names"), [
    ("", []), ("张三、李四,王五\n赵六", ["张三", "李四", "王五", "赵六"]),
    ("1．张三（某局）", ["张三"]), ("（2）李四", ["李四"]), ("张　三", ["张三"]),
])  # fmt: skip
def test_names_are_told_apart(context: UiContext, text: str, names: list[str]) -> None:
    assert pasted_names.read(context.desk, text).unknown == tuple(names)


def test_the_steps_lead_from_notice_to_close(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    keys = [office.activity(desk, f"演示{place}") for place in (1, 2)]
    for name, given, state in (
        ("NOTICE", {"noticed_on": "2026-02-01"}, "noticed"), ("FINISH", {}, "done"),
    ):  # fmt: skip
        dialog = StepDialog(context, getattr(activity_steps, name), keys)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog)
        dialog.open()
        for field, value in given.items():
            dialog.boxes[field].put(value)  # type: ignore[attr-defined]
        if name == "NOTICE":
            dialog.boxes["place"].put("演示会议室")  # type: ignore[attr-defined]
        dialog.done_button.click()
        assert {office.values(desk, Activity, key)["state"] for key in keys} == {state}


def test_outcomes_of_a_survey_begin_with_its_advice(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    key = office.activity(desk, kind="survey", advice="一、演示甲。\n二、演示乙。")
    dialog = activity_steps.ActivityOutcomes(context, key)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.done_button.click()
    found = registers.find(desk, Outcome, Query())
    assert {office.values(desk, Outcome, each)["source"] for each in found} == {f"activity:{key}"}
    assert len(found) == 2
    assert {each.name for each in row_actions_of(context.desk, Activity)} >= {"due_list", "notice"}
