"""What the engines need from requests and from contact with the committees above."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop_app.services.subjects import CascadeRule, Subject
from desktop_app.services.used_parts import RulesAbout

if TYPE_CHECKING:
    from desktop_app.services.reminders.reminder_rule import ReminderRule


def _cascade() -> Sequence[CascadeRule]:
    from desktop_app.services.requests.cascade import RULES

    return RULES


def _reminders() -> Sequence[ReminderRule]:
    from desktop_app.services.requests.reminder_rules import RULES

    return RULES


REQUESTS = Subject(
    name="requests",
    records=("request", "upward_report"),
    cascade=_cascade,
    reminders=(RulesAbout(("request",), _reminders),),
    window="desktop_app.ui.requests.rules",
)
"""The subject of requests, reports and contact with the committees above."""
