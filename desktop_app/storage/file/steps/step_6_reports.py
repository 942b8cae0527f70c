"""Part of step 6 of the schema: opinion reports, their adoptions, and what comes of them."""

from __future__ import annotations

import apsw

from desktop_app.storage.dialect import column_names
from desktop_app.storage.file.own_indexes import create_own_index
from desktop_app.storage.file.schema import (
    any_link,
    create_pairs,
    create_table,
    link,
    narrow_link,
)

_REPORT = f"""year INTEGER, number TEXT, name TEXT NOT NULL, state TEXT, internal INTEGER,
    received_on TEXT, {link("member_id", "member")}, reflector TEXT, kind TEXT, unit TEXT,
    phone TEXT, {link("sector_id", "sector")}, {link("committee_id", "committee")},
    partner_names TEXT, category TEXT, {any_link("origin")},
    {narrow_link("proposal_id", "proposal")}, commissioned INTEGER, asked_by TEXT,
    asked_topic TEXT, asked_due TEXT, content TEXT, issued_text TEXT, editor TEXT,
    edited_on TEXT, checker TEXT, checked_on TEXT, issuer TEXT, issued_on TEXT, channels TEXT,
    addressee TEXT, sent_on TEXT, sent_no TEXT, best_level TEXT, best_form TEXT, reasons TEXT,
    reason_note TEXT, became TEXT, became_note TEXT, closed_on TEXT, remark TEXT"""
_ADOPTION = f"""{link("report_id", "opinion_report", required=True)}, level TEXT NOT NULL,
    form TEXT, day TEXT, publication TEXT, number TEXT, points TEXT, note TEXT"""
_ADDED = (
    ("proposal", "origin TEXT"),
    ("proposal", "internal INTEGER"),
    ("topic", "origin TEXT"),
    ("topic", "internal INTEGER"),
    ("outcome", "internal INTEGER"),
    ("outcome", narrow_link("opinion_report_id", "opinion_report")),
    ("instruction", "internal INTEGER"),
    ("instruction", narrow_link("opinion_report_id", "opinion_report")),
)
"""A proposal, a topic or an outcome may come of a report, and be as internal as that is."""
_LINKS = {
    "opinion_report_member": ("opinion_report", "member_id"),
    "opinion_report_sector": ("opinion_report", "sector_id"),
    "opinion_report_committee": ("opinion_report", "committee_id"),
    "opinion_report_origin": ("opinion_report", "origin"),
    "opinion_report_proposal": ("opinion_report", "proposal_id"),
    "report_adoption_report": ("report_adoption", "report_id, level, form, day, number"),
    "proposal_origin": ("proposal", "origin"),
    "topic_origin": ("topic", "origin"),
    "outcome_opinion_report": ("outcome", "opinion_report_id, adoption"),
    "instruction_opinion_report": ("instruction", "opinion_report_id, level, day"),
}
_OWN = {
    "opinion_report_received": ("opinion_report", "received_on, strokes, id"),
    "opinion_report_state": ("opinion_report", "state, issued_on, received_on, asked_due"),
    # all that the statistics read, so that a year of them is read from these alone
    "opinion_report_counted": (
        "opinion_report",
        """received_on, issued_on, sent_on, channels, state, best_level, best_form, kind, category,
        commissioned, committee_id, sector_id, member_id""",
    ),
    "report_adoption_counted": ("report_adoption", "day, report_id, level, form, number"),
}


def add_reports(connection: apsw.Connection) -> None:
    """Create the tables of reports and adoptions, and the columns of what comes of a report."""
    create_table(connection, "opinion_report", _REPORT)
    create_table(connection, "report_adoption", _ADOPTION, listed=False)
    create_pairs(connection, "opinion_report_partners", "opinion_report", "member")
    for table, column in _ADDED:
        if column.partition(" ")[0] not in column_names(connection, table):
            connection.execute(f'ALTER TABLE "{table}" ADD COLUMN {column}')
    connection.execute(
        'CREATE UNIQUE INDEX "opinion_report_number" ON "opinion_report"(year, number, owner)'
    )
    for name, (table, columns) in _LINKS.items():
        connection.execute(f'CREATE INDEX IF NOT EXISTS "{name}" ON "{table}"({columns}, owner)')
    for name, (table, columns) in _OWN.items():
        create_own_index(connection, name, table, f"{columns}, owner")
