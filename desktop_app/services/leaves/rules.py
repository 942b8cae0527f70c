"""What the engines need from leave; its rule of attendance runs before results are counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop_app.services.subjects import AgreementRule, CascadeRule, Subject
from desktop_app.services.used_parts import RulesAbout

if TYPE_CHECKING:
    from desktop_app.services.reminders.reminder_rule import ReminderRule


def _cascade() -> Sequence[CascadeRule]:
    from desktop_app.services.leaves.cascade import RULES

    return RULES


def _agreement() -> Sequence[AgreementRule]:
    from desktop_app.services.leaves.leave_agreement import RULES

    return RULES


def _reminders() -> Sequence[ReminderRule]:
    from desktop_app.services.leaves.reminder_rules import RULES

    return RULES


LEAVES = Subject(
    name="leaves",
    records=("leave",),
    cascade=_cascade,
    agreement=_agreement,
    reminders=(RulesAbout(("leave",), _reminders),),
    window="desktop_app.ui.leaves.rules",
)
