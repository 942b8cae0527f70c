"""Part of step 8 of the schema: who proposed and decided the end of a member's time in office."""

from __future__ import annotations

import apsw

from desktop_app.storage.file.own_indexes import create_own_index

_COLUMNS = ("end_proposed_by", "end_decided_by", "end_document")


def add_ends(connection: apsw.Connection) -> None:
    """Add the columns of the end of a member's time in office."""
    for each in _COLUMNS:
        connection.execute(f"ALTER TABLE member ADD COLUMN {each} TEXT")
    create_own_index(
        connection, "member_ended", "member", "state_date", "end_decided_by IS NOT NULL"
    )
