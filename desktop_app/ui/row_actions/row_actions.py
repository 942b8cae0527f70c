"""What can be done with the rows of certain registers beyond what every register offers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from desktop_app.records.case import Case
from desktop_app.records.consultation import Consultation
from desktop_app.records.consultation_plan import ConsultationPlan
from desktop_app.records.look_back import LookBack
from desktop_app.records.member import Member
from desktop_app.records.outcome import Outcome
from desktop_app.records.point import Point
from desktop_app.records.record import Record
from desktop_app.records.topic import Topic
from desktop_app.ui.ui_context import UiContext

Run = Callable[[UiContext, type[Record], Sequence[int], QWidget], object]
"""Begins a deed: what is around, the register, the chosen ids, the window in front."""


class RowAction(NamedTuple):
    """One thing to do: its name, its words, its icon, how it begins, whether with several rows."""

    name: str
    title: str
    icon: str
    run: Run
    several: bool = False


def row_actions_of(model: type[Record]) -> tuple[RowAction, ...]:
    """What can be done with the rows of a register, the story of a row first."""
    return (*((TIMELINE,) if model in TOLD else ()), *DEEDS.get(model, ()))


def _show_timeline(
    context: UiContext, model: type[Record], keys: Sequence[int], window: QWidget
) -> None:
    from desktop_app.ui.timeline.timeline_window import show_timeline

    show_timeline(context, model, keys[0], window)


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


def _suggest(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.consulting.outcomes_dialog import OutcomesDialog

    OutcomesDialog(context, keys[0], window).open()


def _draw_case(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.services.consulting import cases
    from desktop_app.ui.consulting.new_drafts import open_draft

    open_draft(context, lambda: cases.drawn(context.desk, keys), window)


def _plan_head(context: UiContext) -> QWidget:
    from desktop_app.ui.consulting.plan_head import PlanHead

    return PlanHead(context)


HEADS: Mapping[type[Record], Callable[[UiContext], QWidget]] = {ConsultationPlan: _plan_head}
"""What stands above the list of a register."""

TOLD = (Member, Point, Topic, ConsultationPlan, Consultation, Outcome, LookBack, Case)
"""Whose story can be told; what tells it is loaded only when it is asked for."""

TIMELINE = RowAction("thread", "脉络", "thread", _show_timeline)
DEEDS: Mapping[type[Record], tuple[RowAction, ...]] = {
    Topic: (
        RowAction("merge", "并入…", "merge", _merge, several=True),
        RowAction("split", "拆分…", "split", _split),
        RowAction("plan", "排入计划…", "consultation_plan", _plan, several=True),
        RowAction("hold", "开展协商", "consultation", _hold, several=True),
    ),
    Consultation: (
        RowAction("suggest", "登记意见建议…", "outcome", _suggest),
        RowAction("draw_case", "整理成案例", "case", _draw_case, several=True),
    ),
}
