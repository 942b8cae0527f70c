"""The last day of a task follows its extensions, unless an action writes another day itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.chinese.dates import surely_before
from desktop_app.records.work_item import WorkItem

Values = Mapping[str, Any]


def follow_extensions(
    task: dict[str, Any],
    former: str | None,
    before: Sequence[Values],
    after: Sequence[dict[str, Any]],
    *,
    begun: bool,
) -> bool:
    """Give a task the last day that its extensions say now; whether that is another one.

    `before` and `after` are its extensions before and after an action, in time. Where the last of
    them that put the day off is removed or changed, the day changes too; without any the task is as
    it was, `begun` or not. Then the new ones put it off. A day other than the `former` that the
    action itself gives the task stays, unless it is the one that the extensions give; a new
    extension without a day before it takes the former one.
    """
    typed, as_was = task.get("due"), {**task, "due": former}
    moved = _follow(as_was, before, after, begun=begun)
    if typed not in (former, as_was["due"]):
        return False
    task.update(as_was)
    return moved


def _follow(
    task: dict[str, Any], before: Sequence[Values], after: Sequence[dict[str, Any]], *, begun: bool
) -> bool:
    was, due, state = task.get("due"), task.get("due"), task.get("state")
    known = {each["id"] for each in before}
    kept = [place for place, each in enumerate(after) if each.get("id") in known]
    if before and before[-1]["due_after"] == due:
        if kept:
            due = after[kept[-1]]["due_after"]
        else:
            due = before[0].get("due_before") or due
            state = _without_extension(state, begun=begun)
    reached = _put_off(after, kept, due, was)
    return _put(task, reached or due, "extended" if reached else state)


def _put_off(
    after: Sequence[dict[str, Any]], kept: Sequence[int], due: str | None, was: str | None
) -> str | None:
    """The day after the new extensions, None where it is not that of the last one in time.

    A new one continues from the present day, or from the one that `was` before the action; one of
    those `kept`, by their places, from a new one before it. A new one behind them all that names no
    day takes the present one.
    """
    reached, leads, stored = due, False, set(kept)
    for place, each in enumerate(after):
        if place in stored:
            fits = leads and each.get("due_before") == reached
        else:
            if not each.get("due_before") and place > max(kept, default=-1):
                each["due_before"] = _before(reached, each["due_after"])
            fits = (each.get("due_before") or None) in (reached, was)
        if fits:
            reached, leads = each["due_after"], True
    return reached if leads and reached == after[-1]["due_after"] else None


def _before(day: str | None, other: str) -> str | None:
    """A day, None where it is not surely before another one."""
    return day if day and surely_before(day, other) else None


def _without_extension(state: str | None, *, begun: bool) -> str | None:
    if state != "extended":
        return state
    return "underway" if begun else "pending"


def _put(task: dict[str, Any], due: str | None, state: str | None) -> bool:
    if WorkItem.OPEN.holds(task):
        new = {"due": due, "state": state}
    else:
        new = {"due": due}
    changed = any(task.get(name) != value for name, value in new.items())
    task.update(new)
    return changed
