"""Review rounds in the window: row actions, icons, colours of their states."""

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
        from desktop_app.ui.brand_reviews import steps
        from desktop_app.ui.row_actions.step_dialog import StepDialog

        StepDialog(context, getattr(steps, name), keys, window).open()

    return run


def _score(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.brand_reviews.score_dialog import ScoreDialog

    ScoreDialog(context, keys[0], window).open()


def _results(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.brand_reviews.results_dialog import ReviewResultsDialog

    ReviewResultsDialog(context, keys[0], window).open()


def _candidates(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.brand_reviews.candidates_dialog import CandidatesDialog

    CandidatesDialog(context, keys[0], window).open()


def _refusals(desk: Desk, keys: Sequence[int]) -> Mapping[str, str]:
    from desktop_app.services.brand_reviews.refusals import refusals

    return refusals(desk, keys)


WINDOW_PARTS = WindowParts(
    row_actions={
        "brand": (
            RowAction("apply_review", "申报评审…", "award", _step("NOMINATE"), several=True),
        ),
        "brand_review": (
            RowAction("score_brands", "打分…", "edit", _score, on_card=True),
            RowAction("review_results", "评审结果…", "award", _results, on_card=True),
            RowAction("start_review", "开始评审…", "check", _step("START")),
            RowAction("close_review", "结束评审…", "done", _step("CLOSE")),
            RowAction("second_review", "转入复评…", "forward", _step("SECOND")),
            RowAction("take_over_review", "沿用指标和评委…", "copy", _step("TAKE_OVER")),
            RowAction("paste_candidates", "粘贴候选名单…", "paste", _candidates),
            RowAction("reopen_review", "重新打开…", "undo", _step("REOPEN")),
        ),
    },
    row_refusals={"brand_review": _refusals},
    icons={"brand_review": "trophy-line"},
    tones={
        ("brand_review_state", "applying"): ("info", "info"),
        ("brand_review_state", "scoring"): ("warn", "clock"),
        ("brand_review_state", "closed"): ("good", "done"),
        ("brand_result", "pending"): ("warn", "clock"),
        ("brand_result", "selected"): ("good", "done"),
        ("brand_result", "rejected"): ("muted", "open"),
    },
)  # fmt: skip
