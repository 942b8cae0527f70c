"""The value that a field had on a day, as SQL over the records that say it from day to day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from desktop_app.records.dated import Dated, DatedPath, dated_path
from desktop_app.records.links import Link
from desktop_app.records.record import Field, Record
from desktop_app.storage.dialect import all_of_one
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query.plain_conditions import PLAIN, Condition
from desktop_app.storage.query.row_mapping import row_mapping_of

Models = Sequence[type[Record]]
ID = "id"


def field_at(model: type[Record], path: str, models: Models) -> Field:
    """The field at the end of a path, whatever day it is asked for.

    Of one with several values at a time it is the field of the records that hold them.
    """
    dated = dated_path(path)
    owner, name = _reached(model, dated.plain if dated else path)
    if dated and (said := owner.BY_DAY[name]).several:
        return _holding(said, models).field(said.field)
    return owner.field(name)


def has_several(model: type[Record], path: str) -> bool:
    """Whether a path names a field of a day that has several values at a time."""
    dated = dated_path(path)
    if dated is None:
        return False
    owner, name = _reached(model, dated.plain)
    return owner.BY_DAY[name].several


def dated_sql(model: type[Record], path: DatedPath, models: Models) -> str:
    """The value of a field on a day, NULL where none was held; of several values a JSON list.

    A month or a year as the day counts as its first one. `KeyError` for a field that no record
    says from day to day.
    """
    held = _held(model, path, models)
    if held.several:
        return f"(SELECT {all_of_one(held.value)} {held.rows})"
    return f"(SELECT {held.value} {held.rows} LIMIT 1)"


def dated_condition(
    model: type[Record], path: DatedPath, how: str, values: Sequence[Any], models: Models
) -> Condition:
    """A plain condition on the value that a field had on a day, on any one of several values.

    None among the values of "in" means nothing held that day.
    """
    held = _held(model, path, models)
    if not held.several:
        return PLAIN[how](dated_sql(model, path, models), values)
    known = [each for each in values if each is not None]
    asked = PLAIN[how](held.value, known)
    found = [f"EXISTS (SELECT 1 {held.rows} AND ({asked.text}))"]
    found += [f"NOT EXISTS (SELECT 1 {held.rows})"] if len(known) < len(values) else []
    return Condition(f"({' OR '.join(found)})", asked.values)


class Span(NamedTuple):
    """One value of a field, held from one day to another; an empty day leaves that side open."""

    value: Any
    since: str | None
    until: str | None

    def covers(self, day: str | None) -> bool:
        """Whether it was held on a day, on an unknown one only where both sides are open."""
        if day is None:
            return self.since is None and self.until is None
        return (not self.since or self.since <= day) and (not self.until or self.until >= day)


def spans_held(office: OfficeFile, model: type[Record], path: str) -> dict[int, list[Span]]:
    """By the id of the record whose field it is all that it ever held.

    Of a field with several values at a time, rows that hold none are left out.
    """
    dated = dated_path(path)
    assert dated is not None
    owner, name = _reached(model, dated.plain)
    said = owner.BY_DAY[name]
    shape = row_mapping_of(_holding(said, office.records))
    columns = [shape.column_of[each] for each in (said.owner, said.field, said.since, said.until)]
    where = [f"{shape.column_of[field]} = {_literal(value)}" for field, value in said.where]
    where += [f"{shape.column_of[said.field]} IS NOT NULL"] if said.several else []
    sql = f'SELECT {", ".join(columns)} FROM "{shape.table}" WHERE {" AND ".join(where) or "1"}'
    found: dict[int, list[Span]] = {}
    for key, *span in office.connection.execute(sql):
        found.setdefault(key, []).append(Span(*span))
    return found


class _Held(NamedTuple):
    """What says a field of a day: the column of the value, and FROM and WHERE of its rows."""

    value: str
    rows: str
    several: bool


def _held(model: type[Record], path: DatedPath, models: Models) -> _Held:
    owner, name = _reached(model, path.plain)
    said = owner.BY_DAY[name]
    shape, table = row_mapping_of(_holding(said, models)), f'"{row_mapping_of(model).table}"'
    own = {field: f"dated.{column}" for field, column in shape.column_of.items()}
    link = stored_value_sql(model, path.link or ID, table)
    day = f"'{path.day}'"
    if not path.is_written_out:
        day = _to_the_day(stored_value_sql(model, path.day, table))
    where = [f"{own[said.owner]} = {link}"]
    where += [f"{own[field]} = {_literal(value)}" for field, value in said.where]
    since, until = own[said.since], own[said.until]
    where += [f"({since} IS NULL OR {since} <= {day})", f"({until} IS NULL OR {until} >= {day})"]
    where += [f"{own[said.field]} IS NOT NULL"] if said.several else []
    rows = f'FROM "{shape.table}" dated WHERE {" AND ".join(where)}'
    return _Held(own[said.field], rows, said.several)


def _holding(said: Dated, models: Models) -> type[Record]:
    return next(each for each in models if said.record == each.KEY)


def _reached(model: type[Record], path: str) -> tuple[type[Record], str]:
    *links, name = path.split(".")
    for each in links:
        model = model.field(each).linked  # type: ignore[union-attr]
    return model, name


def stored_value_sql(model: type[Record], path: str, table: str, depth: int = 0) -> str:
    """The stored value at the end of a path of links as SQL; `table` is that of the record."""
    head, _, rest = path.partition(".")
    place = f"{table}.{ID if head == ID else row_mapping_of(model).column_of[head]}"
    if not rest:
        return place
    field: Any = model.field(head)
    assert isinstance(field, Link)
    inner = stored_value_sql(field.linked, rest, f"led{depth}", depth + 1)
    led = row_mapping_of(field.linked).table
    return f'(SELECT {inner} FROM "{led}" led{depth} WHERE led{depth}.id = {place})'


def _to_the_day(day: str) -> str:
    return f"substr({day} || '-01-01', 1, 10)"


def _literal(value: str | int) -> str:
    return str(value) if isinstance(value, int) else f"'{value}'"
