"""Proposals on the workbench: those of this year, and the sheets that units still work on."""

from __future__ import annotations

from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.parts import One, OtherCodes, share, total
from desktop_app.services.statistics.sections import TOTAL, Asked, SectionRule
from desktop_app.services.workbench import HeadlineRule, WorkbenchCount


def _of_this_year(asked: Asked) -> tuple[Filter, ...]:
    year = asked.desk.today.year
    return (
        Filter("received_on", "from", (f"{year}",)),
        Filter("received_on", "to", (f"{year}-12-31",)),
    )


PROPOSALS_ENTERED = SectionRule(
    key="proposal",
    title="提案",
    record=Proposal,
    where=(),
    parts=(total("提案", "件"), share("received", "今年收到", "件", _of_this_year)),
)
SHEETS_AT_UNITS = SectionRule(
    key="proposal_handling",
    title="提案办理",
    record=ProposalHandling,
    where=(),
    parts=(
        total("提案办理", "份"),
        One("going", "在办提案", "份", (
            OtherCodes(ProposalHandling, "state", ("done", "returned")),
            ~ProposalHandling.STOPPED,
        )),
    ),
)  # fmt: skip
WORKBENCH = {
    "proposal_handling": HeadlineRule(
        (WorkbenchCount(SHEETS_AT_UNITS, ("going",)),
         WorkbenchCount(PROPOSALS_ENTERED, (TOTAL, "received"))),
        lambda _going, _every, received: f"今年收到 {received} 件", 1,
    ),
}  # fmt: skip
