"""The fact that a proposal of a member was selected by a higher committee."""

from __future__ import annotations

from desktop_app.records.predicates import filled
from desktop_app.records.upward_offer import UpwardOffer
from desktop_app.services.facts.declared import FactRule, FactSource
from desktop_app.services.proposals.facts import SIGNERS
from desktop_app.services.statistics.days import OnDay

FACTS = (
    FactRule(
        key="proposal_upper",
        unit="件",
        words="推荐的提案入选上级政协",
        kinds="proposal_kind",
        sources=(
            FactSource(
                record=UpwardOffer,
                where=(filled(UpwardOffer.proposal), UpwardOffer.SELECTED),
                reasons=("推荐的不是提案", "还没有入选"),
                day=OnDay("selected_on", otherwise="filed_on"),
                member="proposal.member",
                kind="proposal.kind",
                level="level",
                matter=("proposal.origin=opinion_report", "proposal"),
                shared="proposal",
                sharers=SIGNERS,
                opens="proposal",
            ),
        ),
    ),
)
