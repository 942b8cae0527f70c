"""What the engines need from the proposals and their handling."""

from __future__ import annotations

from desktop_app.services.subjects import Subject

PROPOSALS = Subject(
    name="proposals",
    records=(
        "session", "proposal", "proposal_signer", "proposal_handling", "handling_extension",
        "handling_meeting", "handling_feedback", "handling_suggestion",
    ),
    window="desktop_app.ui.proposals.rules",
)  # fmt: skip
