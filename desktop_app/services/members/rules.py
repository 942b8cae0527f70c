"""What the engines need from the members and the groups they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.services.subjects import AgreementRule, CardSection, Subject


def _workbench() -> Sequence[Any]:
    from desktop_app.services.members.workbench import WORKBENCH

    return WORKBENCH


def _agreement() -> Sequence[AgreementRule]:
    from desktop_app.services.members.membership_agreement import RULE

    return (RULE,)


def _new_day() -> Sequence[Any]:
    from desktop_app.services.members.memberships import settle

    return (settle,)


def _career(desk: Any, key: int) -> CardSection:
    from desktop_app.services.members.card_section import career

    return career(desk, key)


MEMBERS = Subject(
    name="members",
    records=("member", "membership", "committee", "sector", "term"),
    agreement=_agreement,
    new_day=_new_day,
    card_sections={("member", "membership"): _career},
    workbench=_workbench,
    window="desktop_app.ui.members.rules",
)
