"""Records counted and summed by the values of some fields, in one reading of their table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from desktop_app.records.dated import AT, dated_path
from desktop_app.records.links import Link, Links
from desktop_app.records.record import Record
from desktop_app.records.registry import Registry
from desktop_app.storage.dialect import rarely, row_by_row
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query.conditions import (
    ID,
    Filter,
    Models,
    by_link,
    column,
    every,
    of_linked,
)
from desktop_app.storage.query.dated_values import dated_sql, has_several
from desktop_app.storage.query.filled_links import asks_a_link, few_have
from desktop_app.storage.query.outward_rows import outward_column
from desktop_app.storage.query.own_rows import OWN
from desktop_app.storage.query.plain_conditions import Condition
from desktop_app.storage.query.row_mapping import row_mapping_of
from desktop_app.storage.query.two_days import days_of_span, parts_of_path

KEPT = 256
"""How many conditions of sums are kept as SQL."""


class By(NamedTuple):
    """A field to group by, dotted for one of a linked record, with @ for that of a day.

    `length` cuts its text short.
    """

    field: str
    length: int = 0


class Sum(NamedTuple):
    """What to add up in each group: a field, or the records themselves, where filters hold.

    A field may be a span of days (`two_days.span`).
    """

    field: str = ""
    where: tuple[Filter, ...] = ()


def tally(
    office: OfficeFile,
    model: type[Record],
    where: Sequence[Filter],
    by: Sequence[By],
    sums: Sequence[Sum],
) -> list[tuple[Any, ...]]:
    """One row a group: the values of `by`, then each sum as a whole number.

    A field of a day that has several values at a time gives a tuple of them, () for none.
    """
    shape = row_mapping_of(model)
    groups = [_group(office, model, each) for each in by]
    added = [sum_sql(office, model, each) for each in sums]
    wanted = wanted_rows(office, model, where)
    values = [value for each in (*added, wanted) for value in each.values]
    chosen = ", ".join([*groups, *(each.text for each in added)])
    sql = f'SELECT {chosen} FROM "{shape.table}" WHERE {wanted.text}'
    if groups:
        sql += f" GROUP BY {', '.join(map(str, range(1, len(groups) + 1)))}"
    rows = list(office.connection.execute(sql, values))
    several = [at for at, each in enumerate(by) if has_several(model, each.field)]
    if not several:
        return rows
    return [
        tuple(tuple(json.loads(one)) if at in several else one for at, one in enumerate(row))
        for row in rows
    ]


def wanted_rows(office: OfficeFile, model: type[Record], where: Sequence[Filter]) -> Condition:
    """Our own rows that fulfil all filters.

    Where few records have a link that all are to have, its index finds these.
    """
    sought = _sought_by_link(office, model, where)
    if sought is None:
        asked = asked_of_rows(office, model, where)
        return Condition(f"{OWN} AND {asked.text}", asked.values)
    found = every(model, [sought], office.records)
    rest = asked_of_rows(office, model, [each for each in where if each != sought])
    text = f"{OWN} AND {rarely(found.text)} AND {row_by_row(rest.text)}"
    return Condition(text, (*found.values, *rest.values))


def _sought_by_link(
    office: OfficeFile, model: type[Record], where: Sequence[Filter]
) -> Filter | None:
    """The filter by which few records have a link, where others test the linked records."""
    own, linked = by_link(model, where)
    if not linked:
        return None
    names = {name for name, _, _ in linked}
    filled = (each for each in own if asks_a_link(model, each) and each.field not in names)
    return next((each for each in filled if few_have(office, model, each.field)), None)


def asked_of_rows(
    office: OfficeFile, model: type[Record], where: Sequence[Filter], *, linked: bool = False
) -> Condition:
    """All of some filters, for a query that names our own rows itself.

    Several values or none, and one of several filters, leave most rows: each row is asked, since
    looking these up by an index costs more. Of `linked` records one of several filters may leave
    few, such as a span of days.
    """
    return _asked(office.records, model, where, linked=linked)


def _asked(
    models: Models, model: type[Record], where: Sequence[Filter], *, linked: bool = False
) -> Condition:
    own, others = by_link(model, where)
    wide = [x for x in own if (x.how == "either" and not linked) or _is_wide(model, x)]
    narrow = every(model, [each for each in own if each not in wide], models)
    asked = [narrow, *(_row_by_row(models, model, each) for each in wide)]
    for name, to, rest in others:
        ask = _of_each_linked if all(_leaves_most(to, each) for each in rest) else of_linked
        asked.append(ask(model, name, _asked(models, to, rest, linked=True)))
    text = " AND ".join(each.text for each in asked)
    return Condition(text, tuple(value for each in asked for value in each.values))


def _row_by_row(models: Models, model: type[Record], each: Filter) -> Condition:
    groups: Sequence[Sequence[Filter]] = each.values
    if each.how == "in":
        known = tuple(value for value in each.values if value is not None)
        groups = [[each._replace(values=values)] for values in (known, (None,))]
    found = [every(model, group, models) for group in groups]
    text = " OR ".join(f"({one.text})" for one in found) or "0"
    return Condition(row_by_row(text), tuple(value for one in found for value in one.values))


def _is_wide(model: type[Record], each: Filter) -> bool:
    if each.how != "in" or {".", AT} & {*each.field} or each.field == ID:
        return False
    several = None in each.values and len(each.values) > 1
    return several and not isinstance(model.field(each.field), Link | Links)


def _of_each_linked(model: type[Record], name: str, asked: Condition) -> Condition:
    """`of_linked` for what most linked records fulfil: each is looked up, none are listed."""
    shape, linked = row_mapping_of(model), model.field(name).linked  # type: ignore[union-attr]
    table = row_mapping_of(linked).table
    if table == shape.table:  # its own columns would hide those of the record that asks
        return of_linked(model, name, asked)
    place = f'"{shape.table}".{column(shape, name)}'
    found = f'SELECT 1 FROM "{table}" WHERE id = {place} AND {OWN} AND {asked.text}'
    return Condition(f"EXISTS ({found})", asked.values)


def _leaves_most(model: type[Record], each: Filter) -> bool:
    return "." not in each.field and (each.how == "filled" or _is_wide(model, each))


def _group(office: OfficeFile, model: type[Record], each: By) -> str:
    if dated := dated_path(each.field):
        return dated_sql(model, dated, office.records)
    text = path_sql(model, each.field, f'"{row_mapping_of(model).table}"')
    return f"substr({text}, 1, {each.length})" if each.length else text


def path_sql(model: type[Record], field: str, table: str, depth: int = 0) -> str:
    """The outward value of a field of this record or of the one at the end of its path, as SQL.

    `table` is the quoted name or the alias of the record's table in the query.
    """
    days = parts_of_path(field)
    if len(days) > 1:
        return days_of_span(*(path_sql(model, each, table) for each in days))
    head, _, rest = field.partition(".")
    if not rest:
        return outward_column(model, head, table)
    place = f"{table}.{column(row_mapping_of(model), head)}"
    linked: type[Record] = model.field(head).linked  # type: ignore[union-attr]
    name = f"linked{depth}"
    inner = path_sql(linked, rest, name, depth + 1)
    return (
        f'(SELECT {inner} FROM "{row_mapping_of(linked).table}" {name} WHERE {name}.id = {place})'
    )


def amount_sql(model: type[Record], field: str) -> str:
    """What a record adds to the sum of a field of its own, or of a span of its days, as SQL."""
    shape = row_mapping_of(model)
    columns = [f'"{shape.table}".{column(shape, each)}' for each in parts_of_path(field)]
    return columns[0] if len(columns) == 1 else days_of_span(*columns)


@lru_cache(KEPT)
def _held(models: Registry, model: type[Record], where: tuple[Filter, ...]) -> Condition:
    """What the rows of a sum fulfil, which is the same for every year and place."""
    return _asked(models, model, where)


def sum_sql(office: OfficeFile, model: type[Record], each: Sum) -> Condition:
    """A sum over the rows of a group as an expression: a whole number, 0 of no rows."""
    added = amount_sql(model, each.field) if each.field else ""
    text = f"coalesce(sum({added}), 0)" if added else "count(*)"
    if not each.where:
        return Condition(text)
    held = _held(Registry.of(office.records), model, each.where)
    if each.field:
        text = f"coalesce(sum({added}) FILTER (WHERE {held.text}), 0)"
    else:
        text = f"count(*) FILTER (WHERE {held.text})"
    return Condition(text, held.values)
