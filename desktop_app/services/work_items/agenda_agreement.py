"""Agreement of agenda items with the tasks made of them: nobody notes the same progress twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.agenda_item import AgendaItem
from desktop_app.records.record import Record
from desktop_app.records.work_item import WorkItem
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.children import records
from desktop_app.services.registers.linking import values_linking
from desktop_app.services.subjects import Agreed, AgreementRule, LinkedGate

Values = Mapping[str, Any]
LINK = "agenda_item"
LONGEST = 200
"""Letters of a task's last progress that its agenda item shows."""
_READ = ("source", "name", "state", "percent", "progress", "progress_on", "done_on", "internal")
_NOTHING: Values = dict.fromkeys(_READ)


def follow_tasks(
    desk: Desk, put: Sequence[Record], remove: Sequence[Record], all_said: bool
) -> Agreed:
    """An agenda item shows how far its tasks are; with all of them done it is carried out.

    Cancelled tasks count for nothing. Undo leaves the state as it brings it.
    """
    written = {each.key: each for each in put if isinstance(each, AgendaItem)}
    said = [each for each in (*put, *remove) if isinstance(each, WorkItem)]
    stored = [each.key for each in said if each.values["version"]]
    before = [each.values for each in records(desk, WorkItem, stored)] if stored else []
    field = WorkItem.field(LINK)
    found = (field.key_in(values) for values in (*(each.values for each in said), *before))  # type: ignore[union-attr]
    named = {key for key in found if key is not None}
    gone = {each.key for each in remove if isinstance(each, AgendaItem)}
    lacking = sorted(key for key in named - set(written) if key not in gone)
    own = [*written.values(), *(records(desk, AgendaItem, lacking) if lacking else ())]
    if not own:
        return Agreed()
    tasks = _tasks(desk, [each.key for each in own], put, remove)
    changed = [each for each in own
               if _follow(desk, each, tasks.get(each.key, []), all_said=all_said)]  # fmt: skip
    return Agreed([each for each in changed if each.key not in written])


def _tasks(
    desk: Desk, keys: Sequence[int], put: Sequence[Record], remove: Sequence[Record]
) -> dict[int, list[Values]]:
    """The tasks of some agenda items as they are after the action, cancelled ones left out."""
    every: dict[int, Values] = dict(values_linking(desk, WorkItem, LINK, keys, _READ))
    every |= {each.key: {**_NOTHING, **each.values} for each in put if isinstance(each, WorkItem)}
    gone = {each.key for each in remove if isinstance(each, WorkItem)}
    field, wanted = WorkItem.field(LINK), set(keys)
    found: dict[int, list[Values]] = {}
    for key in sorted(every):
        item = field.key_in(every[key])  # type: ignore[union-attr]
        if key not in gone and item in wanted and not WorkItem.CANCELLED.holds(every[key]):
            found.setdefault(item, []).append(every[key])
    return found


def _follow(desk: Desk, item: Record, tasks: Sequence[Values], *, all_said: bool) -> bool:
    """Write into an agenda item what its tasks say; whether that changed it."""
    new: dict[str, Any] = {"task_progress": "\n".join(_line(desk, x, tasks) for x in tasks) or None}
    if tasks and not all_said:
        new |= _state(item.values, tasks)
    changes = any(item.values.get(name) != value for name, value in new.items())
    item.values.update(new)
    return changes


def _state(item: Values, tasks: Sequence[Values]) -> dict[str, Any]:
    if all(WorkItem.DONE.holds(each) for each in tasks):
        last = max((each["done_on"] for each in tasks if each.get("done_on")), default=None)
        return {"state": "done", "done_on": last or item.get("done_on")}
    state = item.get("state")
    if state == "done":
        return {"state": "following", "done_on": None}
    return {"state": "following"} if state in (None, "planned", "decided") else {}


def _line(desk: Desk, task: Values, tasks: Sequence[Values]) -> str:
    """推进中 60%（2026-06-10）：完成初稿; the task's name in front where there are several."""
    label = WorkItem.field("state").show(task["state"], lookup(desk))
    percent = "" if task["percent"] is None else f" {task['percent']}%"
    day = task["done_on"] if WorkItem.DONE.holds(task) else task["progress_on"]
    text = " ".join(str(task["progress"] or "").split())[:LONGEST]
    told = f"：{text}" if text and not task["internal"] else ""
    name = f"“{task['name']}”" if len(tasks) > 1 and not task["internal"] else ""
    return f"{name}{label}{percent}{f'（{day}）' if day else ''}{told}"


def _open_tasks(desk: Desk, key: int, _values: Mapping[str, Any]) -> Problem | None:
    """An agenda item that became a task is carried out, or not, with the task."""
    tasks = values_linking(desk, WorkItem, LINK, [key] if key else [], ("name", "state"))
    left = [each["name"] for each in tasks.values() if WorkItem.OPEN.holds(each)]
    if not left:
        return None
    label = AgendaItem.field("state").label
    return Problem("state", label, f"已经转为工作任务“{left[0]}”，请在工作任务里登记完成或取消")


GATES: Mapping[tuple[str, str], LinkedGate] = {
    (AgendaItem.KEY, state): _open_tasks for state in ("done", "none", "deferred")
}
RULE = AgreementRule(frozenset((AgendaItem.KEY, WorkItem.KEY)), follow_tasks, whole=True, anew=True)
