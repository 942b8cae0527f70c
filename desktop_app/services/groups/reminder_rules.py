"""The reminders of groups: the plan of the next year, the summary of the last one."""

from __future__ import annotations

from desktop_app.records.group import GroupYear, WorkGroup
from desktop_app.services.reminders.reminder_rule import RemindedRecord, ReminderRule
from desktop_app.storage.query.clauses import Exists, Meets
from desktop_app.storage.query.expressions import (
    Constant,
    EntryDay,
    FieldValue,
    FirstFilled,
    Newest,
    Prefix,
)

PLAN, SUMMARY = "group_plan", "group_summary"
"""The matters of `TimeLimit` about groups, from the end of a year."""
GROUP = RemindedRecord(
    record=WorkGroup,
    what=FieldValue("name"),
    source=FieldValue("kind"),
    status=FieldValue("state"),
    committee=FieldValue("committee"),
)
PLANNED, UNSUMMED = Meets(GroupYear.PLANNED), Meets(GroupYear.UNSUMMED)
LENGTH = Constant(len("2026"))
LAST_PLANNED = Prefix(Newest(GroupYear, "group", FieldValue("year"), (PLANNED,)), LENGTH)
FIRST_UNSUMMED = Prefix(
    Newest(GroupYear, "group", FieldValue("year"), (UNSUMMED,), smallest=True), LENGTH
)
"""Years as text, which count as their last day."""

RULES: tuple[ReminderRule, ...] = (
    ReminderRule(
        key="group_plan", title="小组年度计划", about=GROUP, where=(Meets(WorkGroup.RUNNING),),
        base=FirstFilled(LAST_PLANNED, FieldValue("founded"), EntryDay()), limit=PLAN,
        unit=FieldValue("leader"), onward=False,
    ),
    ReminderRule(
        key="group_summary", title="小组年度小结", about=GROUP,
        where=(Meets(WorkGroup.RUNNING), Exists(GroupYear, "group", (UNSUMMED,))),
        base=FIRST_UNSUMMED, limit=SUMMARY, unit=FieldValue("leader"), onward=False,
    ),
)  # fmt: skip
