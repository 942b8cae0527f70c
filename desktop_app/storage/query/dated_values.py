"""The value that a field had on a day, as SQL over the records that say it from day to day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.records.dated import DatedPath, dated_path
from desktop_app.records.links import Link
from desktop_app.records.record import Field, Record
from desktop_app.storage.query.row_mapping import row_mapping_of

Models = Sequence[type[Record]]
ID = "id"


def field_at(model: type[Record], path: str) -> Field:
    """The field at the end of a path, whatever day it is asked for."""
    dated = dated_path(path)
    owner, name = _reached(model, dated.plain if dated else path)
    return owner.field(name)


def dated_sql(model: type[Record], path: DatedPath, models: Models) -> str:
    """The value of a field on a day, NULL where none was held.

    A month or a year as the day counts as its first one. `KeyError` for a field that no record
    says from day to day.
    """
    owner, name = _reached(model, path.plain)
    said = owner.BY_DAY[name]
    rows = next(each for each in models if said.record == each.KEY)
    shape, table = row_mapping_of(rows), f'"{row_mapping_of(model).table}"'
    own = {field: f"dated.{column}" for field, column in shape.column_of.items()}
    link = _value(model, path.link or ID, table)
    day = f"'{path.day}'" if path.is_written_out else _to_the_day(_value(model, path.day, table))
    where = [f"{own[said.owner]} = {link}"]
    where += [f"{own[field]} = {_literal(value)}" for field, value in said.where]
    since, until = own[said.since], own[said.until]
    where += [f"({since} IS NULL OR {since} <= {day})", f"({until} IS NULL OR {until} >= {day})"]
    found = f'SELECT {own[said.field]} FROM "{shape.table}" dated WHERE {" AND ".join(where)}'
    return f"({found} LIMIT 1)"


def _reached(model: type[Record], path: str) -> tuple[type[Record], str]:
    *links, name = path.split(".")
    for each in links:
        model = model.field(each).linked  # type: ignore[union-attr]
    return model, name


def _value(model: type[Record], path: str, table: str, depth: int = 0) -> str:
    """The stored value at the end of a path of links."""
    head, _, rest = path.partition(".")
    place = f"{table}.{ID if head == ID else row_mapping_of(model).column_of[head]}"
    if not rest:
        return place
    field: Any = model.field(head)
    assert isinstance(field, Link)
    inner = _value(field.linked, rest, f"led{depth}", depth + 1)
    led = row_mapping_of(field.linked).table
    return f'(SELECT {inner} FROM "{led}" led{depth} WHERE led{depth}.id = {place})'


def _to_the_day(day: str) -> str:
    return f"substr({day} || '-01-01', 1, 10)"


def _literal(value: str | int) -> str:
    return str(value) if isinstance(value, int) else f"'{value}'"
