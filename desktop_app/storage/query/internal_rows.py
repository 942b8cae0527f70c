"""Which rows are internal (不外传), and which a search may find, as SQL.

The rules are those of `records.outward`.
"""

from __future__ import annotations

from desktop_app.records.outward import (
    deciding_fields,
    is_internal_with_others_alone,
    owner_links,
)
from desktop_app.records.record import Record
from desktop_app.storage.query.own_rows import own_rows
from desktop_app.storage.query.row_mapping import row_mapping_of

OWNER, FOUND = "owner_of_internal", "found_by_words"


def internal_sql(model: type[Record], table: str, depth: int = 0) -> str:
    """The condition that a row of a table (quoted, or an alias) is internal; '' where none can be.

    A child is internal with its owner. Of a child of several kinds of records those are covered
    that it has narrow links to; attachments are not.
    """
    if model.INTERNAL:
        return f"coalesce({table}.{row_mapping_of(model).column_of[model.INTERNAL]}, 0) <> 0"
    if not deciding_fields(model):
        return ""
    found = []
    for each in owner_links(model):
        linked: type[Record] = each.linked
        own = f"{OWNER}{depth}"
        inner = internal_sql(linked, own, depth + 1)
        place = f"{table}.{row_mapping_of(model).column_of[each.name]}"
        of = f'SELECT 1 FROM "{row_mapping_of(linked).table}" {own} WHERE {own}.id = {place}'
        found += [f"EXISTS ({of} AND {inner})"] if inner else []
    return f"({' OR '.join(found)})"


def internal_by_key_sql(model: type[Record], table: str) -> str:
    """`internal_sql` for our own rows, which reads none of them where none is internal.

    An internal row of a register has empty order keys (`records.outward.searched_texts`): an index
    by these finds all of them, where a tick is read from each row.
    """
    if not model.INTERNAL or not model.LISTED:
        return internal_sql(model, table)
    found = f'SELECT {OWNER}.id FROM "{row_mapping_of(model).table}" AS {OWNER}'
    where = f"{own_rows(OWNER)} AND {OWNER}.strokes = '' AND {internal_sql(model, OWNER)}"
    return f"{table}.id IN ({found} WHERE {where})"


def found_sql(model: type[Record], table: str) -> list[str]:
    """The conditions besides the words under which a search finds a row of a table.

    `table` is its quoted name, or an alias. None where the search text of an internal row is empty.
    Only the id of a row is asked for here, so that an index that has its text is read alone.
    """
    if not is_internal_with_others_alone(model):
        return []
    found = (
        f'SELECT 1 FROM "{row_mapping_of(model).table}" AS {FOUND} WHERE {FOUND}.id = {table}.id'
    )
    return [f"NOT EXISTS ({found} AND {internal_sql(model, FOUND)})"]
