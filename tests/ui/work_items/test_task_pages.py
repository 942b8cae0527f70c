"""The year above the list of tasks, last year's list by preview, priorities without a task."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableWidget
from pytestqt.qtbot import QtBot

from desktop_app.records import WorkItem
from desktop_app.services.registers import Filter, history
from desktop_app.services.work_items import steps
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.work_items.carry_dialog import CarryDialog
from desktop_app.ui.work_items.lacking_dialog import LackingDialog
from desktop_app.ui.work_items.year_header import TaskYearHeader
from tests.services.work_items.work_office import every, priority, task
from tests.ui.finding import children, press


@pytest.fixture
def header(context: UiContext, qtbot: QtBot) -> TaskYearHeader:
    """The header of an office with three tasks of last year, one of them cancelled."""
    desk = context.desk
    old = priority(desk, "乡村振兴", 2025)
    task(desk, "甲", year=2025, priority=old, kind="required")
    task(desk, "乙", year=2025)
    steps.cancel(desk, [task(desk, "丙", year=2025)], {"cancel_reason": "演示"})
    made = TaskYearHeader(context)
    qtbot.addWidget(made)
    made.show()
    return made


def told(header: TaskYearHeader) -> str:
    return cast("QLabel", header.findChild(QLabel, "task_year_told")).text()


def carry(header: TaskYearHeader) -> CarryDialog:
    header.carry_button.click()
    return children(header.window(), CarryDialog)[-1]


def shown(table: QTableWidget) -> list[list[str]]:
    return [
        [cast("Any", table.item(row, column)).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_a_year_without_tasks_offers_the_list_before(header: TaskYearHeader) -> None:
    assert told(header) == "还没有工作任务"
    assert header.carry_button.text() == "照 2025 年列任务…"
    assert header.lacking_button.isHidden()
    header.years.setCurrentIndex(header.years.findData(2024))
    assert not header.carry_button.isEnabled()
    assert header.carry_button.toolTip()


def test_last_years_list_is_ticked_line_by_line(
    header: TaskYearHeader, context: UiContext, qtbot: QtBot
) -> None:
    dialog = carry(header)
    assert dialog.heading.text() == "2026 年的工作任务：照 2025 年，3 项"
    assert shown(dialog.table)[0] == [
        "甲", "2026-03-01", "2026-12-20", "乡村振兴", "规定动作", "演示办公室", "RW-001", "未启动",
    ]  # fmt: skip
    ticks = [cast("Any", dialog.table.item(row, 0)).checkState() for row in range(3)]
    on, off = Qt.CheckState.Checked, Qt.CheckState.Unchecked
    assert ticks == [on, on, off]
    dialog.table.setCurrentCell(1, 0)
    press(dialog.table, Qt.Key.Key_Space)
    assert cast("Any", dialog.table.item(1, 0)).checkState() == off
    dialog.done_button.click()
    qtbot.waitUntil(lambda: told(header) == "1 项：完成 0 · 重点工作 1 项")
    history.undo(context.desk)
    header.read()
    assert told(header) == "还没有工作任务"
    assert len(every(context.desk, WorkItem)) == 3


def test_nothing_ticked_is_nothing_to_write(header: TaskYearHeader) -> None:
    dialog = carry(header)
    dialog.none_button.click()
    assert not dialog.done_button.isEnabled()
    dialog.all_button.click()
    assert dialog.done_button.isEnabled()
    words = [each.text() for each in children(dialog, QLabel)]
    assert "已选 3 项，共 3 项" in words
    dialog.reject()


def test_a_year_that_has_them_all_offers_nothing(
    header: TaskYearHeader, context: UiContext
) -> None:
    for name in "甲乙丙":
        task(context.desk, name)
    header.read()
    dialog = carry(header)
    assert dialog.table.rowCount() == 0
    assert not dialog.done_button.isEnabled()
    dialog.reject()


def test_choosing_a_year_shows_its_tasks(header: TaskYearHeader, context: UiContext) -> None:
    asked: list[tuple[str, Sequence[Filter]]] = []
    context.events.rows_wanted.connect(lambda key, where: asked.append((key, where)))
    header.years.setCurrentIndex(header.years.findData(2025))
    header.years.activated.emit(header.years.currentIndex())
    assert asked == [("work_item", (Filter("year", "in", (2025,)),))]


def test_the_list_begins_with_this_year_and_the_box_follows_it(
    context: UiContext, qtbot: QtBot
) -> None:
    task(context.desk, "旧", year=2025)
    early = ListPage(context, WorkItem)  # this year has none yet
    qtbot.addWidget(early)
    assert early.state.filters == {}
    new = task(context.desk, "新")
    page = ListPage(context, WorkItem)
    qtbot.addWidget(page)
    header = cast("TaskYearHeader", page.findChild(TaskYearHeader))
    assert page.state.filters == {"year": (2026,)}
    assert list(page.rows.ids) == [new]
    page.open_where((Filter("year", "in", (2025,)),))
    assert header.year == 2025
    page.open_where(())
    assert (len(page.rows.ids), header.year) == (2, 2025)
    page.open_where((Filter("year", "in", (1999,)),))  # no year of the box
    assert header.year == 2025
    page.recall({})
    assert page.state.filters == {"year": (2026,)}
    page.recall({"filters": {}})  # whoever took the condition away finds it gone
    assert page.state.filters == {}


def test_a_task_is_begun_for_a_priority_that_has_none(
    header: TaskYearHeader, context: UiContext, qtbot: QtBot
) -> None:
    keys = [priority(context.desk, name) for name in ("产业强县", "生态文明")]
    task(context.desk, "丁", priority=keys[0], due="2026-05-01")
    header.read()
    assert told(header) == "1 项：完成 0 · 逾期 1 · 重点工作 2 项"
    assert header.lacking_button.text() == "没有任务的重点工作 1 项"
    opened: list[Any] = []
    scripted: Any = lambda _, draft, window: opened.append((draft, window))  # noqa: E731
    dialog = LackingDialog(context._replace(open_form=scripted), 2026, header.window())
    dialog.open()
    assert shown(dialog.table) == [["生态文明"]]
    dialog.done_button.click()
    ((draft, window),) = opened
    assert (draft.values["priority"], draft.values["year"]) == (keys[1], 2026)
    assert window is header.window()
