"""The reminders of contacts about pairs and branches."""

from __future__ import annotations

import datetime
from dataclasses import replace

from desktop_app.records.activity import Activity
from desktop_app.records.activity_kinds import PLENARY
from desktop_app.records.attendance import Attendance
from desktop_app.records.branch import Branch
from desktop_app.records.calendar import Limits
from desktop_app.records.contact import Contact
from desktop_app.records.member import Member
from desktop_app.records.pairing import Pairing
from desktop_app.records.predicates import Predicate, one_of
from desktop_app.services.contacts.visit_reminders import HALF, half_of
from desktop_app.services.limits.time_limits import the_day
from desktop_app.services.reminders.reminder_rule import OVER, RemindedRecord, ReminderRule
from desktop_app.storage.query.clauses import (
    AmongRows,
    Comparison,
    Either,
    Exists,
    IsEmpty,
    Meets,
    Not,
)
from desktop_app.storage.query.counted_rows import CountOf, Multiplied
from desktop_app.storage.query.expressions import Constant, FieldValue, FirstFilled
from desktop_app.storage.query.office_setting import OfficeSetting

PAIR = "pairing_times"
"""The matter of `TimeLimit` about pairs: back from the end of a half-year."""
SURVEYS = ("survey", "inspection", "year_inspection", "tour", "outer_tour")
WITH_BRANCH = (PLENARY, *SURVEYS, "training")
"""The kinds of activities that have Party organisations of their own. Source: domain notes."""
PARTY = ("01", "02")

PAIRING = RemindedRecord(
    record=Pairing, what=FieldValue("linker_name"), source=FieldValue("target_name"),
    status=FieldValue("level"), committee=FieldValue("linker.committee"),
)  # fmt: skip
BRANCH = RemindedRecord(
    record=Branch, what=FieldValue("name"), source=FieldValue("activity.name"),
    status=FieldValue("state"), committee=FieldValue("committee"),
)  # fmt: skip
ACTIVITY = RemindedRecord(
    record=Activity, what=FieldValue("name"), source=FieldValue("place"),
    status=FieldValue("state"), committee=FieldValue("committee"),
)  # fmt: skip


def _is(field: object, *values: str | int) -> Predicate:
    return one_of(field, *values)  # type: ignore[arg-type]


def _pairs(rule: ReminderRule, today: datetime.date) -> ReminderRule:
    """The pairs below their number this year; until the middle of the year below half of it."""
    _, last = half_of(today)
    in_year = (Comparison(FieldValue("day"), ">=", Constant(str(today.year))),
               Comparison(FieldValue("day"), "<", Constant(str(today.year + 1))))  # fmt: skip
    done = Multiplied(CountOf(Contact, "pairing", in_year), 2 if today.month <= HALF else 1)
    below = Comparison(done, "<", FirstFilled(FieldValue("times"), Constant(1)))
    day = Constant(today.isoformat())
    there = Either(
        IsEmpty(FieldValue("until")), Comparison(FieldValue("until"), ">=", day)
    )  # fmt: skip
    begun = Either(IsEmpty(FieldValue("since")), Comparison(FieldValue("since"), "<=", day))
    return replace(rule, where=(*rule.where, there, begun, below), base=Constant(last))


RULES: tuple[ReminderRule, ...] = (
    ReminderRule(
        key="pairing_times", title="结对联系", about=PAIRING, where=(), base=Constant(None),
        limit=PAIR, back=True, unit=FieldValue("linker_name"), onward=False, of_day=_pairs,
    ),
    ReminderRule(
        key="branch_over", title="活动临时党组织撤销", about=BRANCH,
        where=(Meets(Branch.RUNNING), Meets(Branch.OF_ACTIVITY)),
        base=FirstFilled(
            FieldValue("until"), FieldValue("activity.end_on"), FieldValue("activity.start_on")
        ),
        end=the_day, ahead=OVER, onward=False,
    ),
    ReminderRule(
        key="activity_branch", title="设立临时党组织", about=ACTIVITY,
        where=(
            Meets(Activity.OPEN),
            Meets(_is(Activity.field("kind"), *WITH_BRANCH)),
            Not(Exists(Branch, "activity")),
            AmongRows(
                FieldValue("id"), Attendance, FieldValue("activity"),
                (Meets(Attendance.IS_DUE), Meets(_is(Member.field("politics"), *PARTY), "member")),
                at_least=OfficeSetting(Limits, "branch_members"),
            ),
        ),
        base=FieldValue("start_on"), end=the_day, onward=False,
        while_ahead=FieldValue("start_on"),
    ),
)  # fmt: skip
