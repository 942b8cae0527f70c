"""The activities in the window: what is done with chosen rows, icons, the colours of states."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.records.record import Record
from desktop_app.ui.row_actions.row_actions import RowAction, Run
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import WindowParts


def _step(name: str) -> Run:
    def run(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
        from desktop_app.ui.activities import activity_steps
        from desktop_app.ui.row_actions.step_dialog import StepDialog

        StepDialog(context, getattr(activity_steps, name), keys, window).open()

    return run


def _due(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.activities.due_dialog import DueDialog

    DueDialog(context, keys[0], window).open()


def _outcomes(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.activities.activity_steps import ActivityOutcomes

    ActivityOutcomes(context, keys[0], window).open()


WINDOW_PARTS = WindowParts(
    row_actions={
        "activity": (
            RowAction("due_list", "应到名单…", "member", _due),
            RowAction("notice", "发通知…", "check", _step("NOTICE"), several=True),
            RowAction("finish", "完成…", "done", _step("FINISH"), several=True),
            RowAction("register_outcomes", "登记成果…", "outcome", _outcomes),
            RowAction("cancel_activity", "取消活动…", "cancel", _step("CANCEL"), several=True),
        ),
    },
    icons={"activity": "calendar-event-line"},
    tones={
        ("activity_state", "draft"): ("muted", "open"),
        ("activity_state", "noticed"): ("info", "info"),
        ("activity_state", "underway"): ("info", "clock"),
        ("activity_state", "done"): ("good", "done"),
        ("activity_state", "cancelled"): ("muted", "open"),
        ("attendance_result", "open"): ("muted", "open"),
        ("attendance_result", "present"): ("good", "done"),
        ("attendance_result", "partly"): ("warn", "clock"),
        ("attendance_result", "leave"): ("info", "info"),
        ("attendance_result", "away"): ("info", "check"),
        ("attendance_result", "short"): ("warn", "advise"),
        ("attendance_result", "absent"): ("bad", "problem"),
    },
)
