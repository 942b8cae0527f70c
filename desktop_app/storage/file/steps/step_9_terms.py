"""Part of step 9 of the schema: a term that is closed, and what is handed over."""

from __future__ import annotations

import apsw

from desktop_app.storage.file.schema import create_table, link

_ITEM = f"""{link("term_id", "term", required=True)}, position INTEGER, name TEXT NOT NULL,
    done INTEGER, done_on TEXT, receiver TEXT, document TEXT, remark TEXT"""


def add_terms(connection: apsw.Connection) -> None:
    """Add the day on which a term was closed and the table of what is handed over with it."""
    connection.execute("ALTER TABLE term ADD COLUMN closed_on TEXT")
    create_table(connection, "handover_item", _ITEM)
    connection.execute('CREATE INDEX "handover_item_term" ON "handover_item"(term_id, owner)')
