"""The staff in the window: the steps of chosen rows, icon, the colours of states."""

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
        from desktop_app.ui.staff import staff_steps

        StepDialog(context, getattr(staff_steps, name), keys, window).open()

    return run


def _refusals(desk: Desk, keys: Sequence[int]) -> Mapping[str, str]:
    from desktop_app.records.staff import Staff
    from desktop_app.services.registers.step_refusals import step_refusals
    from desktop_app.services.staff.steps import STEPS

    return step_refusals(desk, Staff, keys, STEPS)


WINDOW_PARTS = WindowParts(
    row_actions={
        "staff": (
            RowAction("second_staff", "借调…", "clock", _step("SECOND"), several=True),
            RowAction("return_staff", "回到岗位…", "check", _step("BACK"), several=True),
            RowAction("retire_staff", "退休…", "done", _step("RETIRE"), several=True),
            RowAction("move_staff", "调离…", "cancel", _step("MOVE"), several=True),
        ),
    },
    row_refusals={"staff": _refusals},
    icons={"staff": "user-2-line"},
    tones={
        ("staff_state", "present"): ("good", "done"),
        ("staff_state", "seconded"): ("info", "clock"),
        ("staff_state", "retired"): ("muted", "open"),
        ("staff_state", "moved"): ("muted", "cancel"),
    },
)
