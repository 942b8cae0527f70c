"""The page of a brand: its stages, its effect figures, what counts for it, its milestones."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.records.brand import RETIRED, STAGES, Brand
from desktop_app.services.brands.brand_page import page_reading
from desktop_app.services.brands.counted_records import COUNTED
from desktop_app.services.brands.stage_steps import STAGE_STEPS, STEP_TO
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.passed_states import StateLine
from desktop_app.services.registers.step_refusals import step_refusals
from desktop_app.ui.brands.counted_part import CountedPart
from desktop_app.ui.brands.effect_part import EffectPart
from desktop_app.ui.brands.milestones_part import MilestonesPart
from desktop_app.ui.record_page.declared import (
    InnerTab,
    Opened,
    PageStep,
    PageSteps,
    RecordPageParts,
)
from desktop_app.ui.row_actions.row_actions import RowAction, row_actions_of
from desktop_app.ui.ui_context import UiContext

FACTS = ("committee", "line", "kind", "level", "year")
FIELDS = {
    "feature": "practice", "nurture": "slogan", "build": "goal", "mature": "effect",
    RETIRED: "stage_note",
}  # fmt: skip
"""By stage the field of the form that says most about it."""


def _title(values: Mapping[str, Any]) -> str:
    return f"品牌 {values['number']}" if values["number"] else "品牌项目"


def _facts(context: UiContext, opened: Opened) -> str:
    shared = lookup(context.desk)
    shown = [Brand.field(name).show(opened.values[name], shared) for name in FACTS]
    review = Brand.field("review").show(opened.values["review"], shared)
    shown[-1] = f"{shown[-1]} 年创建" if shown[-1] else ""
    return " · ".join(filter(None, (*shown, f"评审：{review}" if review else "")))


def _under(_: UiContext, opened: Opened) -> str:
    return " ".join(str(opened.values["slogan"] or "还没有写口号及释义").split())


def _steps(context: UiContext, opened: Opened) -> PageSteps:
    """The next stage first; after it the other stages ahead, the way back, the end."""
    refused = step_refusals(context.desk, Brand, [opened.key], STAGE_STEPS)
    actions = [
        each for each in row_actions_of(context.desk, Brand)
        if each.name in STAGE_STEPS and each.name not in refused
    ]  # fmt: skip
    steps = [
        PageStep(each.title, each.icon, partial(_run, context, opened.key, each))
        for each in actions
    ]
    if actions and actions[0].name in STEP_TO:
        return PageSteps(steps[0], steps[1:])
    return PageSteps(None, steps)


def _run(context: UiContext, key: int, action: RowAction, window: QWidget) -> None:
    action.run(context, Brand, [key], window)


def _days(opened: Opened) -> Mapping[str, str]:
    """The days that the milestones say, of the present stage the one of its field."""
    values = opened.values
    own = {values["stage"]: values["stage_on"]} if values["stage_on"] else {}
    return {**opened.more.stage_days, **own}


def _covers(_: Opened) -> Collection[tuple[str, int | None]]:
    return [(each.KEY, None) for each in COUNTED]


def _counted(word: str, count: int) -> str:
    return f"{word} {count}" if count else word


PAGE = RecordPageParts(
    read=page_reading,
    title=_title,
    facts=_facts,
    under=_under,
    states=StateLine(STAGES, (RETIRED,)),
    days=_days,
    fields=FIELDS,
    steps=_steps,
    tabs=(
        InnerTab("effect", lambda _, __: "成效", EffectPart),
        InnerTab(
            "counted", lambda _, opened: _counted("计入的记录", opened.more.many), CountedPart
        ),
        InnerTab(
            "milestones", lambda _, opened: _counted("里程碑", len(opened.more.milestones)),
            MilestonesPart,
        ),
    ),
    covers=_covers,
)  # fmt: skip
