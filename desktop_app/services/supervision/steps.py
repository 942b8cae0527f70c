"""From the plan to the look-back: the steps of supervision, each an action on the chosen rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.errors import UserError
from desktop_app.records.outcome import Outcome
from desktop_app.records.supervision import SupervisionItem, Supervisor
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers import appointing, numbered_items
from desktop_app.services.registers.states import change_state
from desktop_app.services.registers.step_refusals import Needed, required

Given = Mapping[str, object]
_AHEAD = Needed(SupervisionItem.AHEAD, "已经送出意见，或者已经办结、取消")
_OPEN = Needed(~SupervisionItem.CLOSED, "已经办结")
_THERE = Needed(~SupervisionItem.CANCELLED, "已经取消，要先在“变更状态”里改回“已列计划”")
_SENT = Needed(SupervisionItem.SENT, "还没有送出监督意见，请先点“送达意见…”")
_RECTIFIED = Needed(SupervisionItem.RECTIFIED, "还没有反馈整改，请先点“反馈整改…”")
ITEM_STEPS: Mapping[str, Sequence[Needed]] = {
    "start_supervision": (
        _AHEAD, Needed(~SupervisionItem.BEGUN, "已经开始，开始日期和方案在表单里改"),
    ),
    "send_opinions": (_AHEAD,),
    "rectified": (_THERE, _SENT, _OPEN),
    "supervision_look_back": (_THERE, _RECTIFIED),
    "close_supervision": (_THERE, _RECTIFIED, _OPEN),
    "cancel_supervision": (_OPEN, Needed(~SupervisionItem.CANCELLED, "已经取消")),
}  # fmt: skip
"""The conditions of each step of items, by its name."""
SUPERVISOR_STEPS: Mapping[str, Sequence[Needed]] = {
    "end_supervisor": appointing.ends(Supervisor),
}


def start(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Begin the supervision of planned items; those that have begun or ended are refused."""
    return _onward(desk, keys, "start_supervision", "underway", given)


def send(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note that the opinions of items were sent to the units, until when a reply is due."""
    return _onward(desk, keys, "send_opinions", "sent", given)


def reply(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note what the units replied about the rectification."""
    return _onward(desk, keys, "rectified", "rectified", given)


def close(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Close items whose units have replied; others are refused."""
    return _onward(desk, keys, "close_supervision", "closed", given)


def cancel(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Cancel items with a reason; those that are closed are refused."""
    required(desk, SupervisionItem, keys, ITEM_STEPS["cancel_supervision"])
    reason = str(given.get("cancel_reason") or "")
    return change_state(desk, SupervisionItem, keys, "cancelled", reason, given)


def look_back(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Write day and result of a look-back; the state stays. `UserError` without either of them."""
    found = required(desk, SupervisionItem, keys, ITEM_STEPS["supervision_look_back"])
    values = appointing.read_inputs(desk, SupervisionItem, given)
    if not (values.get("looked_on") and values.get("looked")):
        raise UserError("请写明回头看日期和回头看情况。")
    return appointing.write_alike(desk, SupervisionItem, found, values, "民主监督回头看")


def register(desk: Desk, key: int, texts: Sequence[str], given: Given) -> Changed:
    """Register each text as an outcome of an item, as `numbered_items.register` does."""
    return numbered_items.register(desk, Outcome, (SupervisionItem, key), texts, given)


def _onward(desk: Desk, keys: Sequence[int], step: str, state: str, given: Given) -> Changed:
    """One step ahead; `NotAllowed` names the items that it is not the turn of."""
    required(desk, SupervisionItem, keys, ITEM_STEPS[step])
    return change_state(desk, SupervisionItem, keys, state, "", given, again=True)
