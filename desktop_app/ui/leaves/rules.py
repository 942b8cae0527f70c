"""Leave in the window: the decisions on chosen rows, icons, the colours of states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.ui.row_actions.row_actions import RowAction, Run
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import WindowParts


def _step(name: str) -> Run:
    def run(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
        from desktop_app.ui.leaves import leave_steps
        from desktop_app.ui.row_actions.step_dialog import StepDialog

        StepDialog(context, getattr(leave_steps, name), keys, window).open()

    return run


def _ask_leave(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    """The form of a new leave of a member."""
    from desktop_app.records.leave import Leave

    context.open_form(context, registers.blank(context.desk, Leave, member=keys[0]), window)


def _strip(context: UiContext, form: Any, _key: Any) -> QWidget:
    from desktop_app.ui.leaves.leave_strip import LeaveStrip

    return LeaveStrip(context, form)


WINDOW_PARTS = WindowParts(
    form_parts={"leave": _strip},
    row_actions={
        "member": (RowAction("ask_leave", "请假…", "leave", _ask_leave, on_card=True),),
        "leave": (
            RowAction("grant", "批准…", "check", _step("GRANT"), several=True),
            RowAction("refuse_leave", "不准…", "cancel", _step("REFUSE"), several=True),
            RowAction("withdraw", "销假（撤回）…", "go_back", _step("WITHDRAW"), several=True),
        ),
    },
    icons={"leave": "door-open-line"},
    tones={
        ("leave_state", "pending"): ("warn", "clock"),
        ("leave_state", "granted"): ("good", "done"),
        ("leave_state", "refused"): ("bad", "cancel"),
        ("leave_state", "withdrawn"): ("muted", "open"),
    },
)
