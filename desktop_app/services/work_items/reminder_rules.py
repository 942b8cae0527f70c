"""The reminders of tasks: a last day that comes near or has passed, and long silence."""

from __future__ import annotations

from desktop_app.records.work_item import WorkItem
from desktop_app.services.limits.time_limits import the_day
from desktop_app.services.reminders.reminder_rule import OVER, RemindedRecord, ReminderRule
from desktop_app.storage.query.clauses import Meets
from desktop_app.storage.query.expressions import FieldValue, FirstFilled

SILENT = "work_silent"
"""The matter of `TimeLimit` about the days that a task may go without a note."""
UNIT = FirstFilled(FieldValue("committee.name"), FieldValue("unit"))
ITEM = RemindedRecord(
    record=WorkItem, what=FieldValue("name"), source=FieldValue("priority.name"),
    status=FieldValue("state"), committee=FieldValue("committee"),
    other_sources=(FieldValue("assigned_by"),),
)  # fmt: skip

RULES: tuple[ReminderRule, ...] = (
    ReminderRule(
        key="work_due", title="工作任务完成时限", about=ITEM, where=(Meets(WorkItem.DUE),),
        base=FieldValue("due"), end=the_day, unit=UNIT, since=FieldValue("start"), onward=False,
    ),
    ReminderRule(
        key="work_silent", title="工作任务没有进展", about=ITEM, where=(Meets(WorkItem.NOTED),),
        base=FieldValue("progress_on"), limit=SILENT, unit=UNIT, ahead=OVER, onward=False,
    ),
    ReminderRule(
        key="work_never_noted", title="工作任务没有进展", about=ITEM,
        where=(Meets(WorkItem.NEVER_NOTED),), base=FieldValue("start"), limit=SILENT, unit=UNIT,
        ahead=OVER, onward=False,
    ),
)  # fmt: skip
