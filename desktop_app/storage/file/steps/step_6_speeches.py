"""Step 6 of the schema: speeches of plenary sessions, and what points at them."""

from __future__ import annotations

import apsw

from desktop_app.storage.file.own_indexes import create_own_index
from desktop_app.storage.file.schema import create_table, link, narrow_link

_SPEECH = f"""name TEXT NOT NULL, state TEXT, {link("term_id", "term")},
    {link("session_id", "session")}, kind TEXT, author_kind TEXT, {link("member_id", "member")},
    author TEXT, unit TEXT, phone TEXT, {link("sector_id", "sector")},
    {link("committee_id", "committee")}, writer TEXT, speaker TEXT, words INTEGER,
    invited_on TEXT, handed_on TEXT, checker TEXT, checked_on TEXT, check_result TEXT,
    chosen_on TEXT, chosen_by TEXT, planned_on TEXT, position INTEGER, starts_at TEXT,
    minutes INTEGER, given_on TEXT, in_volume INTEGER, volume_place INTEGER,
    unused_reason TEXT, check_note TEXT, remark TEXT, text TEXT"""
"""The text comes last: a row is read up to the last column that is asked for."""
_LINKS = {
    "speech_term": ("speech", "term_id"),
    "speech_session": ("speech", "session_id, state"),
    "speech_member": ("speech", "member_id"),
    "speech_sector": ("speech", "sector_id"),
    "speech_committee": ("speech", "committee_id"),
    "proposal_speech": ("proposal", "speech_id"),
    "outcome_speech": ("outcome", "speech_id, adoption"),
    "instruction_speech": ("instruction", "speech_id"),
}
_OWN = {
    "speech_handed": ("speech", "handed_on, strokes, id"),
    "speech_planned": ("speech", "planned_on, position"),
    "speech_state": ("speech", "state, handed_on"),
    # all that the statistics read, so that they are counted from this alone
    "speech_counted": (
        "speech",
        """state, handed_on, session_id, kind, author_kind, committee_id, sector_id, member_id,
        planned_on, position, given_on, in_volume, chosen_on""",
    ),
}
_WAITING = {
    "speech_waits": (
        "state, handed_on, chosen_on, kind, position, author, session_id, committee_id",
        "state IN ('invited', 'submitted', 'chosen')",
    ),
}


def add_speeches(connection: apsw.Connection) -> None:
    """Create the table of speeches; proposals, outcomes and instructions may point at one."""
    create_table(connection, "speech", _SPEECH)
    connection.execute("ALTER TABLE session ADD COLUMN speeches_by TEXT")
    connection.execute("ALTER TABLE limits ADD COLUMN speech_minutes INTEGER")
    for table in ("proposal", "outcome", "instruction"):
        column = narrow_link("speech_id", "speech")
        connection.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    for name, (table, columns) in _LINKS.items():
        connection.execute(f'CREATE INDEX IF NOT EXISTS "{name}" ON "{table}"({columns}, owner)')
    for name, (table, columns) in _OWN.items():
        create_own_index(connection, name, table, f"{columns}, owner")
    for name, (columns, where) in _WAITING.items():
        create_own_index(connection, name, "speech", columns, where)
