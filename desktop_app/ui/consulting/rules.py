"""What the consulting work adds to the window: row actions and page headers.

Dialogs are imported when they are opened.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.ui.row_actions.row_actions import RowAction
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import WindowParts


def _merge(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.consulting.merge_dialog import MergeDialog

    MergeDialog(context, keys, window).open()


def _split(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.consulting.split_dialog import SplitDialog

    SplitDialog(context, keys[0], window).open()


def _plan(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.consulting.plan_dialog import PlanDialog

    PlanDialog(context, keys, window).open()


def _hold(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.services.consulting import topics
    from desktop_app.ui.consulting.new_drafts import open_draft

    open_draft(context, lambda: topics.hold(context.desk, keys), window)


def _add_outcomes(
    context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget
) -> None:
    from desktop_app.ui.consulting.outcomes_dialog import OutcomesDialog

    OutcomesDialog(context, keys[0], window).open()


def _draw_case(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.services.consulting import cases
    from desktop_app.ui.consulting.new_drafts import open_draft

    open_draft(context, lambda: cases.drawn(context.desk, keys), window)


def _topic_refusals(desk: Desk, keys: Sequence[int]) -> Mapping[str, str]:
    from desktop_app.services.consulting.topics import refusals

    return refusals(desk, keys)


def _plan_head(context: UiContext) -> QWidget:
    from desktop_app.ui.consulting.plan_head import PlanHead

    return PlanHead(context)


WINDOW_PARTS = WindowParts(
    row_actions={
        "topic": (
            RowAction("merge", "并入…", "merge", _merge, several=True),
            RowAction("split", "拆分…", "split", _split),
            RowAction("plan", "排入计划…", "consultation_plan", _plan, several=True),
            RowAction("hold", "开展协商", "consultation", _hold, several=True),
        ),
        "consultation": (
            RowAction("suggest", "登记意见建议…", "outcome", _add_outcomes),
            RowAction("draw_case", "整理成案例", "case", _draw_case, several=True),
        ),
    },
    row_refusals={"topic": _topic_refusals},
    page_headers={"consultation_plan": _plan_head},
    icons={
        "point": "discuss-line",
        "topic": "question-answer-line",
        "consultation_plan": "calendar-todo-line",
        "consultation": "chat-3-line",
        "outcome": "lightbulb-line",
        "instruction": "quill-pen-line",
        "look_back": "search-eye-line",
        "case": "trophy-line",
    },
    tones={
        ("point_state", "planned"): ("info", "clock"),
        ("point_state", "running"): ("good", "done"),
        ("point_state", "stopped"): ("warn", "advise"),
        ("point_state", "revoked"): ("bad", "problem"),
        ("topic_state", "collected"): ("info", "info"),
        ("topic_state", "pending"): ("warn", "clock"),
        ("topic_state", "approved"): ("good", "done"),
        ("topic_state", "rejected"): ("muted", "open"),
        ("topic_state", "planned"): ("info", "clock"),
        ("topic_state", "consulted"): ("good", "done"),
        ("topic_state", "merged"): ("muted", "link"),
        ("topic_state", "split"): ("muted", "link"),
        ("consultation_state", "preparing"): ("muted", "open"),
        ("consultation_state", "surveying"): ("info", "clock"),
        ("consultation_state", "awaiting"): ("info", "clock"),
        ("consultation_state", "held"): ("warn", "clock"),
        ("consultation_state", "reported"): ("info", "info"),
        ("consultation_state", "handling"): ("info", "clock"),
        ("consultation_state", "answered"): ("good", "check"),
        ("consultation_state", "reviewing"): ("info", "look_back"),
        ("consultation_state", "closed"): ("good", "done"),
        ("consultation_state", "archived"): ("muted", "done"),
        ("outcome_adoption", "pending"): ("warn", "clock"),
        ("outcome_adoption", "adopted"): ("good", "done"),
        ("outcome_adoption", "partly"): ("info", "check"),
        ("outcome_adoption", "rejected"): ("muted", "open"),
        ("outcome_handling", "unassigned"): ("muted", "open"),
        ("outcome_handling", "assigned"): ("info", "info"),
        ("outcome_handling", "progressing"): ("info", "clock"),
        ("outcome_handling", "done"): ("good", "check"),
        ("outcome_handling", "lasting"): ("warn", "clock"),
        ("outcome_handling", "blocked"): ("bad", "problem"),
        ("outcome_handling", "closed"): ("good", "done"),
        ("look_back_level", "carried"): ("good", "done"),
        ("look_back_level", "mostly"): ("good", "check"),
        ("look_back_level", "slow"): ("warn", "advise"),
        ("look_back_level", "missing"): ("bad", "problem"),
        ("satisfaction", "satisfied"): ("good", "done"),
        ("satisfaction", "fairly"): ("info", "check"),
        ("satisfaction", "dissatisfied"): ("bad", "problem"),
        ("case_state", "material"): ("muted", "open"),
        ("case_state", "drafting"): ("info", "clock"),
        ("case_state", "ready"): ("info", "check"),
        ("case_state", "submitted"): ("warn", "clock"),
        ("case_state", "selected"): ("good", "done"),
        ("case_state", "rejected"): ("muted", "open"),
    },
)
