"""FactCounts facts of members and groups in a period, and lists the records behind the counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from desktop_app.records.member import Member
from desktop_app.services.desk import Desk
from desktop_app.services.facts.declared import FIRST, FactCount, FactRow, facts_of
from desktop_app.services.facts.group_days import GroupsOn
from desktop_app.services.facts.readings import AlikeRecords, FactReading, ReadFacts, read, readings
from desktop_app.services.facts.touched import touched
from desktop_app.services.statistics.periods import Period
from desktop_app.storage.query.outward_rows import internal_keys, title_rows

__all__ = ["counts", "listed", "rows", "touched", "waiting"]

HELD_BACK_DAY = "（不外传）"
FactCounts = dict[int, list[FactCount]]


def counts(
    desk: Desk, period: Period, facts: Collection[str], *, groups: bool = False,
    only: Collection[int] | None = None,
) -> FactCounts:  # fmt: skip
    """By the id of a member, or of a group, what was counted for them; those of none are left out.

    `facts` are keys of declared facts, others count nothing. A group has what its own records say
    and, of facts that only persons have, those of its members on the day of each, one of a matter
    once. `only` are the members or groups asked for.
    """
    return _counted(desk, period, _asked(desk, facts, groups=groups), groups=groups, only=only)


def waiting(
    desk: Desk, period: Period, facts: Collection[str], *, groups: bool = False,
    only: Collection[int] | None = None,
) -> FactCounts:  # fmt: skip
    """Like `counts` what does not count yet and may, of the facts that have a word for it."""
    rules = [
        replace(rule, sources=tuple(
            replace(each, where=each.waits, reasons=("",) * len(each.waits))
            for each in rule.sources if each.waits
        ))
        for key, rule in facts_of(desk.subjects).items() if key in facts and rule.waiting
    ]  # fmt: skip
    return _counted(desk, period, readings(rules, groups=groups), groups=groups, only=only)


def _counted(
    desk: Desk, period: Period, asked: Sequence[FactReading], *, groups: bool,
    only: Collection[int] | None = None,
) -> FactCounts:  # fmt: skip
    found: FactCounts = {}
    for each in asked:
        if groups and not each.own:
            _add(found, _of_groups(desk, each, period, only))
        else:
            _add(found, _of_each(read(desk, each, period, only)))
    return {key: _once(each) for key, each in found.items()} if groups else found


def rows(
    desk: Desk, period: Period, facts: Collection[str], key: int, *, groups: bool = False
) -> list[FactRow]:
    """The records behind the counts of one member or group, each fact on its own, by their days."""
    found: list[FactRow] = []
    for each in _asked(desk, facts, groups=groups):
        on_days = GroupsOn(desk, key) if groups and not each.own else None
        only = on_days.members if on_days else (key,)
        done = read(desk, each, period, only, more_of(each))
        found += _listed(desk, done, on_days)
    return sorted(found, key=lambda each: (each.day, each.record, each.key))


def more_of(reading: FactReading) -> tuple[str, ...]:
    """The values by which a record and its day are known."""
    source = reading.first
    return tuple(filter(None, ("id", *days_of(reading), source.opens)))


def days_of(reading: FactReading) -> tuple[str, ...]:
    """The paths to the day of its records, in the order in which they are looked at."""
    return tuple(filter(None, (reading.day.field, reading.day.otherwise)))


def day_in(group: AlikeRecords, reading: FactReading) -> str:
    """The stored day of the records of a group, "" where none is known."""
    return next((str(group.values[x]) for x in days_of(reading) if group.values[x]), "")


def opened(reading: FactReading, group: AlikeRecords) -> tuple[str, int]:
    """Record and id that a click on a record opens."""
    path, model = reading.first.opens, reading.record
    if not path:
        return model.KEY, group.values["id"]
    for name in path.split("."):
        model = model.field(name).linked  # type: ignore[union-attr]
    return model.KEY, group.values[path]


def listed(
    desk: Desk, reading: FactReading, found: Sequence[tuple[AlikeRecords, FactCount]]
) -> list[FactRow]:
    """Records as rows, each with its title and day as they may leave the program."""
    models = {each.KEY: each for each in desk.office.records}
    places = [opened(reading, group) for group, _ in found]
    internal = internal_keys(desk.office, reading.record, [x.values["id"] for x, _ in found])
    titles: dict[tuple[str, int], str] = {}
    for record in {record for record, _ in places}:
        keys = [key for each, key in places if each == record]
        shown = title_rows(desk.office, models[record], list(dict.fromkeys(keys)))
        titles |= {(record, row[0]): row[1] for row in shown}
    result = []
    for (group, count), place in zip(found, places, strict=True):
        key = group.values["id"]
        day = HELD_BACK_DAY if key in internal else day_in(group, reading)
        result.append(FactRow(count, reading.record.KEY, key, *place, day, titles.get(place, "")))
    return result


def _asked(desk: Desk, facts: Collection[str], *, groups: bool) -> list[FactReading]:
    rules = facts_of(desk.subjects)
    return readings([rules[each] for each in rules if each in facts], groups=groups)


def _of_each(done: ReadFacts) -> FactCounts:
    alike = defaultdict[FactCount, list[Sequence[int]]](list)
    for group in done.groups:
        for _, count in done.facts(group):
            alike[count].append(group.whom)
    found = defaultdict[int, list[FactCount]](list)
    for count, whom in alike.items():
        times = {1: count}
        for key, number in Counter(chain.from_iterable(whom)).items():
            if number not in times:
                times[number] = count._replace(times=number)
            found[key].append(times[number])
    return found


def _of_groups(
    desk: Desk, reading: FactReading, period: Period, only: Collection[int] | None
) -> FactCounts:
    """The facts of members, by the groups that they were in on the day of each fact."""
    groups = GroupsOn(desk, *(only or ()))
    alike = defaultdict[int, Counter[FactCount]](Counter)
    done = read(desk, reading, period, groups.members if only else None, days_of(reading))
    for each in done.groups:
        day = day_in(each, reading)
        told = [count for _, count in done.facts(each)]
        for member in each.whom if told else ():
            for group in groups.of(member, day):
                alike[group].update(told)
    return {key: [each._replace(times=times) for each, times in found.items()]
            for key, found in alike.items() if not only or key in only}  # fmt: skip


def _listed(desk: Desk, done: ReadFacts, groups: GroupsOn | None) -> list[FactRow]:
    found = []
    own: list[Sequence[int]] = []
    for group in done.groups:
        day = day_in(group, done.reading)
        whom = group.whom if groups is None else [x for x in group.whom if groups.of(x, day)]
        if groups is None or whom:
            told = [(group, count) for _, count in done.facts(group)]
            found += told
            own += [whom] * len(told)
    rows = listed(desk, done.reading, found)
    return rows if groups is None else _with_people(desk, rows, own)


def _with_people(
    desk: Desk, rows: Sequence[FactRow], own: Sequence[Sequence[int]]
) -> list[FactRow]:
    """Rows of a group with the names of the members that each is of."""
    keys = list(dict.fromkeys(chain.from_iterable(own)))
    names = {row[0]: str(row[1]) for row in title_rows(desk.office, Member, keys)}
    return [
        row._replace(people="、".join(names.get(each, "") for each in whom))
        for row, whom in zip(rows, own, strict=True)
    ]


def _once(counts: Iterable[FactCount]) -> list[FactCount]:
    """Each matter of a fact once, by its first mover if that is one of the group."""
    found: dict[tuple[str, str], FactCount] = {}
    rest = []
    for each in counts:
        if not each.matter:
            rest.append(each)
            continue
        place = (each.fact, f"{each.matter} {each.kind} {each.level}")
        known = found.get(place)
        if known is None or (each.role == FIRST and known.role != FIRST):
            found[place] = each._replace(times=1)
    return [*rest, *found.values()]


def _add(found: FactCounts, more: FactCounts) -> None:
    for key, each in more.items():
        found.setdefault(key, []).extend(each)
