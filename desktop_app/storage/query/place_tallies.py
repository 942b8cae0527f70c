"""Records counted and summed by several fields behind links, in one reading of their table.

Grouping by a field behind a link would look it up and sort by it for every row. Instead the ids
of the linked records are gathered as the rows are read, and their fields are read once.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from operator import add
from typing import Any, NamedTuple

from desktop_app.records.dated import AT
from desktop_app.records.links import Link
from desktop_app.records.record import Record
from desktop_app.storage.dialect import list_of
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query.conditions import ID, Filter
from desktop_app.storage.query.declared_query import record_at
from desktop_app.storage.query.index_groups import IndexGroups, fields_read, leading
from desktop_app.storage.query.index_walk import index_walk, walked
from desktop_app.storage.query.linked_values import FEW, LinkedValues
from desktop_app.storage.query.plain_conditions import Condition
from desktop_app.storage.query.row_mapping import row_mapping_of
from desktop_app.storage.query.several_on_days import tally_on_days
from desktop_app.storage.query.tallies import By, Sum, asked_of_rows, path_sql, tally, wanted_rows

Values = dict[Any, list[int]]
"""By each value of a field the sums, in the order asked for."""
WHOLE = ""
"""The path of the sums over all records."""


class _Base(NamedTuple):
    """The link of a row that is gathered, or another field, and the path on from there."""

    path: str
    rest: str


class _Cell(NamedTuple):
    """Some rows of a group, in one order: the linked id or value by base, the amount by field."""

    leads: Sequence[Sequence[Any]]
    amounts: Mapping[str, Sequence[int]]


class _Reading(NamedTuple):
    """One reading of a table: its groups, each with a cell for each of `asked`."""

    split: IndexGroups
    asked: Mapping[tuple[Filter, ...], Sequence[str]]
    groups: Sequence[tuple[Any, ...]]

    def cells(self, each: Sum) -> Iterator[tuple[int, _Cell]]:
        """The cells that a sum adds up, each with its number."""
        first, width = len(self.split.by), len(self.asked)
        for place, group in self.split.of(each, self.groups):
            at = list(self.asked).index(self.split.asked[place].where)
            yield group[-1] * width + at, group[first + at]


def tally_by_places(
    office: OfficeFile,
    model: type[Record],
    where: Sequence[Filter],
    paths: Sequence[str],
    sums: Sequence[Sum],
    linked: LinkedValues | None = None,
) -> dict[str, Values]:
    """For each path the sums by its values, as `tally` by that path alone counts them.

    The empty path has the sums over all records, by None. Values whose sums are all 0 may be left
    out. A path ends at one field, not at several links. `linked` is kept by a caller that reads
    several tables.
    """
    on_days = [each for each in paths if AT in each]
    if on_days:
        rest = [each for each in paths if each not in on_days]
        of_days = {each: tally_on_days(office, model, where, each, sums) for each in on_days}
        by_day = {each: _by_day(own, len(sums)) for each, own in of_days.items()}
        if rest:
            return {**by_day, **tally_by_places(office, model, where, rest, sums, linked)}
        added = zip(*(row[1:] for row in of_days[on_days[0]]), strict=True)
        return {**by_day, WHOLE: {None: list(map(sum, added)) or [0] * len(sums)}}
    linked = linked or LinkedValues(office)
    bases = {path: _base(model, path) for path in paths}
    read = list(dict.fromkeys(each.path for each in bases.values()))
    if len(read) == 1 and _is_in_order(office, model, read[0], fields_read(where, sums)):
        rows = tally(office, model, where, [By(read[0])], sums)
        keys, *columns = zip(*rows, strict=True) if rows else [()] * (len(sums) + 1)
        found = {path: _folded(model, base, keys, columns, linked) for path, base in bases.items()}
        return {**found, WHOLE: {None: list(map(sum, columns))}}
    reading = _reading(office, model, where, read, sums)
    values = {path: _values(model, base, reading, read.index(base.path), linked)
              for path, base in bases.items()}  # fmt: skip
    found = {path: _by_values(reading, read.index(base.path), values[path], sums)
             for path, base in bases.items()}  # fmt: skip
    return {**found, WHOLE: {None: [_whole(reading, each) for each in sums]}}


def _by_day(rows: Sequence[tuple[Any, ...]], width: int) -> Values:
    """Sums by each value of a field of a day; with several at a time a row counts in each."""
    found: Values = {}
    for held, *added in rows:
        for value in (held or (None,)) if isinstance(held, tuple) else (held,):
            found[value] = list(map(add, found.get(value, [0] * width), added))
    return found


def _is_in_order(office: OfficeFile, model: type[Record], path: str, read: set[str]) -> bool:
    """Whether an index of all that is read holds the rows in the order of a link of their own."""
    if "." in path or path == ID or not isinstance(model.field(path), Link):
        return False
    return bool(leading(office, model, {path}, {path, *read}))


def _base(model: type[Record], path: str) -> _Base:
    """Leads on through the links that nearly every record has: to a look-back's consultation."""
    names = path.split(".")
    for count, name in enumerate(names, 1):
        field = model.field(name) if name != ID else None
        if not isinstance(field, Link):
            break
        model = field.linked
        if count == len(names) or not _is_required(model, names[count]):
            break
    return _Base(".".join(names[:count]), ".".join(names[count:]))


def _is_required(model: type[Record], name: str) -> bool:
    field = model.field(name) if name != ID else None
    return isinstance(field, Link) and (field.required or not field.stored)


