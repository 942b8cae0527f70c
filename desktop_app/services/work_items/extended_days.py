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

    `before` and `after` are its extensions before and after an action, in time. A new one without
    the day that it puts off takes the task's. Where the last extension that put the day off is
    removed or changed, the day goes with it; without any the task is as it was, `begun` or not.
    """
    due = task.get("due")
    new = [each for each in after if not each.get("id") or each["id"] not in _keys(before)]
    for each in new:
        if not each.get("due_before") and due and surely_before(due, each["due_after"]):
            each["due_before"] = due
    last = after[-1] if after else None
    if last is not None and any(each is last for each in new) and last.get("due_before") == due:
        return _put(task, last["due_after"], "extended")
    if not before or before[-1]["due_after"] != due:
        return False
    if last is not None:
        return _put(task, last["due_after"], task.get("state"))
    state = task.get("state")
    if state == "extended":
        state = "underway" if begun else "pending"
    return _put(task, before[0].get("due_before") or due, state)


def _keys(extensions: Sequence[Values]) -> set[int]:
    return {each["id"] for each in extensions}


def _put(task: dict[str, Any], due: str | None, state: str | None) -> bool:
    if WorkItem.OPEN.holds(task):
        new = {"due": due, "state": state}
    else:
        new = {"due": due}
    changed = any(task.get(name) != value for name, value in new.items())
    task.update(new)
    return changed
