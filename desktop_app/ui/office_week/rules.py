"""The office's week in the window: the steps of agenda items, icons, the colours of states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.ui.row_actions.row_actions import RowAction, Run
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import WindowParts

if TYPE_CHECKING:
    from desktop_app.ui.window.page import Page


def _step(name: str) -> Run:
    def run(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
        from desktop_app.ui.office_week import item_dialogs
        from desktop_app.ui.row_actions.step_dialog import StepDialog

        StepDialog(context, getattr(item_dialogs, name), keys, window).open()

    return run


def _items(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.office_week.item_dialogs import AgendaItems

    AgendaItems(context, keys[0], window).open()


def _refusals(desk: Desk, keys: Sequence[int]) -> Mapping[str, str]:
    from desktop_app.records.agenda_item import AgendaItem
    from desktop_app.services.office_week.item_steps import STEPS
    from desktop_app.services.registers.step_refusals import step_refusals

    return step_refusals(desk, AgendaItem, keys, STEPS)


def _week_page(context: UiContext, parent: QWidget | None) -> Page:
    from desktop_app.ui.office_week.week_page import WeekPage

    return WeekPage(context, parent)


def _chronicle_page(context: UiContext, parent: QWidget | None) -> Page:
    from desktop_app.ui.office_week.chronicle_page import ChroniclePage

    return ChroniclePage(context, parent)


WINDOW_PARTS = WindowParts(
    own_pages={"week": _week_page, "chronicle": _chronicle_page},
    row_refusals={"agenda_item": _refusals},
    row_actions={
        "agenda_item": (
            RowAction("decide_item", "登记审议结果…", "check", _step("DECIDE"), several=True),
            RowAction("assign_item", "交办落实…", "forward", _step("ASSIGN"), several=True),
            RowAction("item_progress", "登记落实情况…", "edit", _step("PROGRESS"), several=True),
            RowAction("finish_item", "落实完毕…", "done", _step("FINISH"), several=True),
            RowAction("leave_item", "无需落实…", "check", _step("LEAVE"), several=True),
            RowAction("put_off_item", "暂缓…", "clock", _step("PUT_OFF"), several=True),
        ),
        "activity": (RowAction("register_items", "登记议题…", "agenda_item", _items),),
    },
    icons={"agenda_item": "list-ordered"},
    tones={
        ("agenda_state", "planned"): ("muted", "open"),
        ("agenda_state", "decided"): ("info", "info"),
        ("agenda_state", "following"): ("info", "clock"),
        ("agenda_state", "done"): ("good", "done"),
        ("agenda_state", "none"): ("muted", "done"),
        ("agenda_state", "deferred"): ("warn", "clock"),
        ("agenda_result", "passed"): ("good", "done"),
        ("agenda_result", "principle"): ("good", "check"),
        ("agenda_result", "revise"): ("warn", "advise"),
        ("agenda_result", "heard"): ("info", "info"),
        ("agenda_result", "deferred"): ("warn", "clock"),
    },
)  # fmt: skip
