"""What the engines need from receptions and duty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.services.subjects import CardSection, CascadeRule, NamedPart, Subject
from desktop_app.services.used_parts import RulesAbout

if TYPE_CHECKING:
    from desktop_app.services.facts.declared import FactRule
    from desktop_app.services.reminders.reminder_rule import ReminderRule
    from desktop_app.services.statistics.declared import Statistics


def _facts() -> Sequence[FactRule]:
    from desktop_app.services.receptions.facts import FACTS

    return FACTS


def _cascade() -> Sequence[CascadeRule]:
    from desktop_app.services.receptions.cascade import RULES

    return RULES


def _reminders() -> Sequence[ReminderRule]:
    from desktop_app.services.receptions.reminder_rules import RULES

    return RULES


def _statistics() -> Statistics:
    from desktop_app.services.receptions.statistics import STATISTICS

    return STATISTICS


def _timeline(reading: Any, found: Any) -> Sequence[Any]:
    from desktop_app.services.receptions.timeline import nodes_of

    return nodes_of(reading, found)


def _duty(desk: Any, key: int) -> CardSection:
    from desktop_app.services.receptions.card_section import duty_of

    return duty_of(desk, key)


_SECTIONS: Mapping[tuple[str, str], Any] = {("point", "duty_shift"): _duty}

RECEPTIONS = Subject(
    name="receptions",
    records=("reception", "duty_shift"),
    cascade=_cascade,
    reminders=(RulesAbout(("reception",), _reminders),),
    statistics=(
        NamedPart("reception", "接待", _statistics, "reception", place=1, within="consultation"),
    ),
    timeline={"reception": _timeline},
    card_sections=_SECTIONS,
    window="desktop_app.ui.receptions.rules",
    facts=_facts,
)
"""The subject of receptions: what was asked at points and studios, and who was on duty."""
