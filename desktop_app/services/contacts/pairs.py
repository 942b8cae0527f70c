"""Which pair a contact belongs to: by who visited, who was visited, and the day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desktop_app.records.pairing import Pairing, holds_on
from desktop_app.services.desk import Desk
from desktop_app.services.groups.holding import memberships
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

_NAMES = re.compile(r"[、,，;；\s]+")
_FIELDS = (
    "linker", "linker_name", "target_member", "target_sector", "target_group", "target_name",
    "since", "until",
)  # fmt: skip
Values = Mapping[str, Any]
Pair = tuple[int, Values]
"""Id and values of a pairing."""


class Pairs:
    """The pairings of an office by who links, read when first needed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._by_member: dict[int, list[Pair]] = {}
        self._by_name: dict[str, list[Pair]] = {}
        self._with_group: bool | None = None  # whether one links a group, None before reading

    def of(self, contacts: Sequence[Values]) -> list[list[int]]:
        """Of each contact the ids of the pairings that it may belong to.

        A pairing with the member herself is nearer than one with her sector or her group.
        """
        if not any(map(visitors, contacts)):
            return [[] for _ in contacts]
        if self._with_group is None:
            self._with_group = self._read()
        groups = self._groups(contacts) if self._with_group else {}
        return [self._nearest(each, groups) for each in contacts]

    def _nearest(self, contact: Values, groups: Mapping[Any, Sequence[Values]]) -> list[int]:
        own = self._of(contact)
        for fits in (_same, _of_sector):
            if found := [key for key, pairing in own if fits(pairing, contact)]:
                return found
        day = str(contact.get("day") or "")
        held = groups.get(contact.get("member"), ())
        there = {each["group"] for each in held if holds_on(each, day)}
        return [key for key, pairing in own if pairing["target_group"] in there]

    def _read(self) -> bool:
        """Reads all pairings; whether one of them links a group."""
        keys = lists.find(self._desk.office, Pairing, Query())
        with_group = False
        for key, _, *row in lists.rows(self._desk.office, Pairing, keys, _FIELDS):
            pairing = dict(zip(_FIELDS, row, strict=True))
            with_group = with_group or bool(pairing["target_group"])
            if pairing["linker"]:
                self._by_member.setdefault(pairing["linker"], []).append((key, pairing))
            self._by_name.setdefault(pairing["linker_name"], []).append((key, pairing))
        return with_group

    def _of(self, contact: Values) -> list[Pair]:
        """The pairings of those who visited that were there on the day."""
        visitor, day = contact.get("visitor_member"), str(contact.get("day") or "")
        found = list(self._by_member.get(visitor, ())) if visitor else []
        for name in visitors(contact):
            found += [each for each in self._by_name.get(name, ())
                      if not (visitor and each[1]["linker"])]  # fmt: skip
        return [each for each in found if holds_on(each[1], day)]

    def _groups(self, contacts: Iterable[Values]) -> dict[Any, list[Values]]:
        """The memberships in groups of each visited member, of any day."""
        people = tuple({each["member"]: None for each in contacts if each.get("member")})
        found: dict[Any, list[Values]] = {}
        for each in memberships(self._desk, (Filter("member", "in", people),)) if people else ():
            found.setdefault(each.values["member"], []).append(each.values)
        return found


def visitors(contact: Values) -> list[str]:
    """The names of those who visited; a chosen member is named like any other."""
    return [each for each in _NAMES.split(str(contact.get("visitor") or "")) if each]


def _same(pairing: Values, contact: Values) -> bool:
    target, member = pairing["target_member"], contact.get("member")
    if target and member:
        return bool(target == member)
    return bool(not target and not pairing["target_sector"] and not pairing["target_group"]
                and pairing["target_name"] == contact.get("person"))  # fmt: skip


def _of_sector(pairing: Values, contact: Values) -> bool:
    return bool(pairing["target_sector"] and pairing["target_sector"] == contact.get("sector"))
