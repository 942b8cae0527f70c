"""What the engines need from the opinion reports and their adoptions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.services.subjects import AgreementRule, CascadeRule, NamedPart, Subject
from desktop_app.services.used_parts import NamedHeadline, RulesAbout

if TYPE_CHECKING:
    from desktop_app.services.facts.declared import FactRule
    from desktop_app.services.reminders.reminder_rule import ReminderRule
    from desktop_app.services.statistics.declared import Statistics
    from desktop_app.services.subjects import CardSection


def _facts() -> Sequence[FactRule]:
    from desktop_app.services.opinion_reports.facts import FACTS

    return FACTS


def _cascade() -> Sequence[CascadeRule]:
    from desktop_app.services.opinion_reports.cascade import RULES

    return RULES


def _agreement() -> Sequence[AgreementRule]:
    from desktop_app.services.opinion_reports.ladder import RULES

    return RULES


def _statistics() -> Statistics:
    from desktop_app.services.opinion_reports.statistics import STATISTICS

    return STATISTICS


def _reminders() -> Sequence[ReminderRule]:
    from desktop_app.services.opinion_reports.reminder_rules import RULES

    return RULES


def _timeline(reading: Any, found: Any) -> Sequence[Any]:
    from desktop_app.services.opinion_reports.timeline import nodes_of_report

    return nodes_of_report(reading, found)


def _workbench() -> Mapping[str, Any]:
    from desktop_app.services.opinion_reports.workbench import WORKBENCH

    return WORKBENCH


def _adoptions(desk: Any, key: int) -> CardSection:
    from desktop_app.services.opinion_reports.card_section import adoptions

    return adoptions(desk, key)


_SECTIONS: Mapping[tuple[str, str], Any] = {("opinion_report", "report_adoption"): _adoptions}

OPINION_REPORTS = Subject(
    name="opinion_reports",
    records=("opinion_report", "report_adoption"),
    cascade=_cascade,
    agreement=_agreement,
    statistics=(NamedPart("opinion_report", "社情民意", _statistics, "opinion_report", place=5),),
    reminders=(RulesAbout(("opinion_report", "instruction"), _reminders),),
    timeline={"opinion_report": _timeline},
    workbench=(NamedHeadline("opinion_report", "今年社情民意", ("opinion_report",)),),
    workbench_rules=_workbench,
    card_sections=_SECTIONS,
    window="desktop_app.ui.opinion_reports.rules",
    facts=_facts,
)
