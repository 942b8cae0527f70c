"""What the engines need from the groups and their members."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.services.subjects import AgreementRule, CardSection, Subject
from desktop_app.services.used_parts import RulesAbout

if TYPE_CHECKING:
    from desktop_app.services.facts.declared import FactRule
    from desktop_app.services.reminders.reminder_rule import ReminderRule


def _facts() -> Sequence[FactRule]:
    from desktop_app.services.groups.facts import FACTS

    return FACTS


def _agreement() -> Sequence[AgreementRule]:
    from desktop_app.services.groups.group_agreement import RULES

    return RULES


def _new_day() -> Sequence[Any]:
    from desktop_app.services.groups.new_day import settle

    return (settle,)


def _reminders() -> Sequence[ReminderRule]:
    from desktop_app.services.groups.reminder_rules import RULES

    return RULES


def _years(desk: Any, key: int) -> CardSection:
    from desktop_app.services.groups.card_section import years

    return years(desk, key)


def _timeline(reading: Any, found: Any) -> Sequence[Any]:
    from desktop_app.services.groups.timeline import nodes_of

    return nodes_of(reading, found)


GROUPS = Subject(
    name="groups",
    records=("group", "group_year"),
    agreement=_agreement,
    new_day=_new_day,
    reminders=(RulesAbout(("group",), _reminders),),
    card_sections={("group", "group_year"): _years},
    timeline={"group": _timeline},
    window="desktop_app.ui.groups.rules",
    facts=_facts,
)
