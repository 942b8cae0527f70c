"""Part of step 10 of the schema: deeds of members, their progress and their effect."""

from __future__ import annotations

import apsw

from desktop_app.storage.file.own_indexes import create_own_index
from desktop_app.storage.file.schema import create_pairs, create_table, link

_DEED = f"""number TEXT, year INTEGER, name TEXT NOT NULL, state TEXT, line TEXT, aid TEXT,
    top_ten INTEGER, {link("member_id", "member")}, doer TEXT, partner_names TEXT,
    {link("committee_id", "committee")}, {link("group_id", '"group"')},
    {link("campaign_id", "campaign")}, county TEXT, township TEXT,
    village TEXT, start_on TEXT, end_on TEXT, internal INTEGER, beneficiaries INTEGER,
    money INTEGER, employed INTEGER, students INTEGER, student_money INTEGER, projects INTEGER,
    project_money INTEGER, sales INTEGER, progress_state TEXT, progress_on TEXT,
    effect_state TEXT, effect_on TEXT, done_on TEXT, evidence TEXT, fail_reason TEXT,
    progress TEXT, effect TEXT, difficulties TEXT, result TEXT, remark TEXT"""
"""The long texts come last: a row is read up to the last column that is asked for."""
_LINKS = {
    "deed_member": ("deed", "member_id, done_on"),
    "deed_committee": ("deed", "committee_id"),
    "deed_group": ("deed", "group_id"),
    "deed_campaign": ("deed", "campaign_id, start_on"),
}
_OWN = {
    "deed_started": ("deed", "start_on, strokes, id"),
    "deed_state": ("deed", "state, end_on"),
    # all that table 6 and the statistics read of a deed that is done
    "deed_counted": (
        "deed",
        """done_on, state, aid, line, top_ten, beneficiaries, money, employed, students,
        student_money, projects, project_money, sales, committee_id""",
    ),
}  # fmt: skip
_DAY = "CAST(substr(replace(coalesce({}, ''), '-', '') || '{}', 1, 8) AS INTEGER)"
_WAITING = (
    "CASE WHEN state IN ('planned', 'underway') THEN "
    f"{_DAY.format('end_on', '99999999')} "
    f"ELSE 2000000000 - {_DAY.format('start_on', '00000000')} END"
)


def add_deeds(connection: apsw.Connection) -> None:
    """Create the table of deeds, and the pairs with those who take part."""
    create_table(connection, "deed", _DEED)
    create_pairs(connection, "deed_partners", "deed", "member")
    connection.execute('CREATE UNIQUE INDEX "deed_number" ON "deed"(year, number, owner)')
    for name, (table, columns) in _LINKS.items():
        connection.execute(f'CREATE INDEX "{name}" ON "{table}"({columns}, owner)')
    for name, (table, columns) in _OWN.items():
        create_own_index(connection, name, table, f"{columns}, owner")
    create_own_index(connection, "deed_waiting", "deed", _WAITING)
