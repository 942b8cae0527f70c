"""Part of step 6 of the schema: the indexes of dated memberships, half as large as they were."""

from __future__ import annotations

import apsw

_FILLED = {
    "membership_sector": ("membership", "sector_id"),
    "membership_committee": ("membership", "committee_id"),
    "member_previous": ("member", "previous_id"),
}
"""Links that most rows leave empty: the rows that have one are indexed."""


def narrow_indexes(connection: apsw.Connection) -> None:
    """Make the indexes anew without the columns and rows that no query reads.

    A member has a handful of memberships, so that their kinds need not be looked up; the days on
    which they begin are read once a day, from the table.
    """
    connection.execute("DROP INDEX membership_since")
    connection.execute("DROP INDEX membership_member")
    connection.execute("CREATE INDEX membership_member ON membership(member_id, owner)")
    for name, (table, column) in _FILLED.items():
        connection.execute(f'DROP INDEX "{name}"')
        connection.execute(
            f'CREATE INDEX "{name}" ON "{table}"({column}, owner) WHERE {column} IS NOT NULL'
        )
