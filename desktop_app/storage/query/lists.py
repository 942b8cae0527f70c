"""Lists of our own records: ids in order as one array, rows as plain tuples in windows."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from desktop_app.records.input_text import searched_words
from desktop_app.records.links import Links
from desktop_app.records.record import Record
from desktop_app.storage.dialect import NO_LIMIT, among, by_index, by_keys, contains, id_list
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query import orders
from desktop_app.storage.query.conditions import Filter, every
from desktop_app.storage.query.internal_rows import found_sql
from desktop_app.storage.query.own_rows import OWN
from desktop_app.storage.query.row_mapping import RowMapping, pair_rows, row_mapping_of

__all__ = ["Filter", "Query", "count", "distinct", "find", "find_with", "first", "rows"]

FEW = 2_000
SEVERAL = 10_000
OF_IDS = among("id")


class Query(NamedTuple):
    """The query of a list; `sort` is a field, "strokes", "pinyin", or empty for the default."""

    search: str = ""
    where: tuple[Filter, ...] = ()
    sort: str = ""
    descending: bool = False


def find(office: OfficeFile, model: type[Record], query: Query) -> array[int]:
    """The ids of all records that a query matches, in its order."""
    return _ids(office, model, query, NO_LIMIT)


def first(
    office: OfficeFile, model: type[Record], query: Query, count: int = 100, skip: int = 0
) -> array[int]:
    """`count` ids of `find` after the first `skip`, sooner."""
    return _ids(office, model, query, count, skip)


def ids_where(office: OfficeFile, model: type[Record], where: tuple[Filter, ...]) -> Iterator[int]:
    """The ids of all records that meet these conditions, in no order."""
    shape = row_mapping_of(model)
    text, values = _where(office, shape, Query(where=where))
    sql = f'SELECT id FROM "{shape.table}"{text}'
    return (row[0] for row in office.connection.execute(sql, values))


def among_ids(
    office: OfficeFile,
    model: type[Record],
    query: Query,
    keys: Sequence[int],
    most: int | None = None,
) -> array[int]:
    """Those of some ids that a query matches, in its order, the first `most` or all."""
    shape = row_mapping_of(model)
    where, values = _conditions(office, shape, query.where)
    words = searched_words(query.search)
    where += [OF_IDS, *_words(shape, words)]
    order = orders.order_of(office, shape, query.sort or model.SORT, descending=query.descending)
    sql = (
        f'SELECT id FROM "{shape.table}" WHERE {" AND ".join(where)} ORDER BY {order.text} LIMIT ?'
    )
    bound = (*values, id_list(keys), *words, *order.values, NO_LIMIT if most is None else most)
    return array("q", (row[0] for row in office.connection.execute(sql, bound)))


def count(office: OfficeFile, model: type[Record], where: tuple[Filter, ...]) -> int:
    """How many records meet all these conditions, without reading them."""
    shape = row_mapping_of(model)
    text, values = _where(office, shape, Query(where=where))
    sql = f'SELECT count(*) FROM "{shape.table}"{text}'
    (found,) = next(office.connection.execute(sql, values))
    return int(found)


def has_more_than(office: OfficeFile, model: type[Record], many: int) -> bool:
    """Whether a register has more than so many records, without counting them all."""
    sql = f'SELECT 1 FROM "{row_mapping_of(model).table}" WHERE {OWN} LIMIT 1 OFFSET ?'
    return next(office.connection.execute(sql, (many,)), None) is not None


def has_index(model: type[Record], query: Query) -> bool:
    """Whether the file has an index of all that a query matches, in its order."""
    sort = query.sort or model.SORT
    return model.LISTED and sort in orders.KEYS and not query.where and not query.search.strip()


def find_with(
    office: OfficeFile, model: type[Record], query: Query, field: str
) -> Iterator[tuple[int, Any]]:
    """The ids of `find`, each with the stored value of one field."""
    return with_values(office, model, find(office, model, query), field)


def with_values(
    office: OfficeFile, model: type[Record], keys: Sequence[int], field: str
) -> Iterator[tuple[int, Any]]:
    """These ids, each with the stored value of one field.

    The order may stand in one index and the field in another: sooner read apart than row by row.
    """
    shape = row_mapping_of(model)
    few = len(keys) <= SEVERAL
    where = OF_IDS if few else OWN
    sql = f'SELECT id, {shape.column_of[field]} FROM "{shape.table}" WHERE {where}'
    values = dict(office.connection.execute(sql, (id_list(keys),) if few else ()))
    return ((key, values[key]) for key in keys)


def condition_of(office: OfficeFile, model: type[Record], query: Query) -> tuple[str, list[Any]]:
    """The WHERE clause of a query on its own table and its bound values."""
    return _where(office, row_mapping_of(model), query)


def rows(
    office: OfficeFile, model: type[Record], keys: Sequence[int], fields: Sequence[str]
) -> list[tuple[Any, ...]]:
    """One tuple a record in the order of `keys`: id, version, then the stored values of `fields`.

    Pairs are tuples of ids. A record that is gone is left out, one of another office is not.
    `KeyError` for a name that is no field.
    """
    shape = row_mapping_of(model)
    pairs = {each.name: each for each in shape.pairs}
    columns = ["NULL" if name in pairs else shape.column_of[name] for name in fields]
    if not keys:
        return []
    sql = f"SELECT {','.join(('id', 'version', *columns))} FROM {by_keys(shape.table)}"
    found: list[tuple[Any, ...]] = office.connection.execute(sql, (id_list(keys),)).fetchall()
    for place, name in enumerate(fields, 2):
        if name in pairs:
            found = _filled(office, pairs[name], found, place)
    return found


def last_number(office: OfficeFile, model: type[Record], field: str) -> str:
    """The last number of a register in the order of numbers, '' where none has any."""
    shape = row_mapping_of(model)
    column = shape.column_of[field]
    sql = (
        f'SELECT {column} FROM "{shape.table}" WHERE {OWN} AND {column} IS NOT NULL '
        f"ORDER BY length({column}) DESC, {column} DESC LIMIT 1"
    )
    return str(next(office.connection.execute(sql), ("",))[0])


def distinct(office: OfficeFile, model: type[Record], field: str, most: int) -> list[Any]:
    """The first `most` different stored values of one field, in their order; pairs have none."""
    shape = row_mapping_of(model)
    column = shape.column_of[field]
    sql = (
        f'SELECT DISTINCT {column} FROM "{shape.table}" WHERE {OWN} AND {column} IS NOT NULL '
        f"ORDER BY {column} LIMIT ?"
    )
    return [row[0] for row in office.connection.execute(sql, (most,))]


def _filled(
    office: OfficeFile, pairs: Links, found: list[tuple[Any, ...]], place: int
) -> list[tuple[Any, ...]]:
    """The rows with the linked ids at one place."""
    linked = pair_rows(office.connection, pairs, [row[0] for row in found])
    return [(*row[:place], tuple(linked.get(row[0], ())), *row[place + 1 :]) for row in found]


def _ids(
    office: OfficeFile, model: type[Record], query: Query, count: int, skip: int = 0
) -> array[int]:
    shape = row_mapping_of(model)
    where, values = _where(office, shape, query)
    order = orders.order_of(office, shape, query.sort or model.SORT, descending=query.descending)
    sql = f'SELECT id FROM "{shape.table}"{where} ORDER BY {order.text} LIMIT ? OFFSET ?'
    bound = (*values, *order.values, count, skip)
    return array("q", (row[0] for row in office.connection.execute(sql, bound)))


def _where(office: OfficeFile, shape: RowMapping, query: Query) -> tuple[str, list[Any]]:
    """The condition of a query and its bound values.

    A search with few hits is answered from the narrow index of search texts: the hits stand in
    the condition by their ids, so that ordering them reads a few rows instead of the whole table.
    A record that is not `LISTED` has no search text, so that no search finds it.
    """
    conditions, values = _conditions(office, shape, query.where)
    words = searched_words(query.search)
    if words and not shape.model.LISTED:
        conditions.append("0")
    elif words:
        found = " AND ".join(_words(shape, words))
        few = None if _in_index_order(shape, query) else _few(office, shape, found, words)
        conditions.append(found if few is None else OF_IDS)
        values += words if few is None else [id_list(few)]
    return f" WHERE {' AND '.join(conditions)}", values


def _words(shape: RowMapping, words: Sequence[str]) -> list[str]:
    """The conditions that a search finds a row by these words, which are bound to them."""
    if not words:
        return []
    table = f'"{shape.table}"'
    return [*(contains("search") for _ in words), *found_sql(shape.model, table)]


def _conditions(
    office: OfficeFile, shape: RowMapping, where: Sequence[Filter]
) -> tuple[list[str], list[Any]]:
    if not where:
        return [OWN], []
    asked = every(shape.model, where, office.records)
    return [OWN, asked.text], list(asked.values)


def _in_index_order(shape: RowMapping, query: Query) -> bool:
    return (query.sort or shape.model.SORT) == "strokes" and not query.where


def _few(
    office: OfficeFile, shape: RowMapping, condition: str, words: Sequence[str]
) -> list[int] | None:
    """The ids of all hits of a search, None when there are more than a few."""
    sql = (
        f"SELECT id FROM {by_index(shape.table, f'{shape.table}_strokes')} "
        f"WHERE {OWN} AND {condition} LIMIT {FEW + 1}"
    )
    found = [row[0] for row in office.connection.execute(sql, tuple(words))]
    return None if len(found) > FEW else found
