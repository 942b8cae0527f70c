"""Facts of members that opinion reports are: handed in, adopted, instructed on."""

from __future__ import annotations

from desktop_app.records.instruction import Instruction
from desktop_app.records.opinion_report import OpinionReport
from desktop_app.records.predicates import filled
from desktop_app.records.report_adoption import ReportAdoption
from desktop_app.services.facts.declared import FactRule, FactSource, Sharers
from desktop_app.services.proposals.facts import SIGNERS
from desktop_app.services.statistics.days import OnDay

PARTNERS = Sharers(OpinionReport, "partners")

FACTS = (
    FactRule(
        key="report_submitted",
        unit="条",
        words="提交了社情民意信息，没有编发的也算",
        kinds="proposal_category",
        sources=(
            FactSource(
                record=OpinionReport,
                where=(~OpinionReport.ASKED,),
                reasons=("约了稿，还没有交来",),
                day=OnDay("received_on"),
                member="member",
                kind="category",
                matter=("proposal", "id"),
                sharers=PARTNERS,
            ),
        ),
    ),
    FactRule(
        key="report_adopted",
        unit="次",
        words="社情民意信息被采用，同一条在一个项目里只计一次",
        kinds="report_form",
        sources=(
            FactSource(
                record=ReportAdoption,
                where=(),
                reasons=(),
                day=OnDay("day"),
                member="report.member",
                kind="form",
                level="level",
                matter=("report.proposal", "report"),
                shared="report",
                sharers=PARTNERS,
                opens="report",
            ),
        ),
    ),
    FactRule(
        key="report_instructed",
        unit="次",
        words="社情民意信息得到领导批示",
        sources=(
            FactSource(
                record=Instruction,
                where=(filled(Instruction.opinion_report),),
                reasons=("批示的不是社情民意信息",),
                day=OnDay("day"),
                member="opinion_report.member",
                level="level",
                matter=("opinion_report.proposal", "opinion_report"),
                shared="opinion_report",
                sharers=PARTNERS,
                opens="opinion_report",
            ),
        ),
    ),
    FactRule(
        key="proposal_turned",
        unit="件",
        words="提案转成了社情民意信息，按信息交来的日期计",
        kinds="proposal_kind",
        sources=(
            FactSource(
                record=OpinionReport,
                where=(filled(OpinionReport.proposal), ~OpinionReport.ASKED),
                reasons=("不是由提案转来的", "约了稿，还没有交来"),
                day=OnDay("received_on"),
                member="proposal.member",
                kind="proposal.kind",
                matter=("proposal",),
                shared="proposal",
                sharers=SIGNERS,
                opens="proposal",
            ),
        ),
    ),
)
"""A report that was made from a proposal is the same matter as the proposal."""
