"""Indexes of our own office's rows: partial, and yet taken by the engine for whole ones."""

from __future__ import annotations

from collections.abc import Sequence

import apsw

from desktop_app.storage import dialect

_ROWS = 1_048_576
"""What the engine assumes of a table that it has no statistics of."""
_SHARED = (200, 50, 12, 10, 9, 8, 7, 6, 5)
_NARROW = (3, 2, 1)
"""How many rows share the values of an index's first columns, roughly: a state, a name.

Where many share a value the engine looks up several values one by one; where it expects only few
it would rather read all of them.
"""


def create_own_index(
    connection: apsw.Connection, name: str, table: str, columns: str, where: str = ""
) -> None:
    """Create an index of the rows with `owner = 0`, restricted further by `where`.

    The engine takes a partial index for half a table and would rather scan it, row by row, than
    read the table. Nearly all rows are our own, so that it is told the size of the whole table
    unless `where` leaves out more. `know_own_indexes` makes an open connection notice.
    """
    more = f" AND {where}" if where else ""
    connection.execute(f'CREATE INDEX "{name}" ON "{table}"({columns}) WHERE owner = 0{more}')
    if not where:
        _note_size(connection, table, name, _SHARED)


def create_order_indexes(connection: apsw.Connection, table: str) -> None:
    """The indexes of our own rows that a list is searched and ordered by."""
    for order, columns in (("strokes", "strokes, id, search"), ("pinyin", "pinyin, id")):
        name = f"{table}_{order}"
        connection.execute(f'CREATE INDEX "{name}" ON "{table}"({columns}) WHERE owner = 0')
        _note_size(connection, table, name, _NARROW)


def know_own_indexes(connection: apsw.Connection) -> None:
    """Make an open connection use the sizes that were noted when its indexes were made."""
    dialect.read_statistics(connection)


def _note_size(connection: apsw.Connection, table: str, index: str, sharing: Sequence[int]) -> None:
    know_own_indexes(connection)  # makes the engine's table of statistics where there is none
    count = dialect.indexed_count(connection, index)
    rows = [sharing[min(place, len(sharing) - 1)] for place in range(count)]
    dialect.note_statistics(connection, table, index, (_ROWS, *rows))
