"""Sums over a span of days, read by an index that begins with fields of few values.

The values that begin the index are found by jumps; within each of them only the days asked for are
read, where a scan would test every row.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import takewhile
from typing import Any, NamedTuple

from desktop_app.records.dated import AT
from desktop_app.records.field_types import Code, Codes
from desktop_app.records.links import Link, Links
from desktop_app.records.record import Record
from desktop_app.storage.dialect import by_index, index_columns, one_list, row_by_row
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query.conditions import ID, NESTED, Filter, column, every
from desktop_app.storage.query.filled_links import asks_a_link, few_have
from desktop_app.storage.query.own_rows import CONDITION, OWN
from desktop_app.storage.query.plain_conditions import Condition
from desktop_app.storage.query.row_mapping import row_mapping_of
from desktop_app.storage.query.tallies import asked_of_rows
from desktop_app.storage.query.while_unchanged import while_unchanged

MOST = 200
"""An index whose first fields have more different values together is not walked."""
BOUNDS = frozenset({"in", "during", "before", "from", "to", "after"})
"""How a filter may narrow the field that is walked to."""
Branch = tuple[Filter, tuple[Filter, ...]]
"""A filter on the field that is walked to, and what else is asked of the same records."""


class IndexWalk(NamedTuple):
    """An index to be walked.

    by: the fields of few values that begin it.
    groups: the values that they have together in our own rows.
    branches: what narrows the next field of the index; any of them may hold.
    rest: what else is asked of every record.
    """

    name: str
    by: Sequence[str]
    groups: Sequence[tuple[Any, ...]]
    branches: Sequence[Branch]
    rest: Sequence[Filter]


def index_walk(
    office: OfficeFile, model: type[Record], where: Sequence[Filter], read: set[str]
) -> IndexWalk | None:
    """How to walk to the records that fulfil `where`, None where no index serves.

    `read` are all fields of the record itself that are read.
    """
    shape = row_mapping_of(model)
    if any(name != ID and isinstance(model.field(name), Links) for name in read):
        return None
    if any(_leads_to_few(office, model, each) for each in where):
        return None
    needed = {column(shape, name) for name in read} - {ID}
    few = {shape.column_of[n]: n for n in shape.names[1:] if is_of_few_values(model, n)}
    indexes = indexes_of(office, shape.table)
    for index, columns in sorted(indexes.items(), key=lambda each: len(each[1])):
        first = list(takewhile(few.__contains__, columns))
        if not 0 < len(first) < len(columns) or not needed <= {*columns}:
            continue
        narrowing, branches = _branches(where, shape.column_of, columns[len(first)])
        if not branches:
            continue
        by = [few[each] for each in first]
        answered = [f for f in where if f.how == "in" and f.field in by]
        if len(branches) == 1 and _are_sought(by, answered):
            return None
        groups = while_unchanged(
            office, (index, *first), partial(_groups, office, by_index(shape.table, index), first)
        )
        if groups is not None:
            tests = [(by.index(each.field), each.values) for each in answered]
            kept = [g for g in groups if all(g[at] in values for at, values in tests)]
            rest = [f for f in where if f not in answered and f != narrowing]
            return IndexWalk(index, by, kept, branches, rest)
    return None


def _leads_to_few(office: OfficeFile, model: type[Record], each: Filter) -> bool:
    """Whether a filter names linked records, whose rows an index of the link finds sooner."""
    if each.how in ("either", *NESTED):
        return False
    if asks_a_link(model, each):
        return few_have(office, model, each.field)
    return (
        AT in each.field
        or "." in each.field
        or each.field == ID
        or isinstance(model.field(each.field), Link | Links)
    )


def _are_sought(by: Sequence[str], answered: Sequence[Filter]) -> bool:
    """Whether the engine by itself seeks the values that begin an index."""
    return {*by} == {each.field for each in answered if None not in each.values}


def walked(
    office: OfficeFile, model: type[Record], walk: IndexWalk, chosen: Sequence[Condition]
) -> list[tuple[Any, ...]]:
    """For each group and branch of a walk its values, then the aggregates that are chosen.

    These are numbers or lists; each record is in one row at most.
    """
    if not walk.groups:
        return []
    shape, names = row_mapping_of(model), [f"walked{at}" for at, _ in enumerate(walk.by)]
    given = ", ".join([f"({', '.join('?' * len(names))})"] * len(walk.groups))
    at_group = " AND ".join(
        f"{shape.column_of[field]} IS {name}" for field, name in zip(walk.by, names, strict=True)
    )
    values = [value for group in walk.groups for value in group]
    together, source = one_list(each.text for each in chosen), by_index(shape.table, walk.name)
    texts = list(names)
    for asked in _asked(office, model, walk):
        where = f"{OWN} AND {at_group} AND {asked.text}"
        texts.append(f"(SELECT {together} FROM {source} WHERE {where})")
        values += [value for each in (*chosen, asked) for value in each.values]
    sql = (
        f"WITH walked({', '.join(names)}) AS (VALUES {given}) SELECT {', '.join(texts)} FROM walked"
    )
    return [
        (*row[: len(names)], *json.loads(branch))
        for row in office.connection.execute(sql, values)
        for branch in row[len(names) :]
    ]


def indexes_of(office: OfficeFile, table: str) -> dict[str, list[str]]:
    """The columns of each index of a table that holds all our own rows, by its name."""
    read = partial(index_columns, office.connection, table, CONDITION)
    return while_unchanged(office, table, read)


def is_of_few_values(model: type[Record], name: str) -> bool:
    """Whether a field holds one of a list of values: a code or a link."""
    if {".", AT} & {*name} or name == ID:
        return False
    field = model.field(name)
    return isinstance(field, Code | Link) and not isinstance(field, Codes)


def _branches(
    where: Sequence[Filter], columns: Mapping[str, str], day: str
) -> tuple[Filter | None, list[Branch]]:
    """The filter that narrows a column, and the ways in which a record may fulfil it."""
    for each in where:
        groups = each.values if each.how == "either" else ((each,),)
        found: list[Branch] = []
        for group in groups:
            bounds = [f for f in group if columns.get(f.field) == day and f.how in BOUNDS]
            if not bounds:
                break
            others = tuple(f for f in group if f != bounds[0])
            found += [(one, others) for one in _split(bounds[0])]
        else:
            return each, found
    return None, []


def _split(each: Filter) -> list[Filter]:
    """An empty field apart from known values: each is a place of its own in the index."""
    if each.how != "in" or None not in each.values:
        return [each]
    known = tuple(value for value in each.values if value is not None)
    parts = ((None,), known) if known else ((None,),)
    return [each._replace(values=values) for values in parts]


def _asked(office: OfficeFile, model: type[Record], walk: IndexWalk) -> Iterator[Condition]:
    """The condition of each branch, which leaves out what an earlier one holds."""
    rest = asked_of_rows(office, model, walk.rest)
    earlier: list[Condition] = []
    for bound, others in walk.branches:
        here = every(model, [bound], office.records)
        also = asked_of_rows(office, model, others)
        # of each record that is walked to: else the index would be sought for each linked record
        parts = [here, *(each._replace(text=row_by_row(each.text)) for each in (also, rest))]
        parts += earlier
        text = " AND ".join(f"({each.text})" for each in parts)
        yield Condition(text, tuple(value for each in parts for value in each.values))
        values = (*here.values, *also.values)
        earlier.append(Condition(f"NOT coalesce(({here.text}) AND ({also.text}), 0)", values))


def _groups(
    office: OfficeFile, source: str, columns: Sequence[str]
) -> list[tuple[Any, ...]] | None:
    """The values that our own rows have in some columns together; None where they are too many."""
    found: list[tuple[Any, ...]] = [()]
    for at, name in enumerate(columns):
        begun, found = found, []
        for group in begun:
            for value in _values(office, source, dict(zip(columns[:at], group, strict=True)), name):
                found.append((*group, value))
                if len(found) > MOST:
                    return None
    return found


def _values(office: OfficeFile, source: str, known: Mapping[str, Any], name: str) -> Iterator[Any]:
    """The different values of a column where others have known ones: each is one jump."""
    where = " AND ".join([OWN, *(f"{each} IS ?" for each in known)])
    value = None
    while True:
        below, bound = ("", ()) if value is None else (f" AND {name} < ?", (value,))
        sql = f"SELECT max({name}) FROM {source} WHERE {where}{below}"
        ((value,),) = office.connection.execute(sql, (*known.values(), *bound))
        if value is None:
            break
        yield value
    sql = f"SELECT 1 FROM {source} WHERE {where} AND {name} IS NULL LIMIT 1"
    if list(office.connection.execute(sql, tuple(known.values()))):
        yield None
