"""How many of the records that a list shows have each value of one field, in one grouped query."""

from __future__ import annotations

from typing import Any, NamedTuple

from desktop_app.records.links import Links
from desktop_app.records.record import Record
from desktop_app.storage.dialect import contains, kind_part
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query.lists import Query, condition_of
from desktop_app.storage.query.row_mapping import row_mapping_of


class ValueCounts(NamedTuple):
    """Stored values with their counts, the most frequent first; how many records have any."""

    values: list[tuple[Any, int]]
    filled: int = 0
    empty: int = 0


def value_counts(
    office: OfficeFile,
    model: type[Record],
    query: Query,
    field: str,
    *,
    most: int,
    length: int = 0,
    holding: str = "",
    kinds: bool = False,
) -> ValueCounts:
    """Up to `most` values of a field among the records that a query matches.

    `length` cuts texts short, so that days are counted by years; `holding` leaves only texts
    with these characters. With `kinds` those of a field that points at any kind of record are
    counted by kind, as `any_link.every_of` names it. The values of a pair field are linked ids,
    each counted once a record.
    """
    shape = row_mapping_of(model)
    where, bound = condition_of(office, model, query)
    declared = model.field(field)
    if isinstance(declared, Links):
        return _pairs(office, model, declared, (where, bound), most)
    column, by_row = shape.column_of[field], ""
    if holding:
        where += f" AND {contains(f'lower({column})')}"
        bound = [*bound, holding.lower()]
    if query.where or query.search or holding:
        by_row = "+"  # an index of this column would send the engine from row to row
    value = f"substr({column}, 1, {length})" if length else f"{by_row}{column}"
    sql = _COUNTING.format(kind_part(column) if kinds else value, shape.table, where)
    found = list(office.connection.execute(sql, (*bound, most)))
    if not found:
        return ValueCounts([])
    values = [(row[0], int(row[1])) for row in found if row[0] is not None]
    return ValueCounts(values, int(found[0][2] or 0), int(found[0][3] or 0))


_COUNTING = (
    "SELECT value, many, sum(many) FILTER (WHERE value IS NOT NULL) OVER (),"
    " sum(many) FILTER (WHERE value IS NULL) OVER () FROM"
    ' (SELECT {} AS value, count(*) AS many FROM "{}"{} GROUP BY 1)'
    " ORDER BY value IS NULL, many DESC, value LIMIT ?"
)


def _pairs(
    office: OfficeFile,
    model: type[Record],
    pairs: Links,
    condition: tuple[str, list[Any]],
    most: int,
) -> ValueCounts:
    where, bound = condition
    table = row_mapping_of(model).table
    sql = (
        f'SELECT linked_id, count(*) FROM "{pairs.table}" WHERE owner_id IN'
        f' (SELECT id FROM "{table}"{where}) GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?'
    )
    values = [(row[0], int(row[1])) for row in office.connection.execute(sql, (*bound, most))]
    linked = f'SELECT owner_id FROM "{pairs.table}"'
    sql = f'SELECT count(*), sum(id IN ({linked})) FROM "{table}"{where}'
    every, filled = next(office.connection.execute(sql, bound))
    return ValueCounts(values, int(filled or 0), int(every) - int(filled or 0))
