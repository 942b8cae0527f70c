"""专委会工作统计表: one line for each committee, with sums."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.records.office import Committee
from desktop_app.records.proposal_signer import ProposalSigner
from desktop_app.services.activities.attendance_figures import MEMBERS as ACTIVE
from desktop_app.services.consulting.consultation_figures import CONSULTATIONS
from desktop_app.services.members.statistics import MEMBERS
from desktop_app.services.opinion_reports.report_figures import MEMBERS as REFLECTING
from desktop_app.services.opinion_reports.report_figures import RECEIVED
from desktop_app.services.period_tables.tables.duty_results import MOVING, proposals_of
from desktop_app.services.period_tables.tables.meetings import HELD
from desktop_app.services.period_tables.wide import WideColumn, WideRule, WideShare
from desktop_app.services.proposals.proposal_figures import PROPOSALS_RECEIVED
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.parts import One, total
from desktop_app.services.statistics.sections import THAT_DAY, TOTAL, Asked, SectionRule

OF_MEMBER = {"committee": f"member.committee{THAT_DAY}"}
HOSTED = replace(HELD, places={"committee": "committee"}, parts=(
    *HELD.parts,
    One("whole", "全体会议", "次", (Filter("kind", "in", ("committee",)),)),
    One("directors", "主任会议", "次", (Filter("kind", "in", ("directors",)),)),
))  # fmt: skip
FIRST = replace(
    PROPOSALS_RECEIVED, places=OF_MEMBER,
    where=(*PROPOSALS_RECEIVED.where, Filter("member", "filled")),
)  # fmt: skip
REPORTED = replace(RECEIVED, places=OF_MEMBER, where=(*RECEIVED.where, Filter("member", "filled")))


def _signed(asked: Asked) -> tuple[Filter, ...]:
    return (*proposals_of(asked), Filter("member", "filled"))


JOINT = SectionRule(
    key="signed", title="联名提案", record=ProposalSigner, where=(_signed,),
    parts=(total("联名", "件次"),), places=OF_MEMBER, owner="proposal",
)  # fmt: skip
"""Each member who signed a proposal of the period without being its first mover."""

RULE = WideRule(
    key="committee_work",
    title="专委会工作统计表",
    by="committee",
    record=Committee,
    columns=(
        WideColumn("委员", "人", MEMBERS),
        WideColumn("全体会议", "次", HOSTED, "whole", "会议"),
        WideColumn("主任会议", "次", HOSTED, "directors", "会议"),
        WideColumn("视察", "次", HOSTED, "held_inspections", "活动"),
        WideColumn("调研", "次", HOSTED, "held_surveys", "活动"),
        WideColumn("学习考察", "次", HOSTED, "held_tours", "活动"),
        WideColumn("对口协商", "次", HOSTED, "held_counterpart", "活动"),
        WideColumn("协商", "场", CONSULTATIONS, TOTAL, "活动"),
        WideColumn("第一提案人", "件", FIRST, TOTAL, "提案"),
        WideColumn("联名", "件次", JOINT, TOTAL, "提案"),
        WideColumn("参与委员", "人", MOVING, "moved", "提案"),
        WideShare("参与比例", 10, 0, "提案"),
        WideColumn("第一反映人", "条", REPORTED, TOTAL, "社情民意"),
        WideColumn("参与委员", "人", REFLECTING, "reflected", "社情民意"),
        WideShare("参与比例", 13, 0, "社情民意"),
        WideColumn("参加过的委员", "人", ACTIVE, "active", "会议活动"),
        WideShare("参加比例", 15, 0, "会议活动"),
    ),
    notes=(
        ("委员", "时段的最后一天在任、属于这个专委会的；还没有到的按统计截止日期"),
        ("会议、活动、协商", "主办、牵头的专委会，日期在时段内，草稿和取消的不计"),
        ("提案、社情民意", "第一提案人、联名人、第一反映人所在的专委会；日期是收件、收到日期"),
        ("参与委员", "时段内领衔或联名过提案、反映过信息、到过会的在任委员"),
    ),
)
