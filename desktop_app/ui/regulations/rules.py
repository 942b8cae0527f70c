"""Regulations in the window: the steps of chosen rows, icons, the colours of states."""

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
        from desktop_app.ui.regulations import regulation_steps
        from desktop_app.ui.row_actions.step_dialog import StepDialog

        StepDialog(context, getattr(regulation_steps, name), keys, window).open()

    return run


def _duties(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.regulations.duties_dialog import DutiesDialog

    DutiesDialog(context, keys[0], window).open()


def _refusals(desk: Desk, keys: Sequence[int]) -> Mapping[str, str]:
    from desktop_app.records.regulation import Regulation
    from desktop_app.services.registers.step_refusals import step_refusals
    from desktop_app.services.regulations.steps import STEPS

    return step_refusals(desk, Regulation, keys, STEPS)


WINDOW_PARTS = WindowParts(
    row_actions={
        "regulation": (
            RowAction("duties_done", "职责已落实…", "done", _duties),
            RowAction("revise_regulation", "修订…", "edit", _step("REVISE"), several=True),
            RowAction("abolish_regulation", "废止…", "cancel", _step("ABOLISH"), several=True),
        ),
    },
    row_refusals={"regulation": _refusals},
    icons={"regulation": "scales-3-line"},
    tones={
        ("regulation_state", "in_force"): ("good", "done"),
        ("regulation_state", "revised"): ("info", "info"),
        ("regulation_state", "abolished"): ("muted", "cancel"),
    },
)
