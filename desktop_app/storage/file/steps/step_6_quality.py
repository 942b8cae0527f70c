"""Part of step 6 of the schema: key proposals, quality reviews, awards, what is offered upward."""

from __future__ import annotations

import apsw

from desktop_app.storage.file.own_indexes import create_own_index
from desktop_app.storage.file.schema import any_link, create_table, link, narrow_link

_TABLES = {
    "proposal_supervision": f"""year INTEGER NOT NULL,
        {link("proposal_id", "proposal", required=True)}, kind TEXT NOT NULL, state TEXT,
        {link("leader_member_id", "member")}, leader TEXT, post TEXT, unit TEXT,
        {link("committee_id", "committee")}, decided_by TEXT, decided_on TEXT, document TEXT,
        start TEXT, due TEXT, plan TEXT, closed_on TEXT, result TEXT, stopped_on TEXT,
        stop_reason TEXT, remark TEXT""",
    "quality_review": f"""{link("proposal_id", "proposal", required=True)}, round TEXT,
        reviewer TEXT, day TEXT, total INTEGER, grade TEXT, top TEXT, middle TEXT, low TEXT,
        remark TEXT""",
    "award_round": f"""name TEXT NOT NULL, year INTEGER NOT NULL,
        {link("session_id", "session")}, state TEXT, quota INTEGER, share INTEGER, rules TEXT,
        decided_by TEXT, decided_on TEXT, document TEXT, published_on TEXT, remark TEXT""",
    "award_candidate": f"""{link("award_round_id", "award_round", required=True)},
        position TEXT, {link("proposal_id", "proposal", required=True)}, recommender TEXT,
        votes INTEGER, score INTEGER, result TEXT, reasons TEXT""",
    "upward_offer": f"""year INTEGER NOT NULL, {any_link("source", required=True)},
        level TEXT NOT NULL, state TEXT, through TEXT, {link("member_id", "member")}, mover TEXT,
        unit TEXT, phone TEXT, {link("committee_id", "committee")}, offered_on TEXT, reasons TEXT,
        submitted_on TEXT, upper_session TEXT, upper_number TEXT, filed_on TEXT, selected_as TEXT,
        selected_on TEXT, closed_on TEXT, result TEXT, remark TEXT,
        {narrow_link("proposal_id", "proposal")}""",
}
_UNLISTED = {
    "supervision_record": f"""
        {link("supervision_id", "proposal_supervision", required=True)}, day TEXT NOT NULL,
        form TEXT, place TEXT, people TEXT, content TEXT NOT NULL, result TEXT""",
}
_UNIQUE = {
    "award_candidate_once": ("award_candidate", "award_round_id, proposal_id"),
    "quality_review_once": ("quality_review", "proposal_id, round, reviewer"),
}
_LINKS = {
    "proposal_supervision_proposal": ("proposal_supervision", "proposal_id, kind, state"),
    "proposal_supervision_leader": ("proposal_supervision", "leader_member_id"),
    "proposal_supervision_committee": ("proposal_supervision", "committee_id"),
    "supervision_record_supervision": ("supervision_record", "supervision_id, day"),
    "quality_review_proposal": ("quality_review", "proposal_id, round"),
    "award_round_session": ("award_round", "session_id"),
    "award_candidate_round": ("award_candidate", "award_round_id, result"),
    "award_candidate_proposal": ("award_candidate", "proposal_id, result"),
    "upward_offer_source": ("upward_offer", "source"),
    "upward_offer_proposal": ("upward_offer", "proposal_id, state"),
    "upward_offer_member": ("upward_offer", "member_id"),
    "upward_offer_committee": ("upward_offer", "committee_id"),
}
_OWN = {
    "proposal_supervision_due": ("proposal_supervision", "due, strokes, id"),
    "quality_review_day": ("quality_review", "day, strokes, id"),
    # all that the statistics read, so that years of sheets are read from this alone
    "quality_review_counted": (
        "quality_review",
        "grade, day, round, total, proposal_id, top, low",
    ),
    "award_round_year": ("award_round", "year, strokes, id"),
    "upward_offer_offered": ("upward_offer", "offered_on, strokes, id"),
    "upward_offer_year": ("upward_offer", "year, state"),
}


def add_quality(connection: apsw.Connection) -> None:
    """Create the tables of what a good proposal goes through besides its handling."""
    for table, columns in _TABLES.items():
        create_table(connection, table, columns)
    for table, columns in _UNLISTED.items():
        create_table(connection, table, columns, listed=False)
    for name, (table, columns) in _UNIQUE.items():
        connection.execute(f'CREATE UNIQUE INDEX "{name}" ON "{table}"({columns}, owner)')
    for name, (table, columns) in _LINKS.items():
        connection.execute(f'CREATE INDEX "{name}" ON "{table}"({columns}, owner)')
    for name, (table, columns) in _OWN.items():
        create_own_index(connection, name, table, f"{columns}, owner")
