"""Part of step 10 of the schema: reviews of brands with their scores, and recognitions."""

from __future__ import annotations

import apsw

from desktop_app.storage.file.own_indexes import create_own_index
from desktop_app.storage.file.schema import create_pairs, create_table, link

_REVIEW = link("brand_review_id", "brand_review", required=True)
_TABLES = {
    "brand_review": """name TEXT NOT NULL, year INTEGER NOT NULL, phase TEXT, level TEXT,
        state TEXT, deadline TEXT, quota INTEGER, organizer TEXT, rules TEXT, decided_by TEXT,
        decided_on TEXT, document TEXT, remark TEXT""",
    "brand_criterion": f"""{_REVIEW}, position INTEGER, name TEXT NOT NULL,
        "full" INTEGER NOT NULL, weight INTEGER, note TEXT""",
    "brand_reviewer": f"""{_REVIEW}, position INTEGER, name TEXT NOT NULL, unit TEXT,
        {link("expert_id", "expert")}, {link("staff_id", "staff")}, remark TEXT""",
    "brand_candidate": f"""{_REVIEW}, position TEXT,
        {link("brand_id", "brand", required=True)}, note TEXT, total INTEGER, rank INTEGER,
        result TEXT, reason TEXT""",
    "recognition": f"""name TEXT NOT NULL, level TEXT, kind TEXT, day TEXT, year INTEGER,
        {link("committee_id", "committee")}, {link("brand_id", "brand")},
        {link("group_id", '"group"')}, occasion TEXT, giver TEXT, document TEXT, people TEXT,
        content TEXT, remark TEXT""",
}
_SCORE = f"""{link("candidate_id", "brand_candidate", required=True)},
    {link("reviewer_id", "brand_reviewer", required=True)},
    {link("criterion_id", "brand_criterion", required=True)}, points INTEGER NOT NULL"""
_UNIQUE = {
    "brand_criterion_name": ("brand_criterion", "brand_review_id, name"),
    "brand_reviewer_name": ("brand_reviewer", "brand_review_id, name"),
    "brand_candidate_once": ("brand_candidate", "brand_review_id, brand_id"),
    "brand_score_once": ("brand_score", "candidate_id, reviewer_id, criterion_id"),
}
_LINKS = {
    "brand_reviewer_expert": ("brand_reviewer", "expert_id"),
    "brand_reviewer_staff": ("brand_reviewer", "staff_id"),
    "brand_candidate_brand": ("brand_candidate", "brand_id, result"),
    "brand_score_reviewer": ("brand_score", "reviewer_id"),
    "brand_score_criterion": ("brand_score", "criterion_id"),
    "recognition_committee": ("recognition", "committee_id, day"),
    "recognition_brand": ("recognition", "brand_id, day"),
    "recognition_group": ("recognition", "group_id, day"),
}
_OWN = {
    "brand_review_year": ("brand_review", "year, strokes, id"),
    "recognition_day": ("recognition", "day, strokes, id"),
    # all that the statistics read of a recognition
    "recognition_counted": ("recognition", "day, level, kind, committee_id, brand_id, group_id"),
}
_DAY = "CAST(substr(replace(coalesce(day, ''), '-', '') || '00000000', 1, 8) AS INTEGER)"
_NEWEST = f"CASE WHEN day IS NOT NULL THEN 1000000000 - {_DAY} ELSE 2000000000 - {_DAY} END"


def add_brand_reviews(connection: apsw.Connection) -> None:
    """Create the tables of review rounds with their parts, and of recognitions."""
    for table, columns in _TABLES.items():
        create_table(connection, table, columns)
    create_table(connection, "brand_score", _SCORE, listed=False)
    create_pairs(connection, "recognition_members", "recognition", "member")
    for name, (table, columns) in _UNIQUE.items():
        connection.execute(f'CREATE UNIQUE INDEX "{name}" ON "{table}"({columns}, owner)')
    for name, (table, columns) in _LINKS.items():
        connection.execute(f'CREATE INDEX "{name}" ON "{table}"({columns}, owner)')
    for name, (table, columns) in _OWN.items():
        create_own_index(connection, name, table, f"{columns}, owner")
    create_own_index(connection, "recognition_waiting", "recognition", _NEWEST)
