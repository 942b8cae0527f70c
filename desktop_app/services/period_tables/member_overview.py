"""委员履职一览: one line for each member in office, with the numbers of all that is counted."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.records.attendance import Attendance
from desktop_app.records.contact import Contact
from desktop_app.records.member import Member
from desktop_app.records.office import Committee, Sector
from desktop_app.records.press import Press
from desktop_app.services.activities.attendance_figures import ATTENDANCE
from desktop_app.services.consulting.consultation_figures import PEOPLE
from desktop_app.services.members.statistics import in_office
from desktop_app.services.opinion_reports.report_figures import RECEIVED
from desktop_app.services.period_tables.committee_work import JOINT as SIGNED
from desktop_app.services.period_tables.wide import WideColumn, WideRule, WideShare
from desktop_app.services.proposals.proposal_figures import PROPOSALS_RECEIVED
from desktop_app.services.registers import Filter
from desktop_app.services.speeches.speech_figures import SPEECHES
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.parts import One, total
from desktop_app.services.statistics.scopes import ScopeField
from desktop_app.services.statistics.sections import THAT_DAY, TOTAL, SectionRule

OWN = {"member": "member"}
OF_MEMBER = Filter("member", "filled")
THERE = replace(ATTENDANCE, parts=(
    *ATTENDANCE.parts,
    One("excused", "请假和公假", "次", (Attendance.ON_LEAVE,)),
))  # fmt: skip
MOVED = replace(PROPOSALS_RECEIVED, places=OWN, where=(*PROPOSALS_RECEIVED.where, OF_MEMBER))
JOINT = replace(SIGNED, places=OWN)
REPORTED = replace(RECEIVED, places=OWN, where=(*RECEIVED.where, OF_MEMBER), parts=(
    *RECEIVED.parts,
    One("adopted", "被采用", "条", (Filter("report_adoption.report", "having"),)),
))  # fmt: skip
SPOKEN = replace(SPEECHES, places=OWN, where=(*SPEECHES.where, OF_MEMBER))
CONSULTED = replace(PEOPLE, places=OWN, where=(*PEOPLE.where, OF_MEMBER))
CONTACTED = SectionRule(
    key="contacted", title="走访联系", record=Contact,
    where=(OnDay("day"), Filter("visitor_member", "filled")), parts=(total("走访联系", "次"),),
    places={"member": "visitor_member"},
)  # fmt: skip
WRITTEN = SectionRule(
    key="written", title="宣传稿件", record=Press, where=(OnDay("day"), OF_MEMBER),
    parts=(total("稿件", "篇"),), places=OWN,
)  # fmt: skip

RULE = WideRule(
    key="member_overview",
    title="委员履职一览",
    by="member",
    record=Member,
    where=(in_office,),
    sort="strokes",
    columns=(
        WideColumn("应到", "次", THERE, "counted", "会议活动"),
        WideColumn("到会", "次", THERE, "came", "会议活动"),
        WideShare("出席率", 1, 0, "会议活动"),
        WideColumn("请假", "次", THERE, "excused", "会议活动"),
        WideColumn("缺席", "次", THERE, "missing", "会议活动"),
        WideColumn("发言", "次", THERE, "spoke", "会议活动"),
        WideColumn("第一提案人", "件", MOVED, TOTAL, "提案"),
        WideColumn("立案", "件", MOVED, "filed", "提案"),
        WideColumn("联名", "件", JOINT, TOTAL, "提案"),
        WideColumn("反映", "条", REPORTED, TOTAL, "社情民意"),
        WideColumn("采用", "条", REPORTED, "adopted", "社情民意"),
        WideColumn("大会发言", "篇", SPOKEN, TOTAL),
        WideColumn("协商", "场", CONSULTED, TOTAL),
        WideColumn("走访联系", "次", CONTACTED, TOTAL),
        WideColumn("宣传稿件", "篇", WRITTEN, TOTAL),
    ),
    scopes=(ScopeField("committee", "专委会", Committee), ScopeField("sector", "界别", Sector)),
    places={"committee": f"committee{THAT_DAY}", "sector": f"sector{THAT_DAY}"},
    notes=(
        ("委员", "时段的最后一天在任的，按姓氏笔画为序；还没有到的按统计截止日期"),
        ("应到、出席率", "有应到名单的会议和活动，不含公假；请假一栏含公假"),
        ("提案、社情民意", "第一提案人、第一反映人记一件，联名人另计；收件、收到日期在时段内"),
        ("协商", "到会的协商，一场记一次"),
    ),
)
