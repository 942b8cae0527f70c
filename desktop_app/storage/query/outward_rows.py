"""Rows and columns as they leave the program: what is internal (不外传) is held back.

The rules are those of `records.outward`; here they are applied to rows that are read, and written
as SQL for the queries that compute with texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from desktop_app.records.field_types import FieldType, Photo
from desktop_app.records.held_back import HELD_BACK
from desktop_app.records.links import Link
from desktop_app.records.outward import (
    has_internal,
    holds_back,
    internal_model,
    outward_title,
    outward_value,
)
from desktop_app.records.record import DERIVED, Record
from desktop_app.records.registry import Registry
from desktop_app.storage.dialect import among, id_list
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query import lists
from desktop_app.storage.query.row_mapping import row_mapping_of

ID, OWNER = "id", "owner_of_internal"


@cache
def may_hold_back(model: type[Record]) -> bool:
    """Whether some value of some row of a record may be held back."""
    return has_internal(model) or bool(model.ATTACHED_TO) or internal_model(model) is not None


def rows(
    office: OfficeFile, model: type[Record], keys: Sequence[int], fields: Sequence[str]
) -> list[tuple[Any, ...]]:
    """`lists.rows` of what leaves the program: id, version, then outward values of `fields`."""
    found = lists.rows(office, model, keys, fields)
    if not found or not may_hold_back(model):
        return found
    internal = internal_keys(office, model, keys)
    known = {each.name: each for each in model.declared()}
    declared = [known.get(name) for name in fields]
    return [
        (
            *row[:2],
            *(
                value if field is None
                else outward_value(field, value, internal=row[0] in internal)
                for field, value in zip(declared, row[2:], strict=True)
            ),
        )
        for row in found
    ]  # fmt: skip


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
    if model.ATTACHED_TO:
        return _attached_to_internal(office, model, keys)
    shape = row_mapping_of(model)
    condition = internal_sql(model, f'"{shape.table}"')
    if not condition:
        return set()
    sql = f'SELECT id FROM "{shape.table}" WHERE {among("id")} AND {condition}'
    return {row[0] for row in office.connection.execute(sql, (id_list(keys),))}


def internal_sql(model: type[Record], table: str, depth: int = 0) -> str:
    """The condition that a row of a table (quoted, or an alias) is internal; '' where none can be.

    A child is internal with its owner. What belongs to a record of any kind is not covered.
    """
    if model.INTERNAL:
        return f"coalesce({table}.{row_mapping_of(model).column_of[model.INTERNAL]}, 0) <> 0"
    owner = model.owner()
    if not isinstance(owner, Link):
        return ""
    linked: type[Record] = owner.linked
    own = f"{OWNER}{depth}"
    inner = internal_sql(linked, own, depth + 1)
    place = f"{table}.{row_mapping_of(model).column_of[owner.name]}"
    of = f'SELECT 1 FROM "{row_mapping_of(linked).table}" {own} WHERE {own}.id = {place}'
    return f"EXISTS ({of} AND {inner})" if inner else ""


def outward_column(model: type[Record], name: str, table: str) -> str:
    """The outward value of a column of a table (quoted, or an alias), as SQL.

    Links are given as their ids, whatever is held back of the row: their titles are read apart.
    """
    is_derived = name == ID or name in DERIVED
    place = f"{table}.{name if is_derived else row_mapping_of(model).column_of[name]}"
    if is_derived or not may_hold_back(model):
        return place
    field = next((each for each in model.declared() if each.name == name), None)
    if not isinstance(field, FieldType) or isinstance(field, Link):
        return place
    if not holds_back(field, internal=True):
        return place
    condition = "1" if field.internal else internal_sql(model, table)
    if not condition:
        return place
    instead = "NULL" if isinstance(field, Photo) else f"'{HELD_BACK}'"
    return f"CASE WHEN {place} <> '' AND {condition} THEN {instead} ELSE {place} END"


def _attached_to_internal(office: OfficeFile, model: type[Record], keys: Sequence[int]) -> set[int]:
    """Those of some records whose owners, of any kind, are internal rows."""
    owners: dict[str, dict[int, list[int]]] = {}
    for key, _, record, owner in lists.rows(office, model, keys, model.ATTACHED_TO):
        owners.setdefault(record, {}).setdefault(owner, []).append(key)
    known, found = Registry.of(office.records), set[int]()
    for record, owned in owners.items():
        for owner in internal_keys(office, known.model(record), list(owned)):
            found.update(owned[owner])
    return found
