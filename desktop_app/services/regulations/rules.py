"""What the engines need from regulations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.services.subjects import CardSection, Subject
from desktop_app.services.used_parts import RulesAbout

if TYPE_CHECKING:
    from desktop_app.services.reminders.reminder_rule import ReminderRule


def _reminders() -> Sequence[ReminderRule]:
    from desktop_app.services.regulations.reminder_rules import RULES

    return RULES


def _duties(desk: Any, key: int) -> CardSection:
    from desktop_app.services.regulations.card_section import next_duties

    return next_duties(desk, key)


REGULATIONS = Subject(
    name="regulations",
    records=("regulation", "regulation_duty"),
    reminders=(RulesAbout(("regulation_duty",), _reminders),),
    card_sections={("regulation", "regulation_duty"): _duties},
    window="desktop_app.ui.regulations.rules",
)
"""The subject of regulations and their duties."""
