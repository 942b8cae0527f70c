"""The reminders of deeds: past their end, or taken on without an effect."""

from __future__ import annotations

from desktop_app.records.deed import Deed
from desktop_app.services.limits.time_limits import the_day
from desktop_app.services.reminders.reminder_rule import RemindedRecord, ReminderRule
from desktop_app.storage.query.clauses import Meets
from desktop_app.storage.query.expressions import FieldValue

EFFECT = "deed_effect"
"""The matter of `TimeLimit` about deeds, from the day of their progress."""
DEED = RemindedRecord(
    record=Deed,
    what=FieldValue("name"),
    source=FieldValue("doer"),
    status=FieldValue("state"),
    committee=FieldValue("committee"),
)

RULES: tuple[ReminderRule, ...] = (
    ReminderRule(
        key="deed_end", title="实事办结", about=DEED, where=(Meets(Deed.DUE),),
        base=FieldValue("end_on"), end=the_day, since=FieldValue("start_on"), onward=False,
    ),
    ReminderRule(
        key="deed_effect", title="实事见效", about=DEED, where=(Meets(Deed.WITHOUT_EFFECT),),
        base=FieldValue("progress_on"), limit=EFFECT, onward=False,
    ),
)  # fmt: skip
