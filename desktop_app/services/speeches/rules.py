"""What the engines need from the speeches of plenary sessions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.services.subjects import AgreementRule, CascadeRule, NamedPart, Subject
from desktop_app.services.used_parts import NamedHeadline, RulesAbout

if TYPE_CHECKING:
    from desktop_app.services.facts.declared import FactRule
    from desktop_app.services.reminders.reminder_rule import ReminderRule
    from desktop_app.services.statistics.declared import Statistics


def _facts() -> Sequence[FactRule]:
    from desktop_app.services.speeches.facts import FACTS

    return FACTS


def _cascade() -> Sequence[CascadeRule]:
    from desktop_app.services.speeches.order_rules import RULES

    return RULES


def _agreement() -> Sequence[AgreementRule]:
    from desktop_app.services.speeches.order_rules import AGREEMENT

    return AGREEMENT


def _statistics() -> Statistics:
    from desktop_app.services.speeches.statistics import STATISTICS

    return STATISTICS


def _reminders() -> Sequence[ReminderRule]:
    from desktop_app.services.speeches.reminder_rules import RULES

    return RULES


def _timeline(reading: Any, found: Any) -> Sequence[Any]:
    from desktop_app.services.speeches.timeline import nodes_of

    return nodes_of(reading, found)


def _workbench() -> Mapping[str, Any]:
    from desktop_app.services.speeches.workbench import WORKBENCH

    return WORKBENCH


SPEECHES = Subject(
    name="speeches",
    records=("speech",),
    cascade=_cascade,
    agreement=_agreement,
    statistics=(NamedPart("speech", "大会发言", _statistics, "speech", place=6),),
    reminders=(RulesAbout(("speech",), _reminders),),
    timeline={"speech": _timeline},
    workbench=(NamedHeadline("speech", "今年大会发言", ("speech",)),),
    workbench_rules=_workbench,
    window="desktop_app.ui.speeches.rules",
    facts=_facts,
)
