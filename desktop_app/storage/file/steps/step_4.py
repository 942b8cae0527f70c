"""Step 4 of the schema: every row belongs to an office."""

from __future__ import annotations

import apsw

from desktop_app.storage.file.steps.owner_columns import add_owner_columns


def prepare_for_offices(connection: apsw.Connection) -> None:
    """Give every row its owner office."""
    add_owner_columns(connection)
