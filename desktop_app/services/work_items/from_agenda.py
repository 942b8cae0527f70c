"""议定事项转为工作任务: what a meeting resolved becomes a task of the year's list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.records.agenda_item import AgendaItem
from desktop_app.records.any_link import pointing
from desktop_app.records.office import Committee
from desktop_app.records.record import Record
from desktop_app.records.work_item import WorkItem
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.appointing import read_inputs
from desktop_app.services.registers.step_refusals import Needed, required

Given = Mapping[str, object]
TO_TASK = "agenda_to_task"
STEPS: Mapping[str, Sequence[Needed]] = {
    TO_TASK: (
        Needed(~AgendaItem.TASKED, "已经转为工作任务"),
        Needed(~AgendaItem.PLANNED, "还没有议定事项，请先“登记审议结果…”"),
        Needed(AgendaItem.FOLLOWED, "没有要落实的议定事项"),
    ),
}  # fmt: skip
LONGEST = 200


def proposed(desk: Desk, item: Mapping[str, Any]) -> dict[str, Any]:
    """The stored values that a task begins with, from those of an agenda item."""
    unit = item["owner_unit"]
    found = lookup(desk, WorkItem).titles[Committee.KEY].find(unit) if unit else ()
    day, due = item["day"], item["due"]
    return {
        "name": str(item["name"])[:LONGEST],
        "measure": item["resolution"],
        "committee": found[0] if len(found) == 1 else None,
        "unit": None if len(found) == 1 else unit,
        "person": item["owner_name"],
        "start": day,
        "due": due,
        "assigned_by": item["meeting"],
        "year": int((due or day)[:4]) if due or day else desk.today.year,
        "internal": item["internal"],
    }  # fmt: skip


def to_tasks(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Make a task of each of some agenda items; `given` inputs take precedence over their values.

    Items that became tasks before, and those without a resolution, are refused.
    """
    found = required(desk, AgendaItem, keys, STEPS[TO_TASK])
    said = {name: value for name, value in read_inputs(desk, WorkItem, given).items()
            if value not in (None, "", ())}  # fmt: skip
    put: list[Record] = []
    for each in found:
        own = proposed(desk, each.values)
        if said.get("committee") or said.get("unit"):
            own |= {"committee": None, "unit": None}
        put.append(WorkItem.of({
            **own, **said, "state": "pending", "source": pointing(AgendaItem.KEY, each.key),
        }))  # fmt: skip
    title = AgendaItem.title_of(found[0].values)
    which = f"“{title}”" if len(found) == 1 else f"{len(found)} {AgendaItem.UNIT}"
    return desk.write(put, action=f"转为工作任务：{which}")
