"""Part of step 8 of the schema: the seats of an activity."""

from __future__ import annotations

import apsw

from desktop_app.storage.file.schema import create_table, link

_PLAN = f"""{link("activity_id", "activity", required=True)}, name TEXT, place TEXT,
    order_rule TEXT, rostrum_custom TEXT, remark TEXT, seats TEXT"""
"""The long text comes last: a row is read up to the last column that is asked for."""


def add_seating(connection: apsw.Connection) -> None:
    """Create the table of seat plans, one an activity at most."""
    create_table(connection, "seat_plan", _PLAN, listed=False)
    connection.execute('CREATE UNIQUE INDEX "seat_plan_once" ON "seat_plan"(activity_id, owner)')
