"""The reminder of experts: the end of a term."""

from __future__ import annotations

from desktop_app.records.expert import Expert
from desktop_app.services.limits.time_limits import the_day
from desktop_app.services.reminders.reminder_rule import RemindedRecord, ReminderRule
from desktop_app.storage.query.clauses import Meets
from desktop_app.storage.query.expressions import FieldValue

EXPERT = RemindedRecord(
    record=Expert,
    what=FieldValue("name"),
    source=FieldValue("specialty"),
    status=FieldValue("state"),
    committee=FieldValue("committee"),
)

RULES: tuple[ReminderRule, ...] = (
    ReminderRule(
        key="expert_end", title="专家聘期", about=EXPERT, where=(Meets(Expert.ENDS),),
        base=FieldValue("until"), end=the_day, unit=FieldValue("unit"),
        since=FieldValue("since"), onward=False,
    ),
)  # fmt: skip
