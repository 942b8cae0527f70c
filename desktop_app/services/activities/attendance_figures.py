"""The sections of the statistics of activities: what was held, who was due, who took part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from desktop_app.records.activity import Activity
from desktop_app.records.attendance import Attendance
from desktop_app.records.group import WorkGroup
from desktop_app.records.member import Member
from desktop_app.records.record import Record
from desktop_app.services.members.workbench import serving
from desktop_app.services.outward import every_title
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.parts import ByCode, HoldingCode, One, share, total
from desktop_app.services.statistics.sections import (
    THAT_DAY,
    Asked,
    OfLinked,
    Part,
    SectionRule,
    Unclear,
    conditions,
)
from desktop_app.storage.query.two_days import span

GROUP_THEN = "member.work_group@activity.start_on"
IN_PERIOD = OnDay("start_on")
DAYS = span("start_on", "end_on")
"""From the first day of an activity to its last, both included."""
ACTIVITIES = SectionRule(
    key="activity",
    title="会议和活动",
    record=Activity,
    where=(Activity.COUNTED, IN_PERIOD),
    parts=(
        total("会议和活动", "次"),
        One("days", "天数", "天", field=DAYS, level=1),
        ByCode("kind", "次", rare=True),
        One("due", "应到", "人次", field="due_count"),
        One("came", "实到", "人次", field="came_count", level=1, share_of="due", rate="到会率"),
        share("joint", "与其他层级政协联动", "次", Filter("levels", "filled")),
        HoldingCode("levels", "level", "", "次"),
        HoldingCode("purposes", "purpose", "目的：", "次"),
    ),
    places={"kind": "kind", "host": "committee", "session": "session"},
    unclear=Unclear("开始日期不明的会议和活动", "次", (Activity.COUNTED,)),
)
"""What was held or announced in the period, with the counts that each of them has."""

PLENARIES = SectionRule(
    key="plenary",
    title="全体会议",
    record=Activity,
    where=(Activity.COUNTED, Activity.IS_PLENARY, IN_PERIOD),
    parts=(
        total("全体会议", "次"),
        One("days", "会期", "天", field=DAYS, level=1),
        One("due", "应到", "人次", field="due_count", level=1),
        One("came", "实到", "人次", field="came_count", level=1, share_of="due", rate="出席率"),
    ),
    places={"kind": "kind", "host": "committee", "session": "session"},
)
"""The plenary meetings as higher levels ask of them: how often, days, due, there, rate."""

ATTENDANCE = SectionRule(
    key="attendance",
    title="委员出勤",
    record=Attendance,
    where=(
        Attendance.IS_DUE,
        OfLinked("activity", Activity.COUNTED),
        OnDay("activity.start_on"),
    ),
    parts=(
        total("应到（有名单的）", "人次"),
        ByCode("result", "人次", rare=True),
        share("counted", "应到，不含公假", "人次", ~Attendance.AWAY, rate=""),
        share("came", "到会（出席、迟到早退）", "人次", Attendance.CAME, rate="出席率",
              of="counted"),
        share("late", "其中迟到早退", "人次", Filter("result", "in", ("partly",)), of="came"),
        share("leave", "请假", "人次", Filter("result", "in", ("leave",)), rate="请假率",
              of="counted"),
        share("missing", "缺席（含不足三分之二）", "人次", Attendance.MISSING, rate="缺席率",
              of="counted"),
        share("open", "还没有点", "人次", Attendance.OPEN, of="counted"),
        share("away", "公假（不计缺席）", "人次", Attendance.AWAY),
        share("spoke", "发言", "人次", Attendance.SPOKE, rate="发言率", of="came"),
    ),
    places={
        "kind": "activity.kind", "host": "activity.committee", "session": "activity.session",
        "member": "member", "sector": "member.sector@activity.start_on",
        "committee": "member.committee@activity.start_on",
        "group": GROUP_THEN,
    },
    owner="activity",
)  # fmt: skip
"""Each member due at each activity; sector, committee and groups are those of its day."""


class _EachGroup(NamedTuple):
    """How many were due and came of each group; who is in several counts in each of them."""

    def makes(self, key: str) -> bool:
        """Whether it may make the part of that key."""
        return key.startswith(("due_", "came_"))

    def parts(self, asked: Asked, model: type[Record]) -> Iterator[Part]:
        """Two parts for each group, in the order of the register; of those nobody had none."""
        came = conditions((Attendance.CAME,), asked)
        counted = conditions((~Attendance.AWAY,), asked)
        for key, title in every_title(asked.desk, WorkGroup).items():
            of = (Filter(GROUP_THEN, "in", (key,)),)
            yield Part(f"due_{key}", f"{title}：应到", "人次", (*of, *counted), rare=True)
            yield Part(
                f"came_{key}", "到会", "人次", (*of, *came), level=1, share_of=f"due_{key}",
                rate="出席率", rare=True,
            )  # fmt: skip


OF_GROUPS = SectionRule(
    key="attendance_group",
    title="各组出勤（应到不含公假）",
    record=Attendance,
    where=ATTENDANCE.where,
    parts=(_EachGroup(),),
    places=ATTENDANCE.places,
    owner="activity",
)
"""Who was due and came by the groups in which each member was on the activity's day."""


def _took_part(asked: Asked) -> tuple[Filter, ...]:
    held = (OfLinked("activity", Activity.COUNTED), OnDay("activity.start_on"))
    return conditions((Attendance.CAME, *held), asked)


def _active(asked: Asked) -> tuple[Filter, ...]:
    """Was at one activity of the period at least, due or not."""
    return (Filter("attendance.member", "having", _took_part(asked)),)


def _inactive(asked: Asked) -> tuple[Filter, ...]:
    """Was at no activity of the period."""
    return (Filter("attendance.member", "lacking", _took_part(asked)),)


MEMBERS = SectionRule(
    key="activity_member",
    title="委员参加情况",
    record=Member,
    where=(serving,),
    parts=(
        total("在任委员", "人"),
        share("active", "参加过会议、活动的", "人", _active, rate="参加率"),
        share("inactive", "没有参加过的", "人", _inactive),
    ),
    places={"sector": "sector", "committee": "committee", "group": f"work_group{THAT_DAY}"},
)
"""Members in office with and without an activity of the period."""
