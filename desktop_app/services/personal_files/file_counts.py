"""How many records of each kind the personal files contain, by member and year.

The counts of a kind are kept with the number of the last action; after another one only the
members are counted again whom its records name or named before.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from desktop_app.records.links import Link
from desktop_app.services import outward
from desktop_app.services.desk import Desk
from desktop_app.services.facts.touched import linked_now
from desktop_app.services.lookup.kept_reads import Read, ReadRows
from desktop_app.services.lookup.valid_reads import valid_reads
from desktop_app.services.personal_files.file_sources import SOURCES, FileSource
from desktop_app.services.statistics.periods import Period
from desktop_app.storage.log.former_values import before_since
from desktop_app.storage.log.position import settled_number
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.tallies import By, Sum, tally

YEAR, DAY, FOREVER = len("2026"), datetime.timedelta(days=1), "9999-12-31"
MOST = 2_000
"""Of more changed records of a kind everybody is counted again."""
YearCounts = Mapping[str, int]
Counts = Mapping[str, YearCounts]
"""How many records by the title of their kind and by year, '' where the day is not known."""


class _Counted(NamedTuple):
    """The counts of one kind after action `no`, by member."""

    no: int
    counts: dict[int, dict[str, int]]


def counts_of_everybody(desk: Desk) -> dict[int, dict[str, YearCounts]]:
    """The counts of the members of all terms who have records, by their ids."""
    found: dict[int, dict[str, YearCounts]] = {}
    for source in SOURCES:
        counted = _of_pairs(desk, source) if source.pairs else _followed(desk, source)
        for key, years in counted.items():
            own = found.setdefault(key, {})
            known = own.get(source.title)
            own[source.title] = years if known is None else _sum(known, years)
    return found


def records_counted() -> frozenset[str]:
    """The keys of the records that files contain, and of those that give them their days."""
    own = {each.record.KEY for each in SOURCES}
    return frozenset(own.union(*map(_linked, SOURCES)))


def _sum(one: YearCounts, other: YearCounts) -> YearCounts:
    return {year: one.get(year, 0) + other.get(year, 0) for year in one.keys() | other.keys()}


def _followed(desk: Desk, source: FileSource) -> dict[int, dict[str, int]]:
    """The counts of records that name one member each."""
    no, linked, today = settled_number(desk.office), _linked(source), desk.today
    name = ("personal files", source.title, source.record.KEY)
    kept: dict[str, _Counted] = valid_reads(desk).get(
        name, (today,), lambda: Read(frozenset(linked), {}, linked)
    )
    known = kept.get("")
    who = _touched(desk, source, known.no) if known and no is not None and known.no <= no else None
    if known is None or who is None:
        counts = _tallied(desk, source, None)
    elif who:
        rest = {key: years for key, years in known.counts.items() if key not in who}
        counts = rest | _tallied(desk, source, who)
    else:
        counts = known.counts
    if no is not None:
        kept[""] = _Counted(no, counts)
    return counts


def _touched(desk: Desk, source: FileSource, since: int) -> set[int] | None:
    """Whom the records that changed since an action name or named before; None for anybody."""
    before = before_since(desk.office, since, source.record.KEY, MOST)
    if before is None:
        return None
    keys = frozenset(key for key, _ in before)
    former = {who for _, values in before if (who := values.get(source.member))}
    return former | (linked_now(desk, source.record, source.member, keys) if keys else set())


def _linked(source: FileSource) -> dict[str, frozenset[str]]:
    """The fields of linked records by which rows are counted, by the keys of those records."""
    found: dict[str, frozenset[str]] = {}
    for path in (*source.days, *(each.field for each in source.where)):
        name, dot, rest = path.partition(".")
        field = source.record.field(name)
        if dot and isinstance(field, Link):
            found[field.linked.KEY] = found.get(field.linked.KEY, frozenset()) | {rest}
    return found


def _tallied(
    desk: Desk, source: FileSource, only: Collection[int] | None
) -> dict[int, dict[str, int]]:
    named = (
        Filter(source.member, "filled")
        if only is None
        else Filter(source.member, "in", tuple(only))
    )
    by = (By(source.member), *(By(day, YEAR) for day in source.days))
    ahead = source.day().during(Period((desk.today + DAY).isoformat(), FOREVER))
    rows = tally(desk.office, source.record, (named, *source.where), by, (Sum(),))
    planned = tally(desk.office, source.record, (named, *source.where, ahead), by, (Sum(),))
    signed = ((1, rows), (-1, planned))
    return _by_year(
        (key, day, sign * count)
        for sign, found in signed
        for key, *rest in found
        for day, count in (_day_and_count(rest),)
    )


def _day_and_count(rest: list[Any]) -> tuple[str, int]:
    *days, count = rest
    return next(filter(None, days), ""), count


def _of_pairs(desk: Desk, source: FileSource) -> dict[int, dict[str, int]]:
    """The counts of records that name several members each; their rows are kept."""
    names, record = (source.member, *source.days), source.record

    def read(keys: Iterable[int] | None) -> ReadRows:
        found = lists.find(desk.office, record, Query(where=source.where)) if keys is None else keys
        rows = outward.rows(desk, record, list(found), names)
        return ReadRows(frozenset((record.KEY,)), record.KEY, rows)

    today = desk.today.isoformat()
    kept = valid_reads(desk).rows(("personal files, pairs", record.KEY), (), read)
    return _by_year(
        (member, day, 1)
        for _, _, members, *days in kept.values()
        for day in (next(filter(None, days), ""),)
        if not (day[:1].isdigit() and day > today)
        for member in members
    )


def _by_year(rows: Iterable[tuple[int, str, int]]) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {}
    for key, day, count in rows:
        years = found.setdefault(key, {})
        years[day[:YEAR]] = years.get(day[:YEAR], 0) + count
    return {
        key: known for key, years in found.items()
        if (known := {year: count for year, count in years.items() if count})
    }  # fmt: skip
