"""Values that a schema step moves: written and logged as one action, at which undo ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import apsw

from desktop_app.storage.file import engine
from desktop_app.storage.file.schema import Move
from desktop_app.storage.log.action_log import Action, ActionLog
from desktop_app.storage.query.row_mapping import encode

UPGRADE = "程序升级"
"""The name of such an action and, as nobody did it, its actor."""
UNDO_ENDS = "程序升级时整理过数据，撤销只能到那时为止，更早的操作不能再撤销。"


def write_moves(
    connection: apsw.Connection, number: int, moves: Iterable[Move], now: datetime
) -> int | None:
    """Write and log the moves of step `number` as one action; its number, None for no change.

    For use inside the transaction of the step. Tables and columns are those of the step, not of
    today's records: later steps change them further. Order and search keys are made anew when the
    file is next used. `KeyError` for a record or a field that is not there.
    """
    log = ActionLog(connection, number)
    for record, key, values in list(moves):
        columns = _columns(connection, record, values)
        before = _stored(connection, record, key, columns)
        changed = {name: value for name, value in values.items() if value != before[name]}
        if changed:
            old = encode({name: before[name] for name in changed})
            log.add(record, [(key, old, encode(changed))])
            sets = ",".join(f'"{columns[name]}"=?' for name in changed)
            connection.execute(
                f'UPDATE "{record}" SET version=?,{sets} WHERE id=?',
                (log.no, *changed.values(), key),
            )
    connection.execute("DELETE FROM setting WHERE name='key_scheme'")
    return log.close(Action(UPGRADE, UPGRADE), now)


def last_upgrade(connection: apsw.Connection, since: int) -> int:
    """The number of the last action from `since` on that moved values, 0 where there is none."""
    sql = "SELECT max(no) FROM action WHERE no>=? AND name=?"
    return int(engine.value_of(connection, sql, (since, UPGRADE)) or 0)


def _columns(connection: apsw.Connection, table: str, names: Iterable[str]) -> dict[str, str]:
    """The column of each field: its name, or that of a link."""
    known = {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')}
    columns = {name: name if name in known else f"{name}_id" for name in names}
    if missing := set(columns.values()) - known:
        raise KeyError(f"{table} has no {', '.join(sorted(missing))}")
    return columns


def _stored(
    connection: apsw.Connection, table: str, key: int, columns: Mapping[str, str]
) -> dict[str, Any]:
    """The present values of one record by field name."""
    wanted = ",".join(f'"{each}"' for each in columns.values())
    row = connection.execute(f'SELECT {wanted} FROM "{table}" WHERE id=?', (key,)).fetchone()
    if row is None:
        raise KeyError(f"{table} has no record {key}")
    return dict(zip(columns, row, strict=True))
