"""Deeds in the window: the steps of chosen rows, icon, the colours of states."""

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
        from desktop_app.ui.deeds import deed_steps
        from desktop_app.ui.row_actions.step_dialog import StepDialog

        StepDialog(context, getattr(deed_steps, name), keys, window).open()

    return run


def _refusals(desk: Desk, keys: Sequence[int]) -> Mapping[str, str]:
    from desktop_app.records.deed import Deed
    from desktop_app.services.deeds.steps import STEPS
    from desktop_app.services.registers.step_refusals import step_refusals

    return step_refusals(desk, Deed, keys, STEPS)


WINDOW_PARTS = WindowParts(
    row_actions={
        "deed": (
            RowAction("advance_deed", "登记推进…", "check", _step("ADVANCE"), several=True),
            RowAction("deed_effect", "登记见效…", "check", _step("EFFECT"), several=True),
            RowAction("finish_deed", "办结…", "done", _step("FINISH"), several=True),
            RowAction("fail_deed", "未办成…", "cancel", _step("FAIL"), several=True),
        ),
    },
    row_refusals={"deed": _refusals},
    icons={"deed": "hand-heart-line"},
    tones={
        ("deed_state", "planned"): ("muted", "open"),
        ("deed_state", "underway"): ("info", "clock"),
        ("deed_state", "done"): ("good", "done"),
        ("deed_state", "failed"): ("warn", "cancel"),
        ("deed_progress", "ahead"): ("muted", "open"),
        ("deed_progress", "slow"): ("warn", "clock"),
        ("deed_progress", "on_course"): ("info", "clock"),
        ("deed_progress", "finished"): ("good", "done"),
        ("deed_effect", "unseen"): ("muted", "open"),
        ("deed_effect", "first"): ("info", "check"),
        ("deed_effect", "clear"): ("good", "done"),
    },
)
