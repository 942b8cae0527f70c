"""What the engines need from the activities and their attendance."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.services.subjects import AgreementRule, CascadeRule, Subject


def _cascade() -> Sequence[CascadeRule]:
    from desktop_app.services.activities.cascade import RULES

    return RULES


def _agreement() -> Sequence[AgreementRule]:
    from desktop_app.services.activities.attending import RULES

    return RULES


ACTIVITIES = Subject(
    name="activities",
    records=("activity", "activity_part", "attendance"),
    cascade=_cascade,
    agreement=_agreement,
    window="desktop_app.ui.activities.rules",
)
