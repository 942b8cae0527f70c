"""The dialogs of staff: on loan, back, retired, moved; the posts in the form of a committee."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTabWidget
from pytestqt.qtbot import QtBot

from desktop_app.records import Committee, Staff, StaffPost
from desktop_app.services import registers
from desktop_app.services.lookup.cache import lookup
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.row_actions.row_actions import row_actions_of, row_refusals
from desktop_app.ui.staff import staff_steps
from desktop_app.ui.staff.rules import WINDOW_PARTS
from desktop_app.ui.ui_context import UiContext
from tests.services.activities.activity_office import saved, values
from tests.ui.finding import child
from tests.ui.groups.test_group_dialogs import taken


def person(context: UiContext, name: str = "演示干部") -> int:
    return saved(context.desk, Staff, name=name, born="1980-07", section="办公室", remark="原备注")


@pytest.mark.parametrize(
    ("step", "state"),
    [("SECOND", "seconded"), ("RETIRE", "retired"), ("MOVE", "moved")],
)
def test_who_leaves_leaves_today_unless_another_day_is_written(
    context: UiContext, qtbot: QtBot, step: str, state: str
) -> None:
    one, two = person(context), person(context, "演示乙")
    taking = getattr(staff_steps, step)
    assert taken(qtbot, context, taking, [one, two], remark="演示说明") == ""
    found = [values(context.desk, Staff, key) for key in (one, two)]
    assert [(x["state"], x["left_on"], x["remark"]) for x in found] == [
        (state, "2026-11-23", "原备注"),
    ] * 2  # fmt: skip
    assert taken(qtbot, context, staff_steps.BACK, [one]) == ""
    assert values(context.desk, Staff, one)["left_on"] is None
    assert "不在岗" in taken(qtbot, context, staff_steps.SECOND, [two])


def test_steps_that_fit_are_offered(context: UiContext) -> None:
    key = person(context)
    names = {each.name for each in row_actions_of(context.desk, Staff)}
    refused = row_refusals(context.desk, Staff, [key])
    assert names - set(refused) == {"second_staff", "retire_staff", "move_staff"}
    codes = {each.code for each in lookup(context.desk).codes["staff_state"].offered()}
    assert {code for each, code in WINDOW_PARTS.tones if each == "staff_state"} == codes


def test_the_form_of_a_committee_has_its_posts(context: UiContext, qtbot: QtBot) -> None:
    key = saved(context.desk, Committee, name="演示委员会")
    saved(context.desk, StaffPost, committee=key, post="主任", planned=1)
    dialog = RecordDialog(context, registers.draft(context.desk, Committee, key))
    qtbot.addWidget(dialog)
    dialog.show()
    sections = child(dialog, QTabWidget, "sections")
    titles = [sections.tabText(place) for place in range(sections.count())]
    assert "职数 1" in titles
