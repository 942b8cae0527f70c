"""The experts in the window: terms of chosen rows, icon, the colours of states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.ui.row_actions.row_actions import RowAction, Run
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import WindowParts


def _step(name: str) -> Run:
    def run(context: UiContext, model: type[Record], keys: Sequence[int], window: QWidget) -> None:
        from desktop_app.ui.row_actions import appointing_steps
        from desktop_app.ui.row_actions.step_dialog import StepDialog

        StepDialog(context, getattr(appointing_steps, name)(model), keys, window).open()

    return run


def _refusals(desk: Desk, keys: Sequence[int]) -> Mapping[str, str]:
    from desktop_app.records.expert import Expert
    from desktop_app.services.registers import appointing
    from desktop_app.services.registers.step_refusals import step_refusals

    return step_refusals(desk, Expert, keys, {"end_expert": appointing.ends(Expert)})


WINDOW_PARTS = WindowParts(
    row_actions={
        "expert": (
            RowAction("renew_expert", "续聘…", "check", _step("renewal"), several=True),
            RowAction("end_expert", "结束聘任…", "cancel", _step("ending"), several=True),
        ),
    },
    row_refusals={"expert": _refusals},
    icons={"expert": "user-star-line"},
    tones={
        ("expert_state", "serving"): ("good", "done"),
        ("expert_state", "ended"): ("muted", "open"),
    },
)
