"""The reminders of speeches: not handed in, not checked, chosen without a place in the order."""

from __future__ import annotations

from desktop_app.records.speech import Speech
from desktop_app.services.limits.time_limits import the_day
from desktop_app.services.reminders.reminder_rule import RemindedRecord, ReminderRule
from desktop_app.storage.query.clauses import Meets, RowByRow
from desktop_app.storage.query.expressions import FieldValue

CHECK, ORDER = "speech_check", "speech_order"
"""The matters of `TimeLimit` about speeches: from the handing in, from the choice."""
AUTHOR = FieldValue("author")
WAITS = Meets(Speech.WAITS)
"""The index of the few speeches that wait is much shorter than the one by states."""
SPEECH = RemindedRecord(
    record=Speech,
    what=FieldValue("name"),
    source=FieldValue("session.name"),
    status=FieldValue("state"),
    committee=FieldValue("committee"),
)

RULES: tuple[ReminderRule, ...] = (
    ReminderRule(
        key="speech_hand_in", title="报送发言稿", about=SPEECH,
        where=(WAITS, RowByRow(Meets(Speech.UNHANDED))), base=FieldValue("session.speeches_by"),
        end=the_day, unit=AUTHOR, since=FieldValue("invited_on"), onward=False,
    ),
    ReminderRule(
        key="speech_check", title="审核发言稿", about=SPEECH,
        where=(WAITS, RowByRow(Meets(Speech.UNCHECKED))), base=FieldValue("handed_on"),
        limit=CHECK, unit=AUTHOR,
    ),
    ReminderRule(
        key="speech_order", title="排发言顺序", about=SPEECH,
        where=(WAITS, RowByRow(Meets(Speech.UNARRANGED))), base=FieldValue("chosen_on"),
        limit=ORDER, unit=AUTHOR,
    ),
)  # fmt: skip
