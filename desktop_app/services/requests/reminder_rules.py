"""The reminder of requests: a reply that is due on a day and not written down."""

from __future__ import annotations

from desktop_app.records.request import Request
from desktop_app.services.limits.time_limits import the_day
from desktop_app.services.reminders.reminder_rule import RemindedRecord, ReminderRule
from desktop_app.storage.query.clauses import Meets
from desktop_app.storage.query.expressions import FieldValue

ADDRESSEE = FieldValue("addressee")
REQUEST = RemindedRecord(
    record=Request,
    what=FieldValue("name"),
    source=ADDRESSEE,
    status=FieldValue("state"),
    committee=FieldValue("committee"),
)

RULES: tuple[ReminderRule, ...] = (
    ReminderRule(
        key="request_reply", title="请示报告待批复", about=REQUEST,
        where=(Meets(Request.REPLY_DUE),), base=FieldValue("reply_due"), end=the_day,
        unit=ADDRESSEE, since=FieldValue("sent_on"), onward=False,
    ),
)  # fmt: skip
