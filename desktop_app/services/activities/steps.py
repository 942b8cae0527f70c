"""From notice to close: the steps of activities, each an action on the chosen ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.errors import UserError
from desktop_app.records.activity import Activity
from desktop_app.records.outcome import Outcome
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers import numbered_items
from desktop_app.services.registers.states import NotAllowed, Refusal, change_state
from desktop_app.services.registers.stored import stored

Given = Mapping[str, object]


def notice(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note that notice of activities was given; one that is over or cancelled is refused."""
    _of(desk, keys, Activity.OPEN, "已经完成或取消，不再发通知")
    return change_state(desk, Activity, keys, "noticed", "", given)


def finish(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Close activities that were held, with what they effected.

    `NotAllowed` names surveys without problems, causes and advice, and cancelled ones.
    """
    _of(desk, keys, ~Activity.CANCELLED, "已经取消，要先改回“已通知”")
    return change_state(desk, Activity, keys, "done", "", given)


def cancel(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Cancel activities with a reason; those that are done are refused."""
    _of(desk, keys, ~Activity.DONE, "已经完成，不能取消")
    reason = str(given.get("cancel_reason") or "")
    return change_state(desk, Activity, keys, "cancelled", reason, given)


def register(desk: Desk, key: int, texts: Sequence[str], given: Given) -> Changed:
    """Register each text as an outcome of an activity, as `numbered_items.register` does."""
    return numbered_items.register(desk, Outcome, (Activity, key), texts, given)


def _of(desk: Desk, keys: Sequence[int], wanted: Any, against: str) -> None:
    """`NotAllowed` names the activities that do not fulfil a predicate."""
    found = stored(desk, Activity, keys)
    if not found:
        raise UserError("请先选中活动。")
    refused = [
        Refusal(each.key, Activity.title_of(each.values), against)
        for each in found if not wanted.holds(each.values)
    ]  # fmt: skip
    if refused:
        raise NotAllowed(Activity, "", refused)
