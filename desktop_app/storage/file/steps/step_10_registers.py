"""Part of step 10 of the schema: requests, contact with the committee above, regulations, staff."""

from __future__ import annotations

import apsw

from desktop_app.storage.file.own_indexes import create_own_index
from desktop_app.storage.file.schema import create_table, link

_REQUEST = f"""number TEXT, year INTEGER, kind TEXT, name TEXT NOT NULL, state TEXT,
    addressee TEXT, {link("committee_id", "committee")}, document TEXT, sent_on TEXT,
    reply_due TEXT, internal INTEGER, replied_on TEXT, replied_by TEXT, reply_document TEXT,
    closed_on TEXT, content TEXT, reply TEXT, result TEXT, remark TEXT"""
"""The long texts come last: a row is read up to the last column that is asked for."""
_UPWARD = f"""day TEXT, year INTEGER, kind TEXT, name TEXT NOT NULL, addressee TEXT, level TEXT,
    {link("committee_id", "committee")}, people TEXT, document TEXT, internal INTEGER,
    replied_on TEXT, content TEXT, reply TEXT, result TEXT, remark TEXT"""
_REGULATION = f"""name TEXT NOT NULL, state TEXT, issuer TEXT, document TEXT, issued_on TEXT,
    effective_on TEXT, {link("committee_id", "committee")}, ended_on TEXT,
    {link("replaced_by_id", "regulation")}, content TEXT, remark TEXT"""
_DUTY = f"""{link("regulation_id", "regulation", required=True)}, name TEXT NOT NULL, who TEXT,
    cycle TEXT, last_done TEXT, next_due TEXT, note TEXT"""
_STAFF = f"""name TEXT NOT NULL, sex TEXT, nation TEXT, born TEXT, politics TEXT, education TEXT,
    phone TEXT, post TEXT, rank TEXT, {link("committee_id", "committee")}, section TEXT,
    since TEXT, state TEXT, left_on TEXT, remark TEXT"""
_POST = f"""{link("committee_id", "committee", required=True)}, post TEXT NOT NULL,
    planned INTEGER NOT NULL, remark TEXT"""
_LINKS = {
    "request_committee": ("request", "committee_id"),
    "upward_report_committee": ("upward_report", "committee_id"),
    "regulation_committee": ("regulation", "committee_id"),
    "regulation_replaced_by": ("regulation", "replaced_by_id"),
    "regulation_duty_regulation": ("regulation_duty", "regulation_id, next_due"),
    "staff_committee": ("staff", "committee_id"),
}
_OWN = {
    "request_sent": ("request", "sent_on, strokes, id, owner"),
    "request_state": ("request", "state, reply_due, owner"),
    "upward_report_day": ("upward_report", "day, strokes, id, owner"),
    "regulation_duty_due": ("regulation_duty", "next_due, strokes, id, owner"),
}
_DUE = "CAST(substr(replace(coalesce(reply_due, ''), '-', '') || '99999999', 1, 8) AS INTEGER)"
_SENT = "CAST(substr(replace(coalesce(sent_on, ''), '-', '') || '00000000', 1, 8) AS INTEGER)"
_WAITING = (
    f"CASE WHEN state IN ('sent', 'pending') THEN {_DUE} "
    f"WHEN state IN ('draft', 'approved', 'returned') THEN 2000000000 - {_SENT} "
    f"ELSE 3000000000 - {_SENT} END"
)


def add_registers(connection: apsw.Connection) -> None:
    """Create the tables of requests, upward reports, regulations with their duties, and staff."""
    create_table(connection, "request", _REQUEST)
    create_table(connection, "upward_report", _UPWARD)
    create_table(connection, "regulation", _REGULATION)
    create_table(connection, "regulation_duty", _DUTY)
    create_table(connection, "staff", _STAFF)
    create_table(connection, "staff_post", _POST, listed=False)
    for name, table, columns in (
        ("request_number", "request", "year, number, owner"),
        ("staff_post_name", "staff_post", "committee_id, post, owner"),
    ):
        connection.execute(f'CREATE UNIQUE INDEX "{name}" ON "{table}"({columns})')
    for name, (table, columns) in _LINKS.items():
        connection.execute(f'CREATE INDEX "{name}" ON "{table}"({columns}, owner)')
    for name, (table, columns) in _OWN.items():
        create_own_index(connection, name, table, columns)
    create_own_index(connection, "request_waiting", "request", _WAITING)
