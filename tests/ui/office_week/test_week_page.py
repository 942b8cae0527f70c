"""The plan in the window: cells, keys, the month, what opens, what goes out, what it says."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import cast

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.records import Activity, Holiday
from desktop_app.services.office_week.plan_days import week_of
from desktop_app.ui.forms.dialog.form_context import FieldBox
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.look.theme import Mode, Theme
from desktop_app.ui.office_week.plan_cells import full_text, week_cells
from desktop_app.ui.office_week.plan_delegate import WeekDelegate, small_lines
from desktop_app.ui.office_week.week_page import WeekPage
from desktop_app.ui.prints.print_preview import PrintPreview
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.services.activities.activity_office import activity, saved
from tests.services.office_week.office import item

LONG = "演示很长的活动名称" * 12


@pytest.fixture
def days(context: UiContext) -> list[str]:
    """The days of the week of today."""
    return [each.isoformat() for each in week_of(context.desk.today).days]


def page_of(context: UiContext, qtbot: QtBot) -> WeekPage:
    page = WeekPage(context)
    context.events.changed.connect(lambda changed: page.refresh(changed.records))
    qtbot.addWidget(page)
    page.resize(1200, 640)
    page.show()
    page.week_table.setFocus()
    return page


def opened_form(page: WeekPage) -> RecordDialog:
    """The one form that is open."""
    forms: list[RecordDialog] = list(page.findChildren(RecordDialog))
    assert len(forms) == 1
    return forms[0]


def box_of(form: RecordDialog, name: str) -> FieldBox:
    return cast("FieldBox", form.form.boxes[name])


def texts(page: WeekPage, column: int) -> list[str]:
    """The lines of a day from above."""
    found = (page.weeks.line(row, column) for row in range(page.weeks.rowCount()))
    return [each.title for each in found if each is not None]


def test_an_empty_week_says_how_to_begin(context: UiContext, qtbot: QtBot) -> None:
    page = page_of(context, qtbot)
    assert "Ctrl+N" in page.hint.text()
    assert page.hint.isVisible()
    assert [each.half for each in page.weeks.cells.bands] == ["morning", "afternoon"]
    assert page.day == context.desk.today


def test_lines_are_in_bands_of_rows_below_their_days(
    context: UiContext, qtbot: QtBot, days: list[str]
) -> None:
    desk = context.desk
    for name, time in (("甲", "08:00"), ("乙", "09:00"), ("丙", "15:00"), ("丁", "19:00")):
        activity(desk, name, start_on=days[1], starts_at=time)
    activity(desk, "戊", start_on=days[3], starts_at="08:30")
    page = page_of(context, qtbot)
    assert not page.hint.isVisible()
    bands = [(each.half, each.rows) for each in page.weeks.cells.bands]
    assert bands == [("morning", 2), ("afternoon", 1), ("evening", 1)]
    assert page.week_table.rowSpan(0, 0) == 2
    assert texts(page, 2) == ["甲", "乙", "丙", "丁"]
    assert texts(page, 4) == ["戊"]


def test_forty_lines_of_a_half_day_all_have_their_row(
    context: UiContext, qtbot: QtBot, days: list[str]
) -> None:
    for number in range(40):
        activity(context.desk, f"{LONG}{number}", start_on=days[0], starts_at="08:00")
    page = page_of(context, qtbot)
    assert len(texts(page, 1)) == 40
    page.week_table.go_to(39, 1)
    assert page.week_table.visualRect(page.weeks.index(39, 1)).bottom() <= (
        page.week_table.viewport().height()
    )
    heights = {page.week_table.rowHeight(row) for row in range(39)}
    assert len(heights) == 1
    assert max(heights) < 160
    page.grab()


def test_arrows_walk_and_lead_over_the_edge(context: UiContext, qtbot: QtBot) -> None:
    page = page_of(context, qtbot)
    monday = week_of(context.desk.today).first
    page.show_day(monday)
    QTest.keyClick(page.week_table, Qt.Key.Key_Left)
    assert page.day == monday - datetime.timedelta(days=1)
    QTest.keyClick(page.week_table, Qt.Key.Key_Right)
    QTest.keyClick(page.week_table, Qt.Key.Key_Right)
    assert page.day == monday + datetime.timedelta(days=1)
    page.head.onward.click()
    assert page.day == monday + datetime.timedelta(days=8)
    page.head.today.click()
    assert page.day == context.desk.today


def test_enter_opens_the_record_and_an_empty_cell_begins_one(
    context: UiContext, qtbot: QtBot, days: list[str]
) -> None:
    key = activity(context.desk, "甲", start_on=days[0], starts_at="08:00")
    single = item(context.desk, day=days[1])
    page = page_of(context, qtbot)
    page.show_day(datetime.date.fromisoformat(days[0]))
    opened: list[tuple[str, int]] = []
    context.events.record_wanted.connect(lambda *place: opened.append(place))
    page.week_table.go_to(0, 1)
    QTest.keyClick(page.week_table, Qt.Key.Key_Return)
    place = page.weeks.place_of("agenda_item", single)
    assert place is not None
    page.week_table.go_to(*place)
    QTest.keyClick(page.week_table, Qt.Key.Key_Return)
    assert opened == [("activity", key), ("agenda_item", single)]
    page.week_table.go_to(0, 5)
    QTest.keyClick(page.week_table, Qt.Key.Key_Return)
    form = opened_form(page)
    assert box_of(form, "start_on").draft() == days[4]


def test_a_new_activity_appears_at_once_where_it_belongs(
    context: UiContext, qtbot: QtBot, days: list[str]
) -> None:
    page = page_of(context, qtbot)
    page.show_day(datetime.date.fromisoformat(days[2]))
    page.new()
    form = opened_form(page)
    box_of(form, "name").put("新会")
    form.save()
    assert texts(page, 3) == ["新会"]
    assert page.day.isoformat() == days[2]


def test_the_month_has_a_cell_for_each_day_and_leads_to_the_week(
    context: UiContext, qtbot: QtBot, days: list[str]
) -> None:
    for number in range(9):
        activity(context.desk, f"甲{number}", start_on=days[0], starts_at="08:00")
    activity(context.desk, "没定日子", start_on=context.desk.today.isoformat()[:7])
    page = page_of(context, qtbot)
    page.turn("month")
    assert page.undated.text() == "日期未定：没定日子"
    page.grab()
    first = datetime.date.fromisoformat(days[0])
    if first.month != context.desk.today.month:
        page.show_day(first)
    row, column = page.months.place_of(first)
    assert len(page.months.lines(row, column)) == 9
    page.month_table.go_to(row, column)
    QTest.keyClick(page.month_table, Qt.Key.Key_Return)
    assert (page.head.kind, page.day) == ("week", first)


def test_days_off_are_marked(context: UiContext, qtbot: QtBot, days: list[str]) -> None:
    saved(context.desk, Holiday, day=days[2], kind="rest", name="演示假")
    saved(context.desk, Holiday, day=days[6], kind="work", name="演示班")
    page = page_of(context, qtbot)
    head = [
        page.weeks.headerData(column, Qt.Orientation.Horizontal) for column in range(1, 8)
    ]  # fmt: skip
    assert page.weeks.is_rest(3)
    assert not page.weeks.is_rest(7)
    assert page.weeks.is_rest(6)
    today = context.desk.today.weekday()
    assert "今天" in head[today]
    assert today == 6 or head[6].endswith("班")


def test_copied_text_and_workbook_have_every_line(
    context: UiContext, qtbot: QtBot, days: list[str], desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    activity(context.desk, "甲", start_on=days[0], starts_at="08:00", leader="演示主席")
    page = page_of(context, qtbot)
    QTest.keyClick(page.week_table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "上午 08:00　甲；地点：演示会议室；参加领导：演示主席" in desktop.clipboard
    path = tmp_path / "周.xlsx"
    desktop.answers["export_file"] = path
    page.head.outputs[1].click()
    qtbot.waitUntil(path.exists)
    sheet = load_workbook(path).worksheets[0]
    assert [cell.value for cell in sheet[2]][2:6] == ["上午", "08:00", "甲", "演示会议室"]


def test_an_empty_plan_is_neither_printed_nor_copied(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    page = page_of(context, qtbot)
    for each in page.head.outputs:
        each.click()
    assert [name for name, _ in desktop.asked] == ["nothing_to_print", "nothing_to_export"]
    assert desktop.clipboard == ""


def test_the_palette_prints_week_and_month(
    context: UiContext, qtbot: QtBot, days: list[str]
) -> None:
    activity(context.desk, "甲", start_on=days[0])
    page = page_of(context, qtbot)
    by_key = {each.key: each for each in page.commands()}
    by_key["print_month"].run()
    assert page.head.kind == "month"
    by_key["print"].run()
    assert page.head.kind == "week"
    previews: list[PrintPreview] = list(page.findChildren(PrintPreview))
    assert len(previews) == 2
    for each in previews:
        each.close()


def test_cancelling_takes_the_line_away(context: UiContext, qtbot: QtBot, days: list[str]) -> None:
    from desktop_app.services.registers.states import change_state

    key = activity(context.desk, "甲", start_on=days[0])
    page = page_of(context, qtbot)
    assert texts(page, 1) == ["甲"]
    changed = change_state(
        context.desk, Activity, [key], "cancelled", "雨", {"cancel_reason": "雨"}
    )
    context.events.announce(changed)
    assert texts(page, 1) == []


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_it_is_painted_in_both_looks_and_large(
    context: UiContext, qtbot: QtBot, days: list[str], mode: Mode
) -> None:
    activity(context.desk, LONG[:110], start_on=days[0], starts_at="08:00", leader="演示主席")
    page = page_of(context, qtbot)
    line = page.weeks.line(0, 1)
    assert line is not None
    painter = WeekDelegate(page.weeks, context.theme, page.week_table)
    wide = page.week_table.columnWidth(1)
    before = painter.height_of(line, wide)
    context.theme.wear(mode, large=True)
    assert page.week_table.rowHeight(0) >= painter.height_of(line, wide) > before
    assert not page.grab().isNull()


@pytest.mark.parametrize("width", [110, 140, 170, 200])
def test_a_smaller_text_is_cut_behind_its_second_line_only(theme: Theme, width: int) -> None:
    small = QFontMetrics(QApplication.font())
    usual = "中巴车 1 辆，早上八点出发"
    assert small.horizontalAdvance(usual) > 110
    shown, height = small_lines(usual, small, width)
    assert shown == usual
    endless, most = small_lines(LONG, small, width)
    assert endless.endswith("…")
    assert small_lines("中巴", small, width)[1] < most
    assert height <= most
    assert small.horizontalAdvance(endless) > 1.5 * width


def test_a_line_says_everything_in_its_tool_tip(context: UiContext, days: list[str]) -> None:
    from desktop_app.services.office_week.plan_lines import plan_lines

    activity(context.desk, "甲", start_on=days[0], starts_at="08:00", vehicles="中巴")
    span = week_of(context.desk.today)
    (line,) = plan_lines(context.desk, span)
    assert full_text(line) == "上午08:00　甲\n地点：演示会议室\n车辆：中巴\n还没有发通知"
    assert week_cells(span, []).rows == ((None,) * 7,) * 2
