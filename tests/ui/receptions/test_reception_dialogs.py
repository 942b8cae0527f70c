"""The dialogs of receptions, duty and supervision; the form of a point by its kind."""

from __future__ import annotations

from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.records import (
    DutyShift,
    Expert,
    Member,
    Outcome,
    Point,
    Reception,
    SupervisionItem,
    Topic,
)
from desktop_app.services import registers
from desktop_app.services.registers import Query
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.receptions import reception_steps
from desktop_app.ui.receptions.duty_dialog import NO_DAY, DutyDialog
from desktop_app.ui.row_actions import appointing_steps
from desktop_app.ui.row_actions.row_actions import row_actions_of, row_refusals
from desktop_app.ui.supervision import supervision_steps
from desktop_app.ui.supervision.supervision_steps import SupervisionOpinions
from desktop_app.ui.ui_context import UiContext
from tests.services.activities.activity_office import saved, values
from tests.services.receptions.reception_office import point, reception
from tests.services.supervision.supervision_office import item
from tests.ui.groups.test_group_dialogs import opened, taken

PLACE = ("address", "has_sign", "area", "on_wall", "body")


def shown(dialog: RecordDialog) -> set[str]:
    """The fields of a form that are not hidden."""
    return {name for name, box in dialog.form.boxes.items() if not box.isHidden()}


@pytest.fixture
def form(context: UiContext, qtbot: QtBot) -> RecordDialog:
    """The form of a point that has a sign."""
    key = point(context.desk, has_sign="是")
    dialog = RecordDialog(context, registers.draft(context.desk, Point, key))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def chosen(form: RecordDialog, name: str, value: object) -> None:
    form.form.boxes[name].put(value)  # type: ignore[attr-defined]
    form.form.edited.emit(name)


def test_a_point_shows_the_fields_of_its_kind(form: RecordDialog) -> None:
    assert {*PLACE} <= shown(form)
    chosen(form, "kind", "township")
    assert shown(form) & {*PLACE, "body_members", "duty_days"} == {"has_sign", "body_members"}
    chosen(form, "kind", "studio")
    assert shown(form) & {*PLACE, "body_members", "duty_days"} == {*PLACE, "duty_days"}


def test_what_was_typed_stays_in_sight_and_is_saved_with_another_kind(
    form: RecordDialog, context: UiContext
) -> None:
    chosen(form, "address", "演示路 1 号")
    chosen(form, "kind", "township")
    assert "address" in shown(form)
    assert form.save()
    stored = values(context.desk, Point, registers.find(context.desk, Point, Query())[0])
    assert (stored["address"], stored["has_sign"], stored["kind"]) == ("演示路 1 号", 1, "township")


def test_a_roster_is_seen_before_it_is_written(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    people = [saved(desk, Member, name=f"演示{n}") for n in "甲乙丙"]
    dialog = cast("DutyDialog", opened(qtbot, DutyDialog(context, point(desk, members=people))))
    dialog.first.put("2026-12-05")
    dialog.count.setValue(3)
    assert dialog.shifts.count() == 3
    assert dialog.told.text() == "会排 3 班。"
    dialog.first.put("2026")
    assert (dialog.told.text(), dialog.done_button.isEnabled()) == (NO_DAY, False)
    dialog.first.put("2026-12-05")
    dialog.done_button.click()
    assert len(registers.find(desk, DutyShift, Query())) == 3


def test_a_point_without_members_has_no_roster(context: UiContext, qtbot: QtBot) -> None:
    dialog = cast("DutyDialog", opened(qtbot, DutyDialog(context, point(context.desk))))
    assert "还没有驻点委员" in dialog.told.text()
    assert not dialog.done_button.isEnabled()


def test_a_reception_is_passed_on_answered_and_carried_on(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    key = reception(desk)
    assert "请填写" in taken(qtbot, context, reception_steps.PASS, [key])
    assert taken(qtbot, context, reception_steps.PASS, [key], passed_to="演示局") == ""
    assert taken(qtbot, context, reception_steps.ANSWER, [key], answer="演示答复") == ""
    assert values(desk, Reception, key)["told_on"] == desk.today.isoformat()
    assert taken(qtbot, context, reception_steps.TO_TOPIC, [key]) == ""
    assert len(registers.find(desk, Topic, Query())) == 1
    assert "已经转成别的记录" in taken(qtbot, context, reception_steps.TO_TOPIC, [key])
    assert "reception_to_report" in row_refusals(desk, Reception, [key])


def test_opinions_begin_with_what_was_found(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    key = item(desk, findings="1. 演示一。2. 演示二。")
    dialog = cast("SupervisionOpinions", opened(qtbot, SupervisionOpinions(context, key)))
    assert dialog.parts.count() == 2
    assert dialog.boxes["unit"].draft() == "演示局"
    dialog.done_button.click()
    assert len(registers.find(desk, Outcome, Query())) == 2


def test_a_supervision_that_is_not_sent_refuses_its_reply(context: UiContext, qtbot: QtBot) -> None:
    key = item(context.desk)
    given = {"replied_on": "2026-04-20", "rectification": "演示"}
    assert "还没有送出监督意见" in taken(
        qtbot, context, supervision_steps.REPLY, [key], **given
    )  # fmt: skip
    names = {each.name for each in row_actions_of(context.desk, SupervisionItem)}
    assert {*row_refusals(context.desk, SupervisionItem, [key])} < names


def test_an_expert_is_appointed_anew_by_the_dialog(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    key = saved(desk, Expert, name="演示专家", specialty="水利", until="2026-12-01")
    step = appointing_steps.renewal(Expert)
    assert "要晚于" in taken(qtbot, context, step, [key], until="2026-06-01")
    assert taken(qtbot, context, step, [key], until="2029-12-01") == ""
    assert values(desk, Expert, key)["until"] == "2029-12-01"
    assert taken(qtbot, context, appointing_steps.ending(Expert), [key]) == ""
    assert values(desk, Expert, key)["state"] == "ended"
