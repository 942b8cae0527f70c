"""The reminder of regulations: a duty whose next day comes, while its regulation is in force."""

from __future__ import annotations

from desktop_app.records.regulation import Regulation, RegulationDuty
from desktop_app.services.limits.time_limits import the_day
from desktop_app.services.reminders.reminder_rule import RemindedRecord, ReminderRule
from desktop_app.storage.query.clauses import Meets
from desktop_app.storage.query.expressions import FieldValue

DUTY = RemindedRecord(
    record=RegulationDuty,
    what=FieldValue("name"),
    source=FieldValue("regulation.name"),
    status=FieldValue("cycle"),
    committee=FieldValue("regulation.committee"),
)

RULES: tuple[ReminderRule, ...] = (
    ReminderRule(
        key="regulation_duty", title="制度职责应落实", about=DUTY,
        where=(Meets(RegulationDuty.DUE), Meets(Regulation.IN_FORCE, "regulation")),
        base=FieldValue("next_due"), end=the_day, unit=FieldValue("who"),
        since=FieldValue("last_done"), onward=False,
    ),
)  # fmt: skip
