"""Contacts in the window: what is done with chosen rows, icons, the colours of states."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.ui.row_actions.row_actions import RowAction, Run
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import WindowParts


def _step(name: str) -> Run:
    def run(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
        from desktop_app.ui.contacts import contact_steps
        from desktop_app.ui.row_actions.step_dialog import StepDialog

        StepDialog(context, getattr(contact_steps, name), keys, window).open()

    return run


def _refusals(name: str) -> Callable[[Desk, Sequence[int]], Mapping[str, str]]:
    def ask(desk: Desk, keys: Sequence[int]) -> Mapping[str, str]:
        from desktop_app.services.contacts import step_refusals

        found: Mapping[str, str] = getattr(step_refusals, name)(desk, keys)
        return found

    return ask


WINDOW_PARTS = WindowParts(
    row_actions={
        "member": (
            RowAction("visit", "登记走访…", "contact", _step("VISIT"), several=True),
            RowAction(
                "put_in_branch", "编入临时党支部…", "branch", _step("PUT_IN_BRANCH"), several=True
            ),
        ),
        "contact": (
            RowAction("hand_over", "转交答复…", "forward", _step("HAND_OVER"), several=True),
            RowAction("answer_contact", "登记答复…", "done", _step("ANSWER"), several=True),
            RowAction("no_answer", "无需答复…", "cancel", _step("NO_ANSWER"), several=True),
            RowAction("to_report", "转为社情民意…", "opinion_report", _step("TO_REPORT")),
        ),
        "pairing": (
            RowAction("visit_pair", "登记联系…", "contact", _step("VISIT_PAIR"), several=True),
            RowAction("end_pair", "解除结对…", "cancel", _step("END_PAIR"), several=True),
        ),
        "branch": (
            RowAction("hold_day", "登记主题党日…", "calendar", _step("HOLD_DAY"), several=True),
            RowAction("dissolve", "撤销…", "cancel", _step("DISSOLVE"), several=True),
        ),
    },
    row_refusals={
        "contact": _refusals("contact_refusals"),
        "pairing": _refusals("pairing_refusals"),
        "branch": _refusals("branch_refusals"),
    },
    icons={"contact": "walk-line", "pairing": "user-shared-line", "branch": "flag-line"},
    tones={
        ("contact_state", "none"): ("muted", "open"),
        ("contact_state", "open"): ("warn", "clock"),
        ("contact_state", "answered"): ("good", "done"),
        ("branch_state", "running"): ("good", "done"),
        ("branch_state", "dissolved"): ("muted", "open"),
    },
)
