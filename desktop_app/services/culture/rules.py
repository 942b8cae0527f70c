"""What the engines need from culture: manuscripts, the collection, reading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.services.subjects import CascadeRule, NamedPart, Subject
from desktop_app.services.used_parts import RulesAbout

if TYPE_CHECKING:
    from desktop_app.services.facts.declared import FactRule
    from desktop_app.services.reminders.reminder_rule import ReminderRule
    from desktop_app.services.statistics.declared import Statistics


def _cascade() -> Sequence[CascadeRule]:
    from desktop_app.services.culture.cascade import RULES

    return RULES


def _reminders() -> Sequence[ReminderRule]:
    from desktop_app.services.culture.reminder_rules import RULES

    return RULES


def _statistics() -> Statistics:
    from desktop_app.services.culture.statistics import STATISTICS

    return STATISTICS


def _facts() -> Sequence[FactRule]:
    from desktop_app.services.culture.facts import FACTS

    return FACTS


def _timeline(reading: Any, found: Any) -> Sequence[Any]:
    from desktop_app.services.culture.timeline import nodes_of

    return nodes_of(reading, found)


CULTURE = Subject(
    name="culture",
    records=(
        "manuscript", "manuscript_review", "collection_item", "book", "reading", "reading_note",
    ),
    cascade=_cascade,
    reminders=(RulesAbout(("manuscript", "collection_item", "book"), _reminders),),
    statistics=(
        NamedPart("manuscript", "文史和读书", _statistics, "manuscript", within="activity"),
    ),
    timeline={"manuscript": _timeline},
    facts=_facts,
    window="desktop_app.ui.culture.rules",
)  # fmt: skip