def _folded(
    model: type[Record],
    base: _Base,
    keys: Sequence[Any],
    columns: Sequence[Sequence[int]],
    linked: LinkedValues,
) -> Values:
    """Sums by a link, a column each, added up by a field of the linked records."""
    reached = keys
    if base.rest:
        few = {*keys} - {None} if len(keys) <= FEW else None
        reached = list(map(linked.of(record_at(model, base.path), base.rest, few).get, keys))
    added = [_summed(reached, each) for each in columns]
    return {value: [each.get(value, 0) for each in added] for value in dict.fromkeys(reached)}


def _reading(
    office: OfficeFile,
    model: type[Record],
    where: Sequence[Filter],
    read: Sequence[str],
    sums: Sequence[Sum],
) -> _Reading:
    """Gather the linked ids and the amounts of the rows, in the groups of an index."""
    first = [each.partition(".")[0] for each in read]
    walk = index_walk(office, model, where, {*first, *fields_read(where, sums)})
    split = IndexGroups(office, model, where, sums, first, walk.by if walk else None)
    asked: dict[tuple[Filter, ...], list[str]] = {}
    for each in split.asked:
        asked.setdefault(each.where, []).extend([each.field] if each.field else [])
    table = f'"{row_mapping_of(model).table}"'
    lists = list[Condition]()
    for filters, fields in asked.items():
        held = asked_of_rows(office, model, filters)
        leads = (path_sql(model, each, table) for each in read)
        amounts = (f"coalesce({path_sql(model, each, table)}, 0)" for each in fields)
        lists += [Condition(list_of(one, held.text), held.values) for one in (*leads, *amounts)]
    rows = (walked(office, model, walk, lists) if walk
            else _grouped(office, model, where, split.by, lists))  # fmt: skip
    width = len(split.by)
    groups = [(*row[:width], *_cells(row[width:], asked.values(), len(read)), number)
              for number, row in enumerate(rows)]  # fmt: skip
    return _Reading(split, asked, groups)


def _grouped(
    office: OfficeFile,
    model: type[Record],
    where: Sequence[Filter],
    by: Sequence[str],
    lists: Sequence[Condition],
) -> Iterator[tuple[Any, ...]]:
    table, wanted = f'"{row_mapping_of(model).table}"', wanted_rows(office, model, where)
    texts = [*(path_sql(model, each, table) for each in by), *(each.text for each in lists)]
    sql = f"SELECT {', '.join(texts)} FROM {table} WHERE {wanted.text}"
    if by:
        sql += f" GROUP BY {', '.join(map(str, range(1, len(by) + 1)))}"
    values = [value for each in (*lists, wanted) for value in each.values]
    for row in office.connection.execute(sql, values):
        yield (*row[: len(by)], *map(json.loads, row[len(by) :]))


def _cells(
    lists: Iterable[Sequence[Any]], asked: Iterable[Sequence[str]], leads: int
) -> Iterator[_Cell]:
    found = iter(lists)
    for fields in asked:
        led = list(islice(found, leads))
        yield _Cell(led, {each: next(found) for each in fields})


def _values(
    model: type[Record], base: _Base, reading: _Reading, place: int, linked: LinkedValues
) -> Mapping[Any, Any] | None:
    """The value at the end of a path by what was gathered; None where that is the value itself."""
    if not base.rest:
        return None
    first = len(reading.split.by)
    led = [cell.leads[place] for group in reading.groups for cell in group[first:-1]]
    few = set[int]().union(*led) - {None} if sum(map(len, led)) <= FEW else None
    return linked.of(record_at(model, base.path), base.rest, few)


def _by_values(
    reading: _Reading, base: int, values: Mapping[Any, Any] | None, sums: Sequence[Sum]
) -> Values:
    """Sums by the values at the end of a path."""
    cells, counted = dict[int, _Cell](), defaultdict[tuple[int, str], list[int]](list)
    for at, each in enumerate(sums):
        for number, cell in reading.cells(each):
            cells[number] = cell
            counted[number, each.field].append(at)
    # the rows that the same sums count are counted once for all of them
    together = defaultdict[tuple[str, tuple[int, ...]], list[int]](list)
    for (number, field), asking in counted.items():
        together[field, tuple(asking)].append(number)
    led = {number: cell.leads[base] for number, cell in cells.items()}
    if values is not None:
        led = {number: list(map(values.get, each)) for number, each in led.items()}
    found: Values = defaultdict(lambda: [0] * len(sums))
    for (field, places), numbers in together.items():
        every = chain.from_iterable(led[each] for each in numbers)
        amounts = (cells[each].amounts[field] for each in numbers) if field else None
        summed = _summed(every, None if amounts is None else chain.from_iterable(amounts))
        for value, count in summed.items():
            row = found[value]
            for at in places:
                row[at] += count
    return dict(found)


def _summed(values: Iterable[Any], amounts: Iterable[int] | None) -> Mapping[Any, int]:
    if amounts is None:
        return Counter(values)
    found: dict[Any, int] = defaultdict(int)
    for value, amount in zip(values, amounts, strict=True):
        if amount:
            found[value] += amount
    return found


def _whole(reading: _Reading, each: Sum) -> int:
    cells = (cell for _, cell in reading.cells(each))
    return sum(sum(one.amounts[each.field]) if each.field else len(one.leads[0]) for one in cells)
