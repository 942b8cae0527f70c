"""The reminders of contacts about members: who is visited half-yearly. Nobody else is."""

from __future__ import annotations

import datetime
from dataclasses import replace

from desktop_app.records.contact import Contact
from desktop_app.records.member import SERVING, Member
from desktop_app.records.office import Sector
from desktop_app.records.predicates import one_of
from desktop_app.services.reminders.reminder_rule import RemindedRecord, ReminderRule
from desktop_app.storage.query.clauses import Comparison, Exists, Meets, Not
from desktop_app.storage.query.expressions import Constant, FieldValue

VISIT = "sector_visit"
"""The matter of `TimeLimit` about visits: back from the end of a half-year."""
HALF = 6
"""The last month of the first half-year, by the end of which a pair has done half."""

MEMBER = RemindedRecord(
    record=Member, what=FieldValue("name"), source=FieldValue("sector.name"),
    status=FieldValue("state"), committee=FieldValue("committee"),
)  # fmt: skip


def half_of(day: datetime.date) -> tuple[str, str]:
    """The first month and the last day of the half-year that a day lies in."""
    if day.month <= HALF:
        return f"{day.year}-01", f"{day.year}-06-30"
    return f"{day.year}-07", f"{day.year}-12-31"


def _visits(rule: ReminderRule, today: datetime.date) -> ReminderRule:
    """Those without a contact since the half-year began."""
    first, last = half_of(today)
    visited = Exists(Contact, "member", (Comparison(FieldValue("day"), ">=", Constant(first)),))
    return replace(rule, where=(*rule.where, Not(visited)), base=Constant(last))


RULES: tuple[ReminderRule, ...] = (
    ReminderRule(
        key="sector_visit", title="半年走访", about=MEMBER,
        where=(
            Meets(one_of(Member.field("state"), SERVING)),  # type: ignore[arg-type]
            Meets(one_of(Sector.field("regular_visit"), 1), "sector"),  # type: ignore[arg-type]
        ),
        base=Constant(None), limit=VISIT, back=True, onward=False, of_day=_visits,
    ),
)  # fmt: skip
