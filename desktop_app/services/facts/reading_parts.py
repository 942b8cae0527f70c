"""Reads and counts the facts of one register in parts, for work that yields between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from typing import Any

from desktop_app.records.links import Link
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.facts.declared import FactCount
from desktop_app.services.facts.readings import AlikeRecords, FactReading, ReadFacts, read
from desktop_app.services.registers import Filter, Query
from desktop_app.services.statistics.periods import Period
from desktop_app.stepping import Steps

FIRST_PART, GROWTH = 8, 4
"""Linked records of the first part, and how much more the next part may have."""
NAMES, GROUPS = 20_000, 1_000
"""Named persons of one part of reading or counting, and groups of records of one part."""
FactCounts = dict[int, list[FactCount]]


def read_in_steps(
    desk: Desk, reading: FactReading, period: Period, only: Collection[int] | None,
    more: Sequence[str] = (),
) -> Steps[ReadFacts]:  # fmt: skip
    """`read` in parts: records whose day is that of a linked record are read by those."""
    link = _parted_by(reading) if only is None else ""
    field = reading.record.field(link) if link else None
    if not isinstance(field, Link):
        yield 0, 1
        return read(desk, reading, period, only, more)
    day = reading.day.field.rpartition(".")[-1]
    query = Query(where=(Filter(day, "during", period),))
    keys, done, size = list(registers.find(desk, field.linked, query)), 0, FIRST_PART
    found = read(desk, reading, period, only, more, Filter(f"{link}.id", "in", ()))
    groups: dict[Any, AlikeRecords] = {}
    while done < len(keys):
        yield done, len(keys)
        part = tuple(keys[done : done + size])
        new = read(desk, reading, period, only, more, Filter(f"{link}.id", "in", part)).groups
        _join(groups, new)
        done += len(part)
        names = max(1, sum(len(each.whom) for each in new))
        size = max(1, min(size * GROWTH, len(part) * NAMES // names))
    found.groups = list(groups.values())
    return found


def _parted_by(reading: FactReading) -> str:
    """The link to the records that the days are of, "" where a reading is not to be parted."""
    link, _, _ = reading.day.field.rpartition(".")
    whole = "." in link or reading.day.otherwise or reading.first.sharers
    return "" if whole else link


def _join(groups: dict[Any, AlikeRecords], new: Sequence[AlikeRecords]) -> None:
    for each in new:
        key = (*each.values.values(), *each.flags)
        alike = groups.get(key)
        if alike is None:
            groups[key] = each
        else:
            alike.whom.extend(each.whom)


def count_in_steps(done: ReadFacts) -> Steps[FactCounts]:
    """What was read as counts by the id of whom the records name, those alike as one."""
    alike = defaultdict[FactCount, list[Sequence[int]]](list)
    for place, group in enumerate(done.groups):
        for _, count in done.facts(group):
            alike[count].append(group.whom)
        if place % GROUPS == GROUPS - 1:
            yield place, len(done.groups)
    found = defaultdict[int, list[FactCount]](list)
    numbers: dict[tuple[int, ...], Counter[int]] = {}  # many facts are of the same groups
    seen = 0
    for count, whom in alike.items():
        key = tuple(map(id, whom))
        if key not in numbers:
            numbers[key] = Counter(chain.from_iterable(whom))
            seen += sum(map(len, whom))
        _add_alike(found, count, numbers[key])
        seen += len(numbers[key])
        if seen > NAMES:
            seen = 0
            yield 0, 1
    return found


def _add_alike(found: FactCounts, count: FactCount, numbers: Mapping[int, int]) -> None:
    times = {1: count}
    for key, number in numbers.items():
        if number not in times:
            times[number] = count._replace(times=number)
        found[key].append(times[number])
