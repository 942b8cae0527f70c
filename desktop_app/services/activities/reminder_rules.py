"""The reminders of activities: notice to be given, over but not closed, too many absences."""

from __future__ import annotations

from desktop_app.records.activity import Activity
from desktop_app.records.attendance import Attendance
from desktop_app.records.calendar import Limits
from desktop_app.records.member import Member
from desktop_app.records.predicates import Predicate, one_of
from desktop_app.services.limits.time_limits import the_day
from desktop_app.services.reminders.reminder_rule import OVER, RemindedRecord, ReminderRule
from desktop_app.storage.query.clauses import AmongRows, Comparison, Meets, RowByRow
from desktop_app.storage.query.expressions import (
    FieldValue,
    FirstFilled,
    Newest,
)
from desktop_app.storage.query.office_setting import OfficeSetting

PLENARY_NOTICE, NOTICE = "plenary_notice", "activity_notice"
"""The matters of `TimeLimit` about notices: back from the first day of the activity."""
STARTS, PLACE = FieldValue("start_on"), FieldValue("place")
OPEN = Meets(Activity.OPEN)
"""The index of the few activities that are open is much shorter than the one by states."""
ACTIVITY = RemindedRecord(
    record=Activity,
    what=FieldValue("name"),
    source=PLACE,
    status=FieldValue("state"),
    committee=FieldValue("committee"),
)
MEMBER = RemindedRecord(
    record=Member,
    what=FieldValue("name"),
    source=FieldValue("sector.name"),
    status=FieldValue("state"),
    committee=FieldValue("committee"),
)


def _absences(key: str, title: str, kind: Predicate, setting: str) -> ReminderRule:
    """Members in office who missed so many meetings of a kind in their term."""
    missed = (
        Meets(Attendance.MISSING),
        Meets(kind, "activity"),
        Comparison(FieldValue("activity.term"), "=", FieldValue("member.term")),
    )
    return ReminderRule(
        key=key, title=title, about=MEMBER,
        where=(
            Meets(one_of(Member.field("state"), "serving")),  # type: ignore[arg-type]
            AmongRows(
                FieldValue("id"), Attendance, FieldValue("member"), missed,
                at_least=OfficeSetting(Limits, setting),
            ),
        ),
        base=Newest(Attendance, "member", FieldValue("activity.start_on"), missed[:2]),
        end=the_day, onward=False,
    )  # fmt: skip


RULES: tuple[ReminderRule, ...] = (
    ReminderRule(
        key="plenary_notice", title="全体会议通知", about=ACTIVITY,
        where=(OPEN, RowByRow(Meets(Activity.UNNOTICED & Activity.IS_PLENARY))),
        base=STARTS, limit=PLENARY_NOTICE, back=True, onward=False, while_ahead=STARTS,
    ),
    ReminderRule(
        key="activity_notice", title="活动通知", about=ACTIVITY,
        where=(OPEN, RowByRow(Meets(Activity.UNNOTICED & ~Activity.IS_PLENARY))),
        base=STARTS, limit=NOTICE, back=True, onward=False, while_ahead=STARTS,
    ),
    ReminderRule(
        key="activity_close", title="活动登记完成", about=ACTIVITY, where=(OPEN,),
        base=FirstFilled(FieldValue("end_on"), STARTS), end=the_day, ahead=OVER, onward=False,
    ),
    _absences("plenary_absences", "全体会议缺席", Activity.IS_PLENARY, "plenary_absences"),
    _absences("standing_absences", "常委会会议缺席", Activity.IS_STANDING, "standing_absences"),
)  # fmt: skip
