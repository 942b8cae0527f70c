"""The dialogs of deeds: progress, effect, end; the form, the board's states."""

from __future__ import annotations

from typing import cast

from pytestqt.qtbot import QtBot

from desktop_app.records import Deed, Member
from desktop_app.services import registers
from desktop_app.services.registers import history
from desktop_app.ui.deeds import deed_steps
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.row_actions.row_actions import row_actions_of, row_refusals
from desktop_app.ui.row_actions.step_dialog import StepDialog
from desktop_app.ui.ui_context import UiContext
from tests.services.activities.activity_office import saved, values
from tests.services.deeds.deed_office import deed, done
from tests.ui.groups.test_group_dialogs import opened, taken


def test_a_deed_goes_from_its_plan_to_its_end(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    key = deed(desk)
    assert "还没有推进情况" in taken(qtbot, context, deed_steps.FINISH, [key], result="演示")
    assert "请填写推进情况" in taken(qtbot, context, deed_steps.ADVANCE, [key])
    assert taken(qtbot, context, deed_steps.ADVANCE, [key], progress="演示推进") == ""
    found = values(desk, Deed, key)
    assert (found["state"], found["progress_state"], found["progress_on"]) == (
        "underway", "on_course", desk.today.isoformat(),
    )  # fmt: skip
    assert taken(qtbot, context, deed_steps.EFFECT, [key], effect="演示见效", money=3_500_000) == ""
    assert taken(qtbot, context, deed_steps.FINISH, [key], result="演示结果") == ""
    found = values(desk, Deed, key)
    assert (found["state"], found["effect_state"], found["money"]) == ("done", "first", 3_500_000)
    history.undo(desk)
    assert values(desk, Deed, key)["state"] == "underway"


def test_what_one_deed_says_is_there_to_be_changed(context: UiContext, qtbot: QtBot) -> None:
    key = deed(context.desk, progress="从前的推进", progress_state="slow", progress_on="2026-03-10")
    assert taken(qtbot, context, deed_steps.ADVANCE, [key]) == ""
    found = values(context.desk, Deed, key)
    assert (found["progress"], found["progress_state"]) == ("从前的推进", "slow")


def test_an_amount_that_is_none_keeps_the_dialog(context: UiContext, qtbot: QtBot) -> None:
    key = deed(context.desk, progress="演示", progress_on="2026-03-10")
    dialog = cast("StepDialog", opened(qtbot, StepDialog(context, deed_steps.EFFECT, [key])))
    dialog.boxes["effect"].put("演示")  # type: ignore[attr-defined]
    dialog.boxes["money"].setText("很多")  # type: ignore[attr-defined]
    dialog.done_button.click()
    assert dialog.isVisible()
    assert values(context.desk, Deed, key)["effect"] is None


def test_several_deeds_are_ended_at_one_time(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    keys = [deed(desk, name, progress="演示", progress_on="2026-03-10") for name in "一二"]
    assert taken(qtbot, context, deed_steps.FINISH, keys, result="演示") == ""
    assert [values(desk, Deed, key)["state"] for key in keys] == ["done", "done"]
    other = deed(desk, "三")
    assert "没有办成" not in taken(qtbot, context, deed_steps.FAIL, [other], fail_reason="演示")
    assert values(desk, Deed, other)["state"] == "failed"


def test_the_buttons_are_dark_where_they_refuse(context: UiContext) -> None:
    key = done(context.desk)
    names = [each.name for each in row_actions_of(context.desk, Deed)]
    assert names[1:] == ["advance_deed", "deed_effect", "finish_deed", "fail_deed"]
    assert set(row_refusals(context.desk, Deed, [key])) == {*names} - {"thread", "deed_effect"}


def test_the_form_brings_name_and_committee_of_the_member(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    one = saved(desk, Member, name="演示甲")
    dialog = RecordDialog(context, registers.blank(desk, Deed))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.boxes["name"].put("演示实事")  # type: ignore[attr-defined]
    dialog.form.boxes["member"].put(one)  # type: ignore[attr-defined]
    dialog.form.edited.emit("member")
    assert dialog.save()
    found = values(desk, Deed, registers.find(desk, Deed, registers.Query())[0])
    assert (found["member"], found["doer"], found["number"]) == (one, "演示甲", "SS-001")
