"""Whose facts may be others since an action, by the log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.records.any_link import NarrowLink
from desktop_app.records.links import Link
from desktop_app.records.member import Member
from desktop_app.records.membership import Membership
from desktop_app.records.record import Field, Record
from desktop_app.services.desk import Desk
from desktop_app.services.facts.declared import facts_of
from desktop_app.services.facts.readings import FactReading, readings
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.periods import Period
from desktop_app.services.statistics.scopes import EVERYTHING
from desktop_app.services.statistics.sections import Asked, OfLinked
from desktop_app.storage.log.former_values import before_since
from desktop_app.storage.log.history import records_since
from desktop_app.storage.query.who_groups import WhoQuery, who_groups, who_share

MOST = 2_000
"""Of more changed records everybody's facts count as touched."""
ALWAYS = Period("0001-01-01", "9999-12-31")


class _Changes(NamedTuple):
    """What changed of one kind of record: ids, and former values with them."""

    keys: frozenset[int]
    before: Sequence[tuple[int, Mapping[str, Any]]]

    def of_fields(self, fields: frozenset[str]) -> _Changes:
        """The new records, and those of which one of these fields changed."""
        before = [each for each in self.before if not each[1] or not fields.isdisjoint(each[1])]
        return _Changes(frozenset(key for key, _ in before), before)


NOTHING = _Changes(frozenset(), ())


def touched(desk: Desk, since: int) -> set[int] | None:
    """The members whose facts may differ from those after the action `since`; None: anybody's.

    Members whose own record or memberships changed are among them.
    """
    changed = records_since(desk.office, since)
    found: set[int] = set()
    for reading in readings(facts_of(desk.subjects).values(), groups=False):
        for key in changed & reading_records(reading):
            changes = _changes(desk, since, key)
            if changes is None:
                return None
            found |= _named(desk, reading, key, changes)
    people = _changes(desk, since, Member.KEY) if Member.KEY in changed else NOTHING
    held = _changes(desk, since, Membership.KEY) if Membership.KEY in changed else NOTHING
    if people is None or held is None:
        return None
    found |= people.keys | _owners(desk, Membership, "member", held)
    return found


def reading_records(reading: FactReading) -> set[str]:
    """The keys of all records that the facts of a reading depend on."""
    source = reading.first
    found = {model.KEY for path in _paths(reading) for _, model in _links(reading.record, path)}
    found.add(reading.record.KEY)
    if source.sharers is not None:
        found.add(source.sharers.record.KEY)
    return found | {each.whole.record.KEY for _, each in reading.sources if each.whole}


def _changes(desk: Desk, since: int, record: str) -> _Changes | None:
    before = before_since(desk.office, since, record, MOST)
    return None if before is None else _Changes(frozenset(key for key, _ in before), before)


def _owners(desk: Desk, model: type[Record], field: str, changes: _Changes) -> set[int]:
    """Whom a link of changed records names now and named before."""
    here = linked_now(desk, model, field, changes.keys)
    return here | {value for _, old in changes.before if (value := old.get(field))}


def linked_now(desk: Desk, model: type[Record], path: str, keys: frozenset[int]) -> set[int]:
    """Whom a path, which may end at a pair field, names of some records of its own."""
    asked = WhoQuery((Filter("id", "in", tuple(keys)),), path, ())
    return {who for row in who_groups(desk.office, model, asked) for who in row[-1]}


def _paths(reading: FactReading) -> set[str]:
    found = {reading.who, reading.day.field, reading.day.otherwise}
    for _, source in reading.sources:
        found |= {source.member, source.kind, source.level, source.quantity, source.shared}
        found |= {each.partition("=")[0] for each in source.matter}
        found |= {
            f"{each.link}.id"
            for each in (*source.where, *source.waits)
            if isinstance(each, OfLinked)
        }
        found |= {source.whole.through} if source.whole else set()
    return found - {""}


def _fields_at(reading: FactReading, path: str) -> frozenset[str]:
    """The fields of the records at a path that the facts are read from."""
    found = {rest.partition(".")[0] for each in _paths(reading) if (rest := _rest(each, path))}
    for _, source in reading.sources:
        for each in (*source.where, *source.waits):
            if isinstance(each, OfLinked) and each.link == path:
                found |= {*each.predicate.fields}
    return frozenset(found)


