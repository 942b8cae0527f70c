"""The reminders of supervision: scheme, reply, look-back, and the end of supervisors' terms."""

from __future__ import annotations

from desktop_app.records.supervision import SupervisionItem, Supervisor
from desktop_app.services.limits.time_limits import the_day
from desktop_app.services.reminders.reminder_rule import RemindedRecord, ReminderRule
from desktop_app.storage.query.clauses import Meets
from desktop_app.storage.query.expressions import FieldValue

SCHEME, REPLY, LOOK = "supervision_scheme", "supervision_reply", "supervision_look"
"""The matters of `TimeLimit`: before the start, after the sending, after the reply."""
UNIT = FieldValue("unit")
ITEM = RemindedRecord(
    record=SupervisionItem,
    what=FieldValue("name"),
    source=UNIT,
    status=FieldValue("state"),
    committee=FieldValue("committee"),
)
SUPERVISOR = RemindedRecord(
    record=Supervisor,
    what=FieldValue("name"),
    source=UNIT,
    status=FieldValue("state"),
    committee=FieldValue("member.committee"),
)

RULES: tuple[ReminderRule, ...] = (
    ReminderRule(
        key="supervision_scheme", title="定监督方案", about=ITEM,
        where=(Meets(SupervisionItem.UNPLANNED),), base=FieldValue("start_on"), limit=SCHEME,
        back=True, onward=False,
    ),
    ReminderRule(
        key="supervision_reply_due", title="监督意见反馈", about=ITEM,
        where=(Meets(SupervisionItem.DUE_ON_DAY),), base=FieldValue("reply_due"), end=the_day,
        unit=UNIT, since=FieldValue("sent_on"), onward=False,
    ),
    ReminderRule(
        key="supervision_reply", title="监督意见反馈", about=ITEM,
        where=(Meets(SupervisionItem.DUE_AFTER_SENT),), base=FieldValue("sent_on"), limit=REPLY,
        unit=UNIT, onward=False,
    ),
    ReminderRule(
        key="supervision_look", title="监督整改回头看", about=ITEM,
        where=(Meets(SupervisionItem.UNVISITED),), base=FieldValue("replied_on"), limit=LOOK,
        unit=UNIT, onward=False,
    ),
    ReminderRule(
        key="supervisor_end", title="特约监督员聘期", about=SUPERVISOR,
        where=(Meets(Supervisor.ENDS),), base=FieldValue("until"), end=the_day, unit=UNIT,
        since=FieldValue("since"), onward=False,
    ),
)  # fmt: skip
