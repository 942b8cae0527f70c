"""The steps of a brand from routine work to a mature brand, back, and to its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.errors import UserError
from desktop_app.records.brand import RETIRED, STAGES, Brand
from desktop_app.services.brands.cascade import stage_milestone
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers import appointing
from desktop_app.services.registers.states import change_state
from desktop_app.services.registers.step_refusals import Needed, required
from desktop_app.services.registers.stored import Stored

Given = Mapping[str, object]
_LIVE = Needed(Brand.LIVE, "已经退出，要先点“退回上一阶段…”恢复")
BACK, RETIRE = "brand_back", "brand_retire"
STEP_TO = {
    "brand_feature": "feature",
    "brand_nurture": "nurture",
    "brand_build": "build",
    "brand_mature": "mature",
}
"""By the name of a step ahead the stage that it leads to."""
_HERE = {
    "brand_feature": (Brand.ROUTINE, "已经是特色工作或更后的阶段"),
    "brand_nurture": (
        Brand.ROUTINE | Brand.FEATURE, "已经是培育品牌或更后的阶段",
    ),
    "brand_build": (
        Brand.ROUTINE | Brand.FEATURE | Brand.NURTURED, "已经是创建品牌或更后的阶段",
    ),
    "brand_mature": (~Brand.MATURE, "已经是成熟品牌"),
}  # fmt: skip
STAGE_STEPS: Mapping[str, Sequence[Needed]] = {
    **{name: (_LIVE, Needed(*needed)) for name, needed in _HERE.items()},
    BACK: (Needed(~Brand.ROUTINE, "还在常规工作阶段，没有上一阶段"),),
    RETIRE: (Needed(Brand.LIVE, "已经退出"),),
}
"""The conditions of each step, by its name."""


def advance(desk: Desk, step: str, keys: Sequence[int], given: Given) -> Changed:
    """Take brands to a later stage; `NotAllowed` names those that lack what it requires."""
    found = required(desk, Brand, keys, STAGE_STEPS[step])
    return _change(desk, found, STEP_TO[step], "", given)


def go_back(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Take brands of one stage to the stage before, one that was given up back to 培育品牌.

    `UserError` without a reason, or where the brands are of several stages.
    """
    found = required(desk, Brand, keys, STAGE_STEPS[BACK])
    stages = {str(each.values["stage"]) for each in found}
    if len(stages) > 1:
        raise UserError("选中的品牌阶段不同，请把同一阶段的一起退回。")
    stage = stages.pop()
    to = STAGES[STAGES.index(stage) - 1] if stage in STAGES else "nurture"
    return _change(desk, found, to, _reason(given), given)


def retire(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Give brands up with a reason; they stay with all that was registered."""
    found = required(desk, Brand, keys, STAGE_STEPS[RETIRE])
    return _change(desk, found, RETIRED, _reason(given), given)


def _change(desk: Desk, found: Sequence[Stored], to: str, reason: str, given: Given) -> Changed:
    """Change the stage with the day and the note of the step itself, also where they are as before.

    The day is today unless it is given.
    """
    said = {name: given.get(name) or None for name in ("stage_on", "stage_note")}
    said["stage_on"] = said["stage_on"] or desk.today.isoformat()
    read = appointing.read_inputs(desk, Brand, said)
    made = [
        stage_milestone(desk, each.key, (each.values["stage"], to), read["stage_on"],
                        read["stage_note"])
        for each in found
    ]  # fmt: skip
    keys = [each.key for each in found]
    return change_state(desk, Brand, keys, to, reason, {**given, **said}, also=made)


def _reason(given: Given) -> str:
    return str(given.get("stage_note") or "")
