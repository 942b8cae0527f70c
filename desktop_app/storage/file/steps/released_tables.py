"""The tables of the first two steps as they were released; later steps use `schema`."""

from __future__ import annotations

import apsw


def create_table(connection: apsw.Connection, table: str, columns: str) -> None:
    """Create the table of one record, without the owner office, which step 4 adds."""
    connection.execute(
        f'CREATE TABLE "{table}"(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, '
        f"search TEXT NOT NULL, strokes TEXT NOT NULL, pinyin TEXT NOT NULL, {columns}) STRICT"
    )
    connection.execute(f'CREATE INDEX "{table}_strokes" ON "{table}"(strokes, id, search)')
    connection.execute(f'CREATE INDEX "{table}_pinyin" ON "{table}"(pinyin, id)')
