"""Part of step 8 of the schema: the experts that an office may ask."""

from __future__ import annotations

import apsw

from desktop_app.storage.file.own_indexes import create_own_index
from desktop_app.storage.file.schema import create_table, link

_EXPERT = f"""name TEXT NOT NULL, sex TEXT, specialty TEXT, title TEXT, unit TEXT, post TEXT,
    phone TEXT, email TEXT, {link("committee_id", "committee")}, state TEXT, since TEXT,
    until TEXT, document TEXT, recommended_by TEXT, remark TEXT"""


def add_experts(connection: apsw.Connection) -> None:
    """Create the table of experts."""
    create_table(connection, "expert", _EXPERT)
    connection.execute('CREATE INDEX "expert_committee" ON "expert"(committee_id, owner)')
    create_own_index(connection, "expert_state", "expert", "state, until, owner")
