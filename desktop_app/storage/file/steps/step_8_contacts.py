"""Part of step 8 of the schema: pairings, contacts, branches, sectors that are visited."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import apsw

from desktop_app.storage.file.own_indexes import create_own_index
from desktop_app.storage.file.schema import create_table, link

_PAIRING = f"""level TEXT NOT NULL, {link("linker_id", "member")}, linker_name TEXT NOT NULL,
    {link("target_member_id", "member")}, {link("target_sector_id", "sector")},
    {link("target_group_id", '"group"')}, target_name TEXT NOT NULL, times INTEGER, since TEXT,
    until TEXT, document TEXT, done INTEGER, last_on TEXT, remark TEXT"""
_CONTACT = f"""number TEXT, kind TEXT, day TEXT NOT NULL, {link("member_id", "member")},
    person TEXT NOT NULL, unit TEXT, {link("sector_id", "sector")},
    {link("visitor_member_id", "member")}, visitor TEXT, {link("committee_id", "committee")},
    {link("pairing_id", "pairing")}, place TEXT, state TEXT, internal INTEGER, year INTEGER,
    handed_to TEXT, answered_on TEXT, work TEXT, on_cppcc TEXT, on_county TEXT, demands TEXT,
    difficulties TEXT, answer TEXT, remark TEXT"""
"""The long texts come last: a row is read up to the last column that is asked for."""
_BRANCH = f"""name TEXT NOT NULL, kind TEXT NOT NULL, form TEXT, state TEXT,
    {link("committee_id", "committee")}, {link("activity_id", "activity")}, approved_on TEXT,
    approved_by TEXT, document TEXT, since TEXT, until TEXT, secretary TEXT,
    member_count INTEGER, full_count INTEGER, remark TEXT"""
_MEMBER = f"""{link("branch_id", "branch", required=True)}, {link("member_id", "member")},
    name TEXT NOT NULL, standing TEXT, post TEXT, unit TEXT"""
_EVENT = f"""{link("branch_id", "branch", required=True)}, day TEXT NOT NULL,
    content TEXT NOT NULL, people INTEGER, place TEXT, remark TEXT"""
_LINKS = {
    "pairing_linker": ("pairing", "linker_id, level, since, until"),
    "pairing_target_member": ("pairing", "target_member_id, level, since, until"),
    "pairing_target_sector": ("pairing", "target_sector_id, level"),
    "pairing_target_group": ("pairing", "target_group_id"),
    "contact_member": ("contact", "member_id, day"),
    "contact_visitor_member": ("contact", "visitor_member_id, day"),
    "contact_sector": ("contact", "sector_id, day"),
    "contact_committee": ("contact", "committee_id, day"),
    "contact_pairing": ("contact", "pairing_id, day"),
    "branch_committee": ("branch", "committee_id, state"),
    "branch_activity": ("branch", "activity_id, state"),
    "branch_member_member": ("branch_member", "member_id, branch_id"),
    "branch_event_branch": ("branch_event", "branch_id, day"),
}
_OWN = {
    "pairing_level": ("pairing", "level, since"),
    "contact_day": ("contact", "day, strokes, id"),
    "contact_state": ("contact", "state, day"),
    # all that the statistics read of a contact, so that a year is counted from this alone
    "contact_counted": (
        "contact",
        "day, kind, state, committee_id, sector_id, pairing_id, member_id",
    ),
    "branch_state": ("branch", "state, kind"),
}
_WAITING = ("CASE WHEN state = 'open' THEN 1000000000 - {0} ELSE 2000000000 - {0} END").format(
    "CAST(substr(replace(coalesce(day, ''), '-', '') || '00000000', 1, 8) AS INTEGER)"
)
VISITED = ("民族", "宗教")
"""What the name of a sector holds whose representatives are visited every half-year."""


def add_contacts(connection: apsw.Connection) -> None:
    """Create the tables of contacts, pairings and branches; sectors say whether they are visited.

    The limit of Party members from which an activity needs a branch is a setting of the office.
    """
    create_table(connection, "pairing", _PAIRING)
    create_table(connection, "contact", _CONTACT)
    create_table(connection, "branch", _BRANCH)
    create_table(connection, "branch_member", _MEMBER)
    create_table(connection, "branch_event", _EVENT, listed=False)
    for name, table, columns in (
        ("contact_number", "contact", "year, number, owner"),
        ("branch_member_once", "branch_member", "branch_id, member_id, owner"),
    ):
        connection.execute(f'CREATE UNIQUE INDEX "{name}" ON "{table}"({columns})')
    connection.execute("ALTER TABLE sector ADD COLUMN regular_visit INTEGER")
    connection.execute("ALTER TABLE limits ADD COLUMN branch_members INTEGER")
    for name, (table, columns) in _LINKS.items():
        connection.execute(f'CREATE INDEX "{name}" ON "{table}"({columns}, owner)')
    for name, (table, columns) in _OWN.items():
        create_own_index(connection, name, table, f"{columns}, owner")
    create_own_index(connection, "contact_waiting", "contact", _WAITING)


def visited_sectors(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The sectors of ethnic groups and religions are visited regularly; nothing of the others."""
    name = str(values.get("name") or "")
    return {"regular_visit": 1} if any(word in name for word in VISITED) else {}
