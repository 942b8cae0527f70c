"""Part of step 10 of the schema: manuscripts, the collection, reading lists, reading sessions."""

from __future__ import annotations

import apsw

from desktop_app.storage.file.own_indexes import create_own_index
from desktop_app.storage.file.schema import create_pairs, create_table, link

_MANUSCRIPT = f"""number TEXT, year INTEGER, name TEXT NOT NULL, state TEXT,
    {link("member_id", "member")}, author TEXT, pen_name TEXT, unit TEXT, phone TEXT,
    address TEXT, {link("committee_id", "committee")}, firsthand TEXT, oral INTEGER,
    words INTEGER, images INTEGER, topic TEXT, era TEXT, informant TEXT, informant_contact TEXT,
    suggested_writer TEXT, provider TEXT, provider_unit TEXT, provider_phone TEXT,
    invited_on TEXT, due TEXT, received_on TEXT, reviewed_on TEXT, adopted_on TEXT,
    notice_number TEXT, level TEXT, returned_on TEXT, return_reason TEXT, volume TEXT,
    volume_place INTEGER, volume_part TEXT, page INTEGER, publisher TEXT, published_on TEXT,
    fee_rate INTEGER, fee INTEGER, paid_on TEXT, copies INTEGER, copies_sent_on TEXT,
    summary TEXT, lead TEXT, remark TEXT"""
"""The long texts come last: a row is read up to the last column that is asked for."""
_REVIEW = f"""{link("manuscript_id", "manuscript", required=True)}, round TEXT NOT NULL,
    day TEXT NOT NULL, reviewer TEXT, result TEXT NOT NULL, opinion TEXT"""
_ITEM = f"""number TEXT, year INTEGER, name TEXT NOT NULL, kind TEXT, quantity INTEGER, era TEXT,
    form TEXT, condition TEXT, {link("member_id", "member")}, provider TEXT, provider_unit TEXT,
    phone TEXT, way TEXT, day TEXT, receipt_number TEXT, place TEXT, photo TEXT, return_due TEXT,
    returned_on TEXT, description TEXT, remark TEXT"""
_BOOK = f"""year INTEGER, half TEXT, name TEXT NOT NULL, author TEXT, publisher TEXT, scope TEXT,
    {link("committee_id", "committee")}, topic TEXT, leader TEXT, copies INTEGER,
    recommended_by TEXT, reason TEXT, remark TEXT"""
_READING = f"""period TEXT, name TEXT NOT NULL, kind TEXT, day TEXT, year INTEGER,
    {link("book_id", "book")}, {link("lead_id", "member")}, leader TEXT, place TEXT,
    {link("committee_id", "committee")}, people INTEGER, {link("activity_id", "activity")},
    summary TEXT, remark TEXT"""
_NOTE = f"""{link("reading_id", "reading", required=True)}, {link("member_id", "member")},
    author TEXT, title TEXT, words INTEGER, day TEXT, shared INTEGER"""
_LINKS = {
    "manuscript_member": ("manuscript", "member_id, adopted_on"),
    "manuscript_committee": ("manuscript", "committee_id, received_on"),
    "manuscript_review_manuscript": ("manuscript_review", "manuscript_id, day"),
    "collection_item_member": ("collection_item", "member_id"),
    "book_committee": ("book", "committee_id, year, half"),
    "reading_book": ("reading", "book_id"),
    "reading_lead": ("reading", "lead_id"),
    "reading_committee": ("reading", "committee_id, day"),
    "reading_activity": ("reading", "activity_id"),
    "reading_note_reading": ("reading_note", "reading_id, day"),
    "reading_note_member": ("reading_note", "member_id, day"),
}
_OWN = {
    "manuscript_received": ("manuscript", "received_on, strokes, id"),
    "manuscript_state": ("manuscript", "state, received_on"),
    "manuscript_adopted": ("manuscript", "adopted_on"),
    "manuscript_published": ("manuscript", "published_on"),
    "collection_item_day": ("collection_item", "day, strokes, id"),
    "collection_item_due": ("collection_item", "return_due"),
    "book_year": ("book", "year, strokes, id"),
    "reading_day": ("reading", "day, strokes, id"),
}
_DAY = "CAST(substr(replace(coalesce({}, ''), '-', '') || '{}', 1, 8) AS INTEGER)"
_MANUSCRIPT_WAITS = (
    "CASE WHEN state IN ('lead', 'commissioned', 'received', 'first', 'second') THEN "
    f"{_DAY.format('due', '99999999')} ELSE 2000000000 - {_DAY.format('received_on', '00000000')} "
    "END"
)
_ITEM_WAITS = (
    "CASE WHEN way IN ('lent', 'copied') AND return_due IS NOT NULL AND returned_on IS NULL THEN "
    f"{_DAY.format('return_due', '99999999')} ELSE 2000000000 - {_DAY.format('day', '00000000')} "
    "END"
)
_HELD = _DAY.format("day", "00000000")
_READING_NEWEST = (
    f"CASE WHEN day IS NOT NULL THEN 1000000000 - {_HELD} ELSE 2000000000 - {_HELD} END"
)
_OF_HALF = f"{_DAY.format('year', '00000000')} - coalesce(half = 'second', 0)"
_BOOK_NEWEST = (
    f"CASE WHEN year IS NOT NULL THEN 1000000000 - {_OF_HALF} ELSE 2000000000 - {_OF_HALF} END"
)


def add_culture(connection: apsw.Connection) -> None:
    """Create the tables of manuscripts, the collection, books and reading sessions."""
    create_table(connection, "manuscript", _MANUSCRIPT)
    create_table(connection, "manuscript_review", _REVIEW, listed=False)
    create_table(connection, "collection_item", _ITEM)
    create_table(connection, "book", _BOOK)
    create_table(connection, "reading", _READING)
    create_pairs(connection, "reading_members", "reading", "member")
    create_table(connection, "reading_note", _NOTE, listed=False)
    for table in ("manuscript", "collection_item"):
        connection.execute(
            f'CREATE UNIQUE INDEX "{table}_number" ON "{table}"(year, number, owner)'
        )
    for name, (table, columns) in _LINKS.items():
        connection.execute(f'CREATE INDEX "{name}" ON "{table}"({columns}, owner)')
    for name, (table, columns) in _OWN.items():
        create_own_index(connection, name, table, f"{columns}, owner")
    create_own_index(connection, "manuscript_waiting", "manuscript", _MANUSCRIPT_WAITS)
    create_own_index(connection, "collection_item_waiting", "collection_item", _ITEM_WAITS)
    create_own_index(connection, "book_waiting", "book", _BOOK_NEWEST)
    create_own_index(connection, "reading_waiting", "reading", _READING_NEWEST)
