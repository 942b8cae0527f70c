"""The steps of a task from its start to its end, and of its notes: actions on chosen rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.chinese.dates import surely_before
from desktop_app.errors import UserError
from desktop_app.records.record import Record
from desktop_app.records.work_item import WorkItem
from desktop_app.records.work_notes import WorkExtension, WorkProgress
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers.appointing import read_inputs
from desktop_app.services.registers.states import NotAllowed, Refusal, change_state
from desktop_app.services.registers.step_refusals import Needed, required
from desktop_app.services.registers.stored import Stored

Given = Mapping[str, object]
_OPEN = (
    Needed(~WorkItem.DONE, "已经完成"), Needed(~WorkItem.CANCELLED, "已经取消"),
)  # fmt: skip
STEPS: Mapping[str, Sequence[Needed]] = {
    "start_task": (*_OPEN, Needed(WorkItem.PENDING, "已经启动")),
    "note_task": _OPEN,
    "extend_task": (*_OPEN, Needed(WorkItem.DUE, "还没有完成时限，请先在表单里填写")),
    "finish_task": _OPEN,
    "cancel_task": _OPEN,
}
"""The conditions of each step, by its name."""


def start(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Begin tasks that were not begun; others are refused."""
    required(desk, WorkItem, keys, STEPS["start_task"])
    return change_state(desk, WorkItem, keys, "underway", "", given)


def note(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Write the same note about each of some tasks that are not over."""
    found = required(desk, WorkItem, keys, STEPS["note_task"])
    values = read_inputs(desk, WorkProgress, given)
    if values.get("percent") is None and not values.get("content"):
        raise UserError("请写明进展，或者填进度。")
    put: list[Record] = [WorkProgress.of({**values, "work_item": each.key}) for each in found]
    return desk.write(put, action=f"记进展：{_which(found)}")


def extend(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Put off the last day of tasks, with a reason; the day that it was before is kept.

    `NotAllowed` names those whose present last day is not before the new one.
    """
    found = required(desk, WorkItem, keys, STEPS["extend_task"])
    values = read_inputs(desk, WorkExtension, given)
    until = values.get("due_after")
    if not until or not values.get("reason"):
        raise UserError("请写明延期到哪一天和延期理由。")
    early = [
        Refusal(each.key, WorkItem.title_of(each.values), f"现在的时限是 {each.values['due']}")
        for each in found if not surely_before(each.values["due"], until)
    ]  # fmt: skip
    if early:
        raise NotAllowed(WorkItem, "延期（新的时限要晚于现在的时限）", early)
    put: list[Record] = []
    for each in found:
        new = {**each.values, "due": until, "state": "extended"}
        record = WorkItem.of(new, each.key, each.version)
        record.over = each.values
        more = {**values, "work_item": each.key, "due_before": each.values["due"]}
        put += [record, WorkExtension.of(more)]
    return desk.write(put, action=f"延期到 {until}（{values['reason']}）：{_which(found)}")


def finish(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note that tasks are done, when, and what came of them."""
    required(desk, WorkItem, keys, STEPS["finish_task"])
    return change_state(desk, WorkItem, keys, "done", "", given)


def cancel(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Cancel tasks with a reason; those that are over are refused."""
    required(desk, WorkItem, keys, STEPS["cancel_task"])
    reason = str(given.get("cancel_reason") or "")
    return change_state(desk, WorkItem, keys, "cancelled", reason, given)


def _which(found: Sequence[Stored]) -> str:
    title: Any = WorkItem.title_of(found[0].values)
    return f"“{title}”" if len(found) == 1 else f"{len(found)} {WorkItem.UNIT}"
