"""What the engines need from reviews of brands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.services.subjects import (
    AgreementRule,
    CascadeRule,
    LinkedGate,
    NamedPart,
    Subject,
    WriteGuard,
)
from desktop_app.services.used_parts import RulesAbout

if TYPE_CHECKING:
    from desktop_app.services.reminders.reminder_rule import ReminderRule
    from desktop_app.services.statistics.declared import Statistics


def _cascade() -> Sequence[CascadeRule]:
    from desktop_app.services.brand_reviews.closing import RULES

    return RULES


def _agreement() -> Sequence[AgreementRule]:
    from desktop_app.services.brand_reviews.brand_agreement import RULES

    return RULES


def _guards() -> Sequence[WriteGuard]:
    from desktop_app.services.brand_reviews.guards import refuse

    return (refuse,)


def _linked_gates() -> Mapping[tuple[str, str], LinkedGate]:
    from desktop_app.services.brand_reviews.results import GATES

    return GATES


def _reminders() -> Sequence[ReminderRule]:
    from desktop_app.services.brand_reviews.reminder_rules import REMINDERS

    return REMINDERS


def _statistics() -> Statistics:
    from desktop_app.services.brand_reviews.statistics import STATISTICS

    return STATISTICS


def _below_brands(reading: Any, keys: Sequence[int]) -> Mapping[int, Sequence[Any]]:
    from desktop_app.services.brand_reviews.timeline import below_brands

    return below_brands(reading, keys)


BRAND_REVIEWS = Subject(
    name="brand_reviews",
    records=(
        "brand_review", "brand_criterion", "brand_reviewer", "brand_candidate", "brand_score",
    ),
    cascade=_cascade,
    agreement=_agreement,
    guards=_guards,
    linked_gates=_linked_gates,
    reminders=(RulesAbout(("brand_review",), _reminders),),
    statistics=(
        NamedPart("brand_review", "品牌评审", _statistics, "brand_review", within="brand"),
    ),
    timeline_below={"brand": _below_brands},
    window="desktop_app.ui.brand_reviews.rules",
)  # fmt: skip
