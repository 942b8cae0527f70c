"""Whether the rows that the last actions wrote are as those actions left them."""

from __future__ import annotations

import apsw

from desktop_app.storage.dialect import among, id_list
from desktop_app.storage.log.log_rows import entries_from, start_of_last


def last_rows_agree(connection: apsw.Connection, most: int) -> bool:
    """Whether every row of the newest `most` entries has the version of its last entry.

    A removed row must be absent. Entries whose contents were erased are not looked at.
    """
    versions: dict[str, dict[int, int]] = {}
    for entry in entries_from(connection, start_of_last(connection, most)):
        if entry.salt is not None:
            gone = entry.after is None
            versions.setdefault(entry.record, {})[entry.uid] = 0 if gone else entry.action
    return all(
        _stored(connection, record, list(wanted))
        == {uid: version for uid, version in wanted.items() if version}
        for record, wanted in versions.items()
    )


def _stored(connection: apsw.Connection, record: str, keys: list[int]) -> dict[int, int]:
    """The versions of the rows that are there, by key."""
    sql = f'SELECT id, version FROM "{record}" WHERE {among("id")}'
    return dict(connection.execute(sql, (id_list(keys),)))
