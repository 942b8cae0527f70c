"""会议和履职活动统计表: what it counts, by which day and by which rule."""

from __future__ import annotations

from desktop_app.records.group import WorkGroup
from desktop_app.records.office import Committee, Sector
from desktop_app.records.session import Session
from desktop_app.services.activities.attendance_figures import (
    ACTIVITIES,
    ATTENDANCE,
    MEMBERS,
    OF_GROUPS,
    PLENARIES,
)
from desktop_app.services.statistics.declared import (
    ColumnRule,
    MonthChart,
    PartsChart,
    ShareRule,
    Statistics,
    Tables,
)
from desktop_app.services.statistics.scopes import ScopeField

NOTES = (
    ("会议和活动", "开始日期在时段内，草稿和取消的不计；应到、实到是每次登记的人数"),
    ("全体会议", "出席率是每次登记的实到÷应到"),
    ("天数", "从开始日期到结束日期，首尾都算；日期没有写到日的不计"),
    ("委员出勤", "有应到名单的会议和活动，只计应到的委员，列席、特邀的不计"),
    ("出席率", "到会÷应到（不含公假）；迟到早退计到会，不足三分之二的计缺席"),
    ("界别、专委会", "出勤按活动当天委员所在的界别、专委会；委员人数按现在登记的"),
    ("小组", "出勤按活动当天委员所在的组，委员人数按统计的最后一天；在几个组的，每个组都计"),
    ("参加率", "时段内参加过一次以上的在任委员÷在任委员"),
)
"""Which day and which rule counts for which figure, as page and prints say it."""

STATISTICS = Statistics(
    key="activity",
    title="会议和履职活动统计",
    sections=(ACTIVITIES, PLENARIES, ATTENDANCE, OF_GROUPS, MEMBERS),
    tables=Tables(
        fields={
            "kind": "活动类型", "member": "委员", "sector": "委员界别",
            "committee": "委员专委会", "group": "委员小组",
            "host": "主办专委会", "session": "届次会议",
        },
        columns=(
            ColumnRule("举办", "次", "activity"),
            ColumnRule("天数", "天", "activity", "days"),
            ColumnRule("应到名单", "人次", "attendance"),
            ColumnRule("不含公假", "人次", "attendance", "counted"),
            ColumnRule("到会", "人次", "attendance", "came"),
            ColumnRule("迟到早退", "人次", "attendance", "late"),
            ColumnRule("请假", "人次", "attendance", "leave"),
            ColumnRule("公假", "人次", "attendance", "away"),
            ColumnRule("缺席", "人次", "attendance", "missing"),
            ColumnRule("发言", "人次", "attendance", "spoke"),
            ColumnRule("在任委员", "人", "activity_member"),
            ColumnRule("参加过的", "人", "activity_member", "active"),
        ),
        shares=(ShareRule("出席率", 4, 3), ShareRule("参加率", 11, 10)),
    ),
    charts=(
        MonthChart("activity_months", "activity", "会议和活动", "次"),
        PartsChart("activity", "kind", "会议和活动按类型", "次"),
        PartsChart("attendance", "result", "出勤结果", "人次"),
    ),
    notes=NOTES,
    scopes=(
        ScopeField("host", "主办专委会", Committee),
        ScopeField("sector", "委员界别", Sector),
        ScopeField("group", "委员小组", WorkGroup),
        ScopeField("session", "届次会议", Session),
    ),
)  # fmt: skip
