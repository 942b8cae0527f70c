"""What the engines need from deeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.services.subjects import CascadeRule, NamedPart, Subject
from desktop_app.services.used_parts import NamedHeadline, RulesAbout

if TYPE_CHECKING:
    from desktop_app.services.facts.declared import FactRule
    from desktop_app.services.reminders.reminder_rule import ReminderRule
    from desktop_app.services.statistics.declared import Statistics


def _cascade() -> Sequence[CascadeRule]:
    from desktop_app.services.deeds.cascade import RULES

    return RULES


def _facts() -> Sequence[FactRule]:
    from desktop_app.services.deeds.facts import FACTS

    return FACTS


def _reminders() -> Sequence[ReminderRule]:
    from desktop_app.services.deeds.reminder_rules import RULES

    return RULES


def _statistics() -> Statistics:
    from desktop_app.services.deeds.statistics import STATISTICS

    return STATISTICS


def _workbench() -> Mapping[str, Any]:
    from desktop_app.services.deeds.workbench import WORKBENCH

    return WORKBENCH


def _timeline(reading: Any, found: Any) -> Sequence[Any]:
    from desktop_app.services.deeds.timeline import nodes_of

    return nodes_of(reading, found)


def _quarter(desk: Any, keys: Sequence[int], shown: Sequence[Any]) -> list[Any]:
    from desktop_app.services.deeds.quarter_counts import complete

    return complete(desk, keys, shown)


DEEDS = Subject(
    name="deeds",
    records=("deed",),
    cascade=_cascade,
    reminders=(RulesAbout(("deed",), _reminders),),
    statistics=(NamedPart("deed", "实事", _statistics, "deed", within="activity"),),
    workbench=(NamedHeadline("deed", "今年办成实事", ("deed",)),),
    workbench_rules=_workbench,
    timeline={"deed": _timeline},
    window="desktop_app.ui.deeds.rules",
    facts=_facts,
    completes={"campaign_quarter": _quarter},
)
