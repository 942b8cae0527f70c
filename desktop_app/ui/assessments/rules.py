"""Assessments in the window: the steps of chosen rows, the year above the list, colours."""

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
        from desktop_app.ui.assessments import step_dialogs
        from desktop_app.ui.row_actions.step_dialog import StepDialog

        StepDialog(context, getattr(step_dialogs, name), keys, window).open()

    return run


def _take_scores(
    context: UiContext, _: type[Record], keys: Sequence[int], _window: QWidget
) -> None:
    from desktop_app.services.assessments.assessment_steps import take_scores_in_steps

    steps, announce = take_scores_in_steps(context.desk, keys), context.events.announce
    next(steps)  # what is refused is said before the first slice
    context.jobs.step("更新得分", steps, lambda x: announce(x, "已按现在的积分更新得分"))


def _refusals(desk: Desk, keys: Sequence[int]) -> Mapping[str, str]:
    from desktop_app.records.assessment import Assessment
    from desktop_app.services.assessments.assessment_steps import STEPS
    from desktop_app.services.registers.step_refusals import step_refusals

    return step_refusals(desk, Assessment, keys, STEPS)


def _year_header(context: UiContext) -> QWidget:
    from desktop_app.ui.assessments.year_header import YearHeader

    return YearHeader(context)


WINDOW_PARTS = WindowParts(
    page_headers={"assessment": _year_header},
    row_actions={
        "assessment": (
            RowAction("own_view", "自评…", "edit", _step("OWN"), several=True),
            RowAction("committee_view", "专委会初评…", "check", _step("COMMITTEE"), several=True),
            RowAction("office_view", "办公室复核…", "check", _step("OFFICE"), several=True),
            RowAction("decide_assessment", "主席会议审定…", "done", _step("DECIDE"), several=True),
            RowAction("step_back", "退回上一步…", "back", _step("BACK"), several=True),
            RowAction("take_scores", "更新得分", "refresh", _take_scores, several=True),
            RowAction("object_to", "登记异议…", "info", _step("OBJECT")),
            RowAction("correct_points", "更正得分…", "edit", _step("CORRECT")),
            RowAction("answer_objection", "答复异议…", "check", _step("ANSWER"), several=True),
            RowAction("tell_member", "登记反馈本人…", "done", _step("TELL_MEMBER"), several=True),
            RowAction("tell_body", "登记通报单位…", "done", _step("TELL_BODY"), several=True),
            RowAction("remind_member", "登记提醒…", "clock", _step("REMIND"), several=True),
            RowAction("talk", "约谈记录…", "edit", _step("TALK"), several=True),
        ),
    },
    row_refusals={"assessment": _refusals},
    icons={"assessment": "medal-line"},
    tones={
        ("assessment_state", "self"): ("muted", "open"),
        ("assessment_state", "committee"): ("info", "clock"),
        ("assessment_state", "office"): ("info", "clock"),
        ("assessment_state", "chairs"): ("warn", "clock"),
        ("assessment_state", "locked"): ("good", "done"),
    },
)
