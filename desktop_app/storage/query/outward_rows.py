"""Rows and columns as they leave the program: what is internal (不外传) is held back.

The rules are those of `records.outward`; here they are applied to rows that are read, and written
as SQL for the queries that compute with texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from desktop_app.records.field_types import FieldType, Photo
from desktop_app.records.held_back import HELD_BACK
from desktop_app.records.links import Link
from desktop_app.records.outward import (
    deciding_fields,
    has_internal,
    holds_back,
    is_internal_with_others_alone,
    outward_title,
    outward_value,
)
from desktop_app.records.record import DERIVED, Record
from desktop_app.records.registry import Registry
from desktop_app.storage.dialect import among, id_list
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query import lists
from desktop_app.storage.query.internal_rows import internal_sql
from desktop_app.storage.query.own_rows import OWN
from desktop_app.storage.query.row_mapping import row_mapping_of

ID, SEARCH = "id", "search"


@cache
def may_hold_back(model: type[Record]) -> bool:
    """Whether some value of some row of a record may be held back."""
    return has_internal(model) or _may_have_any_owner(model) or bool(deciding_fields(model))


def _may_have_any_owner(model: type[Record]) -> bool:
    """Whether a record belongs to one of any of several kinds."""
    owner = model.owner()
    return bool(model.ATTACHED_TO) or (owner is not None and not isinstance(owner, Link))


def rows(
    office: OfficeFile, model: type[Record], keys: Sequence[int], fields: Sequence[str]
) -> list[tuple[Any, ...]]:
    """`lists.rows` of what leaves the program: id, version, then outward values of `fields`.

    Only what may be held back is looked at: every field of an internal row, of another one the
    fields that are internal themselves. Value by value this took half the time of a print.
    """
    found = lists.rows(office, model, keys, fields)
    if not found or not may_hold_back(model):
        return found
    internal, known = internal_keys(office, model, keys), _fields_by_name(model)
    declared = [(n, known[name]) for n, name in enumerate(fields, 2) if name in known]
    always = [(n, field) for n, field in declared if field.internal]
    if not internal and not always:
        return found
    return [
        _outward(row, declared, internal=True) if row[0] in internal
        else _outward(row, always, internal=False) if always else row
        for row in found
    ]  # fmt: skip


@cache
def _fields_by_name(model: type[Record]) -> dict[str, Any]:
    return {each.name: each for each in (*model.narrow_links(), *model.declared())}


def _outward(
    row: tuple[Any, ...], fields: Sequence[tuple[int, Any]], *, internal: bool
) -> tuple[Any, ...]:
    """A row with the outward values of some fields, each with its place in the row."""
    values = list(row)
    for place, field in fields:
        values[place] = outward_value(field, values[place], internal=internal)
    return tuple(values)


def title_rows(
    office: OfficeFile, model: type[Record], keys: Sequence[int]
) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Id, outward title and other texts that name it, of each of these records that is there."""
    wanted = {model.NAME, *model.TITLE_FIELDS}
    fields = [each.name for each in model.declared() if each.name in wanted]
    for row in rows(office, model, keys, fields):
        values = dict(zip(fields, row[2:], strict=True))
        title = outward_title(model, values)
        others = model.other_titles(values) if title != HELD_BACK else ()
        yield row[0], title, tuple(each for each in others if each != HELD_BACK)


def internal_keys(office: OfficeFile, model: type[Record], keys: Sequence[int]) -> set[int]:
    """Those of some records that are internal rows, or belong to one."""
    if _may_have_any_owner(model) and not model.INTERNAL:
        return _owned_by_internal(office, model, keys)
    shape = row_mapping_of(model)
    condition = internal_sql(model, f'"{shape.table}"')
    if not condition:
        return set()
    sql = f'SELECT id FROM "{shape.table}" WHERE {among("id")} AND {condition}'
    return {row[0] for row in office.connection.execute(sql, (id_list(keys),))}


def every_internal_key(office: OfficeFile, model: type[Record]) -> set[int]:
    """Those of all our own records of a kind that are internal rows, by `internal_sql`."""
    table = f'"{row_mapping_of(model).table}"'
    sql = f"SELECT id FROM {table} WHERE {OWN} AND {internal_sql(model, table) or 0}"
    return {row[0] for row in office.connection.execute(sql)}


def outward_column(
    model: type[Record],
    name: str,
    table: str,
    internal: Callable[[type[Record], str], str] = internal_sql,
    on_the_way: str = "",
) -> str:
    """The outward value of a column of a table (quoted, or an alias), as SQL.

    Links are given as their ids, whatever is held back of the row: their titles are read apart.
    `internal` makes the condition that a row is internal; `on_the_way` is the condition that one
    on the path of links to it is, '' where none can be.
    """
    is_derived = name == ID or name in DERIVED
    place = f"{table}.{name if is_derived else row_mapping_of(model).column_of[name]}"
    if name == SEARCH and (on_the_way or is_internal_with_others_alone(model)):
        alone = internal(model, table) if is_internal_with_others_alone(model) else ""
        return f"CASE WHEN {_either(alone, on_the_way)} THEN '' ELSE {place} END"
    if not has_words(model, name):
        return place
    field = model.field(name)
    condition = "1" if field.internal else _either(internal(model, table), on_the_way)
    if not condition:
        return place
    instead = "NULL" if isinstance(field, Photo) else f"'{HELD_BACK}'"
    return f"CASE WHEN {place} <> '' AND ({condition}) THEN {instead} ELSE {place} END"


@cache
def has_words(model: type[Record], name: str) -> bool:
    """Whether a column of a record is one of words, which an internal row holds back."""
    field = next((each for each in model.declared() if each.name == name), None)
    if not isinstance(field, FieldType) or isinstance(field, Link):
        return False
    return holds_back(field, internal=True)


def _either(*conditions: str) -> str:
    """The condition that one of some holds; '' never does."""
    return " OR ".join(f"({each})" for each in conditions if each)


def _owned_by_internal(office: OfficeFile, model: type[Record], keys: Sequence[int]) -> set[int]:
    """Those of some records whose owners, of any kind, are internal rows."""
    owner = model.owner()
    names = model.ATTACHED_TO or (owner.name if owner is not None else "",)
    owners: dict[str, dict[int, list[int]]] = {}
    for key, _, *stored in lists.rows(office, model, keys, names):
        place = model.owned_by(dict(zip(names, stored, strict=True)))
        if place is not None:
            owners.setdefault(place[0], {}).setdefault(place[1], []).append(key)
    known, found = Registry.of(office.records), set[int]()
    for record, owned in owners.items():
        for one in internal_keys(office, known.model(record), list(owned)):
            found.update(owned[one])
    return found
