"""Part of step 6 of the schema: whether suggestions lack the units that assist with them.

Versions up to 0.6 did not write these units there. Which they are follows from other records, so
that the first day of use writes them: `services.proposals.partners`.
"""

from __future__ import annotations

import apsw

SETTING, DUE = "suggestion_partners", "due"


def note_partners(connection: apsw.Connection) -> None:
    """Note in the settings of the file that it has handling sheets of assisting units."""
    connection.execute(
        "INSERT INTO setting(name, value) SELECT ?, ? WHERE EXISTS"
        " (SELECT 1 FROM proposal_handling WHERE role = 'assist')",
        (SETTING, DUE),
    )
