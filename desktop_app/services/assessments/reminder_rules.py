"""The reminders of assessments: own views, open steps, objections, and talks about low grades."""

from __future__ import annotations

from desktop_app.records.assessment import Assessment
from desktop_app.services.reminders.reminder_rule import RemindedRecord, ReminderRule
from desktop_app.storage.query.clauses import Meets
from desktop_app.storage.query.expressions import Constant, FieldValue, FirstFilled, Prefix

FORM, STEP, OBJECTION, TALK = (
    "assessment_form", "assessment_step", "assessment_objection", "assessment_talk",
)  # fmt: skip
"""The matters of `TimeLimit`: before the end of the year, after the last step, after the day."""
YEAR = Prefix(FieldValue("year"), Constant(4))
ASSESSED = RemindedRecord(
    record=Assessment,
    what=FieldValue("name"),
    source=FieldValue("year"),
    status=FieldValue("state"),
    committee=FieldValue("member.committee"),
)
LAST_STEP = FirstFilled(FieldValue("committee_on"), FieldValue("self_on"))

RULES: tuple[ReminderRule, ...] = (
    ReminderRule(
        key="assessment_form", title="交登记表", about=ASSESSED,
        where=(Meets(Assessment.NOT_HANDED_IN),), base=YEAR, limit=FORM, back=True,
        onward=False, ahead="form_ahead",
    ),
    ReminderRule(
        key="assessment_step", title="评定下一步", about=ASSESSED,
        where=(Meets(Assessment.AT_COMMITTEE | Assessment.AT_OFFICE),), base=LAST_STEP,
        limit=STEP,
    ),
    ReminderRule(
        key="assessment_objection", title="答复异议", about=ASSESSED,
        where=(Meets(Assessment.OBJECTED),), base=FieldValue("objected_on"), limit=OBJECTION,
    ),
    ReminderRule(
        key="assessment_talk", title="约谈", about=ASSESSED,
        where=(Meets(Assessment.TO_TALK),), base=FieldValue("decided_on"), limit=TALK,
    ),
)  # fmt: skip
