"""The reminders of receptions: not answered, or passed on without an answer to the visitor."""

from __future__ import annotations

from desktop_app.records.reception import Reception
from desktop_app.services.reminders.reminder_rule import RemindedRecord, ReminderRule
from desktop_app.storage.query.clauses import Meets, RowByRow
from desktop_app.storage.query.expressions import Constant, FieldValue

ANSWER, TOLD = "reception_answer", "reception_told"
"""The matters of `TimeLimit` about receptions, from the day of the visit."""
OPEN = Meets(Reception.OPEN)
"""The index of the few receptions that are open is much shorter than the one by states."""
RECEPTION = RemindedRecord(
    record=Reception,
    what=FieldValue("matter"),
    source=FieldValue("point.name"),
    status=FieldValue("state"),
    committee=Constant(None),
)

RULES: tuple[ReminderRule, ...] = (
    ReminderRule(
        key="reception_answer", title="接待待答复", about=RECEPTION,
        where=(OPEN, RowByRow(Meets(Reception.UNANSWERED))), base=FieldValue("day"), limit=ANSWER,
    ),
    ReminderRule(
        key="reception_told", title="接待结果告知", about=RECEPTION,
        where=(OPEN, RowByRow(Meets(Reception.PASSED))), base=FieldValue("day"), limit=TOLD,
        unit=FieldValue("passed_to"),
    ),
)  # fmt: skip
