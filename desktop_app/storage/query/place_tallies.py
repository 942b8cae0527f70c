"""Records counted and summed by several fields behind links, in one reading of their table.

Grouping by what a link leads to would look it up and sort by it for every row. Instead the rows'
links are gathered as they are read, and what each link leads to is read once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import Any, NamedTuple

from desktop_app.records.field_types import Number, YesNo
from desktop_app.records.links import Link
from desktop_app.records.money import Money
from desktop_app.records.record import Record
from desktop_app.storage.dialect import among, gathered, id_list, taken_apart
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query.conditions import ID, Filter, every
from desktop_app.storage.query.declared_query import field_at
from desktop_app.storage.query.index_groups import IndexGroups
from desktop_app.storage.query.own_rows import OWN
from desktop_app.storage.query.row_mapping import row_mapping_of
from desktop_app.storage.query.tallies import Sum, path_sql

Values = dict[Any, list[int]]
"""By each value of a field the sums, in the order asked for."""
WHOLE = ""
"""The path of the sums over all records."""
FEW = 2_000
"""Up to so many linked records are looked up by their ids; of more the whole table is read."""


class _Base(NamedTuple):
    """The link of a row that is gathered, or another field, and the path on from there."""

    path: str
    rest: str


class _Cell(NamedTuple):
    """The rows of a group that one sum counts: by base what each leads to, the amounts added."""

    leads: Sequence[Sequence[str]]
    amounts: Sequence[int] | None


def tally_by_places(
    office: OfficeFile,
    model: type[Record],
    where: Sequence[Filter],
    paths: Sequence[str],
    sums: Sequence[Sum],
) -> dict[str, Values]:
    """For each path the sums by its values, as `tally` by that path alone counts them.

    Under the empty path stand the sums over all records, by None. Values whose sums are all 0 may
    be left out. A path leads to one field, not to several links.
    """
    bases = {path: _base(model, path) for path in paths}
    read = list(dict.fromkeys(each.path for each in bases.values()))
    split = IndexGroups(office, model, where, sums, [each.partition(".")[0] for each in read])
    groups = _gathered(office, model, where, read, split)
    found = {
        path: _added(office, model, base, groups, _Wanted(read.index(base.path), split, sums))
        for path, base in bases.items()
    }
    return {**found, WHOLE: {None: [_whole(each, groups, split) for each in sums]}}


class _Wanted(NamedTuple):
    """What is added up: the base of the values by its place, and the sums in their groups."""

    base: int
    split: IndexGroups
    sums: Sequence[Sum]


def _base(model: type[Record], path: str) -> _Base:
    """Leads on through the links that every record has: to the consultation of an outcome."""
    names = path.split(".")
    for count, name in enumerate(names, 1):
        field = model.field(name) if name != ID else None
        if not isinstance(field, Link):
            break
        model = field.linked
        if count == len(names) or not _is_owner_like(model, names[count]):
            break
    return _Base(".".join(names[:count]), ".".join(names[count:]))


def _is_owner_like(model: type[Record], name: str) -> bool:
    field = model.field(name) if name != ID else None
    return isinstance(field, Link) and field.required


def _gathered(
    office: OfficeFile,
    model: type[Record],
    where: Sequence[Filter],
    read: Sequence[str],
    split: IndexGroups,
) -> list[tuple[Any, ...]]:
    """One row a group: the values of `split.by`, then a cell for each of `split.asked`."""
    shape = row_mapping_of(model)
    table = f'"{shape.table}"'
    by = [path_sql(model, each, table) for each in split.by]
    leads = [path_sql(model, each, table) for each in read]
    texts, values = list(by), list[Any]()
    for each in split.asked:
        held = every(model, each.where, office.records)
        amount = [path_sql(model, each.field, table)] if each.field else []
        test = " AND ".join([held.text, *(f"{one} IS NOT NULL" for one in amount)])
        for one in (*leads, *amount):
            texts.append(gathered(one, test))
            values += held.values
    wanted = every(model, where, office.records)
    sql = f"SELECT {', '.join(texts)} FROM {table} WHERE {OWN} AND {wanted.text}"
    if by:
        sql += f" GROUP BY {', '.join(map(str, range(1, len(by) + 1)))}"
    rows = office.connection.execute(sql, (*values, *wanted.values))
    return [(*row[: len(by)], *_cells(row[len(by) :], split.asked, len(leads))) for row in rows]


def _cells(texts: Sequence[str | None], asked: Sequence[Sum], leads: int) -> Iterator[_Cell]:
    found = map(taken_apart, texts)
    for each in asked:
        led = list(islice(found, leads))
        yield _Cell(led, list(map(int, next(found))) if each.field else None)


def _added(
    office: OfficeFile,
    model: type[Record],
    base: _Base,
    groups: Sequence[tuple[Any, ...]],
    wanted: _Wanted,
) -> Values:
    first, known = len(wanted.split.by), dict[tuple[int, int], Mapping[Any, int]]()
    led = (cell.leads[wanted.base] for group in groups for cell in group[first:])
    value_of = _values(office, model, base, set[str]().union(*led)).get
    numbered = [(*group, number) for number, group in enumerate(groups)]
    found: Values = {}
    for at, each in enumerate(wanted.sums):
        for place, group in wanted.split.of(each, numbered):
            key = group[-1], place
            if key not in known:
                known[key] = _by_value(group[first + place], wanted.base, value_of)
            for value, number in known[key].items():
                found.setdefault(value, [0] * len(wanted.sums))[at] += number
    return found


def _whole(each: Sum, groups: Sequence[tuple[Any, ...]], split: IndexGroups) -> int:
    cells = [group[len(split.by) + place] for place, group in split.of(each, groups)]
    return sum(len(one.leads[0]) if one.amounts is None else sum(one.amounts) for one in cells)


def _by_value(cell: _Cell, base: int, value_of: Callable[[str], Any]) -> Mapping[Any, int]:
    values = map(value_of, cell.leads[base])
    if cell.amounts is None:
        return Counter(values)
    found: dict[Any, int] = defaultdict(int)
    for value, amount in zip(values, cell.amounts, strict=True):
        found[value] += amount
    return found


def _values(
    office: OfficeFile, model: type[Record], base: _Base, led: AbstractSet[str]
) -> dict[str, Any]:
    """The value at the end of a path by what was gathered; '' is none and has none."""
    field = None if base.path == ID else field_at(model, base.path)
    whole = field is None or isinstance(field, Link | Number | YesNo | Money)
    given = {each: int(each) if whole else each for each in led if each}
    if not base.rest or not given:
        return given
    assert isinstance(field, Link)
    table = f'"{row_mapping_of(field.linked).table}"'
    sql = f"SELECT id, {path_sql(field.linked, base.rest, table)} FROM {table}"
    few = len(given) <= FEW
    bound = (id_list(map(int, given)),) if few else ()
    rows = office.connection.execute(f"{sql} WHERE {among('id')}" if few else sql, bound)
    return {str(key): value for key, value in rows}
