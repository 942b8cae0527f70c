"""Part of step 7 of the schema: activities, their parts, attendance, and their settings."""

from __future__ import annotations

import apsw

from desktop_app.storage.file.own_indexes import create_own_index
from desktop_app.storage.file.schema import create_pairs, create_table, link, narrow_link

_ACTIVITY = f"""name TEXT NOT NULL, state TEXT, kind TEXT, sub_kind TEXT, purposes TEXT,
    {link("term_id", "term")}, {link("session_id", "session")}, start_on TEXT, starts_at TEXT,
    end_on TEXT, place TEXT, due_body TEXT, due_view TEXT, noticed_on TEXT, notice_no TEXT,
    reply_by TEXT, contact TEXT, contact_phone TEXT, due_count INTEGER, came_count INTEGER,
    {link("committee_id", "committee")}, partner_units TEXT, levels TEXT, entrusted_by TEXT,
    leader TEXT, funds INTEGER, vehicles TEXT, theme TEXT, effect_number INTEGER,
    effect_unit TEXT, reached INTEGER, chronicle INTEGER, cancel_reason TEXT,
    chronicle_text TEXT, content TEXT, problems TEXT, causes TEXT, advice TEXT, effect TEXT,
    remark TEXT"""
"""The long texts come last: a row is read up to the last column that is asked for."""
_PART = f"""{link("activity_id", "activity", required=True)}, position INTEGER, day TEXT,
    half TEXT, title TEXT"""
_ATTENDANCE = f"""{link("activity_id", "activity", required=True)},
    {link("member_id", "member")}, marks TEXT, result TEXT, present INTEGER, role TEXT,
    spoke INTEGER, name TEXT, unit TEXT, remark TEXT"""
_LINKS = {
    "activity_term": ("activity", "term_id"),
    "activity_session": ("activity", "session_id"),
    "activity_committee": ("activity", "committee_id"),
    "activity_part_activity": ("activity_part", "activity_id, position"),
    "attendance_member": ("attendance", "member_id, activity_id, result"),
    "outcome_activity": ("outcome", "activity_id, adoption"),
}
_OWN = {
    "activity_started": ("activity", "start_on, strokes, id"),
    "activity_state": ("activity", "state, start_on"),
    # all that the statistics read of an activity, so that a year is counted from this alone
    "activity_counted": (
        "activity",
        "start_on, state, kind, committee_id, purposes, levels, due_count, came_count, session_id",
    ),
}
_DAY = "CAST(substr(replace(coalesce(start_on, ''), '-', '') || '{}', 1, 8) AS INTEGER)"
_WAITING = (
    "CASE WHEN state IN ('draft', 'noticed', 'underway') THEN "
    f"{_DAY.format('99999999')} ELSE 2000000000 - {_DAY.format('00000000')} END"
)
_PARTLY = {
    "activity_open": (
        "activity",
        "state, start_on, end_on, noticed_on, kind, committee_id",
        "state IN ('draft', 'noticed', 'underway')",
    ),
    "attendance_missing": (
        "attendance",
        "member_id, activity_id, result, owner",
        "result IN ('short', 'absent')",
    ),
}
"""Of each index the rows that it leaves: what reminders look for is a small part of all."""


def add_activities(connection: apsw.Connection) -> None:
    """Create the tables of activities; an outcome may come of one."""
    create_table(connection, "activity", _ACTIVITY)
    create_pairs(connection, "activity_due_sectors", "activity", "sector")
    create_pairs(connection, "activity_due_committees", "activity", "committee")
    create_pairs(connection, "activity_partners", "activity", "committee")
    create_table(connection, "activity_part", _PART, listed=False)
    create_table(connection, "attendance", _ATTENDANCE, listed=False)
    connection.execute(
        'CREATE UNIQUE INDEX "attendance_once" ON "attendance"(activity_id, member_id, owner)'
    )
    connection.execute(f"ALTER TABLE outcome ADD COLUMN {narrow_link('activity_id', 'activity')}")
    for column in ("two_thirds", "standing_absences", "plenary_absences"):
        connection.execute(f"ALTER TABLE limits ADD COLUMN {column} INTEGER")
    for name, (table, columns) in _LINKS.items():
        connection.execute(f'CREATE INDEX "{name}" ON "{table}"({columns}, owner)')
    for name, (table, columns) in _OWN.items():
        create_own_index(connection, name, table, f"{columns}, owner")
    create_own_index(connection, "activity_waiting", "activity", _WAITING)
    for name, (table, columns, where) in _PARTLY.items():
        create_own_index(connection, name, table, columns, where)
