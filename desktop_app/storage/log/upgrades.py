"""What a schema step moves and makes: written and logged as one action, at which undo ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

import apsw

from desktop_app.records.record import DERIVED
from desktop_app.storage import dialect
from desktop_app.storage.file import engine
from desktop_app.storage.file.schema import OWNER, Move, Step, made_by
from desktop_app.storage.log.action_log import Action, ActionLog
from desktop_app.storage.log.keys import new_keys
from desktop_app.storage.query.row_mapping import encode

UPGRADE = "程序升级"
"""The name of such an action and what it has in place of a person."""
BATCH = 1_000
_Row = tuple[int, dict[str, Any]]
_OWN_COLUMNS = {"id", "version", "owner", *DERIVED}
UNDO_ENDS = "程序升级时整理过数据，撤销只能到那时为止，更早的操作不能再撤销。"


def write_moves(connection: apsw.Connection, step: Step, now: datetime) -> int | None:
    """Write and log what a step moves and makes as one action; its number, None when nothing.

    For use inside the transaction of the step. Tables and columns are those of the step, not of
    today's records: later steps change them further. Order and search keys and the recycle bin
    are made anew when the file is next used. `KeyError` for a field that is not there.
    """
    log, tables = ActionLog(connection, step.number), _Tables(connection)
    for record in step.makes:
        source = tables.rows(record)
        while rows := list(islice(source, BATCH)):
            made = [each for row in rows for each in made_by(step, record, *row, tables)]
            for kind in dict.fromkeys(each for each, _ in made):
                _write_new(log, tables, kind, [values for each, values in made if each == kind])
    for record, move in step.moves.items():
        columns = tables.columns(record)
        changes = list(_changes(tables.rows(record), move))
        log.add(record, [(key, encode(old), encode(new)) for key, old, new in changes])
        for names, changed in _by_names((new, key) for key, _, new in changes):
            sets = ",".join(f'"{columns[name]}"=?' for name in names)
            sql = f'UPDATE "{record}" SET version=?,{sets} WHERE id=?'
            connection.executemany(sql, ((log.no, *new.values(), key) for new, key in changed))
    written = log.close(Action(UPGRADE, UPGRADE, is_person=False), now)
    if written is not None:
        connection.execute("DELETE FROM setting WHERE name='key_scheme'")
    return written


def last_upgrade(connection: apsw.Connection, since: int) -> int:
    """The number of the last action from `since` on that moved values, 0 where there is none."""
    sql = "SELECT max(no) FROM action WHERE no>=? AND name=?"
    return int(engine.value_of(connection, sql, (since, UPGRADE)) or 0)


class _Tables:
    """The tables of a file as a step leaves them: their rows by the names of fields."""

    def __init__(self, connection: apsw.Connection) -> None:
        self.connection = connection
        self._columns: dict[str, dict[str, str]] = {}
        self._last: dict[str, int] = {}

    def columns(self, table: str) -> dict[str, str]:
        """The column of each field of a record's table; a link is called without its _id."""
        if table not in self._columns:
            links = dialect.link_columns(self.connection, table)
            self._columns[table] = {OWNER: "owner"} | {
                each.removesuffix("_id") if each in links else each: each
                for each in dialect.column_names(self.connection, table)
                if each not in _OWN_COLUMNS
            }
        return self._columns[table]

    def rows(self, table: str, where: str = "", bound: tuple[Any, ...] = ()) -> Iterator[_Row]:
        """Id and values of the rows, by id."""
        columns = self.columns(table)
        wanted = ",".join(f'"{each}"' for each in ("id", *columns.values()))
        sql = f'SELECT {wanted} FROM "{table}"{where} ORDER BY id'
        for key, *row in self.connection.execute(sql, bound):
            yield key, dict(zip(columns, row, strict=True))

    def every(self, record: str) -> Iterator[_Row]:
        """Id and values of all records of a kind, by id."""
        return self.rows(record)

    def __call__(self, record: str, key: int) -> Mapping[str, Any]:
        """The values of one record, none where it is not there."""
        return next((values for _, values in self.rows(record, " WHERE id=?", (key,))), {})

    def derived(self, table: str) -> list[str]:
        """The search and order columns that a table has."""
        names = dialect.column_names(self.connection, table)
        return [each for each in DERIVED if each in names]

    def new_keys(self, table: str, count: int) -> range:
        """Keys for new rows, above all in use."""
        if table not in self._last:
            sql = f'SELECT max(id) FROM "{table}"'
            self._last[table] = int(engine.value_of(self.connection, sql) or 0)
        found = new_keys(count, self._last[table])
        self._last[table] = found[-1]
        return found


def _write_new(
    log: ActionLog, tables: _Tables, table: str, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Write and log new records; `KeyError` for a field that is not there."""
    columns, derived = tables.columns(table), tables.derived(table)
    keys = tables.new_keys(table, len(rows))
    kept = [{name: value for name, value in row.items() if value is not None} for row in rows]
    log.add(table, [(key, None, encode(row)) for key, row in zip(keys, kept, strict=True)])
    for names, own in _by_names(zip(kept, keys, strict=True)):
        every = ["id", "version", *(f'"{columns[name]}"' for name in names), *derived]
        marks = ",".join("?" * len(every))
        empty = [""] * len(derived)
        tables.connection.executemany(
            f'INSERT INTO "{table}"({",".join(every)}) VALUES({marks})',
            ((key, log.no, *row.values(), *empty) for row, key in own),
        )


def _by_names(
    rows: Iterable[tuple[Mapping[str, Any], int]],
) -> Iterable[tuple[tuple[str, ...], list[tuple[Mapping[str, Any], int]]]]:
    """Values and id of some rows by the fields that the values name, each in the rows' order."""
    found: dict[tuple[str, ...], list[tuple[Mapping[str, Any], int]]] = {}
    for row, key in rows:
        found.setdefault(tuple(row), []).append((row, key))
    return found.items()


def _changes(
    rows: Iterable[_Row], move: Move
) -> Iterator[tuple[int, dict[str, Any], dict[str, Any]]]:
    """Id, old and new values of each record that a move changes, by id."""
    for key, values in rows:
        new = {name: value for name, value in move(values).items() if value != values[name]}
        if new:
            yield key, {name: values[name] for name in new}, new
