"""Step 3 of the schema: the table of the recycle bin."""

from __future__ import annotations

import apsw


def add_recycle_bin(connection: apsw.Connection) -> None:
    """The table that `recycle_bin` fills from the log when the file is next used."""
    connection.execute("DROP INDEX change_removed")
    connection.execute(
        "CREATE TABLE removed(seq INTEGER PRIMARY KEY, record TEXT NOT NULL, "
        "uid INTEGER NOT NULL, action INTEGER NOT NULL, kind INTEGER NOT NULL, "
        "search TEXT NOT NULL) STRICT"
    )
    connection.execute("CREATE UNIQUE INDEX removed_of ON removed(record, uid)")
    connection.execute("CREATE INDEX removed_alone ON removed(seq, search) WHERE kind = 0")
    connection.execute("CREATE INDEX removed_with_owner ON removed(action) WHERE kind = 1")
