"""Declared sources that are read together: one query over a register for all facts of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.facts.declared import FIRST, JOINT, FactCount, FactRule, FactSource
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.periods import Period
from desktop_app.services.statistics.scopes import Scope
from desktop_app.services.statistics.sections import Asked, Condition, conditions
from desktop_app.storage.query.tallies import By, Sum, tally
from desktop_app.storage.query.who_groups import SharedBy, WhoQuery, shared_counts, who_groups


class Told(NamedTuple):
    """A fact that a reading tells: its source, the role, the number of its flag, -1 for none."""

    fact: str
    source: FactSource
    role: str
    flag: int


@dataclass(slots=True)
class Reading:
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
        return SharedBy(sharers.record, sharers.link, sharers.member, where)


class Group(NamedTuple):
    """Records that are alike to every fact of a reading: their values, flags and whom they name."""

    values: Mapping[str, Any]
    flags: Sequence[int]
    whom: Sequence[int]


def readings(rules: Iterable[FactRule], *, groups: bool) -> list[Reading]:
    """The readings that all sources of some facts need, for members or for groups."""
    found: dict[Any, Reading] = {}
    for rule in rules:
        for source in rule.sources:
            own = groups and bool(source.group)
            who = source.group if own else source.member
            for joint in (False, True) if source.sharers and not own else (False,):
                if not who and not joint:
                    continue
                like = (source.record, who, source.day, source.matter, source.shared,
                        source.sharers, joint, own, source.kind, source.level)  # fmt: skip
                made = Reading(source.record, who, source.day, joint, own)
                found.setdefault(like, made).sources.append((rule.key, source))
    return list(found.values())


@dataclass(slots=True)
class Read:
    """The groups of a reading for one period, and what is told of each of them."""

    reading: Reading
    told: Sequence[Told]
    groups: Iterable[Group]
    sharers: Mapping[int, int]
    wholes: Mapping[int, int]
    _made: dict[Any, FactCount] = field(default_factory=dict)

    def facts(self, group: Group) -> Iterator[tuple[Told, FactCount]]:
        """The facts that the records of a group are, those alike as one object."""
        values = group.values
        for each in self.told:
            if each.flag >= 0 and not group.flags[each.flag]:
                continue
            source = each.source
            quantity = (values[source.quantity] or 0) if source.quantity else 1
            whole = self.wholes.get(values[source.whole.through], 1) if source.whole else 0
            if source.complete and quantity < whole:
                continue
            if source.complete:
                quantity, whole = 1, 0
            count = FactCount(
                each.fact, each.role, values.get(source.kind) or "", values.get(source.level) or "",
                quantity, whole, 1 + self.sharers.get(values.get(source.shared, 0), 0),
                self._matter(source, values),
            )  # fmt: skip
            yield each, self._made.setdefault(count, count)

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
    desk: Desk, reading: Reading, period: Period, only: Collection[int] | None,
    more: Sequence[str] = (),
) -> Read:  # fmt: skip
    """Read the groups of a reading; `more` are further values that each of them has."""
    asked = Asked(desk, period, period, Scope())
    common, own = _split(reading)
    told = [Told(fact, source, JOINT if reading.joint else source.role or _role(source), flag)
            for (fact, source), flag in zip(reading.sources, own.places, strict=True)]  # fmt: skip
    by = _paths(reading, more)
    where = (*conditions(common, asked), reading.day.during(period))
    flags = tuple(conditions(each, asked) for each in own.flags)
    return told_groups(desk, reading, asked, WhoQuery(where, reading.who, by, flags), told, only)


def told_groups(
    desk: Desk, reading: Reading, asked: Asked, query: WhoQuery, told: Sequence[Told],
    only: Collection[int] | None,
) -> Read:  # fmt: skip
    """The groups of a query over the records of a reading, with what is told of each."""
    shared_by = reading.shared_by(asked)
    if reading.joint:
        query = query._replace(shared=reading.first.shared, shared_by=shared_by)
    width = len(query.by)
    rows = who_groups(desk.office, reading.record, query, only)
    groups: Iterable[Group] = (
        Group(dict(zip(query.by, row[:width], strict=True)), row[width:-1], row[-1]) for row in rows
    )
    if only is not None:  # few: what they share is looked up for these alone
        groups = few = list(groups)
        return Read(reading, told, groups, *_looked_up(desk, reading, shared_by, told, few))
    return Read(reading, told, groups, *_looked_up(desk, reading, shared_by, told, None))


def _looked_up(
    desk: Desk, reading: Reading, by: SharedBy | None, told: Sequence[Told],
    few: Sequence[Group] | None,
) -> tuple[dict[int, int], dict[int, int]]:  # fmt: skip
    """How many share each shared record, and the parts of what has parts; of all or of few."""
    sharers: dict[int, int] = {}
    if by is not None:
        shared = None if few is None else {x.values[reading.first.shared] for x in few}
        sharers = shared_counts(desk.office, by, shared)
    whole = next((each.source.whole for each in told if each.source.whole), None)
    if whole is None:
        return sharers, {}
    where = [] if few is None else [
        Filter(whole.link, "in", tuple({each.values[whole.through] for each in few}))
    ]  # fmt: skip
    return sharers, dict(tally(desk.office, whole.record, where, [By(whole.link)], [Sum()]))


class _Flags(NamedTuple):
    flags: list[tuple[Condition, ...]]
    places: list[int]


def _split(reading: Reading) -> tuple[list[Condition], _Flags]:
    """The conditions that all sources of a reading share, and those that are their own."""
    first, *rest = (source.where for _, source in reading.sources)
    common = [each for each in first if all(each in other for other in rest)]
    flags: list[tuple[Condition, ...]] = []
    places = []
    for _, source in reading.sources:
        own = tuple(each for each in source.where if each not in common)
        if own and own not in flags:
            flags.append(own)
        places.append(flags.index(own) if own else -1)
    return common, _Flags(flags, places)


def _paths(reading: Reading, more: Sequence[str]) -> tuple[str, ...]:
    first = reading.first
    matter = [each.partition("=")[0] for each in first.matter]
    found = [first.kind, first.level, *matter, first.shared if first.sharers else ""]
    for _, source in reading.sources:
        found += [source.quantity, source.whole.through if source.whole else ""]
    return tuple(dict.fromkeys(each for each in (*found, *more) if each))


def _role(source: FactSource) -> str:
    return FIRST if source.sharers else ""


def _record_at(model: type[Record], path: str) -> type[Record]:
    """The record that a path of links, or `id`, names."""
    for name in path.split("."):
        model = model if name == "id" else model.field(name).linked  # type: ignore[union-attr]
    return model
