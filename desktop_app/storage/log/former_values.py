"""The values that records had before some actions, from the log."""

from __future__ import annotations

import json
from typing import Any

from desktop_app.storage.file.engine import value_of
from desktop_app.storage.file.office_file import OfficeFile


def before_since(
    office: OfficeFile, number: int, record: str, most: int
) -> list[tuple[int, dict[str, Any]]] | None:
    """Ids and former values of the records of one kind that actions after `number` changed.

    Of a changed record the values that changed, of a removed one all; {} for a new one. None where
    there are more than `most` entries, or an entry was erased.
    """
    sql = (
        "SELECT uid,before,after FROM change WHERE +kind=(SELECT id FROM record_kind WHERE key=?) "
        "AND seq>=(SELECT first_seq FROM action WHERE no>? ORDER BY no LIMIT 1) LIMIT ?"
    )
    found: list[Any] = office.connection.execute(sql, (record, number, most + 1)).fetchall()
    if len(found) > most or any(before is None and after is None for _, before, after in found):
        return None
    return [(uid, json.loads(before) if before else {}) for uid, before, _ in found]


def entries_since(office: OfficeFile, number: int) -> int:
    """How many entries the actions after `number` wrote, of whatever records; none are read."""
    sql = (
        "SELECT coalesce((SELECT max(seq) FROM change) + 1 - "
        "(SELECT first_seq FROM action WHERE no>? ORDER BY no LIMIT 1), 0)"
    )
    return int(value_of(office.connection, sql, (number,)))
