"""The steps of tasks as dialogs: what each begins with, asks for, and writes."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.records import AgendaItem, WorkExtension, WorkItem, WorkProgress
from desktop_app.ui.row_actions.row_actions import row_actions_of, row_refusals
from desktop_app.ui.row_actions.step_dialog import HandlingStep, StepDialog
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.work_items import task_steps
from tests.services.activities.activity_office import values
from tests.services.office_week.office import item
from tests.services.work_items.test_from_agenda import RESOLVED
from tests.services.work_items.work_office import every, note, priority, task
from tests.ui.finding import children


@pytest.fixture
def opened(context: UiContext, qtbot: QtBot) -> Any:
    """Opens a step for some rows."""

    def make(step: HandlingStep, keys: list[int]) -> StepDialog:
        dialog = StepDialog(context, step, keys)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog)
        dialog.open()
        return dialog

    return make


def fill(dialog: StepDialog, **typed: object) -> None:
    for name, value in typed.items():
        dialog.boxes[name].put(value)  # type: ignore[attr-defined]
    dialog.done_button.click()


def words(dialog: StepDialog) -> str:
    return "\n".join(each.text() for each in children(dialog, QLabel))


def test_a_note_begins_with_today_and_the_percent_so_far(context: UiContext, opened: Any) -> None:
    key = task(context.desk)
    note(context.desk, key, day="2026-06-01", percent="40")
    dialog = opened(task_steps.NOTE, [key])
    drafts = {name: box.draft() for name, box in dialog.boxes.items()}
    assert (drafts["day"], drafts["percent"]) == ("2026-11-23", "40%")
    fill(dialog, percent=65, content="完成二稿")
    found = values(context.desk, WorkItem, key)
    assert (found["percent"], found["progress"], found["progress_on"]) == (
        65, "完成二稿", "2026-11-23",
    )  # fmt: skip


def test_a_note_for_several_rows_begins_empty(context: UiContext, opened: Any) -> None:
    keys = [task(context.desk, name) for name in "甲乙"]
    note(context.desk, keys[0], day="2026-06-01", percent="40")
    dialog = opened(task_steps.NOTE, keys)
    assert dialog.boxes["percent"].draft() == ""
    fill(dialog, content="已布置")
    assert len(every(context.desk, WorkProgress)) == 3


def test_a_note_that_says_nothing_is_refused_in_the_dialog(context: UiContext, opened: Any) -> None:
    dialog = opened(task_steps.NOTE, [task(context.desk)])
    dialog.done_button.click()
    assert dialog.isVisible()
    assert "请写明进展，或者填进度。" in words(dialog)
    assert every(context.desk, WorkProgress) == []


def test_an_extension_shows_the_present_day_and_asks_for_the_reason(
    context: UiContext, opened: Any
) -> None:
    key = task(context.desk)
    dialog = opened(task_steps.EXTEND, [key])
    assert "现在的时限是 2026-12-20。" in words(dialog)
    fill(dialog, due_after="2027-03-31")
    assert "请填写延期理由。" in words(dialog)
    fill(dialog, reason="等上级文件")
    assert not dialog.isVisible()
    assert values(context.desk, WorkItem, key)["due"] == "2027-03-31"
    assert [x.values["due_before"] for x in every(context.desk, WorkExtension)] == ["2026-12-20"]


def test_a_task_is_started_and_finished(context: UiContext, opened: Any) -> None:
    key = task(context.desk, start="")
    fill(opened(task_steps.START, [key]), leader="演示主席")
    found = values(context.desk, WorkItem, key)
    assert (found["state"], found["start"], found["leader"]) == (
        "underway", "2026-11-23", "演示主席",
    )  # fmt: skip
    fill(opened(task_steps.FINISH, [key]), result="演示完成")
    found = values(context.desk, WorkItem, key)
    assert (found["state"], found["done_on"], found["percent"]) == ("done", "2026-11-23", 100)


def test_an_agenda_item_becomes_a_task(context: UiContext, opened: Any) -> None:
    key = item(context.desk, "研究通报事宜", **RESOLVED)
    of = priority(context.desk)
    dialog = opened(task_steps.TO_TASK, [key])
    assert dialog.boxes["unit"].draft() == "演示办公室"
    assert dialog.boxes["due"].draft() == "2026-12-01"
    fill(dialog, priority=of, kind="required")
    found = every(context.desk, WorkItem)[0].values
    assert (found["priority"], found["name"]) == (of, "研究通报事宜")
    assert values(context.desk, AgendaItem, key)["task_progress"] == "未启动"


def test_rows_say_why_a_step_is_refused(context: UiContext) -> None:
    desk = context.desk
    names = {each.name for each in row_actions_of(desk, WorkItem)}
    assert names == {
        "thread", "start_task", "note_task", "finish_task", "extend_task", "cancel_task",
    }  # fmt: skip
    key = task(desk, due="")
    assert row_refusals(desk, WorkItem, [key]) == {
        "extend_task": "还没有完成时限，请先在表单里填写。"
    }
    planned = item(desk)
    assert row_refusals(desk, AgendaItem, [planned])["agenda_to_task"] == (
        "还没有议定事项，请先“登记审议结果…”。"
    )
