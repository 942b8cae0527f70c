"""What the engines need from yearly assessments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.services.subjects import AgreementRule, LinkedGate, NamedPart, Subject
from desktop_app.services.used_parts import NamedChart, RulesAbout

if TYPE_CHECKING:
    from desktop_app.services.reminders.reminder_rule import ReminderRule
    from desktop_app.services.statistics.declared import Statistics


def _agreement() -> Sequence[AgreementRule]:
    from desktop_app.services.assessments import following, year_locks

    return (following.RULE, year_locks.RULE)


def _linked_gates() -> Mapping[tuple[str, str], LinkedGate]:
    from desktop_app.services.assessments.year_locks import GATES

    return GATES


def _reminders() -> Sequence[ReminderRule]:
    from desktop_app.services.assessments.reminder_rules import RULES

    return RULES


def _statistics() -> Statistics:
    from desktop_app.services.assessments.statistics import STATISTICS

    return STATISTICS


def _workbench() -> Mapping[str, Any]:
    from desktop_app.services.assessments.workbench import WORKBENCH

    return WORKBENCH


def _with_work(desk: Any, keys: Sequence[int], shown: Sequence[Any]) -> Sequence[Any]:
    from desktop_app.services.assessments.printed_facts import with_work

    return with_work(desk, keys, shown)


def _with_year_before(desk: Any, keys: Sequence[int], shown: Sequence[Any]) -> Sequence[Any]:
    from desktop_app.services.assessments.printed_facts import with_year_before

    return with_year_before(desk, keys, shown)


ASSESSMENTS = Subject(
    name="assessments",
    records=("assessment",),
    agreement=_agreement,
    linked_gates=_linked_gates,
    reminders=(RulesAbout(("assessment",), _reminders),),
    workbench=(NamedChart("assessment", "在办履职评定", "份", "assessment"),),
    workbench_rules=_workbench,
    statistics=(NamedPart("assessment", "考核结果", _statistics, "assessment", within="member"),),
    completes={
        "assessment_form": _with_work,
        "result_feedback": _with_work,
        "result_reminder": _with_work,
        "talk_form": _with_work,
        "twice_low": _with_year_before,
    },
    window="desktop_app.ui.assessments.rules",
)
"""The subject of yearly assessments: their steps, the lock of a year, the letters on results."""
