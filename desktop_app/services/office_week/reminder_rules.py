"""The reminders of agenda items: a meeting that is over without a result, what is to be done."""

from __future__ import annotations

from desktop_app.records.agenda_item import AgendaItem
from desktop_app.services.limits.time_limits import the_day
from desktop_app.services.reminders.reminder_rule import OVER, RemindedRecord, ReminderRule
from desktop_app.storage.query.clauses import Meets, RowByRow
from desktop_app.storage.query.expressions import FieldValue

ITEM = RemindedRecord(
    record=AgendaItem,
    what=FieldValue("name"),
    source=FieldValue("meeting"),
    status=FieldValue("state"),
    committee=FieldValue("activity.committee"),
)
OPEN = Meets(AgendaItem.OPEN)
"""The index of the few items that are open is much shorter than the one by states."""

RULES: tuple[ReminderRule, ...] = (
    ReminderRule(
        key="agenda_result", title="会议审议结果", about=ITEM,
        where=(OPEN, RowByRow(Meets(AgendaItem.WAITS_FOR_RESULT))),
        base=FieldValue("day"), end=the_day, ahead=OVER, unit=FieldValue("reporter"), onward=False,
    ),
    ReminderRule(
        key="agenda_due", title="议定事项落实", about=ITEM,
        where=(OPEN, RowByRow(Meets(AgendaItem.DUE))),
        base=FieldValue("due"), end=the_day, unit=FieldValue("owner_unit"),
        since=FieldValue("day"), onward=False,
    ),
)  # fmt: skip
