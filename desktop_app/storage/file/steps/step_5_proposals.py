"""Step 5 of the schema: sessions, proposals, their handling; which codes count as a success."""

from __future__ import annotations

import apsw

from desktop_app.storage.file.own_indexes import create_own_index
from desktop_app.storage.file.schema import create_pairs, create_table, link

_TABLES = {
    "session": f"""{link("term_id", "term")}, number INTEGER, name TEXT NOT NULL, opens TEXT,
        closes TEXT, collection_ends TEXT, collection_time TEXT, reply_by TEXT,
        remark TEXT""",
    "proposal": f"""serial TEXT, number TEXT, name TEXT NOT NULL, state TEXT,
        {link("term_id", "term")}, {link("session_id", "session")}, period TEXT,
        kind TEXT, category TEXT, {link("member_id", "member")}, mover TEXT, unit TEXT,
        phone TEXT, {link("sector_id", "sector")}, {link("committee_id", "committee")},
        received_on TEXT, filed_on TEXT, {link("merged_into_id", "proposal")},
        {link("split_from_id", "proposal")}, closed_on TEXT, major INTEGER,
        {link("major_committee_id", "committee")}, excellent INTEGER, contact TEXT,
        leader TEXT, writer TEXT, problem TEXT, analysis TEXT, advice TEXT,
        suggested_units TEXT, researched INTEGER, self_written INTEGER,
        forwarded INTEGER, may_publish INTEGER, publish_note TEXT, may_join INTEGER,
        consult_form TEXT, signed INTEGER, received_at TEXT, returned_note TEXT,
        first_reviewer TEXT, first_on TEXT, first_opinion TEXT, second_reviewer TEXT,
        second_on TEXT, second_opinion TEXT, final_reviewer TEXT, final_on TEXT,
        final_opinion TEXT, review_note TEXT, reject_reason TEXT, told_on TEXT,
        passed_to TEXT, passed_on TEXT, passed_note TEXT, withdrawn_on TEXT,
        withdraw_reason TEXT, archived_on TEXT, major_on TEXT, major_leader TEXT,
        major_supervisor TEXT, excellent_on TEXT, upper_mover TEXT, upper_session TEXT,
        upper_number TEXT, upper_major INTEGER, remark TEXT""",
    "proposal_signer": f"""{link("proposal_id", "proposal", required=True)},
        {link("member_id", "member")}, position TEXT, name TEXT NOT NULL, role TEXT,
        unit TEXT, post TEXT, phone TEXT""",
    "proposal_handling": f"""{link("proposal_id", "proposal", required=True)},
        unit TEXT NOT NULL, role TEXT, state TEXT, system TEXT, channel TEXT,
        meeting_on TEXT, assigned_on TEXT, assigned_doc TEXT, signed_by TEXT,
        signed_on TEXT, contact TEXT, phone TEXT, due TEXT,
        {link("instead_of_id", "proposal_handling")}, opinion_on TEXT, opinion_doc TEXT,
        opinion TEXT, draft_on TEXT, reply_on TEXT, reply_doc TEXT, reply_signer TEXT,
        reply_class TEXT, reply TEXT, promised_on TEXT, checked_on TEXT,
        check_result TEXT, check_note TEXT, work TEXT, result TEXT, polled_on TEXT,
        return_asked_on TEXT, return_reason TEXT, return_to TEXT,
        return_decided_on TEXT, return_result TEXT, return_note TEXT, redo_on TEXT,
        redo_reason TEXT, redo_due TEXT, redo_reply_on TEXT, redo_doc TEXT,
        redo_class TEXT, redo_reply TEXT, redone INTEGER, followed_on TEXT,
        follow_result TEXT, follow_class TEXT, closed_on TEXT, stopped_on TEXT,
        stop_reason TEXT, remark TEXT""",
    "handling_extension": f"""{link("handling_id", "proposal_handling", required=True)},
        asked_on TEXT NOT NULL, asked_until TEXT, reason TEXT NOT NULL, decision TEXT,
        decided_by TEXT, decided_on TEXT, until TEXT""",
    "handling_meeting": f"""{link("handling_id", "proposal_handling", required=True)},
        day TEXT NOT NULL, stage TEXT, mode TEXT, place TEXT, people TEXT,
        content TEXT NOT NULL""",
    "handling_feedback": f"""{link("handling_id", "proposal_handling", required=True)},
        {link("member_id", "member")}, mover TEXT NOT NULL,
        {link("proposal_id", "proposal")}, attempt INTEGER, sent_on TEXT,
        answered_on TEXT, mode TEXT, work TEXT, result TEXT, opinion TEXT""",
    "handling_suggestion": f"""{link("handling_id", "proposal_handling", required=True)},
        position TEXT, {link("outcome_id", "outcome", required=True)}, adoption TEXT,
        note TEXT""",
}
_PAIRS = (
    ("proposal_related", "proposal", "proposal"),
    ("proposal_unlike", "proposal", "proposal"),
)
_UNIQUE = {
    "session_number": ("session", "term_id, number"),
    "proposal_serial": ("proposal", "serial"),
    "proposal_number": ("proposal", "session_id, number"),
}
_LINKS = {
    "proposal_term": ("proposal", "term_id"),
    "proposal_session": ("proposal", "session_id"),
    "proposal_member": ("proposal", "member_id"),
    "proposal_sector": ("proposal", "sector_id"),
    "proposal_committee": ("proposal", "committee_id"),
    "proposal_merged_into": ("proposal", "merged_into_id"),
    "proposal_split_from": ("proposal", "split_from_id"),
    "proposal_major_committee": ("proposal", "major_committee_id"),
    "session_term": ("session", "term_id"),
    "proposal_signer_proposal": ("proposal_signer", "proposal_id"),
    "proposal_signer_member": ("proposal_signer", "member_id"),
    "proposal_handling_proposal": ("proposal_handling", "proposal_id, state, role"),
    "proposal_handling_instead_of": ("proposal_handling", "instead_of_id"),
    "handling_extension_handling": ("handling_extension", "handling_id, decision"),
    "handling_meeting_handling": ("handling_meeting", "handling_id, mode"),
    "handling_feedback_handling": ("handling_feedback", "handling_id, attempt, result"),
    "handling_feedback_member": ("handling_feedback", "member_id"),
    "handling_feedback_proposal": ("handling_feedback", "proposal_id"),
    "handling_suggestion_handling": ("handling_suggestion", "handling_id, adoption"),
    "handling_suggestion_outcome": ("handling_suggestion", "outcome_id"),
}
_OWN = {
    "session_opens": ("session", "opens, strokes, id"),
    "proposal_ordered": ("proposal", "serial IS NULL, length(serial), serial, strokes, id"),
    "proposal_state": ("proposal", "state, filed_on"),
    "proposal_handling_assigned": ("proposal_handling", "assigned_on, strokes, id"),
    "proposal_handling_state": ("proposal_handling", "state, due"),
    # all that the statistics read, so that a year of them is read from these alone
    "proposal_counted": (
        "proposal",
        """state, received_on, filed_on, number, period, kind, category, researched, major,
        major_leader, major_supervisor, excellent, upper_major, committee_id, sector_id,
        session_id""",
    ),
    "proposal_handling_counted": (
        "proposal_handling",
        """system, assigned_on, proposal_id, role, state, channel, stopped_on, signed_on,
        opinion_on, reply_on, reply_class, redo_on, redo_class, follow_class, result, due, unit""",
    ),
}
_LIVE = "stopped_on IS NULL"
_WAITING = {
    "proposal_handling_open": (
        """due, state, role, assigned_on, signed_on, opinion_on, reply_on, redo_due,
        redo_reply_on, return_asked_on, return_result, unit, proposal_id, stopped_on, owner""",
        f"coalesce(state, '') NOT IN ('done', 'returned') AND {_LIVE}",
    ),
    "proposal_handling_follows": (
        "promised_on, unit, proposal_id",
        f"""coalesce(state, '') <> 'returned' AND {_LIVE} AND promised_on IS NOT NULL
        AND followed_on IS NULL""",
    ),
    "proposal_handling_puts_off": (
        "reply_on, redo_reply_on, channel, unit, proposal_id",
        f"""coalesce(state, '') <> 'returned' AND {_LIVE} AND (redo_class = 'B' OR
        (redo_class IS NULL AND reply_class = 'B')) AND reply_on IS NOT NULL
        AND promised_on IS NULL AND followed_on IS NULL""",
    ),
}


def add_proposals(connection: apsw.Connection) -> None:
    """Create the tables of sessions, proposals and handling sheets; let code entries count."""
    connection.execute("ALTER TABLE code_entry ADD COLUMN counts INTEGER")
    for table, columns in _TABLES.items():
        create_table(connection, table, columns)
    for table, owner, linked in _PAIRS:
        create_pairs(connection, table, owner, linked)
    for name, (table, columns) in _UNIQUE.items():
        connection.execute(f'CREATE UNIQUE INDEX "{name}" ON "{table}"({columns}, owner)')
    for name, (table, columns) in _LINKS.items():
        connection.execute(f'CREATE INDEX "{name}" ON "{table}"({columns}, owner)')
    for name, (table, columns) in _OWN.items():
        create_own_index(connection, name, table, f"{columns}, owner")
    for name, (columns, where) in _WAITING.items():
        create_own_index(connection, name, "proposal_handling", columns, where)
