"""Supervision in the window: the steps of chosen rows, icons, the colours of states."""

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
        from desktop_app.ui.supervision import supervision_steps

        StepDialog(context, getattr(supervision_steps, name), keys, window).open()

    return run


def _opinions(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.supervision.supervision_steps import SupervisionOpinions

    SupervisionOpinions(context, keys[0], window).open()


def _item_refusals(desk: Desk, keys: Sequence[int]) -> Mapping[str, str]:
    from desktop_app.records.supervision import SupervisionItem
    from desktop_app.services.registers.step_refusals import step_refusals
    from desktop_app.services.supervision.steps import ITEM_STEPS

    return step_refusals(desk, SupervisionItem, keys, ITEM_STEPS)


def _supervisor_refusals(desk: Desk, keys: Sequence[int]) -> Mapping[str, str]:
    from desktop_app.records.supervision import Supervisor
    from desktop_app.services.registers.step_refusals import step_refusals
    from desktop_app.services.supervision.steps import SUPERVISOR_STEPS

    return step_refusals(desk, Supervisor, keys, SUPERVISOR_STEPS)


WINDOW_PARTS = WindowParts(
    row_actions={
        "supervision_item": (
            RowAction("start_supervision", "开始监督…", "check", _step("START"), several=True),
            RowAction("register_opinions", "登记监督意见…", "outcome", _opinions),
            RowAction("send_opinions", "送达意见…", "check", _step("SEND"), several=True),
            RowAction("rectified", "反馈整改…", "done", _step("REPLY"), several=True),
            RowAction("supervision_look_back", "回头看…", "look_back", _step("LOOK"), several=True),
            RowAction("close_supervision", "办结…", "done", _step("CLOSE"), several=True),
            RowAction("cancel_supervision", "取消监督…", "cancel", _step("CANCEL"), several=True),
        ),
        "supervisor": (
            RowAction("renew_supervisor", "续聘…", "check", _step("RENEW"), several=True),
            RowAction("end_supervisor", "结束聘任…", "cancel", _step("END"), several=True),
        ),
    },
    row_refusals={
        "supervision_item": _item_refusals,
        "supervisor": _supervisor_refusals,
    },
    icons={"supervision_item": "eye-line", "supervisor": "shield-user-line"},
    tones={
        ("supervision_item_state", "planned"): ("muted", "open"),
        ("supervision_item_state", "underway"): ("info", "clock"),
        ("supervision_item_state", "sent"): ("warn", "clock"),
        ("supervision_item_state", "rectified"): ("good", "check"),
        ("supervision_item_state", "closed"): ("good", "done"),
        ("supervision_item_state", "cancelled"): ("muted", "cancel"),
        ("supervisor_state", "serving"): ("good", "done"),
        ("supervisor_state", "ended"): ("muted", "open"),
    },
)
