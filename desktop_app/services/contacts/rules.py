"""What the engines need from contacts, pairings and temporary branches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.services.subjects import (
    AgreementRule,
    CardSection,
    CascadeRule,
    NamedPart,
    Subject,
)
from desktop_app.services.used_parts import RulesAbout

if TYPE_CHECKING:
    from desktop_app.services.facts.declared import FactRule
    from desktop_app.services.reminders.reminder_rule import ReminderRule
    from desktop_app.services.statistics.declared import Statistics


def _facts() -> Sequence[FactRule]:
    from desktop_app.services.contacts.facts import FACTS

    return FACTS


def _cascade() -> Sequence[CascadeRule]:
    from desktop_app.services.contacts.cascade import RULES

    return RULES


def _agreement() -> Sequence[AgreementRule]:
    from desktop_app.services.contacts.counts import RULES

    return RULES


def _new_day() -> Sequence[Any]:
    from desktop_app.services.contacts.new_day import settle

    return (settle,)


def _visits() -> Sequence[ReminderRule]:
    from desktop_app.services.contacts.visit_reminders import RULES

    return RULES


def _reminders() -> Sequence[ReminderRule]:
    from desktop_app.services.contacts.reminder_rules import RULES

    return RULES


def _statistics() -> Statistics:
    from desktop_app.services.contacts.statistics import STATISTICS

    return STATISTICS


def _contacts(desk: Any, key: int) -> CardSection:
    from desktop_app.services.contacts.cards import contacts_of_pair

    return contacts_of_pair(desk, key)


def _members(desk: Any, key: int) -> CardSection:
    from desktop_app.services.contacts.cards import members_of_branch

    return members_of_branch(desk, key)


def _days(desk: Any, key: int) -> CardSection:
    from desktop_app.services.contacts.cards import days_of_branch

    return days_of_branch(desk, key)


def _of_contact(reading: Any, found: Any) -> Sequence[Any]:
    from desktop_app.services.contacts.timeline import of_contact

    return of_contact(reading, found)


def _of_pairing(reading: Any, found: Any) -> Sequence[Any]:
    from desktop_app.services.contacts.timeline import of_pairing

    return of_pairing(reading, found)


def _of_branch(reading: Any, found: Any) -> Sequence[Any]:
    from desktop_app.services.contacts.timeline import of_branch

    return of_branch(reading, found)


CONTACTS = Subject(
    name="contacts",
    records=("contact", "pairing", "branch", "branch_member", "branch_event"),
    cascade=_cascade,
    agreement=_agreement,
    new_day=_new_day,
    reminders=(
        RulesAbout(("member",), _visits),
        RulesAbout(("pairing", "branch", "activity"), _reminders),
    ),
    statistics=(NamedPart("party_links", "党建联系", _statistics, "pairing", place=8),),
    timeline={"contact": _of_contact, "pairing": _of_pairing, "branch": _of_branch},
    card_sections={
        ("pairing", "contact"): _contacts,
        ("branch", "branch_member"): _members,
        ("branch", "branch_event"): _days,
    },
    window="desktop_app.ui.contacts.rules",
    facts=_facts,
)
