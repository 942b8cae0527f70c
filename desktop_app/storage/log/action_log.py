"""The log's part of one action: its number, its entries, its hash. Rows are written elsewhere."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from datetime import datetime
from itertools import count, repeat
from typing import NamedTuple

import apsw

from desktop_app.storage.file import engine
from desktop_app.storage.log import actors
from desktop_app.storage.log.hash_chain import (
    OWN_OFFICE,
    VERSION,
    ActionRow,
    action_hash,
    log_end,
    payload_lines,
)
from desktop_app.storage.row_inserts import insert_rows

SALT = 12
"""Random bytes of an entry: 96 bits that nobody can try out to find what was erased."""
PROGRAM = "程序"
"""What an action that no person began has in place of one."""
_COLUMNS = (
    "no,at,actor,name,undoes,schema,changes,hash,hash_version,origin,origin_no,actor_id,first_seq"
)

Entry = tuple[int, str | None, str | None]
"""A changed record's id, JSON of its values before and after, None where it was absent."""


class Action(NamedTuple):
    """What an action is called, who acts and what it undoes.

    `actor` is kept with the action as it is now; without `actor_id` the actor is found by that
    name, or made, unless what acts is no person.
    """

    name: str
    actor: str
    undoes: int | None = None
    actor_id: int | None = None
    is_person: bool = True


class ActionLog:
    """One action being logged, inside a transaction; `no` is its number."""

    def __init__(self, connection: apsw.Connection, schema_number: int) -> None:
        self._connection, self._schema = connection, schema_number
        self._end = log_end(connection)
        self.no, self.count = self._end.no + 1, 0
        self._first_seq = self._end.seq + 1
        self._body = hashlib.sha256()
        self._kinds: dict[str, int] = {}

    def add(self, record: str, entries: Sequence[Entry]) -> int:
        """Write entries on records of one kind; the `seq` of the first, the others follow it."""
        first, kind = self._first_seq + self.count, self._kind(record)
        salts = os.urandom(SALT * len(entries))
        parts = [salts[start : start + SALT] for start in range(0, len(salts), SALT)]
        rows = zip(
            count(first), repeat(self.no), repeat(kind), *zip(*entries, strict=True), parts,
            strict=False,
        ) if entries else ()  # fmt: skip
        into = "INSERT INTO change(seq,action,kind,uid,before,after,salt)"
        insert_rows(self._connection, into, "(?,?,?,?,?,?,?)", rows)
        self._body.update(payload_lines(record, entries, parts))
        self.count += len(entries)
        return first

    def close(self, action: Action, now: datetime) -> int | None:
        """Write the action itself; its number, None when it has no entries and is not written."""
        if not self.count:
            return None
        actor = action.actor_id
        if actor is None and action.is_person:
            actor = actors.id_of(self._connection, action.actor)
        row = ActionRow(
            self.no, now.isoformat(timespec="milliseconds"), action.actor, action.name,
            action.undoes, self._schema, self.count, VERSION, OWN_OFFICE, self._end.uid, self.no,
            actor,
        )  # fmt: skip
        digest = action_hash(self._end.hash, row, self._body.digest())
        own = (VERSION, OWN_OFFICE, self.no, actor, self._first_seq)
        self._connection.execute(
            f"INSERT INTO action({_COLUMNS}) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (*row[:7], digest, *own),
        )
        return self.no

    @property
    def records(self) -> frozenset[str]:
        """The keys of the records that have entries so far."""
        return frozenset(self._kinds)

    def _kind(self, record: str) -> int:
        """The number of a record's key in the log, given at its first entry."""
        if record not in self._kinds:
            sql = "SELECT id FROM record_kind WHERE key=?"
            found = engine.value_of(self._connection, sql, (record,))
            if found is None:
                self._connection.execute("INSERT INTO record_kind(key) VALUES(?)", (record,))
                found = self._connection.last_insert_rowid()
            self._kinds[record] = int(found)
        return self._kinds[record]
