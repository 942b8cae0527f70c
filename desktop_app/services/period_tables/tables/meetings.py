"""2 会议和履职活动统计表: activities by kinds, who came, joint work with other levels."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.records.activity import Activity
from desktop_app.services.activities.attendance_figures import (
    ACTIVITIES,
    ATTENDANCE,
    MEMBERS,
    PLENARIES,
)
from desktop_app.services.period_tables.declared import (
    HALF,
    QUARTER,
    YEAR,
    HeadLine,
    PartLine,
    RatioLine,
)
from desktop_app.services.period_tables.declared import PeriodTableRule as Rule
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.parts import One, OtherCodes
from desktop_app.services.statistics.sections import TOTAL

TIMES, PEOPLE, PRESENCES = "次", "人", "人次"
KINDS = (
    ("plenaries", "全体会议", ("plenary",)),
    ("standing", "常委会会议", ("standing",)),
    ("chairs", "主席会议", ("chairs",)),
    ("party_group", "党组会议", ("party_group",)),
    ("committees", "专委会会议", ("committee", "directors")),
    ("special", "专题协商会", ("consultation",)),
    ("bimonthly", "双月协商座谈会", ("bimonthly",)),
    ("counterpart", "对口协商会", ("counterpart",)),
    ("sectors", "界别协商会", ("sector_consultation",)),
    ("proposals", "提案办理协商会", ("proposal_handling", "proposal_push")),
    ("inspections", "视察", ("inspection", "year_inspection")),
    ("surveys", "调研", ("survey",)),
    ("supervision", "民主监督", ("supervision",)),
    ("trainings", "培训和学习会", ("training", "study_meeting")),
    ("tours", "学习考察", ("tour", "outer_tour")),
)
"""Key, word and codes of the kinds of activities that have a line of their own."""
_NAMED = tuple(code for _, _, codes in KINDS for code in codes)
HELD = replace(ACTIVITIES, places={"committee": "committee"}, parts=(
    *ACTIVITIES.parts,
    *(One(f"held_{key}", word, TIMES, (Filter("kind", "in", codes),))
      for key, word, codes in KINDS),
    One("held_other", "其他会议和活动", TIMES, (OtherCodes(Activity, "kind", _NAMED, empty=True),)),
    One("above", "与上级政协联动", TIMES,
        (Filter("levels", "holds", ("national", "province", "prefecture")),)),
    One("counties", "县（市）之间联动", TIMES, (Filter("levels", "holds", ("county",)),)),
    One("townships", "与乡镇（街道）联动", TIMES, (Filter("levels", "holds", ("township",)),)),
))  # fmt: skip

RULE = Rule(
    key="meetings",
    number=2,
    title="会议和履职活动统计表",
    kinds=(QUARTER, HALF, YEAR),
    lines=(
        PartLine("held", "会议和活动", TIMES, HELD, TOTAL),
        *(
            PartLine(key, word, TIMES, HELD, f"held_{key}", 1, "held", "按类型")
            for key, word, _ in KINDS
        ),
        PartLine("other", "其他会议和活动", TIMES, HELD, "held_other", 1, "held", "按类型"),
        HeadLine("全体会议"),
        PartLine("days", "会期", "天", PLENARIES, "days", 1),
        PartLine("due", "应到", PRESENCES, PLENARIES, "due", 1),
        PartLine("came", "实到", PRESENCES, PLENARIES, "came", 1),
        RatioLine("出席率", "came", "due"),
        HeadLine("委员参加情况"),
        PartLine("attended", "委员参加", PRESENCES, ATTENDANCE, "came", 1),
        PartLine("counted", "应到，不含公假", PRESENCES, ATTENDANCE, "counted", 1),
        RatioLine("出席率", "attended", "counted"),
        PartLine("members", "在任委员", PEOPLE, MEMBERS, TOTAL, 1),
        PartLine("active", "参加过的委员", PEOPLE, MEMBERS, "active", 1),
        RatioLine("参加率", "active", "members"),
        HeadLine("联动"),
        PartLine("above", "与上级政协联动", TIMES, HELD, "above", 1),
        PartLine("counties", "县（市）之间联动", TIMES, HELD, "counties", 1),
        PartLine("townships", "与乡镇（街道）联动", TIMES, HELD, "townships", 1),
    ),
    notes=(
        ("会议和活动", "开始日期在时段内，草稿和取消的不计"),
        ("委员参加", "有应到名单的会议和活动，应到的委员到会的，迟到早退也算；列席、特邀的不计"),
        ("出席率", "到会÷应到（不含公假）"),
        ("参加率", "时段内参加过一次以上的在任委员÷现在在任的委员"),
    ),
    by_committee=True,
)  # fmt: skip
