"""Tasks in the window: the steps of chosen rows, the year above the list, icons, colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.ui.row_actions.row_actions import RowAction, Run
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import WindowParts


def _step(name: str) -> Run:
    def run(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
        from desktop_app.ui.row_actions.step_dialog import StepDialog
        from desktop_app.ui.work_items import task_steps

        StepDialog(context, getattr(task_steps, name), keys, window).open()

    return run


def _refusals(desk: Desk, keys: Sequence[int]) -> Mapping[str, str]:
    from desktop_app.records.work_item import WorkItem
    from desktop_app.services.registers.step_refusals import step_refusals
    from desktop_app.services.work_items.steps import STEPS

    return step_refusals(desk, WorkItem, keys, STEPS)


def _agenda_refusals(desk: Desk, keys: Sequence[int]) -> Mapping[str, str]:
    from desktop_app.records.agenda_item import AgendaItem
    from desktop_app.services.registers.step_refusals import step_refusals
    from desktop_app.services.work_items.from_agenda import STEPS

    return step_refusals(desk, AgendaItem, keys, STEPS)


def _header(context: UiContext) -> QWidget:
    from desktop_app.ui.work_items.year_header import TaskYearHeader

    return TaskYearHeader(context)


def _this_year(desk: Desk) -> Mapping[str, tuple[int, ...]]:
    """The year that the list begins with: this one, where it has tasks."""
    from desktop_app.services.work_items.uncovered import has_tasks

    year = desk.today.year
    return {"year": (year,)} if has_tasks(desk, year) else {}


WINDOW_PARTS = WindowParts(
    row_actions={
        "work_item": (
            RowAction("start_task", "启动…", "forward", _step("START"), several=True),
            RowAction("note_task", "记进展…", "edit", _step("NOTE"), several=True, on_card=True),
            RowAction("finish_task", "完成…", "done", _step("FINISH"), several=True),
            RowAction("extend_task", "延期…", "clock", _step("EXTEND"), several=True),
            RowAction("cancel_task", "取消任务…", "cancel", _step("CANCEL"), several=True),
        ),
        "agenda_item": (
            RowAction("agenda_to_task", "转为工作任务…", "work_item", _step("TO_TASK"),
                      several=True),
        ),
    },
    row_refusals={"work_item": _refusals, "agenda_item": _agenda_refusals},
    page_headers={"work_item": _header},
    opening_filters={"work_item": _this_year},
    icons={"work_item": "task-line", "work_priority": "flag-2-line"},
    tones={
        ("work_state", "pending"): ("muted", "open"),
        ("work_state", "underway"): ("info", "clock"),
        ("work_state", "extended"): ("warn", "clock"),
        ("work_state", "done"): ("good", "done"),
        ("work_state", "cancelled"): ("muted", "cancel"),
        ("work_kind", "required"): ("info", "check"),
        ("work_kind", "chosen"): ("good", "add"),
    },
)  # fmt: skip
