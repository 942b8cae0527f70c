"""Makes a member's columns and memberships agree in every action that writes one of them.

A column that was written corrects the membership that holds today: it was always so. A membership
that was written or removed sets the columns to what holds today. For a member whose time begins
later, the first day of that time counts as today; for one who has left, the last day in office, on
which all ends that was still held.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from desktop_app.records.member import Member
from desktop_app.records.membership import (
    SLOTS,
    Held,
    Membership,
    Slot,
    holds_on,
    in_time,
    overlap,
    slot_of,
)
from desktop_app.records.office import Term
from desktop_app.records.record import Record
from desktop_app.services.cascading import stored_before
from desktop_app.services.desk import Desk
from desktop_app.services.members.first_memberships import WATCHED, FirstMemberships, first_rows
from desktop_app.services.members.leaving import ended, reopened
from desktop_app.services.members.membership_words import contradiction, overlapping
from desktop_app.services.members.time_in_office import Starts, day_after, day_before, last_day
from desktop_app.services.subjects import Agreed, AgreementRule
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.records_by_key import records_by_key

KEYS = frozenset((Member.KEY, Membership.KEY, Term.KEY))
Written = tuple[str, int]
"""A record of an action: the key of its kind, and its id."""


@dataclass(slots=True)
class _Person:
    """One member within an action: what was written in its columns and among its memberships."""

    member: Record
    typed: list[Slot] = field(default_factory=list)
    rows: dict[int, Record] = field(default_factory=dict)
    touched: set[tuple[str, int]] = field(default_factory=set)
    moved_from: tuple[str | None] | None = None  # the first day of its time, where that changed
    left_on: tuple[str | None] | None = None  # the last day in office, where that changed

    def of(self, slot: Slot) -> list[Record]:
        """The memberships of one slot."""
        return [each for each in self.rows.values() if slot_of(each.values) == slot]


class _Agreeing:
    """One action being completed."""

    def __init__(self, desk: Desk, starts: Starts, *, all_said: bool) -> None:
        self.desk, self.starts, self.all_said = desk, starts, all_said
        self.put: list[Record] = []
        self.gone: list[Record] = []
        self._written: set[Written] = set()

    def settle(self, person: _Person, written: set[Written]) -> None:
        """Agree one member's columns and memberships; `written` are in the action already."""
        if not person.rows and not person.touched:
            if not self.all_said:
                self.put += first_rows(person.member.values, person.typed, self.starts)
            return
        self._written = written
        if person.moved_from and not self.all_said:
            self._move_starts(person, person.moved_from[0])
        if not self.all_said:
            self._end(person)
        day = self.starts.present(person.member.values)
        for slot in SLOTS:
            if slot.key in person.touched:
                self._refuse_overlaps(person, slot)
            if slot.key in person.touched or slot in person.typed:
                self._settle_slot(person, slot, day)

    def _settle_slot(self, person: _Person, slot: Slot, day: str) -> None:
        touched, typed = slot.key in person.touched, slot in person.typed
        rows = person.of(slot)
        now = next((each for each in rows if holds_on(each.values, day)), None)
        held, wanted = (
            slot.held_on([now.values] if now else [], day), slot.now(person.member.values)
        )  # fmt: skip
        if slot.same(held, wanted):
            return
        if self.all_said:
            if rows or touched:
                self._show(person, slot, held)
        elif not touched:
            self._correct(person, slot, now, day)
        elif not typed:
            self._show(person, slot, held)
        elif now is None:
            self._begin(person, slot, day)
        else:
            raise contradiction(self.desk, slot, wanted, held)

    def _show(self, person: _Person, slot: Slot, held: Held) -> None:
        slot.put(person.member.values, held)
        self._write(person.member)

    def _correct(self, person: _Person, slot: Slot, now: Record | None, day: str) -> None:
        """What was typed was always so: today's membership says it, or goes."""
        wanted = slot.now(person.member.values)
        if now is None:
            self._begin(person, slot, day)
        elif not any(wanted):
            self.gone.append(now)
        else:
            now.values.update(zip(slot.fields, wanted, strict=True))
            self._write(now)

    def _begin(self, person: _Person, slot: Slot, day: str) -> None:
        """A new membership as long as the others of its slot leave room."""
        member = person.member.values
        since, until = self.starts.span(member)
        for each in in_time(row.values for row in person.of(slot)):
            if each.get("until") and each["until"] < day:
                since = max(since or "", day_after(each["until"]))
            elif each.get("since") and each["since"] > day:
                until = min(until or day_before(each["since"]), day_before(each["since"]))
        told = {"member": member["id"], "since": since, "until": until}
        self.put.append(Membership.of(slot.said(slot.now(member), told)))

    def _move_starts(self, person: _Person, old: str | None) -> None:
        """What began with the member's time in office begins with it still."""
        new = self.starts.of(person.member.values)
        for each in person.rows.values():
            until = each.values.get("until")
            if each.values.get("since") == old and not (until and new and new > until):
                each.values["since"] = new
                self._write(each)
        person.touched |= {_place(each) for each in person.rows.values()}  # another day is shown

    def _end(self, person: _Person) -> None:
        """What is held ends with the last day in office; it goes on where that is taken back."""
        last, rows = last_day(person.member.values), list(person.rows.values())
        changed = list[Record]()
        if person.left_on and person.left_on[0]:
            changed += reopened(rows, person.left_on[0])
        if last:
            cut, never = ended(rows, last)
            changed += cut
            for each in never:
                if _written(each) not in self._written:
                    self.gone.append(person.rows.pop(each.key))
        for each in changed:
            self._write(each)
        if person.left_on:  # another day is shown
            typed = {each.key for each in person.typed}
            person.touched |= {_place(each) for each in person.rows.values()} - typed

    def _refuse_overlaps(self, person: _Person, slot: Slot) -> None:
        rows = in_time(each.values for each in person.of(slot))
        for one, other in pairwise(rows):
            if overlap(one, other):
                raise overlapping(self.desk, slot, one, other)

    def _write(self, record: Record) -> None:
        if _written(record) not in self._written:
            self._written.add(_written(record))
            self.put.append(record)


