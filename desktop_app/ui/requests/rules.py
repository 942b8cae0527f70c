"""Requests in the window: the steps of chosen rows, icons, the colours of states."""

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
        from desktop_app.ui.requests import request_steps
        from desktop_app.ui.row_actions.step_dialog import StepDialog

        StepDialog(context, getattr(request_steps, name), keys, window).open()

    return run


def _refusals(desk: Desk, keys: Sequence[int]) -> Mapping[str, str]:
    from desktop_app.records.request import Request
    from desktop_app.services.registers.step_refusals import step_refusals
    from desktop_app.services.requests.steps import STEPS

    return step_refusals(desk, Request, keys, STEPS)


WINDOW_PARTS = WindowParts(
    row_actions={
        "request": (
            RowAction("send_request", "报送…", "check", _step("SEND"), several=True),
            RowAction("await_request", "转为待批…", "clock", _step("WAIT"), several=True),
            RowAction("approve_request", "登记批复…", "done", _step("APPROVE"), several=True),
            RowAction("return_request", "登记退回…", "cancel", _step("RETURN"), several=True),
            RowAction("close_request", "办结…", "done", _step("CLOSE"), several=True),
        ),
    },
    row_refusals={"request": _refusals},
    icons={"request": "mail-send-line", "upward_report": "arrow-up-circle-line"},
    tones={
        ("request_state", "draft"): ("muted", "open"),
        ("request_state", "sent"): ("info", "clock"),
        ("request_state", "pending"): ("warn", "clock"),
        ("request_state", "approved"): ("good", "check"),
        ("request_state", "returned"): ("bad", "cancel"),
        ("request_state", "closed"): ("good", "done"),
    },
)
