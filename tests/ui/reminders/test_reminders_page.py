"""督办 and the workbench's 待办: narrowed, sorted, opened, stopped, printed, exported."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.records.calendar import Holiday
from desktop_app.records.consultation import Consultation
from desktop_app.records.outcome import Outcome
from desktop_app.records.point import Point
from desktop_app.services import registers, reminders
from desktop_app.storage.log.door import apply
from desktop_app.ui.prints.print_preview import PrintPreview
from desktop_app.ui.reminders.reminders_page import RemindersPage
from desktop_app.ui.reminders.stop_dialog import StopDialog
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.workbench.workbench_page import WorkbenchPage
from tests.ui.finding import child, children


@pytest.fixture
def kept(context: UiContext) -> dict[str, int]:
    """A late suggestion, one due this week, a stale point, a year without a calendar."""
    desk = context.desk
    owner = registers.save(
        desk, Consultation, {"name": "路灯协商", "held_on": "2027-01-04", "state": "awaiting"}
    ).keys[0]
    late = {
        "content": "尽快修好路灯",
        "source": f"consultation:{owner}",
        "unit": "住建局",
        "due": "2026-11-01",
    }
    soon = {
        "content": "接通自来水",
        "source": f"consultation:{owner}",
        "unit": "水务局",
        "due": "2026-11-25",
    }
    return {
        "owner": owner,
        "late": registers.save(desk, Outcome, late).keys[0],
        "soon": registers.save(desk, Outcome, soon).keys[0],
        "point": registers.save(desk, Point, {"name": "演示点", "founded": "2026-01"}).keys[0],
    }


@pytest.fixture
def page(context: UiContext, kept: dict[str, int], qtbot: QtBot) -> RemindersPage:
    shown = RemindersPage(context)
    qtbot.addWidget(shown)
    shown.resize(1334, 640)
    shown.show()
    return shown


def listed(page: RemindersPage) -> list[str]:
    return [page.rows.row_texts(row)[2] for row in range(len(page.rows.items))]


FESTIVALS_2027 = (
    "2027-01-01", "2027-02-05", "2027-02-08", "2027-02-09", "2027-04-05", "2027-05-03",
    "2027-06-09", "2027-10-01", "2027-10-04", "2027-10-05",
)  # fmt: skip
EVERYTHING = ["2027 年的节假日还没有填", "尽快修好路灯", "接通自来水", "演示点"]


def test_everything_due_is_listed_the_most_urgent_first(page: RemindersPage) -> None:
    assert listed(page) == EVERYTHING
    assert page.rows.row_texts(0)[:2] == ["算不出", "节假日"]
    assert page.rows.row_texts(1) == [
        "逾期", "办结期限", "尽快修好路灯", "路灯协商", "住建局", "", "2026-11-01", "超 22 天",
        "未交办",
    ]  # fmt: skip
    assert page.head.count.text() == "4 项 · 已选 1 项"


def test_a_level_s_chip_counts_and_narrows(page: RemindersPage) -> None:
    chip = child(page, QPushButton, "level_late")
    assert chip.text() == "逾期 1"
    chip.click()
    assert listed(page) == ["尽快修好路灯"]
    child(page, QPushButton, "clear_filters").click()
    assert listed(page) == EVERYTHING


def test_what_occurs_can_be_ticked(page: RemindersPage) -> None:
    popup = page.head.chips.open("units")
    assert [popup.list.item(place).text() for place in range(2)] == ["住建局", "水务局"]
    counts = [popup.list.item(place).data(Qt.ItemDataRole.UserRole) for place in range(2)]
    listed_units = [each.unit for each in page.rows.items]
    assert counts == [listed_units.count(unit) for unit in ("住建局", "水务局")]
    assert min(counts) > 0
    popup.list.item(1).setCheckState(Qt.CheckState.Checked)
    assert listed(page) == ["接通自来水"]
    chips = [child(page, QPushButton, f"level_{each}").text() for each in reminders.LEVELS]
    assert child(page, QPushButton, "level_unsure").isHidden()
    assert chips == ["算不出 0", "逾期 0", "今天到期 0", "本周 1", "以后 0", "久未走动 0"]


def test_a_search_narrows_by_text_pinyin_and_source(page: RemindersPage) -> None:
    for text, found in (("自来水", ["接通自来水"]), ("xhld", ["尽快修好路灯"]), ("龘", [])):
        page.head.search.setText(text)
        assert listed(page) == found
    assert page.stack.currentWidget() is page.nothing
    page.nothing.clear.click()
    assert listed(page) == EVERYTHING


def test_a_header_sorts_up_then_down_then_by_urgency(page: RemindersPage) -> None:
    for found in (
        ["2027 年的节假日还没有填", "尽快修好路灯", "接通自来水", "演示点"],
        ["演示点", "接通自来水", "尽快修好路灯", "2027 年的节假日还没有填"],
        EVERYTHING,
    ):
        page.table.sort_asked.emit("what")
        assert listed(page) == found
    page.table.sort_asked.emit("unit")
    assert listed(page)[:2] == ["尽快修好路灯", "接通自来水"]


def test_enter_opens_the_record_and_a_year_without_a_calendar_its_settings(
    page: RemindersPage, context: UiContext, kept: dict[str, int], qtbot: QtBot
) -> None:
    page.table.choose([1])
    with qtbot.waitSignal(context.events.record_wanted) as opened:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert opened.args == ["outcome", kept["late"]]
    page.table.choose([0])
    with qtbot.waitSignal(context.events.page_wanted) as led:
        page.head.open_button.click()
    assert led.args == ["settings", "holiday"]


def test_stopping_asks_why_and_writes_it_on_the_record(
    page: RemindersPage, context: UiContext, kept: dict[str, int], desktop: ScriptedDesktop
) -> None:
    page.table.choose([1, 2])
    dialog = page.stop()
    assert isinstance(dialog, StopDialog)
    dialog.stop_button.click()
    assert dialog.isVisible()
    dialog.reason.setText("已并入另一条")
    dialog.stop_button.click()
    page.refresh(frozenset())
    assert listed(page) == [EVERYTHING[0], EVERYTHING[3]]
    values = registers.draft(context.desk, Outcome, kept["late"]).values
    assert values["stop_reason"] == "已并入另一条"
    again = StopDialog(context, reminders.find(context.desk)[:1], page)
    assert [each.text() for each in children(again, QPushButton)][:1] == ["已并入另一条"]


def test_very_many_are_stopped_in_slices(
    page: RemindersPage, context: UiContext, kept: dict[str, int], qtbot: QtBot
) -> None:
    rows = [
        Outcome.of(
            {"content": f"建议{n}", "source": f"consultation:{kept['owner']}", "due": "2026-10-01"}
        )
        for n in range(300)
    ]
    apply(context.desk.office, rows, (), "备好", "演示")
    page.refresh(frozenset())
    page.show_place("late")
    page.table.selectAll()
    dialog = page.stop()
    assert dialog is not None
    dialog.reason.setText("清理旧账")
    dialog.stop_button.click()
    qtbot.waitUntil(lambda: not reminders.counts(context.desk)["late"], timeout=20_000)


def test_a_stale_point_is_not_stopped_here(page: RemindersPage, desktop: ScriptedDesktop) -> None:
    page.table.choose([3])
    assert not page.head.stop_button.isEnabled()
    assert page.stop() is None
    assert desktop.asked[-1][0] == "nothing_to_stop"


def test_the_list_is_printed_as_a_preview(page: RemindersPage, qtbot: QtBot) -> None:
    page.print_out()
    preview = child(page.window(), PrintPreview)
    qtbot.waitUntil(lambda: preview.pdf.startswith(b"%PDF"), timeout=20_000)
    assert preview.windowTitle() == "打印预览 · 督办清单"
    preview.reject()


def test_the_list_is_exported(
    page: RemindersPage, desktop: ScriptedDesktop, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "督办.xlsx"
    desktop.answers["export_file"] = path
    page.export()
    qtbot.waitUntil(path.exists, timeout=20_000)


def test_conditions_and_order_are_remembered(
    page: RemindersPage, context: UiContext, qtbot: QtBot
) -> None:
    page.show_place("late")
    page.table.sort_asked.emit("due")
    other = RemindersPage(context)
    qtbot.addWidget(other)
    other.recall(page.remember())
    assert listed(other) == ["尽快修好路灯"]
    other.recall({"levels": ["x", 3], "sort": "x", "committees": "x"})
    assert listed(other) == EVERYTHING


def test_nothing_due_says_so_calmly(context: UiContext, qtbot: QtBot) -> None:
    empty = RemindersPage(context)
    qtbot.addWidget(empty)
    assert empty.stack.currentWidget() is empty.nothing
    assert not empty.head.print_button.isEnabled()


def test_the_workbench_shows_the_first_and_leads_to_all(
    context: UiContext, kept: dict[str, int], qtbot: QtBot
) -> None:
    shown = WorkbenchPage(context)
    qtbot.addWidget(shown)
    shown.show()
    asked = child(shown.due, QPushButton, "due_0")
    assert asked.accessibleName() == "算不出，节假日，2027 年的节假日还没有填"
    line = child(shown.due, QPushButton, "due_1")
    assert line.accessibleName() == "逾期，超 22 天，办结期限，尽快修好路灯，住建局"
    with qtbot.waitSignal(context.events.record_wanted) as opened:
        line.click()
    assert opened.args == ["outcome", kept["late"]]
    assert child(shown.due, QPushButton, "all_due_button").text() == "全部 4 项"
    with qtbot.waitSignal(context.events.page_wanted) as led:
        child(shown.due, QPushButton, "due_late_button").click()
    assert led.args == ["remind", "late"]
    for day in FESTIVALS_2027:
        registers.save(context.desk, Holiday, {"day": day})
    shown.refresh(frozenset())
    assert shown.due.all_button.text() == "全部 3 项"


def test_an_office_with_nothing_due_has_a_calm_workbench(context: UiContext, qtbot: QtBot) -> None:
    shown = WorkbenchPage(context)
    qtbot.addWidget(shown)
    shown.show()
    assert shown.due.all_button.isHidden()
    assert not children(shown.due, QPushButton)[0].isVisible()