def complete(desk: Desk, put: Sequence[Record], remove: Sequence[Record], all_said: bool) -> Agreed:
    """What has to be written and removed besides, so that columns and memberships agree.

    Members about to be written are changed in place. With `all_said` columns only follow the
    memberships. `Refused` where memberships of a slot overlap or contradict a typed column.
    """
    starts = Starts(desk, put)
    if not remove and all(map(_is_new_member, put)):
        new = () if all_said else (each.values for each in put if _is_ours(each))
        first = FirstMemberships(starts)
        return Agreed([row for each in new for row in first.of(each)])
    people = _people(desk, put, remove, starts)
    work = _Agreeing(desk, starts, all_said=all_said)
    written = {_written(each) for each in put}
    for each in people:
        work.settle(each, written)
    return Agreed(work.put, work.gone)


def _member_of(record: Record) -> int | None:
    """The member that a record of an action is about, None for a term."""
    if isinstance(record, Term):
        return None
    key: int = record.key if isinstance(record, Member) else record.values["member"]
    return key


RULE = AgreementRule(KEYS, complete, owner=_member_of)


def _people(
    desk: Desk, put: Sequence[Record], remove: Sequence[Record], starts: Starts
) -> list[_Person]:
    """The members of an action in which something has to be looked at."""
    members = [each for each in put if isinstance(each, Member) and _is_ours(each)]
    before = stored_before(desk.office, members) if members else {}
    people = {
        each.key: person for each in members if (person := _typed(each, before, starts)) is not None
    }
    written = [each for each in put if isinstance(each, Membership) and _is_ours(each)]
    removed = [each for each in remove if isinstance(each, Membership) and _is_ours(each)]
    leaving = {each.key for each in remove if isinstance(each, Member)}
    owners = {each.values["member"] for each in (*written, *removed)} - leaving
    given = {each.key: each for each in members}
    people |= {key: _Person(given[key]) for key in owners & given.keys() - people.keys()}
    lacking = sorted(owners - given.keys())
    for each in records_by_key(desk.office, Member, lacking) if lacking else ():
        people[each.key] = _Person(each)
    _take_rows(desk, people, written, removed)
    return list(people.values())


def _typed(
    member: Record, before: Mapping[int, Mapping[str, Any]], starts: Starts
) -> _Person | None:
    """A written member whose columns or first day differ from what is stored."""
    new, old = member.values, before.get(member.key)
    if old is None:
        typed = [each for each in SLOTS if any(each.now(new))]
        return _Person(member, typed) if typed else None
    if all(new.get(name) == old.get(name) for name in WATCHED):
        return None
    typed = [each for each in SLOTS if not each.same(each.now(new), each.now(old))]
    moved = new.get("since") != old.get("since") or new.get("term") != old.get("term")
    first = starts.of(old) if moved else None
    moves = moved and first != starts.of(new)
    left = last_day(old)
    leaves = left != last_day(new)
    if not typed and not moves and not leaves:
        return None
    return _Person(
        member, typed, moved_from=(first,) if moves else None, left_on=(left,) if leaves else None
    )


def _take_rows(
    desk: Desk, people: Mapping[int, _Person], written: Iterable[Record], removed: Iterable[Record]
) -> None:
    """Give each member its memberships as they will be stored."""
    known = [key for key, each in people.items() if each.member.values["version"]]
    if known:
        query = Query(where=(Filter("member", "in", tuple(known)),))
        found = lists.find(desk.office, Membership, query)
        for row in records_by_key(desk.office, Membership, found):
            people[row.values["member"]].rows[row.key] = row
    for row in written:
        person = people.get(row.values["member"])
        if person is not None:
            former = person.rows.get(row.key)
            person.touched |= {_place(each) for each in (row, former) if each is not None}
            person.rows[row.key] = row
    for row in removed:
        person = people.get(row.values["member"])
        if person is not None:
            person.touched.add(_place(row))
            person.rows.pop(row.key, None)


def _is_new_member(record: Record) -> bool:
    return isinstance(record, Member) and not record.values["version"]


def _is_ours(record: Record) -> bool:
    """Whether it is our own office's; memberships of another office are not changed here."""
    return not record.values.get("owner_office")


def _written(record: Record) -> Written:
    return type(record).KEY, record.key


def _place(membership: Record) -> tuple[str, int]:
    return membership.values["kind"], membership.values.get("place") or 1
