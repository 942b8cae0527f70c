"""What the engines need from the experts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop_app.services.subjects import Subject
from desktop_app.services.used_parts import RulesAbout

if TYPE_CHECKING:
    from desktop_app.services.reminders.reminder_rule import ReminderRule


def _reminders() -> Sequence[ReminderRule]:
    from desktop_app.services.experts.reminder_rules import RULES

    return RULES


EXPERTS = Subject(
    name="experts",
    records=("expert",),
    reminders=(RulesAbout(("expert",), _reminders),),
    window="desktop_app.ui.experts.rules",
)
"""The subject of the experts."""
