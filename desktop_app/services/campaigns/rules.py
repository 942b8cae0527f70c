"""What the engines need from campaigns."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.services.subjects import AgreementRule, Subject


def _agreement() -> Sequence[AgreementRule]:
    from desktop_app.services.campaigns.agreement import RULES

    return RULES


CAMPAIGNS = Subject(
    name="campaigns",
    records=(
        "campaign", "campaign_indicator", "campaign_measure", "campaign_survey", "campaign_value",
    ),
    agreement=_agreement,
    window="desktop_app.ui.campaigns.rules",
)  # fmt: skip
