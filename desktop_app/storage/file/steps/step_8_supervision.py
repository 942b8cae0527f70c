"""Part of step 8 of the schema: democratic supervision, and the supervisors that units appoint."""

from __future__ import annotations

import apsw

from desktop_app.storage.file.own_indexes import create_own_index
from desktop_app.storage.file.schema import create_pairs, create_table, link, narrow_link

_ITEM = f"""number TEXT, year INTEGER, name TEXT NOT NULL, state TEXT, modes TEXT,
    plan_document TEXT, unit TEXT, {link("committee_id", "committee")}, leader TEXT,
    {link("group_id", '"group"')}, start_on TEXT, end_on TEXT, sent_on TEXT, document TEXT,
    reply_due TEXT, replied_on TEXT, reply_document TEXT, looked_on TEXT, closed_on TEXT,
    cancel_reason TEXT, scheme TEXT, findings TEXT, rectification TEXT, looked TEXT, remark TEXT"""
"""The long texts come last: a row is read up to the last column that is asked for."""
_SUPERVISOR = f"""{link("member_id", "member")}, name TEXT NOT NULL, post TEXT, phone TEXT,
    unit TEXT NOT NULL, state TEXT, since TEXT, until TEXT, document TEXT, times INTEGER,
    remark TEXT"""
_LINKS = {
    "supervision_item_committee": ("supervision_item", "committee_id"),
    "supervision_item_group": ("supervision_item", "group_id"),
    "supervisor_member": ("supervisor", "member_id"),
    "outcome_supervision_item": ("outcome", "supervision_item_id, adoption"),
}
_OWN = {
    "supervision_item_started": ("supervision_item", "start_on, strokes, id"),
    "supervision_item_state": ("supervision_item", "state, start_on"),
    "supervisor_since": ("supervisor", "since, strokes, id"),
    "supervisor_state": ("supervisor", "state, until"),
}
_DAY = "CAST(substr(replace(coalesce(start_on, ''), '-', '') || '{}', 1, 8) AS INTEGER)"
_WAITING = (
    "CASE WHEN state IN ('planned', 'underway', 'sent', 'rectified') THEN "
    f"{_DAY.format('99999999')} ELSE 2000000000 - {_DAY.format('00000000')} END"
)


def add_supervision(connection: apsw.Connection) -> None:
    """Create the tables of supervision; an outcome may come of an item."""
    create_table(connection, "supervision_item", _ITEM)
    create_pairs(connection, "supervision_item_people", "supervision_item", "member")
    create_table(connection, "supervisor", _SUPERVISOR)
    connection.execute(
        'CREATE UNIQUE INDEX "supervision_item_number" ON "supervision_item"(year, number, owner)'
    )
    item = narrow_link("supervision_item_id", "supervision_item")
    connection.execute(f"ALTER TABLE outcome ADD COLUMN {item}")
    for name, (table, columns) in _LINKS.items():
        connection.execute(f'CREATE INDEX "{name}" ON "{table}"({columns}, owner)')
    for name, (table, columns) in _OWN.items():
        create_own_index(connection, name, table, f"{columns}, owner")
    create_own_index(connection, "supervision_item_waiting", "supervision_item", _WAITING)
