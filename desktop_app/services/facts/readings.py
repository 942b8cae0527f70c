"""Declared sources that are read together: one query over a register for all facts of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from desktop_app.records.predicates import Predicate
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.facts.declared import (
    FIRST,
    JOINT,
    FactCount,
    FactRule,
    FactSource,
    WholeParts,
)
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.periods import Period
from desktop_app.services.statistics.scopes import Scope
from desktop_app.services.statistics.sections import Asked, Condition, conditions
from desktop_app.storage.query.tallies import By, Sum, tally
from desktop_app.storage.query.who_groups import (
    SharedBy,
    WhoQuery,
    linked_values,
    shared_counts,
    who_groups,
)

ID = "id"
"""The key of a value that is no field: the record itself."""


class ToldFact(NamedTuple):
    """A fact that a reading finds: its source, the role, and what its own records fulfil.

    flag: the number of the flag that the query gives for it, -1 for none.
    tests: predicates on the values that were read.
    """

    fact: str
    source: FactSource
    role: str
    flag: int
    tests: tuple[Predicate, ...]


@dataclass(slots=True)
class FactReading:
    """Sources over the same records that name the same persons, by the same day.

    `joint` reads those who share the records in place of those whom the records name. `own` is
    whether it names groups, not members.
    """

    record: type[Record]
    who: str
    day: OnDay
    joint: bool
    own: bool
    sources: list[tuple[str, FactSource]] = field(default_factory=list)

    @property
    def first(self) -> FactSource:
        """The source by which they are read; all are alike in whom they name and share."""
        return self.sources[0][1]

    def shared_by(self, asked: Asked) -> SharedBy | None:
        """What makes further persons share its records, if anything does."""
        sharers = self.first.sharers
        if sharers is None:
            return None
        where = conditions(sharers.where, asked)
        return SharedBy(sharers.record, sharers.link, sharers.member, where, sharers.first)


class AlikeRecords(NamedTuple):
    """Records that are alike to every fact of a reading: their values, flags and whom they name."""

    values: dict[str, Any]
    flags: Sequence[int]
    whom: list[int]


def readings(rules: Iterable[FactRule], *, groups: bool) -> list[FactReading]:
    """The readings that all sources of some facts need, for members or for groups."""
    found: dict[Any, FactReading] = {}
    for rule in rules:
        for source in rule.sources:
            own = groups and bool(source.group)
            who = source.group if own else source.member
            for joint in (False, True) if source.sharers and not own else (False,):
                if not who and not joint:
                    continue
                like = (source.record, who, source.day, source.matter, source.shared,
                        source.sharers, joint, own, source.kind, source.level)  # fmt: skip
                made = FactReading(source.record, who, source.day, joint, own)
                found.setdefault(like, made).sources.append((rule.key, source))
    return list(found.values())


@dataclass(slots=True)
class ReadFacts:
    """The groups of a reading for one period, and the facts that each of them may be."""

    reading: FactReading
    told: Sequence[ToldFact]
    groups: Sequence[AlikeRecords]
    sharers: Mapping[int, int]
    _made: dict[FactCount, FactCount] = field(default_factory=dict)
    _held: dict[Any, Sequence[ToldFact]] = field(default_factory=dict)
    _tested: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        tests = [test for each in self.told for test in each.tests]
        self._tested = tuple(dict.fromkeys(name for test in tests for name in test.fields))

    def facts(self, group: AlikeRecords) -> Iterator[tuple[ToldFact, FactCount]]:
        """The facts that the records of a group are, those alike as one object."""
        values, made = group.values, self._made
        for each in self._of(group):
            source = each.source
            quantity = (values[source.quantity] or 0) if source.quantity else 1
            whole = values[_key_of(source.whole)] if source.whole else 0
            if source.complete:
                if quantity < whole:
                    continue
                quantity, whole = 1, 0
            count = FactCount(
                each.fact, each.role, values.get(source.kind) or "", values.get(source.level) or "",
                quantity, whole, 1 + self.sharers.get(values.get(source.shared, 0), 0),
                self._matter(source, values) if source.matter else "",
            )  # fmt: skip
            yield each, made.setdefault(count, count)

    def _of(self, group: AlikeRecords) -> Sequence[ToldFact]:
        """The facts whose own conditions hold; asked once for values that are alike."""
        key = (*group.flags, *map(group.values.__getitem__, self._tested))
        found = self._held.get(key)
        if found is None:
            found = self._held[key] = [
                each for each in self.told
                if (each.flag < 0 or group.flags[each.flag])
                and all(test.holds(group.values) for test in each.tests)
            ]  # fmt: skip
        return found

    def _matter(self, source: FactSource, values: Mapping[str, Any]) -> str:
        for each in source.matter:
            path, _, kind = each.partition("=")
            value = values.get(path)
            if kind and value and str(value).startswith(f"{kind}:"):
                return str(value)
            if value and not kind:
                return f"{_record_at(source.record, path).KEY}:{value}"
        return ""


def read(
    desk: Desk, reading: FactReading, period: Period, only: Collection[int] | None,
    more: Sequence[str] = (), within: Filter | None = None,
) -> ReadFacts:  # fmt: skip
    """Read the groups of a reading; `more` are further values that each of them has.

    `within` takes the place of the period.
    """
    asked = Asked(desk, period, period, Scope())
    common, flags, told = _split(reading)
    where = (*conditions(common, asked), within or reading.day.during(period))
    by = _paths(reading, told, more)
    flagged = tuple(conditions(each, asked) for each in flags)
    return told_groups(desk, reading, asked, WhoQuery(where, reading.who, by, flagged), told, only)


def told_groups(
    desk: Desk, reading: FactReading, asked: Asked, query: WhoQuery, told: Sequence[ToldFact],
    only: Collection[int] | None,
) -> ReadFacts:  # fmt: skip
    """The groups of a query over the records of a reading, with the facts that they may be."""
    office, model = desk.office, reading.record
    shared_by = reading.shared_by(asked)
    if reading.joint:
        query = query._replace(shared=reading.first.shared, shared_by=shared_by)
    behind = [each for each in query.by if each.partition(".")[0] in query.by and "." in each]
    by = tuple(each for each in query.by if each not in behind)
    groups = [AlikeRecords(dict(zip(by, row[: len(by)], strict=True)), row[len(by) : -1], row[-1])
              for row in who_groups(office, model, query._replace(by=by), only)]  # fmt: skip
    for path in behind:  # what many records share by a link is read once
        head = path.partition(".")[0]
        keys = {each.values[head] for each in groups} - {None}
        led = linked_values(office, model, path, keys)
        for each in groups:
            each.values[path] = led.get(each.values[head])
    sharers: Mapping[int, int] = {}
    if shared_by is not None:
        shared = {each.values[reading.first.shared] for each in groups}
        sharers = shared_counts(office, shared_by, shared if only is not None else None)
    wholes = dict.fromkeys(each.source.whole for each in told if each.source.whole)
    if wholes:
        groups = _with_wholes(desk, tuple(wholes), groups)
    return ReadFacts(reading, told, groups, sharers)


def _with_wholes(
    desk: Desk, wholes: Sequence[WholeParts], groups: Sequence[AlikeRecords]
) -> list[AlikeRecords]:
    """Groups with the marks they need; those that are alike then are put together.

    The wholes of one reading differ in what is due, not in where the parts and marks are.
    """
    path, marks = wholes[0].through, wholes[0].marks
    places = _places(desk, wholes[0], {each.values[path] for each in groups})
    due: dict[tuple[str | None, tuple[int, ...]], list[tuple[str, int]]] = {}
    found: dict[Any, AlikeRecords] = {}
    for each in groups:
        marked = each.values[marks], places.get(each.values[path], ())
        if marked not in due:
            due[marked] = [(_key_of(whole), whole.due(*marked)) for whole in wholes]
        each.values.update(due[marked])
        if ID in each.values:  # rows are listed one by one
            found[len(found)] = each
            continue
        del each.values[path], each.values[marks]
        key = (*each.values.values(), *each.flags)
        alike = found.get(key)
        if alike is None:
            found[key] = each
        else:
            alike.whom.extend(each.whom)
    return list(found.values())


def _places(desk: Desk, whole: WholeParts, keys: set[int]) -> dict[int, tuple[int, ...]]:
    """By activity id the places of its parts, ascending; an activity without parts is left out."""
    where = [Filter(whole.link, "in", tuple(keys))]
    found: dict[int, list[int]] = {}
    for key, place, _ in tally(
        desk.office, whole.record, where, [By(whole.link), By(whole.place)], [Sum()]
    ):
        found.setdefault(key, []).append(place or 1)
    return {key: tuple(sorted(each)) for key, each in found.items()}


def _key_of(whole: WholeParts) -> str:
    return whole.due.__name__


def _split(
    reading: FactReading,
) -> tuple[list[Condition], list[tuple[Condition, ...]], list[ToldFact]]:
    """The conditions that all sources share, those that the query flags, and the facts."""
    first, *rest = (source.where for _, source in reading.sources)
    common = [each for each in first if all(each in other for other in rest)]
    flags: list[tuple[Condition, ...]] = []
    told = []
    for fact, source in reading.sources:
        own = [each for each in source.where if each not in common]
        tests = tuple(each for each in own if isinstance(each, Predicate))
        asked = tuple(each for each in own if not isinstance(each, Predicate))
        if asked and asked not in flags:
            flags.append(asked)
        role = JOINT if reading.joint else source.role or _role(source)
        flag = flags.index(asked) if asked else -1
        told.append(ToldFact(fact, source, role, flag, tests))
    return common, flags, told


def _paths(reading: FactReading, told: Sequence[ToldFact], more: Sequence[str]) -> tuple[str, ...]:
    first = reading.first
    matter = [each.partition("=")[0] for each in first.matter]
    found = [first.kind, first.level, *matter, first.shared if first.sharers else ""]
    for each in told:
        source = each.source
        found += [source.quantity]
        found += [source.whole.through, source.whole.marks] if source.whole else []
        found += [name for test in each.tests for name in test.fields]
    return tuple(dict.fromkeys(each for each in (*found, *more) if each))


def _role(source: FactSource) -> str:
    return FIRST if source.sharers else ""


def _record_at(model: type[Record], path: str) -> type[Record]:
    """The record that a path of links, or `id`, names."""
    for name in path.split("."):
        model = model if name == "id" else model.field(name).linked  # type: ignore[union-attr]
    return model
