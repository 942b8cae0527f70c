"""What the engines need from campaigns."""

from __future__ import annotations

from desktop_app.services.subjects import Subject

CAMPAIGNS = Subject(
    name="campaigns",
    records=(
        "campaign", "campaign_indicator", "campaign_measure", "campaign_survey", "campaign_value",
    ),
    window="desktop_app.ui.campaigns.rules",
)  # fmt: skip
