"""The proposals in the window: what is done with chosen rows, icons, the colours of states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.ui.row_actions.row_actions import RowAction, Run
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import WindowParts


def _review(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.services.proposals.reviewing import reviewed_together
    from desktop_app.ui.proposals.review_steps import review_step
    from desktop_app.ui.row_actions.step_dialog import StepDialog

    taken = [each.key for each in reviewed_together(context.desk, keys).taken]
    StepDialog(context, review_step(context.desk, keys), taken, window).open()


def _decision(name: str) -> Run:
    def run(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
        from desktop_app.ui.proposals import review_steps
        from desktop_app.ui.row_actions.step_dialog import StepDialog

        StepDialog(context, getattr(review_steps, name), keys, window).open()

    return run


def _sheet(name: str) -> Run:
    def run(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
        from desktop_app.ui.proposals import sheet_steps
        from desktop_app.ui.row_actions.step_dialog import StepDialog

        StepDialog(context, getattr(sheet_steps, name), keys, window).open()

    return run


def _deciding(name: str) -> Run:
    def run(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
        from desktop_app.ui.proposals import sheet_steps
        from desktop_app.ui.proposals.suggestion_table import DecidingDialog

        DecidingDialog(context, getattr(sheet_steps, name), keys, window).open()

    return run


def _merge(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.proposals.lineage_dialogs import MergeProposals

    MergeProposals(context, keys, window).open()


def _suggest(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.proposals.suggestions_dialog import SuggestionsDialog

    SuggestionsDialog(context, keys[0], window).open()


def _split(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.proposals.lineage_dialogs import SplitProposal

    SplitProposal(context, keys[0], window).open()


def _assign(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.proposals.assign_dialog import AssignDialog

    AssignDialog(context, keys, window).open()


def _poll(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.proposals.poll_dialog import PollDialog

    PollDialog(context, keys[0], window).open()


def _proposal_refusals(desk: Desk, keys: Sequence[int]) -> Mapping[str, str]:
    from desktop_app.services.proposals.step_refusals import proposal_refusals

    return proposal_refusals(desk, keys)


def _sheet_refusals(desk: Desk, keys: Sequence[int]) -> Mapping[str, str]:
    from desktop_app.services.proposals.step_refusals import sheet_refusals

    return sheet_refusals(desk, keys)


def _similar(context: UiContext, form: Any, key: Any) -> QWidget:
    from desktop_app.ui.proposals.similar_strip import SimilarStrip

    return SimilarStrip(context, form, key)


def _page() -> Any:
    from desktop_app.ui.proposals.proposal_record_page import PAGE

    return PAGE


WINDOW_PARTS = WindowParts(
    form_parts={"proposal": _similar},
    record_pages={"proposal": _page},
    row_actions={
        "proposal": (
            RowAction("review", "审查…", "search", _review, several=True),
            RowAction("file", "立案…", "check", _decision("FILE"), several=True),
            RowAction("suggest", "登记建议…", "outcome", _suggest),
            RowAction("assign", "交办…", "proposal_handling", _assign, several=True),
            RowAction("merge_proposals", "并案…", "merge", _merge, several=True),
            RowAction("split_proposal", "分案…", "split", _split),
            RowAction("amend", "退回修改…", "back", _decision("AMEND"), several=True),
            RowAction("reject", "不予立案…", "cancel", _decision("REJECT"), several=True),
            RowAction(
                "pass_on", "转社情民意、来信或退回…", "link", _decision("PASS_ON"), several=True
            ),
            RowAction("withdraw", "撤案…", "undo", _decision("WITHDRAW"), several=True),
            RowAction("archive", "归档…", "done", _decision("ARCHIVE"), several=True),
        ),
        "proposal_handling": (
            RowAction("sign", "签收…", "check", _sheet("SIGN"), several=True),
            RowAction("opine", "会办意见…", "edit", _sheet("OPINE")),
            RowAction("meet", "办理沟通…", "person", _sheet("MEET")),
            RowAction("extend", "延期申请…", "clock", _sheet("EXTEND")),
            RowAction("ask_return", "申退…", "back", _sheet("ASK_RETURN")),
            RowAction("decide_return", "申退商定…", "split", _sheet("DECIDE_RETURN")),
            RowAction("draft_reply", "征求意见稿…", "edit", _sheet("DRAFT"), several=True),
            RowAction("reply", "登记答复…", "proposal", _deciding("REPLY")),
            RowAction("decide", "建议采纳…", "outcome", _deciding("DECIDE")),
            RowAction("check_reply", "答复审核…", "search", _sheet("CHECK")),
            RowAction("poll", "征询意见…", "member", _poll),
            RowAction("redo", "重新办理…", "undo", _sheet("REDO"), several=True),
            RowAction("redo_reply", "再次答复…", "proposal", _deciding("REDO_REPLY")),
            RowAction("follow", "跟踪办理…", "clock", _sheet("FOLLOW")),
            RowAction("close_sheet", "办结…", "done", _sheet("CLOSE"), several=True),
        ),
    },
    row_refusals={"proposal": _proposal_refusals, "proposal_handling": _sheet_refusals},
    icons={
        "proposal": "file-text-line",
        "proposal_handling": "git-branch-line",
    },
    tones={
        ("proposal_state", "draft"): ("muted", "open"),
        ("proposal_state", "submitted"): ("info", "info"),
        ("proposal_state", "returned"): ("warn", "advise"),
        ("proposal_state", "reviewed"): ("info", "check"),
        ("proposal_state", "filed"): ("good", "check"),
        ("proposal_state", "assigned"): ("info", "info"),
        ("proposal_state", "handling"): ("info", "clock"),
        ("proposal_state", "answered"): ("good", "check"),
        ("proposal_state", "polled"): ("good", "check"),
        ("proposal_state", "redoing"): ("bad", "problem"),
        ("proposal_state", "reassigning"): ("warn", "advise"),
        ("proposal_state", "closed"): ("good", "done"),
        ("proposal_state", "archived"): ("muted", "done"),
        ("proposal_state", "rejected"): ("muted", "open"),
        ("proposal_state", "merged"): ("muted", "link"),
        ("proposal_state", "split"): ("muted", "link"),
        ("proposal_state", "passed"): ("muted", "link"),
        ("proposal_state", "withdrawn"): ("muted", "open"),
        ("handling_state", "pending"): ("muted", "open"),
        ("handling_state", "assigned"): ("warn", "clock"),
        ("handling_state", "signed"): ("info", "clock"),
        ("handling_state", "opined"): ("good", "check"),
        ("handling_state", "drafted"): ("info", "info"),
        ("handling_state", "replied"): ("info", "check"),
        ("handling_state", "checked"): ("good", "check"),
        ("handling_state", "polled"): ("good", "check"),
        ("handling_state", "redoing"): ("bad", "problem"),
        ("handling_state", "redone"): ("warn", "check"),
        ("handling_state", "following"): ("warn", "clock"),
        ("handling_state", "done"): ("good", "done"),
        ("handling_state", "returned"): ("muted", "link"),
        ("proposal_satisfaction", "very"): ("good", "done"),
        ("proposal_satisfaction", "satisfied"): ("good", "done"),
        ("proposal_satisfaction", "fairly"): ("info", "check"),
        ("proposal_satisfaction", "dissatisfied"): ("bad", "problem"),
        ("proposal_satisfaction", "none"): ("muted", "open"),
        ("return_result", "agreed"): ("good", "check"),
        ("return_result", "refused"): ("muted", "open"),
        ("extension_decision", "pending"): ("warn", "clock"),
        ("extension_decision", "approved"): ("good", "check"),
        ("extension_decision", "refused"): ("muted", "open"),
        ("reply_check", "through"): ("good", "check"),
        ("reply_check", "back"): ("bad", "problem"),
    },
)
