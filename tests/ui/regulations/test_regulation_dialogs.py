"""The dialogs of regulations: duties ticked by keys and mouse, replaced, abolished."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.records import Regulation, RegulationDuty
from desktop_app.services import reminders
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.ui.regulations import regulation_steps
from desktop_app.ui.regulations.duties_dialog import DutiesDialog
from desktop_app.ui.regulations.rules import WINDOW_PARTS
from desktop_app.ui.reminders.reminder_look import open_reminder
from desktop_app.ui.row_actions.row_actions import row_actions_of, row_refusals
from desktop_app.ui.ui_context import UiContext
from tests.services.activities.activity_office import saved, values
from tests.ui.groups.test_group_dialogs import opened, taken


def regulation(desk: Desk, name: str = "演示通则") -> int:
    return saved(desk, Regulation, name=name, issued_on="2024-01-01")


def duty(desk: Desk, of: int, name: str, last: str) -> int:
    return saved(desk, RegulationDuty, regulation=of, name=name, cycle="每季度", last_done=last)


def dialog_of(qtbot: QtBot, context: UiContext, key: int) -> DutiesDialog:
    return cast("DutiesDialog", opened(qtbot, DutiesDialog(context, key)))


def test_duties_that_are_due_are_ticked_and_written_with_one_day(
    context: UiContext, qtbot: QtBot
) -> None:
    desk = context.desk
    own = regulation(desk)
    late, soon = duty(desk, own, "走访委员", "2026-01-05"), duty(desk, own, "汇报", "2026-11-05")
    dialog = dialog_of(qtbot, context, own)
    assert dialog.model.ticked == {late}
    assert [each.texts[0] for each in dialog.model.lines] == ["走访委员", "汇报"]
    assert dialog.model.lines[0].texts[2:] == ("2026-01-05", "2026-04-05")
    assert not dialog.is_written()
    dialog.done_button.click()
    assert not dialog.isVisible()
    assert values(desk, RegulationDuty, late)["next_due"] == "2027-02-23"
    assert values(desk, RegulationDuty, soon)["last_done"] == "2026-11-05"


def test_a_duty_is_ticked_by_space_and_the_dialog_knows_it(
    context: UiContext, qtbot: QtBot
) -> None:
    desk = context.desk
    own = regulation(desk)
    key = duty(desk, own, "汇报", "2026-11-05")
    dialog = dialog_of(qtbot, context, own)
    dialog.done_button.click()
    assert dialog.isVisible()
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.is_written()
    dialog.done_button.click()
    assert not dialog.isVisible()
    assert values(desk, RegulationDuty, key)["last_done"] == "2026-11-23"


def test_a_day_ahead_is_refused_in_the_dialog(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    own = regulation(desk)
    key = duty(desk, own, "汇报", "2026-01-05")
    dialog = dialog_of(qtbot, context, own)
    assert dialog.fields is not None
    dialog.fields.boxes["last_done"].put("2027-01-01")  # type: ignore[attr-defined]
    dialog.done_button.click()
    assert dialog.isVisible()
    assert values(desk, RegulationDuty, key)["last_done"] == "2026-01-05"


def test_a_regulation_without_duties_says_how_to_add_some(context: UiContext, qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, context, regulation(context.desk))
    assert not dialog.done_button.isEnabled()
    assert dialog.model.lines == []


def test_a_regulation_is_replaced_and_its_steps_are_grey_then(
    context: UiContext, qtbot: QtBot
) -> None:
    desk = context.desk
    old, new = regulation(desk), regulation(desk, "演示新通则")
    assert "请填写由哪项代替" in taken(qtbot, context, regulation_steps.REVISE, [old])
    assert "不能由它自己代替" in taken(
        qtbot, context, regulation_steps.REVISE, [old], replaced_by=old
    )  # fmt: skip
    assert taken(qtbot, context, regulation_steps.REVISE, [old], replaced_by=new) == ""
    found = values(desk, Regulation, old)
    assert (found["state"], found["replaced_by"], found["ended_on"]) == (
        "revised", new, "2026-11-23",
    )  # fmt: skip
    names = {each.name for each in row_actions_of(desk, Regulation)}
    assert set(row_refusals(desk, Regulation, [old])) == names
    assert row_refusals(desk, Regulation, [new]) == {}


def test_a_regulation_is_abolished_with_its_basis(context: UiContext, qtbot: QtBot) -> None:
    key = regulation(context.desk)
    assert "请填写依据" in taken(qtbot, context, regulation_steps.ABOLISH, [key])
    assert taken(qtbot, context, regulation_steps.ABOLISH, [key], remark="演示会议决定") == ""
    assert values(context.desk, Regulation, key)["state"] == "abolished"


def test_a_reminder_of_a_duty_opens_its_regulation(context: UiContext, qtbot: QtBot) -> None:
    own = regulation(context.desk)
    duty(context.desk, own, "走访委员", "2026-01-05")
    (found,) = (each for each in reminders.due(context.desk) if each.kind == "regulation_duty")
    with qtbot.waitSignal(context.events.record_wanted) as asked:
        open_reminder(context, found)
    assert asked.args == ["regulation", own]


def test_every_state_has_its_colour(context: UiContext) -> None:
    codes = {each.code for each in lookup(context.desk).codes["regulation_state"].offered()}
    assert {code for key, code in WINDOW_PARTS.tones if key == "regulation_state"} == codes
