"""Part of step 9 of the schema: score rules, manual entries and assessments."""

from __future__ import annotations

import apsw

from desktop_app.storage.file.own_indexes import create_own_index
from desktop_app.storage.file.schema import create_table, link

_SET = """name TEXT NOT NULL, year INTEGER NOT NULL, subject TEXT, state TEXT, start INTEGER,
    cap INTEGER, late_joiners TEXT, no_repeat INTEGER, preset TEXT, approved_by TEXT,
    approved_on TEXT, document TEXT, locked_on TEXT, locked_by TEXT, remark TEXT"""
_CATEGORY = f"""{link("rule_set_id", "score_rule_set", required=True)}, position INTEGER,
    name TEXT NOT NULL, start INTEGER, cap INTEGER, lowest INTEGER, remark TEXT"""
_RULE = f"""{link("rule_set_id", "score_rule_set", required=True)}, position INTEGER,
    category TEXT NOT NULL, name TEXT NOT NULL, code TEXT, unit TEXT, fact TEXT, kinds TEXT,
    levels TEXT, role TEXT, applies TEXT, points INTEGER, joint_points INTEGER, mode TEXT,
    nth INTEGER, first_share INTEGER, target INTEGER, lowest INTEGER, highest INTEGER,
    cap INTEGER, ladder TEXT, ladder_scope TEXT, grade_limit TEXT, needs_document INTEGER,
    remark TEXT"""
_BAND = f"""{link("rule_set_id", "score_rule_set", required=True)}, position INTEGER,
    name TEXT NOT NULL, low INTEGER, below INTEGER, passing INTEGER"""
_ENTRY = f"""{link("member_id", "member")}, {link("group_id", '"group"')}, year INTEGER, day TEXT,
    {link("rule_id", "score_rule")}, code TEXT, points INTEGER NOT NULL, reason TEXT NOT NULL,
    document TEXT, remark TEXT"""
_ASSESSMENT = f"""name TEXT, {link("member_id", "member")}, {link("group_id", '"group"')},
    year INTEGER NOT NULL, state TEXT, {link("rule_set_id", "score_rule_set")}, ranking TEXT,
    total INTEGER, rank INTEGER, grade TEXT, failed INTEGER, self_points INTEGER,
    self_grade TEXT, self_on TEXT,
    committee_grade TEXT, committee_by TEXT, committee_on TEXT, office_grade TEXT, office_by TEXT,
    office_on TEXT, final_grade TEXT, decided_by TEXT, decided_on TEXT, document TEXT,
    objected_on TEXT, objection_answered_on TEXT, told_on TEXT, body_told_on TEXT,
    reminded_on TEXT, talked_on TEXT, talker TEXT, talk_place TEXT, self_text TEXT,
    committee_opinion TEXT, office_opinion TEXT, final_opinion TEXT, objection TEXT,
    objection_answer TEXT, talk_note TEXT, talk_promise TEXT, remark TEXT, lines TEXT"""
"""The long texts come last: a row is read up to the last column that is asked for."""
_UNIQUE = {
    "score_category_name": ("score_category", "rule_set_id, name"),
    "score_rule_code": ("score_rule", "rule_set_id, code"),
    "grade_band_name": ("grade_band", "rule_set_id, name"),
    "assessment_member": ("assessment", "member_id, year"),
    "assessment_group": ("assessment", "group_id, year"),
}
_LINKS = {
    "score_entry_member": ("score_entry", "member_id, year"),
    "score_entry_group": ("score_entry", "group_id, year"),
    "score_entry_rule": ("score_entry", "rule_id"),
    "assessment_rule_set": ("assessment", "rule_set_id"),
}
_OWN = {
    "score_entry_year": ("score_entry", "year, day"),
    "assessment_year": ("assessment", "year, state"),
}


def add_scores(connection: apsw.Connection) -> None:
    """Create the tables of rule sets with their parts, of manual entries and of assessments."""
    create_table(connection, "score_rule_set", _SET)
    create_table(connection, "score_category", _CATEGORY)
    create_table(connection, "score_rule", _RULE)
    create_table(connection, "grade_band", _BAND)
    create_table(connection, "score_entry", _ENTRY)
    create_table(connection, "assessment", _ASSESSMENT)
    for name, (table, columns) in _UNIQUE.items():
        connection.execute(f'CREATE UNIQUE INDEX "{name}" ON "{table}"({columns}, owner)')
    for name, (table, columns) in _LINKS.items():
        connection.execute(f'CREATE INDEX "{name}" ON "{table}"({columns}, owner)')
    for name, (table, columns) in _OWN.items():
        create_own_index(connection, name, table, f"{columns}, owner")
