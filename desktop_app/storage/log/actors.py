"""The persons who act: a table of numbers, one for each name that this office has written with."""

from __future__ import annotations

import apsw

from desktop_app.storage.file import engine
from desktop_app.storage.log.hash_chain import OWN_OFFICE


def id_of(connection: apsw.Connection, name: str) -> int | None:
    """The id of this office's actor of that name, made where there is none; None for no name.

    For use inside the transaction that writes the action.
    """
    if not name:
        return None
    # compared one by one, the values would have the search through all rows compiled each time
    sql = "SELECT id FROM actor WHERE (origin, name) IN (VALUES(?,?)) ORDER BY id LIMIT 1"
    found = engine.value_of(connection, sql, (OWN_OFFICE, name))
    if found is None:
        connection.execute("INSERT INTO actor(origin, name) VALUES(?,?)", (OWN_OFFICE, name))
        found = connection.last_insert_rowid()
    return int(found)
