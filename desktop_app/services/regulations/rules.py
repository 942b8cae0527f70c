"""What the engines need from regulations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop_app.services.subjects import Subject

if TYPE_CHECKING:
    from desktop_app.services.reminders.reminder_rule import ReminderRule


def _reminders() -> Sequence[ReminderRule]:
    from desktop_app.services.regulations.reminder_rules import RULES

    return RULES


REGULATIONS = Subject(
    name="regulations",
    records=("regulation", "regulation_duty"),
    reminders=_reminders,
    window="desktop_app.ui.regulations.rules",
)
"""The subject of regulations and their duties."""
