"""The steps of tasks as dialogs, and what makes a task of an agenda item."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from desktop_app.records.agenda_item import AgendaItem
from desktop_app.records.work_item import WorkItem
from desktop_app.records.work_notes import WorkExtension, WorkProgress
from desktop_app.services.desk import Desk
from desktop_app.services.registers.stored import stored
from desktop_app.services.work_items import from_agenda, steps
from desktop_app.ui.row_actions.step_dialog import HandlingStep

Known = Callable[[Desk, Sequence[int]], Mapping[str, Any]]


def _known(*names: str, today: str = "") -> Known:
    """Begins with what is stored of one task; with today for the field `today` where empty."""

    def values(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
        found = stored(desk, WorkItem, keys) if len(keys) == 1 else []
        known = {name: found[0].values[name] for name in names} if found else {}
        day = {today: known.get(today) or desk.today.isoformat()} if today else {}
        return {**known, **day}

    return values


def _today(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
    """Today, and the percent of one task so far."""
    found = stored(desk, WorkItem, keys) if len(keys) == 1 else []
    return {"day": desk.today.isoformat(), "percent": found[0].values["percent"] if found else None}


def _of_item(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
    """How one agenda item describes its task."""
    found = stored(desk, AgendaItem, keys) if len(keys) == 1 else []
    return from_agenda.proposed(desk, found[0].values) if found else {}


def _extension_day(desk: Desk, _keys: Sequence[int]) -> Mapping[str, Any]:
    return {"day": desk.today.isoformat()}


def _until(desk: Desk, keys: Sequence[int]) -> str:
    """The present last day of one task."""
    found = stored(desk, WorkItem, keys) if len(keys) == 1 else []
    return f"现在的时限是 {found[0].values['due']}。" if found and found[0].values["due"] else ""


START = HandlingStep(
    title="启动", done="启动", about=WorkItem, record=WorkItem,
    fields=("start*", "due", "committee", "unit", "leader", "person"), run=steps.start,
    known=_known("start", "due", "committee", "unit", "leader", "person", today="start"),
    hint="牵头专委会和责任单位至少填一个；写了完成时限的，到期以前提醒。",
)  # fmt: skip
NOTE = HandlingStep(
    title="记进展", done="记下", about=WorkItem, record=WorkProgress,
    fields=("day*", "percent", "content", "person"), run=steps.note, known=_today,
    hint="进度和进展至少填一项。没有启动的任务，记了进展就成为“推进中”。",
)  # fmt: skip
FINISH = HandlingStep(
    title="完成", done="登记完成", about=WorkItem, record=WorkItem, fields=("done_on*", "result*"),
    run=steps.finish, known=_known("done_on", "result", today="done_on"),
    hint="进度记为 100%；佐证材料在任务的附件里添加。",
)  # fmt: skip
EXTEND = HandlingStep(
    title="延期", done="延期", about=WorkItem, record=WorkExtension,
    fields=("due_after*", "day", "reason*", "agreed_by"), run=steps.extend, known=_extension_day,
    hint="原来的时限和理由都留在延期记录里。", more=_until,
)  # fmt: skip
CANCEL = HandlingStep(
    title="取消任务", done="取消任务", about=WorkItem, record=WorkItem, fields=("cancel_reason*",),
    run=steps.cancel, hint="写明由哪次会议或哪位领导决定取消。取消的不计入统计。",
)  # fmt: skip
TO_TASK = HandlingStep(
    title="转为工作任务", done="转为任务", about=AgendaItem, record=WorkItem,
    fields=("committee", "unit", "leader", "person", "start", "due", "kind", "priority"),
    run=from_agenda.to_tasks, known=_of_item,
    hint="任务名称取议题，工作措施取议定事项。以后在任务里记进展、登记完成，议题的落实状态跟着变。",
)  # fmt: skip
