"""The reminder of leave: asked for and not decided on before it begins."""

from __future__ import annotations

from desktop_app.records.leave import Leave
from desktop_app.services.limits.time_limits import the_day
from desktop_app.services.reminders.reminder_rule import RemindedRecord, ReminderRule
from desktop_app.storage.query.clauses import Meets
from desktop_app.storage.query.expressions import FieldValue

LEAVE = RemindedRecord(
    record=Leave,
    what=FieldValue("member.name"),
    source=FieldValue("activity.name"),
    status=FieldValue("state"),
    committee=FieldValue("activity.committee"),
)

RULES: tuple[ReminderRule, ...] = (
    ReminderRule(
        key="leave_decide", title="请假待批", about=LEAVE,
        where=(Meets(Leave.WAITS),), base=FieldValue("since"), end=the_day,
        unit=FieldValue("approver"), since=FieldValue("asked_on"), onward=False,
    ),
)  # fmt: skip
