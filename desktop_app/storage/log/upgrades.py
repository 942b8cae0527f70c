"""Values that a schema step moves: written and logged as one action, at which undo ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import apsw

from desktop_app.records.record import DERIVED
from desktop_app.storage import dialect
from desktop_app.storage.file import engine
from desktop_app.storage.file.schema import Move, Step
from desktop_app.storage.log.action_log import Action, ActionLog
from desktop_app.storage.query.row_mapping import encode

UPGRADE = "程序升级"
"""The name of such an action and what it has in place of a person."""
_OWN_COLUMNS = {"id", "version", "owner", *DERIVED}
UNDO_ENDS = "程序升级时整理过数据，撤销只能到那时为止，更早的操作不能再撤销。"


def write_moves(connection: apsw.Connection, step: Step, now: datetime) -> int | None:
    """Write and log the moves of a step as one action; its number, None when nothing changes.

    For use inside the transaction of the step. Tables and columns are those of the step, not of
    today's records: later steps change them further. Order and search keys and the recycle bin
    are made anew when the file is next used. `KeyError` for a field that is not there.
    """
    log = ActionLog(connection, step.number)
    for record, move in step.moves.items():
        columns = _columns(connection, record)
        changes = list(_changes(connection, record, columns, move))
        log.add(record, [(key, encode(old), encode(new)) for key, old, new in changes])
        for key, _, new in changes:
            sets = ",".join(f'"{columns[name]}"=?' for name in new)
            sql = f'UPDATE "{record}" SET version=?,{sets} WHERE id=?'
            connection.execute(sql, (log.no, *new.values(), key))
    connection.execute("DELETE FROM setting WHERE name='key_scheme'")
    return log.close(Action(UPGRADE, UPGRADE, is_person=False), now)


def last_upgrade(connection: apsw.Connection, since: int) -> int:
    """The number of the last action from `since` on that moved values, 0 where there is none."""
    sql = "SELECT max(no) FROM action WHERE no>=? AND name=?"
    return int(engine.value_of(connection, sql, (since, UPGRADE)) or 0)


def _columns(connection: apsw.Connection, table: str) -> dict[str, str]:
    """The column of each field of a record's table; a link is called without its _id."""
    links = dialect.link_columns(connection, table)
    return {
        each.removesuffix("_id") if each in links else each: each
        for each in dialect.column_names(connection, table)
        if each not in _OWN_COLUMNS
    }


def _changes(
    connection: apsw.Connection, table: str, columns: Mapping[str, str], move: Move
) -> Iterator[tuple[int, dict[str, Any], dict[str, Any]]]:
    """Id, old and new values of each record that a move changes, by id."""
    wanted = ",".join(f'"{each}"' for each in ("id", *columns.values()))
    for key, *row in connection.execute(f'SELECT {wanted} FROM "{table}" ORDER BY id'):
        values = dict(zip(columns, row, strict=True))
        new = {name: value for name, value in move(values).items() if value != values[name]}
        if new:
            yield key, {name: values[name] for name in new}, new
