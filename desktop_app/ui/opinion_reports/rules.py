"""The opinion reports in the window: what is done with chosen rows, icons, colours of states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.records.record import Record
from desktop_app.ui.row_actions.row_actions import RowAction, Run
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import WindowParts


def _step(name: str) -> Run:
    def run(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
        from desktop_app.ui.opinion_reports import report_steps
        from desktop_app.ui.row_actions.step_dialog import StepDialog

        StepDialog(context, getattr(report_steps, name), keys, window).open()

    return run


def _suggest(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.opinion_reports.outcomes_dialog import ReportOutcomes

    ReportOutcomes(context, keys[0], window).open()


def _changes(context: UiContext, form: Any, key: Any) -> QWidget:
    from desktop_app.ui.opinion_reports.changes_strip import changes_strip

    return changes_strip(context, form, key)


WINDOW_PARTS = WindowParts(
    form_parts={"opinion_report": _changes},
    row_actions={
        "consultation": (
            RowAction("to_report", "转社情民意…", "opinion_report", _step("FROM_CONSULTATION")),
        ),
        "outcome": (
            RowAction("to_report", "转社情民意…", "opinion_report", _step("FROM_OUTCOME")),
        ),
        "opinion_report": (
            RowAction("edit_report", "编辑…", "edit", _step("EDIT")),
            RowAction("check_report", "审核…", "search", _step("CHECK"), several=True),
            RowAction("issue", "签发编号…", "check", _step("ISSUE"), several=True),
            RowAction("send", "报送…", "opinion_report", _step("SEND"), several=True),
            RowAction("adopt", "登记采用…", "done", _step("ADOPT"), several=True),
            RowAction("not_adopted", "未采用…", "cancel", _step("UNADOPTED"), several=True),
            RowAction("suggest", "登记建议…", "outcome", _suggest),
            RowAction("to_proposal", "转提案…", "proposal", _step("TO_PROPOSAL")),
            RowAction("to_topic", "转协商议题…", "topic", _step("TO_TOPIC")),
            RowAction("close_report", "办结…", "done", _step("CLOSE"), several=True),
            RowAction("unused", "不编发…", "back", _step("UNUSED"), several=True),
        ),
    },
    icons={"opinion_report": "chat-quote-line"},
    tones={
        ("report_state", "asked"): ("warn", "clock"),
        ("report_state", "received"): ("info", "info"),
        ("report_state", "editing"): ("info", "clock"),
        ("report_state", "checked"): ("info", "check"),
        ("report_state", "issued"): ("good", "check"),
        ("report_state", "sent"): ("good", "check"),
        ("report_state", "adopted"): ("good", "done"),
        ("report_state", "unadopted"): ("muted", "open"),
        ("report_state", "closed"): ("good", "done"),
        ("report_state", "unused"): ("muted", "open"),
        ("report_state", "passed"): ("muted", "link"),
    },
)
