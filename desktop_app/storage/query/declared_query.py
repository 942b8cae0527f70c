"""Queries declared as data: which record, which values, under which conditions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from desktop_app.records.outward import deciding_fields
from desktop_app.records.record import Field, Record
from desktop_app.storage.dialect import list_of_all
from desktop_app.storage.file.engine import value_of
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query.expressions import Clause, Expression, where_sql
from desktop_app.storage.query.outward_rows import SEARCH, has_words
from desktop_app.storage.query.query_tables import QueryTables, paths_before
from desktop_app.storage.query.row_mapping import row_mapping_of


class RecordsRead(NamedTuple):
    """The keys of the records that a query reads.

    alone: it joins nothing and has no subquery, so that each row depends on its own record alone.
    """

    keys: frozenset[str]
    alone: bool


def select(
    office: OfficeFile,
    model: type[Record],
    values: Sequence[Expression],
    where: Sequence[Clause] = (),
    order: Sequence[Expression | Clause] = (),
    most: int = -1,
    *,
    by_key: bool = False,
) -> list[tuple[Any, ...]]:
    """The values of each record that fulfils all conditions, at most `most` of them.

    Words that are internal (不外传) are held back; `by_key` as in `QueryTables`.
    """
    tables = QueryTables(model, by_key=by_key)
    chosen = ", ".join(map(tables.value, values))
    condition = where_sql(where, tables)
    text = f" ORDER BY {', '.join(each.sql(tables) for each in order)}" if order else ""
    if most >= 0:
        text += f" LIMIT {tables.bind(most)}"
    sql = f"SELECT {chosen} FROM {tables.text} WHERE {condition}{text}"
    return office.connection.execute(sql, tables.bound).fetchall()


def select_columns(
    office: OfficeFile,
    model: type[Record],
    values: Sequence[Expression],
    where: Sequence[Clause] = (),
    *,
    by_key: bool = False,
) -> list[list[Any]]:
    """The same by columns, without order; values are numbers and texts.

    Each column comes as one list of JSON: making rows of many values takes twice as long.
    """
    tables = QueryTables(model, by_key=by_key)
    chosen = ", ".join(list_of_all(tables.value(each)) for each in values)
    condition = where_sql(where, tables)
    sql = f"SELECT {chosen} FROM {tables.text} WHERE {condition}"
    ((*columns,),) = office.connection.execute(sql, tables.bound)
    return [json.loads(each) for each in columns]


def count_by(
    office: OfficeFile, model: type[Record], value: Expression, where: Sequence[Clause] = ()
) -> list[tuple[Any, int]]:
    """How many records that fulfil all conditions have each value."""
    tables = QueryTables(model)
    chosen, condition = tables.value(value), where_sql(where, tables)
    sql = f"SELECT {chosen}, count(*) FROM {tables.text} WHERE {condition} GROUP BY 1"
    counted: list[Any] = office.connection.execute(sql, tables.bound).fetchall()
    return counted


def row_count(office: OfficeFile, model: type[Record]) -> int:
    """How many rows a record has, those of other offices too: counted without reading them."""
    found: int = value_of(
        office.connection, f'SELECT count(*) FROM "{row_mapping_of(model).table}"'
    )
    return found


def records_read(
    model: type[Record], values: Sequence[Expression], where: Sequence[Clause] = ()
) -> RecordsRead:
    """What such a query reads: until one of these records changes it gives the same rows."""
    tables = QueryTables(model)
    for each in values:
        tables.value(each)
    where_sql(where, tables)
    return RecordsRead(frozenset(each.KEY for each in tables.models), len(tables.models) == 1)


def may_be_held_back_before(model: type[Record], path: str) -> bool:
    """Whether a record on the way to words at the end of a path of links may hold them back."""
    link, _, name = path.rpartition(".")
    on_the_way = (record_at(model, each) for each in paths_before(link))
    if not any(map(deciding_fields, on_the_way)):
        return False
    return name == SEARCH or has_words(record_at(model, link), name)


def record_at(model: type[Record], path: str) -> type[Record]:
    """The record at the end of a path of links."""
    for name in filter(None, path.split(".")):
        model = model.field(name).linked  # type: ignore[union-attr]
    return model


def field_at(model: type[Record], path: str) -> Field:
    """The field at a path."""
    link, _, name = path.rpartition(".")
    return record_at(model, link).field(name)
