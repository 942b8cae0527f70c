"""What the engines need from the proposals and their handling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from desktop_app.services.subjects import AgreementRule, CascadeRule, LinkedGate, NamedPart, Subject
from desktop_app.services.used_parts import NamedHeadline, RulesAbout

if TYPE_CHECKING:
    from desktop_app.services.facts.declared import FactRule
    from desktop_app.services.reminders.reminder_rule import ReminderRule
    from desktop_app.services.statistics.declared import Statistics


def _facts() -> Sequence[FactRule]:
    from desktop_app.services.proposals.facts import FACTS

    return FACTS


def _cascade() -> Sequence[CascadeRule]:
    from desktop_app.services.proposals.cascade import RULES

    return RULES


def _agreement() -> Sequence[AgreementRule]:
    from desktop_app.services.proposals.sheet_agreement import RULES

    return RULES


def _linked_gates() -> Mapping[tuple[str, str], LinkedGate]:
    from desktop_app.services.proposals.linked_gates import GATES

    return GATES


def _statistics() -> Statistics:
    from desktop_app.services.proposals.statistics import STATISTICS

    return STATISTICS


def _unit_statistics() -> Statistics:
    from desktop_app.services.proposals.statistics import UNIT_STATISTICS

    return UNIT_STATISTICS


def _reminders() -> Sequence[ReminderRule]:
    from desktop_app.services.proposals.reminder_rules import RULES

    return RULES


def _new_day() -> Sequence[Any]:
    from desktop_app.services.proposals.partners import settle_partners

    return (settle_partners,)


TIMELINES = ("proposal", "proposal_handling")


def _timeline(record: str, reading: Any, found: Any) -> Sequence[Any]:
    from desktop_app.services.proposals.timeline import STARTS

    return STARTS[record](reading, found)


def _workbench() -> Mapping[str, Any]:
    from desktop_app.services.proposals.workbench import WORKBENCH

    return WORKBENCH


PROPOSALS = Subject(
    name="proposals",
    records=(
        "session", "proposal", "proposal_signer", "proposal_handling", "handling_extension",
        "handling_meeting", "handling_feedback", "handling_suggestion",
    ),
    cascade=_cascade,
    agreement=_agreement,
    new_day=_new_day,
    linked_gates=_linked_gates,
    statistics=(
        NamedPart("proposal", "提案", _statistics, "proposal", place=2),
        NamedPart(
            "handling", "承办单位", _unit_statistics, "proposal_handling", 3, within="proposal"
        ),
    ),
    reminders=(RulesAbout(("proposal_handling",), _reminders),),
    timeline={key: partial(_timeline, key) for key in TIMELINES},
    workbench=(NamedHeadline("proposal_handling", "在办提案", ("proposal_handling", "proposal")),),
    workbench_rules=_workbench,
    window="desktop_app.ui.proposals.rules",
    facts=_facts,
)  # fmt: skip
