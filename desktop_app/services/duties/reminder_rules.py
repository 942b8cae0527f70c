"""The reminder of duties: one that everybody is asked to do by a day of this year."""

from __future__ import annotations

import datetime
from dataclasses import replace

from desktop_app.records.duty import Duty
from desktop_app.records.predicates import filled
from desktop_app.services.limits.time_limits import the_day
from desktop_app.services.reminders.reminder_rule import RemindedRecord, ReminderRule
from desktop_app.storage.query.clauses import Comparison, Meets
from desktop_app.storage.query.expressions import Constant, FieldValue

DUTY = RemindedRecord(
    record=Duty,
    what=FieldValue("name"),
    source=FieldValue("how_to"),
    status=FieldValue("subject"),
    committee=Constant(None),
)


def _of_year(rule: ReminderRule, today: datetime.date) -> ReminderRule:
    """The duties of the running year: what was not done in an earlier one stays undone."""
    this_year = Comparison(FieldValue("year"), "=", Constant(today.year))
    return replace(rule, where=(*rule.where, this_year))


RULES: tuple[ReminderRule, ...] = (
    ReminderRule(
        key="duty_due", title="五个一到期", about=DUTY, where=(Meets(filled(Duty.due)),),
        base=FieldValue("due"), end=the_day, onward=False, page="duty_matrix", of_day=_of_year,
    ),
)  # fmt: skip
