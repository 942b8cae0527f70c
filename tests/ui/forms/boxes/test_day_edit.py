"""The field of a day: this year's where none is typed, and a calendar with 今天."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.services import registers
from desktop_app.services.lookup.cache import lookup
from desktop_app.ui.forms.boxes.day_calendar import DayCalendar
from desktop_app.ui.forms.boxes.day_edit import DayEdit
from desktop_app.ui.forms.dialog.form_loader import form_file
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.forms.dialog.record_form import RecordForm
from desktop_app.ui.ui_context import UiContext
from tests.new_office import MORNING
from tests.ui.finding import child, children, press, type_text
from tests.ui.keeping import model_of

YEAR, TODAY = MORNING.year, MORNING.date().isoformat()


def opened(context: UiContext, qtbot: QtBot, key: str) -> RecordForm:
    model = model_of(key)
    form = RecordForm(model, form_file(context.forms, model), form_context(context))
    form.show_values(registers.blank(context.desk, model).values)
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    return form


def day(form: RecordForm, name: str, typed: str = "") -> DayEdit:
    form.show_field(name)
    line = cast("DayEdit", form.boxes[name])
    line.selectAll()
    type_text(line, typed)
    return line


def read(form: RecordForm, context: UiContext, name: str) -> object:
    return form.model.parse(form.draft(), lookup(context.desk)).values.get(name)


@pytest.mark.parametrize(
    ("record", "field"),
    [("consultation", "reported_on"), ("outcome", "assigned_on"), ("topic", "raised_on"),
     ("look_back", "planned_on"), ("brand_milestone", "day"), ("member", "since")],
)  # fmt: skip
def test_a_day_of_work_without_a_year_is_this_years(
    context: UiContext, qtbot: QtBot, record: str, field: str
) -> None:
    form = opened(context, qtbot, record)
    line = day(form, field, "11.20")
    assert read(form, context, field) == f"{YEAR}-11-20"
    assert line.remark() == f"记为 {YEAR}年11月20日"
    assert f"记为 {YEAR}年11月20日" in [each.text() for each in children(form, QLabel)]
    assert line.text() == "11.20"


@pytest.mark.parametrize("field", ["born", "party_joined", "work_started"])
def test_a_day_of_life_is_not_guessed(context: UiContext, qtbot: QtBot, field: str) -> None:
    form = opened(context, qtbot, "member")
    line = day(form, field, "11.20")
    parsed = form.model.parse(form.draft(), lookup(context.desk))
    assert [each.field for each in parsed.problems if each.stops and each.field == field]
    assert line.remark() == ""


def test_what_is_written_with_a_year_reads_as_before(context: UiContext, qtbot: QtBot) -> None:
    form = opened(context, qtbot, "consultation")
    for typed, iso in (("2024.3.5", "2024-03-05"), ("23.3", "2023-03"), ("2024", "2024")):
        day(form, "held_on", typed)
        assert read(form, context, "held_on") == iso


def test_a_calendar_takes_a_day(context: UiContext, qtbot: QtBot) -> None:
    form = opened(context, qtbot, "consultation")
    line = day(form, "held_on", "2026.3.5")
    edited: list[str] = []
    form.edited.connect(edited.append)
    line.calendar_action.trigger()
    calendar = child(line, DayCalendar)
    assert calendar.days.selectedDate() == QDate(2026, 3, 5)
    calendar.days.clicked.emit(QDate(2026, 4, 9))
    assert not calendar.isVisible()
    assert line.text() == "2026-04-09"
    assert edited == ["held_on"]


def test_a_calendar_knows_today_and_clears(context: UiContext, qtbot: QtBot) -> None:
    form = opened(context, qtbot, "consultation")
    line = day(form, "held_on")
    press(line, Qt.Key.Key_F4)
    child(line, DayCalendar).today_button.click()
    assert line.text() == TODAY
    press(line, Qt.Key.Key_F4)
    children(line, DayCalendar)[-1].clear_button.click()
    assert line.text() == ""


def test_escape_leaves_the_calendar_and_the_day(context: UiContext, qtbot: QtBot) -> None:
    form = opened(context, qtbot, "consultation")
    line = day(form, "held_on", "2026.3.5")
    press(line, Qt.Key.Key_F4)
    calendar = child(line, DayCalendar)
    press(calendar, Qt.Key.Key_Escape)
    assert not calendar.isVisible()
    assert line.text() == "2026.3.5"


def test_a_field_that_is_only_read_opens_no_calendar(context: UiContext, qtbot: QtBot) -> None:
    form = opened(context, qtbot, "consultation")
    form.hold("held_on", "不在这里修改")
    line = cast("DayEdit", form.boxes["held_on"])
    line.show_calendar()
    assert children(line, DayCalendar) == []
    assert not line.calendar_action.isVisible()
