"""Facts of members and groups at meetings and activities: who was due and came, and how."""

from __future__ import annotations

from desktop_app.records.activity import Activity, ActivityPart
from desktop_app.records.attendance import Attendance
from desktop_app.records.predicates import at_least, one_of
from desktop_app.services.activities.marks import due_parts, open_parts
from desktop_app.services.facts.declared import FactRule, FactSource, WholeParts
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.sections import Condition, OfLinked

PARTS = WholeParts(ActivityPart, "activity", "activity", "position", "marks", due_parts)
EVERY_PART = PARTS._replace(due=open_parts)
KINDS = "activity_kind"
_HELD = OfLinked("activity", Activity.HELD)
_BASE = (
    (Attendance.IS_DUE, "不在应到名单里（列席、特邀等）"),
    (_HELD, "活动还没有召开，或者取消了"),
)
_COUNTED = ~Attendance.AWAY & ~Attendance.OPEN
"""Due, not away with leave on higher business, and marked."""


def _rule(
    key: str, unit: str, words: str, where: Condition, reason: str, *, quantity: str = "",
    whole: WholeParts | None = None, complete: bool = False,
) -> FactRule:  # fmt: skip
    every = (*_BASE, (where, reason))
    source = FactSource(
        record=Attendance,
        where=tuple(each for each, _ in every),
        reasons=tuple(why for _, why in every),
        day=OnDay("activity.start_on"),
        member="member",
        kind="activity.kind",
        quantity=quantity,
        whole=whole,
        complete=complete,
        opens="activity",
    )
    return FactRule(key=key, unit=unit, words=words, kinds=KINDS, sources=(source,))


FACTS = (
    _rule("attendance_came", "次", "应到的会议、活动到了会，迟到早退的也算",
          Attendance.CAME, "没有到会"),
    _rule("attendance_full", "次", "应到的每一段都到了，没有迟到早退；公假的段不算应到",
          one_of(Attendance.result, "present"), "没有到会，或者迟到早退", quantity="present",
          whole=EVERY_PART, complete=True),
    _rule("attendance_parts", "段", "应到的会议、活动到了几个半天（几段）",
          at_least(Attendance.present, 1), "没有到会", quantity="present"),
    _rule("attendance_late", "次", "迟到或者早退",
          one_of(Attendance.result, "partly"), "没有迟到早退"),
    _rule("attendance_leave", "次", "请假没有到会，公假不算",
          one_of(Attendance.result, "leave"), "没有请假"),
    _rule("attendance_absent", "次", "没有请假、没有到会，不足三分之二的也算",
          Attendance.MISSING, "没有缺席"),
    _rule("attendance_rate", "%", "到会的段数÷应到的段数，公假和还没有点的段不算应到",
          _COUNTED, "公假，或者还没有点", quantity="present", whole=PARTS),
    _rule("attendance_spoke", "次", "在会上发了言", Attendance.SPOKE, "没有发言"),
    FactRule(
        key="group_activity",
        unit="次",
        words="组里召开的活动，按应到小组计",
        kinds=KINDS,
        sources=(
            FactSource(
                record=Activity,
                where=(Activity.HELD,),
                reasons=("活动还没有召开，或者取消了",),
                day=OnDay("start_on"),
                group="due_groups",
                kind="kind",
            ),
        ),
    ),
)  # fmt: skip
