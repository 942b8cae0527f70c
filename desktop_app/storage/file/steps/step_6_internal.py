"""Part of step 6 of the schema: what is internal (不外传) with a proposal, an outcome, a report."""

from __future__ import annotations

import apsw

TABLES = ("proposal_handling", "look_back", "case")


def add_internal(connection: apsw.Connection) -> None:
    """Add the tick to handling sheets, look-backs and cases."""
    for table in TABLES:
        connection.execute(f'ALTER TABLE "{table}" ADD COLUMN internal INTEGER')
