"""Key proposals, reviews, awards and upward offers in the window: row actions, icons, colours."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.records.record import Record
from desktop_app.ui.row_actions.row_actions import RowAction, Run
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import WindowParts


def _step(name: str) -> Run:
    def run(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
        from desktop_app.ui.proposal_quality import steps
        from desktop_app.ui.row_actions.step_dialog import StepDialog

        StepDialog(context, getattr(steps, name), keys, window).open()

    return run


def _review(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.proposal_quality.review_dialog import ReviewDialog

    ReviewDialog(context, keys, window).open()


def _session_header(context: UiContext) -> QWidget:
    from desktop_app.ui.proposal_quality.session_header import SessionHeader

    return SessionHeader(context)


def _results(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.proposal_quality.results_dialog import ResultsDialog

    ResultsDialog(context, keys[0], window).open()


WINDOW_PARTS = WindowParts(
    page_headers={"quality_review": _session_header},
    row_actions={
        "proposal": (
            RowAction("list_as_key", "列为重点…", "view", _step("LIST_AS_KEY"), several=True),
            RowAction("review_quality", "质量评价…", "check", _review, several=True),
            RowAction("nominate", "推荐优秀提案…", "done", _step("NOMINATE"), several=True),
            RowAction("offer_upward", "向上推荐…", "link", _step("OFFER"), several=True),
        ),
        "proposal_supervision": (
            RowAction("supervise", "督办记录…", "edit", _step("SUPERVISE"), several=True),
            RowAction("finish_supervision", "督办办结…", "done", _step("FINISH")),
            RowAction("drop_supervision", "调出计划…", "cancel", _step("DROP"), several=True),
        ),
        "award_round": (
            RowAction("award_results", "评选结果…", "edit", _results),
            RowAction("decide_award", "审定…", "check", _step("DECIDE")),
            RowAction("publish_award", "公布…", "done", _step("PUBLISH")),
        ),
        "upward_offer": (
            RowAction("submit_upward", "提交上级…", "link", _step("SUBMIT"), several=True),
            RowAction("file_upward", "上级立案…", "check", _step("UPPER_FILED")),
            RowAction("select_upward", "上级入选…", "done", _step("SELECTED")),
            RowAction("decline_upward", "上级未采用…", "cancel", _step("DECLINED"), several=True),
        ),
    },
    icons={
        "proposal_supervision": "star-line",
        "quality_review": "survey-line",
        "award_round": "award-line",
        "upward_offer": "arrow-up-circle-line",
    },
    tones={
        ("supervision_state", "listed"): ("warn", "clock"),
        ("supervision_state", "supervising"): ("info", "clock"),
        ("supervision_state", "done"): ("good", "done"),
        ("supervision_state", "dropped"): ("muted", "open"),
        ("quality_grade", "90"): ("good", "done"),
        ("quality_grade", "80"): ("info", "check"),
        ("quality_grade", "70"): ("warn", "advise"),
        ("quality_grade", "0"): ("bad", "problem"),
        ("award_state", "nominating"): ("info", "info"),
        ("award_state", "voting"): ("warn", "clock"),
        ("award_state", "decided"): ("good", "check"),
        ("award_state", "published"): ("good", "done"),
        ("award_result", "pending"): ("warn", "clock"),
        ("award_result", "excellent"): ("good", "done"),
        ("award_result", "not"): ("muted", "open"),
        ("upward_state", "offered"): ("warn", "clock"),
        ("upward_state", "submitted"): ("info", "info"),
        ("upward_state", "filed"): ("info", "check"),
        ("upward_state", "selected"): ("good", "done"),
        ("upward_state", "declined"): ("muted", "open"),
    },
)
