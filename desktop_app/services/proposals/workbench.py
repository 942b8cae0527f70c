"""Proposals on the workbench: those of this year, and the sheets that units still work on."""

from __future__ import annotations

from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.number_texts import percent
from desktop_app.services.statistics.parts import One, OtherCodes, share, total
from desktop_app.services.statistics.sections import TOTAL, Asked, SectionRule
from desktop_app.services.workbench import FirstStepRule, HeadlineRule, WorkbenchCount


def _of_this_year(asked: Asked) -> tuple[Filter, ...]:
    year = asked.desk.today.year
    return (
        Filter("received_on", "from", (f"{year}",)),
        Filter("received_on", "to", (f"{year}-12-31",)),
    )


PROPOSALS_RECEIVED = SectionRule(
    key="proposal_received",
    title="提案",
    record=Proposal,
    where=(_of_this_year,),
    parts=(total("今年提案", "件"), share("filed", "立案", "件", Proposal.FILED_ONCE)),
)
SHEETS_AT_UNITS = SectionRule(
    key="proposal_sheets",
    title="提案办理",
    record=ProposalHandling,
    where=(),
    parts=(
        total("提案办理", "份"),
        One("going", "在办提案", "份", (
            OtherCodes(ProposalHandling, "state", ("done", "returned")),
            ~ProposalHandling.STOPPED,
        )),
        One("done", "已办结", "份", (ProposalHandling.ENDED,)),
    ),
)  # fmt: skip
WORKBENCH = (
    HeadlineRule(
        "proposal", "今年提案", (WorkbenchCount(PROPOSALS_RECEIVED, (TOTAL, "filed")),),
        lambda received, filed: f"立案 {filed} 件，占 {percent(filed, received)}",
    ),
    HeadlineRule(
        "proposal_handling", "在办提案",
        (WorkbenchCount(SHEETS_AT_UNITS, ("going", "done", TOTAL)),),
        lambda _, done, every: f"已办结 {done} 份，占 {percent(done, every)}", 2,
    ),
    FirstStepRule("登记提案", "在“提案信息”页点“新建”或“导入”", Proposal),
)  # fmt: skip
