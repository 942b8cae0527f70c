"""The last day of a task follows its extensions, where nobody writes another day meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.chinese.dates import surely_before
from desktop_app.records.work_item import WorkItem

Values = Mapping[str, Any]


def follow_extensions(
    task: dict[str, Any], before: Sequence[Values], after: Sequence[dict[str, Any]], *, begun: bool
) -> bool:
    """Give a task the last day that its extensions say now; whether that is another one.

    `before` and `after` are its extensions before and after an action, in time. Where the last of
    them that put the day off is removed or changed, the day goes with it; without any the task is
    as it was, `begun` or not. Then each new one behind those that stay puts off the day that it
    names, or without one the day that there is now.
    """
    was, due, state = task.get("due"), task.get("due"), task.get("state")
    known = {each["id"] for each in before}
    places = [place for place, each in enumerate(after) if each.get("id") in known]
    if before and before[-1]["due_after"] == due:
        if places:
            due = after[places[-1]]["due_after"]
        else:
            due = before[0].get("due_before") or due
            state = _without_extension(state, begun=begun)
    for each in after[places[-1] + 1 if places else 0 :]:
        if not each.get("due_before") and due and surely_before(due, each["due_after"]):
            each["due_before"] = due
        if (each.get("due_before") or None) in (due, was):
            due, state = each["due_after"], "extended"
    return _put(task, due, state)


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
