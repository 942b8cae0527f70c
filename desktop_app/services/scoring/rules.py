"""What the engines need from score rules and scores."""

from __future__ import annotations

from desktop_app.services.subjects import Subject

SCORING = Subject(
    name="scoring",
    records=("score_rule_set", "score_category", "score_rule", "grade_band", "score_entry"),
    window="desktop_app.ui.scoring.rules",
)
