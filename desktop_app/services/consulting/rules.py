"""What the engines need from the consulting work: from the topic to the case."""

from __future__ import annotations

from desktop_app.services.subjects import Subject

CONSULTING = Subject(
    name="consulting",
    records=(
        "topic", "consultation_plan", "consultation", "participant", "opinion", "consensus",
        "outcome", "outcome_step", "look_back", "case",
    ),
    window="desktop_app.ui.consulting.rules",
)  # fmt: skip
