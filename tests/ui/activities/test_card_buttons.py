"""Buttons on cards: leave and attendance of a member, roll call and sheet of an activity."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.records import Activity, Leave, Member
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.registers import Query
from desktop_app.ui.activities.marks_window import MarksWindow
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.ui_context import UiContext
from tests.services.activities import activity_office as office
from tests.ui.finding import child


def chosen(context: UiContext, qtbot: QtBot, model: type[Record], key: int) -> ListPage:
    """The list of a register with one row chosen."""
    shown = ListPage(context, model)
    qtbot.addWidget(shown)
    shown.resize(1200, 700)
    shown.show()
    shown.complete()
    shown.table.choose([key], key)
    assert shown.table.chosen_ids() == [key]
    return shown


def press(page: ListPage, name: str) -> None:
    """Click a button of the card that can be used."""
    button = child(page, QPushButton, name)
    assert button.isEnabled()
    button.click()


def test_leave_of_a_member_begins_with_the_member_filled_in(
    context: UiContext, qtbot: QtBot
) -> None:
    key = office.member(context.desk, "演示甲")
    page = chosen(context, qtbot, Member, key)
    press(page, "ask_leave_button")
    (form,) = context.drafts.forms
    assert isinstance(form, RecordDialog)
    assert (form.model, form.draft.values["member"]) == (Leave, key)
    form.close()


def test_attendance_of_a_member_is_the_list_of_his_activities(
    context: UiContext, qtbot: QtBot
) -> None:
    desk, opened = context.desk, list[tuple[str, Any]]()
    own, other = office.member(desk, "演示甲"), office.member(desk, "演示翯")
    keys = [office.activity(desk, f"演示{n}") for n in range(3)]
    for key, member in ((keys[0], own), (keys[1], other), (keys[2], own)):
        office.attendance(desk, key, member=member)
    page = chosen(context, qtbot, Member, own)
    context.events.rows_wanted.connect(lambda record, where: opened.append((record, where)))
    press(page, "attended_button")
    ((record, where),) = opened
    assert record == "activity"
    found = registers.find(desk, Activity, Query(where=where))
    assert set(found) == {keys[0], keys[2]}
    page.table.selectAll()
    assert not child(page, QPushButton, "attended_button").isEnabled()


def test_an_activity_has_its_roll_call_and_its_sheet_on_the_card(
    context: UiContext, qtbot: QtBot
) -> None:
    key = office.activity(context.desk)
    office.attendance(context.desk, key, member=office.member(context.desk, "演示甲"))
    for button, kind in (
        ("roll_call_button", "roll_call"), ("attendance_matrix_button", "attendance_matrix"),
    ):  # fmt: skip
        page = chosen(context, qtbot, Activity, key)
        press(page, button)
        (shown,) = context.drafts.forms
        assert isinstance(shown, MarksWindow)
        assert (shown.kind, shown.opened.activity) == (kind, key)
        shown.close()
