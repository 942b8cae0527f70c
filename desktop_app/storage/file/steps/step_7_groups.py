"""Part of step 7 of the schema: groups and their years; memberships and activities name groups."""

from __future__ import annotations

import apsw

from desktop_app.storage.file.own_indexes import create_own_index
from desktop_app.storage.file.schema import create_pairs, create_table, link

_GROUP = f"""name TEXT NOT NULL, kind TEXT, state TEXT, founded TEXT, closed TEXT,
    {link("committee_id", "committee")}, {link("sector_id", "sector")},
    {link("point_id", "point")}, place TEXT, leader TEXT, deputy TEXT, liaison TEXT, phone TEXT,
    member_count INTEGER, duties TEXT, remark TEXT"""
_YEAR = f"""{link("group_id", '"group"', required=True)}, year INTEGER NOT NULL, plan_on TEXT,
    plan_document TEXT, summary_on TEXT, summary_document TEXT, plan TEXT, summary TEXT"""
_LINKS = {
    "group_committee": ("group", "committee_id"),
    "group_sector": ("group", "sector_id"),
    "group_point": ("group", "point_id"),
    "membership_group": ("membership", "group_id, since, until"),
}


def add_groups(connection: apsw.Connection) -> None:
    """Create the tables of groups; a membership may be one of a group, an activity a group's."""
    create_table(connection, "group", _GROUP)
    create_table(connection, "group_year", _YEAR, listed=False)
    connection.execute('CREATE UNIQUE INDEX "group_name" ON "group"(name, owner)')
    connection.execute(
        'CREATE UNIQUE INDEX "group_year_once" ON "group_year"(group_id, year, owner)'
    )
    group = link("group_id", '"group"')
    connection.execute(f"ALTER TABLE membership ADD COLUMN {group}")
    connection.execute("ALTER TABLE membership ADD COLUMN group_post TEXT")
    create_pairs(connection, "activity_due_groups", "activity", '"group"')
    for name, (table, columns) in _LINKS.items():
        connection.execute(f'CREATE INDEX "{name}" ON "{table}"({columns}, owner)')
    create_own_index(connection, "group_state", "group", "state, kind")
