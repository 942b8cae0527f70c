"""The reminder of brands: a committee that has none, where the office keeps brands."""

from __future__ import annotations

from desktop_app.records.brand import Brand
from desktop_app.records.office import Committee
from desktop_app.services.reminders.reminder_rule import OVER, RemindedRecord, ReminderRule
from desktop_app.storage.query.clauses import AmongRows, Exists, Meets, Not
from desktop_app.storage.query.expressions import KEY, Constant, FieldValue

COMMITTEE = RemindedRecord(
    record=Committee,
    what=FieldValue("name"),
    source=FieldValue("director"),
    status=FieldValue("level"),
    committee=KEY,
)
_LIVE = (Meets(Brand.LIVE),)

RULES: tuple[ReminderRule, ...] = (
    ReminderRule(
        key="brand_none", title="一委一品", about=COMMITTEE,
        where=(
            AmongRows(Constant(1), Brand, Constant(1)),
            Not(Exists(Brand, "committee", _LIVE)),
            Not(Exists(Brand, "partners", _LIVE)),
        ),
        base=Constant(""), ahead=OVER, unit=FieldValue("director"), page=Brand.KEY,
        onward=False,
    ),
)  # fmt: skip
