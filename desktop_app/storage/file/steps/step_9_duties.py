"""Part of step 9 of the schema: duties of a year and what an office ticked by hand."""

from __future__ import annotations

import apsw

from desktop_app.storage.file.schema import create_table, link

_DUTY = """name TEXT NOT NULL, year INTEGER NOT NULL, position INTEGER, subject TEXT, fact TEXT,
    kinds TEXT, levels TEXT, role TEXT, minimum INTEGER, due TEXT, applies TEXT, how_to TEXT,
    document TEXT, remark TEXT"""
_TICK = f"""{link("duty_id", "duty", required=True)}, {link("member_id", "member")},
    {link("group_id", '"group"')}, day TEXT, reason TEXT NOT NULL, document TEXT, remark TEXT"""


def add_duties(connection: apsw.Connection) -> None:
    """Create the tables of duties and ticks."""
    create_table(connection, "duty", _DUTY)
    create_table(connection, "duty_tick", _TICK)
    for name, table, columns in (
        ("duty_name", "duty", "year, subject, name, owner"),
        ("duty_tick_member", "duty_tick", "duty_id, member_id, owner"),
        ("duty_tick_group", "duty_tick", "duty_id, group_id, owner"),
    ):
        connection.execute(f'CREATE UNIQUE INDEX "{name}" ON "{table}"({columns})')
    for name, columns in (
        ("duty_tick_of_member", "member_id, duty_id"), ("duty_tick_of_group", "group_id, duty_id"),
    ):  # fmt: skip
        connection.execute(f'CREATE INDEX "{name}" ON "duty_tick"({columns}, owner)')
