"""Records counted and summed by the values of some fields, in one reading of their table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.light_classes import NamedTuple
from desktop_app.records.record import Record
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query.conditions import Condition, Filter, column, every
from desktop_app.storage.query.own_rows import OWN
from desktop_app.storage.query.row_mapping import row_mapping_of


class By(NamedTuple):
    """A field to group by, dotted for one of a linked record; `length` cuts its text short."""

    field: str
    length: int = 0


class Sum(NamedTuple):
    """What to add up in each group: a field, or the records themselves, where filters hold."""

    field: str = ""
    where: tuple[Filter, ...] = ()


def tally(
    office: OfficeFile,
    model: type[Record],
    where: Sequence[Filter],
    by: Sequence[By],
    sums: Sequence[Sum],
) -> list[tuple[Any, ...]]:
    """One row a group: the values of `by`, then each sum as a whole number."""
    shape = row_mapping_of(model)
    groups = [_group(model, each) for each in by]
    added = [_sum(office, model, each) for each in sums]
    wanted = every(model, where, office.records)
    values = [value for each in (*added, wanted) for value in each.values]
    chosen = ", ".join([*groups, *(each.text for each in added)])
    sql = f'SELECT {chosen} FROM "{shape.table}" WHERE {OWN} AND {wanted.text}'
    if groups:
        sql += f" GROUP BY {', '.join(map(str, range(1, len(groups) + 1)))}"
    return list(office.connection.execute(sql, values))


def _group(model: type[Record], each: By) -> str:
    text = _path(model, each.field, f'"{row_mapping_of(model).table}"')
    return f"substr({text}, 1, {each.length})" if each.length else text


def _path(model: type[Record], field: str, table: str, depth: int = 0) -> str:
    """A field of this record, or of the record that it leads to, as an expression."""
    head, _, rest = field.partition(".")
    place = f"{table}.{column(row_mapping_of(model), head)}"
    if not rest:
        return place
    linked: type[Record] = model.field(head).linked  # type: ignore[union-attr]
    name = f"linked{depth}"
    inner = _path(linked, rest, name, depth + 1)
    return (
        f'(SELECT {inner} FROM "{row_mapping_of(linked).table}" {name} WHERE {name}.id = {place})'
    )


def _sum(office: OfficeFile, model: type[Record], each: Sum) -> Condition:
    shape = row_mapping_of(model)
    text = f"coalesce(sum({column(shape, each.field)}), 0)" if each.field else "count(*)"
    if not each.where:
        return Condition(text)
    held = every(model, each.where, office.records)
    if each.field:
        text = f"coalesce(sum({column(shape, each.field)}) FILTER (WHERE {held.text}), 0)"
    else:
        text = f"count(*) FILTER (WHERE {held.text})"
    return Condition(text, held.values)
