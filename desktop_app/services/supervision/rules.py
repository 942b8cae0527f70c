"""What the engines need from democratic supervision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.services.subjects import CascadeRule, NamedPart, Subject
from desktop_app.services.used_parts import RulesAbout

if TYPE_CHECKING:
    from desktop_app.services.reminders.reminder_rule import ReminderRule
    from desktop_app.services.statistics.declared import Statistics


def _cascade() -> Sequence[CascadeRule]:
    from desktop_app.services.supervision.cascade import RULES

    return RULES


def _reminders() -> Sequence[ReminderRule]:
    from desktop_app.services.supervision.reminder_rules import RULES

    return RULES


def _statistics() -> Statistics:
    from desktop_app.services.supervision.statistics import STATISTICS

    return STATISTICS


def _timeline(reading: Any, found: Any) -> Sequence[Any]:
    from desktop_app.services.supervision.timeline import nodes_of

    return nodes_of(reading, found)


SUPERVISION = Subject(
    name="supervision",
    records=("supervision_item", "supervisor"),
    cascade=_cascade,
    reminders=(RulesAbout(("supervision_item", "supervisor"), _reminders),),
    statistics=(
        NamedPart(
            "supervision",
            "民主监督",
            _statistics,
            "supervision_item",
            place=7,
            within="activity",
        ),
    ),
    timeline={"supervision_item": _timeline},
    window="desktop_app.ui.supervision.rules",
)
"""The subject of democratic supervision: items of the yearly plan and the supervisors."""
