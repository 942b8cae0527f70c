"""Part of step 7 of the schema: leave of members from activities."""

from __future__ import annotations

import apsw

from desktop_app.storage.file.own_indexes import create_own_index
from desktop_app.storage.file.schema import create_table, link

_LEAVE = f"""number TEXT, state TEXT, {link("member_id", "member", required=True)}, kind TEXT,
    {link("activity_id", "activity")}, since TEXT, since_half TEXT, until TEXT, until_half TEXT,
    asked_on TEXT, year INTEGER, approver TEXT, decided_on TEXT, decision_note TEXT,
    document TEXT, reason TEXT, remark TEXT, filled TEXT"""
_LINKS = {"leave_member": "member_id, state", "leave_activity": "activity_id"}


def add_leaves(connection: apsw.Connection) -> None:
    """Create the table of leave."""
    create_table(connection, "leave", _LEAVE)
    connection.execute('CREATE UNIQUE INDEX "leave_number" ON "leave"(year, number, owner)')
    for name, columns in _LINKS.items():
        connection.execute(f'CREATE INDEX "{name}" ON "leave"({columns}, owner)')
    create_own_index(connection, "leave_since", "leave", "since, strokes, id")
    create_own_index(connection, "leave_state", "leave", "state, since")
