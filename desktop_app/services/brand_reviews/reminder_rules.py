"""Reminders of review rounds: the day until which the reviewers score."""

from __future__ import annotations

from desktop_app.records.brand_review import BrandReview
from desktop_app.services.limits.time_limits import the_day
from desktop_app.services.reminders.reminder_rule import NOTHING, RemindedRecord, ReminderRule
from desktop_app.storage.query.clauses import Meets
from desktop_app.storage.query.expressions import FieldValue

ROUND = RemindedRecord(
    record=BrandReview,
    what=FieldValue("name"),
    source=FieldValue("organizer"),
    status=FieldValue("state"),
    committee=NOTHING,
)
REMINDERS: tuple[ReminderRule, ...] = (
    ReminderRule(
        key="brand_review_due", title="品牌评审期限", about=ROUND,
        where=(Meets(BrandReview.DUE),), base=FieldValue("deadline"), end=the_day,
    ),
)  # fmt: skip
