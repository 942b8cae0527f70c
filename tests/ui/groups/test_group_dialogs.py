"""The dialogs of groups and of leave, and the strips that say what follows."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.records import Leave, Member, WorkGroup
from desktop_app.services import registers
from desktop_app.services.groups import holding
from desktop_app.services.leaves.deciding import Terms, terms_of
from desktop_app.services.registers import Query, history
from desktop_app.ui.groups import group_steps
from desktop_app.ui.groups.people_dialog import PeopleDialog
from desktop_app.ui.groups.texts_dialog import TextsDialog
from desktop_app.ui.groups.texts_header import TextsHeader
from desktop_app.ui.leaves import leave_steps
from desktop_app.ui.leaves.leave_strip import words_of
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.row_actions.step_dialog import HandlingStep, StepDialog
from desktop_app.ui.ui_context import UiContext
from tests.services.activities.activity_office import activity, values
from tests.services.groups.group_office import group, member, put_in
from tests.services.leaves import leave_office
from tests.ui.finding import children


def opened(qtbot: QtBot, dialog: AskingDialog) -> AskingDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def taken(
    qtbot: QtBot, context: UiContext, step: HandlingStep, keys: list[int], **given: object
) -> str:
    """Open a step, fill its boxes, finish it; what it said where it was refused."""
    dialog = cast("StepDialog", opened(qtbot, StepDialog(context, step, keys)))
    for name, value in given.items():
        dialog.boxes[name].put(value)  # type: ignore[attr-defined]
    dialog.done_button.click()
    said = [each.text() for each in children(dialog, QLabel) if each.property("role") == "bad"]
    return "\n".join(said) if dialog.isVisible() else ""


def test_members_are_put_into_a_group_and_taken_out(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    keys, key = [member(desk, "演示甲"), member(desk, "演示乙")], group(desk)
    assert "请填写组" in taken(qtbot, context, group_steps.PUT_IN, keys)
    assert taken(qtbot, context, group_steps.PUT_IN, keys, group=key, since="2026-01-10") == ""
    assert set(holding.members_on(desk, [key], desk.today)) == set(keys)
    assert taken(
        qtbot, context, group_steps.TAKE_OUT, keys[:1], group=key, since="2026-02-01"
    ) == ""  # fmt: skip
    assert holding.members_on(desk, [key], desk.today) == keys[1:]
    assert "都不在" in taken(qtbot, context, group_steps.TAKE_OUT, keys[:1], group=key)


def test_a_group_takes_several_members(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    keys, key = [member(desk, "演示甲"), member(desk, "演示乙")], group(desk)
    put_in(desk, key, keys[0])
    dialog = cast("PeopleDialog", opened(qtbot, PeopleDialog(context, key)))
    dialog.done_button.click()
    assert dialog.isVisible()
    dialog.people.put(tuple(keys))  # type: ignore[attr-defined]
    assert dialog.is_written()
    dialog.done_button.click()
    assert not dialog.isVisible()
    assert values(desk, WorkGroup, key)["member_count"] == 2


def test_texts_become_groups_by_the_ticked_lines(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    for number in range(3):
        member(desk, f"演示{number}", work_group="一组" if number < 2 else "工委")
    header = TextsHeader(context)
    qtbot.addWidget(header)
    assert not header.isHidden()
    assert "2 种小组文字（3 人）" in header.told.text()
    dialog = cast("TextsDialog", opened(qtbot, TextsDialog(context)))
    assert dialog.done_button.text() == "变成 2 个组"
    dialog.ticks[1].click()
    dialog.names[0].setText("第一小组")
    dialog.done_button.click()
    (key,) = registers.find(desk, WorkGroup, Query())
    assert values(desk, WorkGroup, key)["name"] == "第一小组"
    assert values(desk, WorkGroup, key)["member_count"] == 2
    assert "1 种小组文字（1 人）" in header.told.text()


def test_leave_is_granted_and_taken_back(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    (one,) = leave_office.people(desk, 1)
    key = leave_office.leave(desk, one, activity=activity(desk))
    assert "按规定由主席或秘书长批准" in leave_steps.told(desk, [key])
    assert "批准人" in taken(qtbot, context, leave_steps.GRANT, [key])
    assert taken(qtbot, context, leave_steps.GRANT, [key], approver="演示秘书长") == ""
    assert values(desk, Leave, key)["state"] == "granted"
    assert "已经有审批结果" in taken(
        qtbot, context, leave_steps.REFUSE, [key], approver="演示", decision_note="演示"
    )
    assert taken(qtbot, context, leave_steps.WITHDRAW, [key]) == ""
    assert values(desk, Leave, key)["state"] == "withdrawn"


@pytest.mark.parametrize(
    ("asked", "words"), [("2026-02-01", "以前申请"), ("2026-02-09", "申请晚了")]
)
def test_the_strip_says_who_grants_and_until_when(
    context: UiContext, asked: str, words: str
) -> None:
    desk = context.desk
    told = words_of(terms_of(desk, {"activity": activity(desk), "asked_on": asked}))
    assert words in told


def test_three_hundred_members_come_into_a_group_and_leave_it_as_one_action_each(
    context: UiContext, qtbot: QtBot
) -> None:
    desk = context.desk
    people = [Member.of({"name": f"演示{n}"}) for n in range(300)]
    keys, key = list(desk.write(people, action="演示").keys), group(desk)
    put_in(desk, key, *keys[:10], since="2026-01-05")
    given = {"group": key, "since": "2026-01-10"}
    assert taken(qtbot, context, group_steps.PUT_IN, keys, **given) == ""
    assert values(desk, WorkGroup, key)["member_count"] == 300
    first = history.recent(desk, 1)[0]
    assert "编入组：“第一小组”290 人" in first.name
    given["since"] = "2026-02-01"
    assert taken(qtbot, context, group_steps.TAKE_OUT, keys, **given) == ""
    assert values(desk, WorkGroup, key)["member_count"] == 0
    history.undo(desk)
    assert values(desk, WorkGroup, key)["member_count"] == 300
    history.undo(desk)
    assert values(desk, WorkGroup, key)["member_count"] == 10


def test_where_nobody_is_set_the_strip_says_where_to_set_it() -> None:
    words = words_of(Terms("", None, None, late=False))
    assert words == "还没有设置由谁批准，请在“设置”的“选项（代码表）”的“请假批准人”里填写"
