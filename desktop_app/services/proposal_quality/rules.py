"""What the engines need from key proposals, quality reviews, awards and upward offers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.services.subjects import AgreementRule, CascadeRule, LinkedGate, NamedPart, Subject
from desktop_app.services.used_parts import NamedHeadline, RulesAbout

if TYPE_CHECKING:
    from desktop_app.services.facts.declared import FactRule
    from desktop_app.services.reminders.reminder_rule import ReminderRule
    from desktop_app.services.statistics.declared import Statistics


def _facts() -> Sequence[FactRule]:
    from desktop_app.services.proposal_quality.facts import FACTS

    return FACTS


def _cascade() -> Sequence[CascadeRule]:
    from desktop_app.services.proposal_quality.cascade import RULES

    return RULES


def _agreement() -> Sequence[AgreementRule]:
    from desktop_app.services.proposal_quality.proposal_agreement import RULES

    return RULES


def _linked_gates() -> Mapping[tuple[str, str], LinkedGate]:
    from desktop_app.services.proposal_quality.quota import GATES

    return GATES


def _statistics() -> Statistics:
    from desktop_app.services.proposal_quality.statistics import STATISTICS

    return STATISTICS


def _reminders() -> Sequence[ReminderRule]:
    from desktop_app.services.proposal_quality.office_watch import REMINDERS

    return REMINDERS


def _supervision_timeline(reading: Any, found: Any) -> Sequence[Any]:
    from desktop_app.services.proposal_quality.timeline import of_supervision

    return of_supervision(reading, found)


def _offer_timeline(reading: Any, found: Any) -> Sequence[Any]:
    from desktop_app.services.proposal_quality.timeline import of_offer

    return of_offer(reading, found)


def _below_proposals(reading: Any, keys: Sequence[int]) -> Mapping[int, Sequence[Any]]:
    from desktop_app.services.proposal_quality.timeline import below_proposals

    return below_proposals(reading, keys)


def _workbench() -> Mapping[str, Any]:
    from desktop_app.services.proposal_quality.office_watch import WORKBENCH

    return WORKBENCH


PROPOSAL_QUALITY = Subject(
    name="proposal_quality",
    records=(
        "proposal_supervision", "supervision_record", "quality_review", "award_round",
        "award_candidate", "upward_offer",
    ),
    cascade=_cascade,
    agreement=_agreement,
    linked_gates=_linked_gates,
    statistics=(
        NamedPart(
            "proposal_quality", "提案质量", _statistics, "proposal_supervision", 4,
            within="proposal",
        ),
    ),
    reminders=(RulesAbout(("proposal_supervision", "session"), _reminders),),
    timeline={"proposal_supervision": _supervision_timeline, "upward_offer": _offer_timeline},
    timeline_below={"proposal": _below_proposals},
    workbench=(NamedHeadline("upward_offer", "今年向上推荐", ("upward_offer",)),),
    workbench_rules=_workbench,
    window="desktop_app.ui.proposal_quality.rules",
    facts=_facts,
)  # fmt: skip
