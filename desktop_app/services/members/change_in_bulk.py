"""Members' columns that a bulk edit or import changes, as a change from a day on."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.records.member import Member
from desktop_app.records.membership import POST, SLOTS, Slot
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.members.memberships import (
    FromDay,
    changed_rows,
    memberships_in,
    read_change,
    refuse_twice,
)
from desktop_app.services.registers.stored import Stored


def as_changes(desk: Desk, records: Sequence[Record], told: FromDay) -> list[Record]:
    """What is written then: the records without the members' changed columns, and memberships.

    Those members among `records` are changed that know what is stored; new ones stay. `Refused` or
    `UserError` where the change is not possible for one of them; then nothing is to be written.
    """
    made: list[Record] = []
    members = [x for x in records if isinstance(x, Member) and x.over is not None]
    for slot in SLOTS:
        own = [each for each in members if _changes(slot, each)]
        if own:
            made += _slot_changes(desk, slot, own, told)
    return [*records, *made]


def _changes(slot: Slot, member: Record) -> bool:
    return not slot.same(slot.now(member.values), slot.now(member.over or {}))


def _slot_changes(desk: Desk, slot: Slot, members: Sequence[Record], told: FromDay) -> list[Record]:
    """The memberships of one slot; the members' columns go back to what is stored."""
    nothing = [""] * len(slot.fields)
    day = read_change(desk, slot, nothing, told)
    rows = memberships_in(desk, [each.key for each in members], slot)
    names = (*slot.columns, *(("standing",) if slot.kind == POST else ()))
    made: list[Record] = []
    for each in members:
        stored = Stored(each.key, each.values["version"], dict(each.over or {}))
        read = day._replace(held=slot.now(each.values))
        refuse_twice(slot, [stored], read)
        made += changed_rows(slot, stored, rows[each.key], read)
        each.values.update({name: stored.values.get(name) for name in names})
    return made
