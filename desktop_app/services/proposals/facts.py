"""Facts of members that proposals are: handed in, filed, key, excellent."""

from __future__ import annotations

from desktop_app.records.predicates import one_of
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_signer import ProposalSigner
from desktop_app.services.facts.declared import FactRule, FactSource, Sharers
from desktop_app.services.proposals.proposal_figures import FILED
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.sections import Condition

SIGNERS = Sharers(ProposalSigner, "proposal", "member", (~one_of(ProposalSigner.role, "body"),))
"""The persons who move a proposal besides the first; bodies share no points."""
RECEIVED = OnDay("received_on", otherwise="filed_on")
SUBMITTED = ~one_of(Proposal.state, "draft", "returned", "withdrawn", "split")
"""Handed in and not taken back; one that was split up counts by its parts."""
MATTER = ("origin=opinion_report", "id")
"""A proposal made from an opinion report is the same matter."""
NOT_FILED = "没有立案"


def _source(day: OnDay, *where: tuple[object, str], waits: Condition | None = None) -> FactSource:
    return FactSource(
        record=Proposal,
        where=tuple(each for each, _ in where),  # type: ignore[misc]
        reasons=tuple(reason for _, reason in where),
        day=day,
        member="member",
        kind="kind",
        matter=MATTER,
        sharers=SIGNERS,
        waits=() if waits is None else (waits,),
    )


FACTS = (
    FactRule(
        key="proposal_submitted",
        unit="件",
        words="提交了提案，撤回、退回修改的不算",
        kinds="proposal_kind",
        waiting="草稿",
        sources=(
            _source(
                RECEIVED,
                (SUBMITTED, "还没有提交，或者已经撤回、退回修改、分案"),
                waits=one_of(Proposal.state, "draft", "returned"),
            ),
        ),
    ),
    FactRule(
        key="proposal_filed",
        unit="件",
        words="提案立了案，并入别的提案的也算",
        kinds="proposal_kind",
        waiting="待审",
        sources=(_source(RECEIVED, (FILED, NOT_FILED), waits=Proposal.AHEAD),),
    ),
    FactRule(
        key="proposal_major",
        unit="件",
        words="立案的提案定为重点提案",
        kinds="proposal_kind",
        sources=(
            _source(
                OnDay("major_on", otherwise="received_on"),
                (FILED, NOT_FILED),
                (one_of(Proposal.major, 1), "不是重点提案"),
            ),
        ),
    ),
    FactRule(
        key="proposal_excellent",
        unit="件",
        words="立案的提案评为优秀提案",
        kinds="proposal_kind",
        sources=(
            _source(
                OnDay("excellent_on", otherwise="received_on"),
                (FILED, NOT_FILED),
                (one_of(Proposal.excellent, 1), "没有评为优秀提案"),
            ),
        ),
    ),
)
