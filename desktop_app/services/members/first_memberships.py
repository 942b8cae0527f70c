"""The memberships that a member without any begins with: one for each thing its columns say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from desktop_app.records.membership import COLUMNS, SLOTS, Membership, Slot, Values
from desktop_app.services.members.time_in_office import Starts

WATCHED = (*sorted(COLUMNS), "since", "term", "state", "state_date")
"""The columns of a member on which its memberships depend."""


def first_rows(member: Values, slots: Iterable[Slot], starts: Starts) -> Iterator[Membership]:
    """The memberships of a member that has none, one for each of these slots that is held."""
    holds = [(slot, held) for slot in slots if any(held := slot.now(member))]
    if not holds:
        return
    since, until = starts.span(member)
    told = {"member": member["id"], "since": since, "until": until}
    for slot, held in holds:
        yield Membership.of(slot.said(held, told))


class FirstMemberships:
    """The memberships of many new members, worked out once for all whose columns are the same."""

    def __init__(self, starts: Starts) -> None:
        self._starts = starts
        self._known: dict[tuple[Any, ...], tuple[Membership, ...]] = {}

    def of(self, member: Values) -> list[Membership]:
        """The memberships of one member in every slot, each a record of its own."""
        columns = tuple(map(member.get, WATCHED))
        known = self._known.get(columns)
        if known is None:
            known = self._known[columns] = tuple(first_rows(member, SLOTS, self._starts))
        key = member["id"]
        return [Membership.of({**each.values, "member": key}) for each in known]
