"""The steps of deeds: progress, effect and end, each an action on the chosen rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.errors import UserError
from desktop_app.records.deed import SEEN, Deed
from desktop_app.records.predicates import filled
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers import appointing
from desktop_app.services.registers.states import change_state
from desktop_app.services.registers.step_refusals import Needed, required

Given = Mapping[str, object]
_UNFINISHED = Needed(~Deed.DONE, "已经办结，要改的在表单里改")
_NOT_FAILED = Needed(~Deed.FAILED, "没有办成，要先在“变更状态”里改回“推进中”")
_PUSHED = Needed(Deed.PUSHED & filled(Deed.progress), "还没有推进情况，请先点“登记推进…”")
STEPS: Mapping[str, Sequence[Needed]] = {
    "advance_deed": (_UNFINISHED, _NOT_FAILED),
    "deed_effect": (_NOT_FAILED, _PUSHED),
    "finish_deed": (_UNFINISHED, _NOT_FAILED, _PUSHED),
    "fail_deed": (_UNFINISHED, Needed(~Deed.FAILED, "已经是“未办成”")),
}
"""The conditions of each step, by its name."""


def advance(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note how far deeds are; one that had not begun begins on that day.

    `NotAllowed` names those that have ended, `UserError` where no progress is written.
    """
    found = required(desk, Deed, keys, STEPS["advance_deed"])
    values = appointing.read_inputs(desk, Deed, given)
    if not values.get("progress"):
        raise UserError("请写明推进情况。")
    day = values.get("progress_on") or desk.today.isoformat()
    own = {each.key: {"start_on": day} for each in found if not each.values["start_on"]}
    return change_state(desk, Deed, keys, "underway", "", given, own=own, again=True)


def show_effect(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note the effect of deeds that were taken on; their state stays.

    `NotAllowed` names those without progress, `UserError` where the words or the degree lack.
    """
    found = required(desk, Deed, keys, STEPS["deed_effect"])
    values = appointing.read_inputs(desk, Deed, given)
    if not (values.get("effect") and values.get("effect_state") in SEEN):
        raise UserError("请写明见效情况，并选“初步见效”或“明显见效”。")
    return appointing.write_alike(desk, Deed, found, values, "实事见效")


def finish(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """End deeds with their result; those without progress are refused."""
    required(desk, Deed, keys, STEPS["finish_deed"])
    own: dict[int, dict[str, Any]] = {key: {"progress_state": "finished"} for key in keys}
    return change_state(desk, Deed, keys, "done", "", given, own=own)


def fail(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note why deeds came to nothing; those that are done are refused."""
    required(desk, Deed, keys, STEPS["fail_deed"])
    reason = str(given.get("fail_reason") or "")
    return change_state(desk, Deed, keys, "failed", reason, given)
