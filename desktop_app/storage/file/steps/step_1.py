"""Step 1 of the schema: the log, the office and its three registers."""

from __future__ import annotations

import apsw

from desktop_app.storage.file.schema import LOG, create_pairs, link
from desktop_app.storage.file.steps.released_tables import create_table

_FIRST = {
    "office": """name TEXT NOT NULL, short_name TEXT, level TEXT, region TEXT, print_title TEXT,
        name_order TEXT, masks_phones INTEGER, keeps_id_cards INTEGER, remark TEXT""",
    "term": "number INTEGER NOT NULL, starts TEXT, ends TEXT, planned INTEGER, remark TEXT",
    "sector": "name TEXT NOT NULL, kind TEXT, convenor TEXT, position INTEGER, remark TEXT",
    "committee": """name TEXT NOT NULL, short_name TEXT, level TEXT, position INTEGER,
        leader TEXT, director TEXT, deputies TEXT, phone TEXT, remark TEXT""",
    "code_entry": """code_list TEXT NOT NULL, code TEXT NOT NULL, label TEXT NOT NULL,
        aliases TEXT, active INTEGER, position INTEGER""",
    "character_stroke": "character TEXT NOT NULL, count INTEGER NOT NULL, remark TEXT",
    "member": f"""name TEXT NOT NULL, cert_no TEXT, {link("term_id", "term")}, name_note TEXT,
        sex TEXT, nation TEXT, born TEXT, native TEXT, id_card TEXT, photo TEXT, politics TEXT,
        politics2 TEXT, party_joined TEXT, religion TEXT, education TEXT, degree TEXT,
        school TEXT, work_started TEXT, health TEXT, {link("sector_id", "sector")},
        {link("committee_id", "committee")}, committee_post TEXT,
        {link("committee2_id", "committee")}, committee2_post TEXT, work_group TEXT,
        work_group_post TEXT, cppcc_post TEXT, standing INTEGER, member_level TEXT,
        other_level TEXT, since TEXT, terms_served INTEGER, origin TEXT, state TEXT,
        state_date TEXT, state_reason TEXT, title_level TEXT, title TEXT, unit TEXT, post TEXT,
        unit_kind TEXT, in_system INTEGER, rank TEXT, social_posts TEXT, link_leader TEXT,
        contact_person TEXT, no_score INTEGER, mobile TEXT, phone TEXT, email TEXT, address TEXT,
        post_code TEXT, resume TEXT, honours TEXT, performance TEXT, strengths TEXT, focus TEXT,
        consult_fields TEXT, duty_plan TEXT, remark TEXT""",
    "point": """number TEXT, name TEXT NOT NULL, kind TEXT, state TEXT, county TEXT,
        township TEXT, address TEXT, founded TEXT, closed TEXT, has_sign INTEGER, area INTEGER,
        on_wall TEXT, theme TEXT, rating TEXT, photo TEXT, leader TEXT, convenor TEXT,
        liaison TEXT, phone TEXT, planned INTEGER, service TEXT, remark TEXT""",
    "brand": f"""number TEXT, name TEXT NOT NULL, slogan TEXT, {link("committee_id", "committee")},
        kind TEXT, level TEXT, year INTEGER, stage TEXT, goal TEXT, practice TEXT, carrier TEXT,
        effect TEXT, instructions TEXT, review TEXT, review_note TEXT, remark TEXT""",
    "brand_milestone": f"""{link("brand_id", "brand", required=True)}, day TEXT,
        event TEXT NOT NULL, note TEXT""",
    "brand_media": f"""{link("brand_id", "brand", required=True)}, day TEXT, outlet TEXT,
        headline TEXT NOT NULL, level TEXT""",
    "brand_award": f"""{link("brand_id", "brand", required=True)}, day TEXT, award TEXT NOT NULL,
        level TEXT, giver TEXT""",
    "attachment": """owner_key TEXT NOT NULL, owner_id INTEGER NOT NULL, name TEXT NOT NULL,
        kind TEXT, sha TEXT NOT NULL, size INTEGER NOT NULL, note TEXT""",
}
_PAIRS = (
    ("committee_sectors", "committee", "sector"), ("point_committees", "point", "committee"),
    ("point_members", "point", "member"), ("brand_partners", "brand", "committee"),
)  # fmt: skip
_INDEXES = (
    "CREATE UNIQUE INDEX term_number ON term(number)",
    "CREATE UNIQUE INDEX code_entry_code ON code_entry(code_list, code)",
    "CREATE UNIQUE INDEX character_stroke_character ON character_stroke(character)",
    "CREATE UNIQUE INDEX member_cert_no ON member(term_id, cert_no)",
    "CREATE INDEX member_sector ON member(sector_id)",
    "CREATE INDEX member_committee ON member(committee_id)",
    "CREATE INDEX member_committee2 ON member(committee2_id)",
    "CREATE UNIQUE INDEX point_number ON point(number)",
    "CREATE UNIQUE INDEX brand_number ON brand(number)",
    "CREATE INDEX brand_committee ON brand(committee_id)",
    "CREATE INDEX brand_milestone_brand ON brand_milestone(brand_id)",
    "CREATE INDEX brand_media_brand ON brand_media(brand_id)",
    "CREATE INDEX brand_award_brand ON brand_award(brand_id)",
    "CREATE INDEX attachment_owner ON attachment(owner_key, owner_id)",
)


def create_first_tables(connection: apsw.Connection) -> None:
    """Create the log and the tables of the office, its members, points and brands."""
    connection.execute(LOG)
    for table, columns in _FIRST.items():
        create_table(connection, table, columns)
    for table, owner, linked in _PAIRS:
        create_pairs(connection, table, owner, linked)
    for statement in _INDEXES:
        connection.execute(statement)
