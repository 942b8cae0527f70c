"""What the engines need from the proposals and their handling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.services.subjects import CascadeRule, LinkedGate, Subject


def _cascade() -> Sequence[CascadeRule]:
    from desktop_app.services.proposals.cascade import RULES

    return RULES


def _linked_gates() -> Mapping[tuple[str, str], LinkedGate]:
    from desktop_app.services.proposals.linked_gates import GATES

    return GATES


PROPOSALS = Subject(
    name="proposals",
    records=(
        "session", "proposal", "proposal_signer", "proposal_handling", "handling_extension",
        "handling_meeting", "handling_feedback", "handling_suggestion",
    ),
    cascade=_cascade,
    linked_gates=_linked_gates,
    window="desktop_app.ui.proposals.rules",
)  # fmt: skip