def _links(model: type[Record], path: str) -> Iterator[tuple[str, type[Record]]]:
    """The records that a path passes, each with the path to it."""
    *heads, _ = path.split(".")
    for place, name in enumerate(heads, 1):
        field = model.field(name)
        if not isinstance(field, Link):
            return
        model = field.linked
        yield ".".join(heads[:place]), model


def _named(desk: Desk, reading: FactReading, key: str, changes: _Changes) -> set[int]:
    """The members that a reading finds through the changed records of one kind."""
    found: set[int] = set()
    places = {"id": reading.record} if key == reading.record.KEY else {}
    for path in _paths(reading):
        places |= {to: model for to, model in _links(reading.record, path) if key == model.KEY}
    for path in places:
        own = changes if path == "id" else changes.of_fields(_fields_at(reading, path))
        if own.keys:
            found |= _through(desk, reading, path, own.keys)
            found |= _formerly(desk, reading, path, own)
    for _, source in reading.sources:
        if source.whole and key == source.whole.record.KEY:
            keys = _owners(desk, source.whole.record, source.whole.link, changes)
            found |= _through(desk, reading, source.whole.through, frozenset(keys))
    if reading.first.sharers and key == reading.first.sharers.record.KEY:
        found |= _sharing(desk, reading, changes)
    return found


def _through(desk: Desk, reading: FactReading, path: str, keys: frozenset[int]) -> set[int]:
    """Whom records name now that are these or link to these by a path."""
    asked = Asked(desk, ALWAYS, ALWAYS, EVERYTHING)
    query = WhoQuery((Filter(path, "in", tuple(keys)),), reading.who, ())
    if reading.joint:
        by = reading.shared_by(asked)
        query = query._replace(shared=reading.first.shared, shared_by=by)
    return {who for row in who_groups(desk.office, reading.record, query) for who in row[-1]}


def _formerly(desk: Desk, reading: FactReading, path: str, changes: _Changes) -> set[int]:
    """Whom the changed records at a path named before, by the rest of the path to the member.

    Those who share a record that was named before are found by the rest of the path to it.
    """
    rest = _rest(reading.first.shared if reading.joint else reading.who, path)
    if not rest or rest == "id":
        return set()
    head, _, further = rest.partition(".")
    model = reading.record
    for name in path.split(".") if path != "id" else ():
        model = model.field(name).linked  # type: ignore[union-attr]
    field = model.field(head)
    old = {each for _, values in changes.before for each in _held(field, values)}
    by = reading.shared_by(Asked(desk, ALWAYS, ALWAYS, EVERYTHING)) if reading.joint else None
    if by is not None:
        return who_share(desk.office, by, old)
    if not further or not old:
        return old
    return linked_now(desk, field.linked, further, frozenset(old))  # type: ignore[union-attr]


def _held(field: Field, values: Mapping[str, Any]) -> tuple[int, ...]:
    """Whom a link, a pair field or a link of one kind among several named in logged values."""
    value = field.key_in(values) if isinstance(field, NarrowLink) else values.get(field.name)
    return tuple(value) if isinstance(value, list | tuple) else (value,) if value else ()


def _rest(who: str, path: str) -> str:
    if path == "id":
        return who
    return who.removeprefix(f"{path}.") if who.startswith(f"{path}.") else ""


def _sharing(desk: Desk, reading: FactReading, changes: _Changes) -> set[int]:
    """All movers of the records whose sharers changed, and who shared them before."""
    source = reading.first
    sharers = source.sharers
    assert sharers is not None
    pairs = sharers.record.field(sharers.link)
    if isinstance(pairs, Link):
        shared = frozenset(_owners(desk, sharers.record, sharers.link, changes))
        former = {old[sharers.member] for _, old in changes.before if old.get(sharers.member)}
    else:
        shared = changes.keys
        former = {each for _, old in changes.before for each in old.get(sharers.link) or ()}
    return former | _through(desk, reading, source.shared, shared)
