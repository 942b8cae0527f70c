"""Receptions in the window: the steps of chosen rows, icons, the colours of states."""

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
        from desktop_app.ui.receptions import reception_steps
        from desktop_app.ui.row_actions.step_dialog import StepDialog

        StepDialog(context, getattr(reception_steps, name), keys, window).open()

    return run


def _duty(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.receptions.duty_dialog import DutyDialog

    DutyDialog(context, keys[0], window).open()


def _refusals(desk: Desk, keys: Sequence[int]) -> Mapping[str, str]:
    from desktop_app.records.reception import Reception
    from desktop_app.services.receptions.steps import STEPS
    from desktop_app.services.registers.step_refusals import step_refusals

    return step_refusals(desk, Reception, keys, STEPS)


WINDOW_PARTS = WindowParts(
    row_actions={
        "point": (RowAction("plan_duty", "排值班…", "calendar", _duty),),
        "reception": (
            RowAction("answer_reception", "答复…", "check", _step("ANSWER"), several=True),
            RowAction("pass_reception", "转部门…", "submission", _step("PASS"), several=True),
            RowAction("reception_to_report", "转为社情民意…", "opinion_report", _step("TO_REPORT")),
            RowAction("reception_to_proposal", "转为提案…", "proposal", _step("TO_PROPOSAL")),
            RowAction("reception_to_topic", "转为议题…", "topic", _step("TO_TOPIC")),
        ),
    },
    row_refusals={"reception": _refusals},
    icons={"reception": "service-line", "duty_shift": "calendar-check-line"},
    tones={
        ("reception_state", "open"): ("warn", "clock"),
        ("reception_state", "passed"): ("info", "link"),
        ("reception_state", "told"): ("good", "done"),
    },
)
