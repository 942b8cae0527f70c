"""The rows of the log in their order, as the check of its chain needs them, of any schema.

A file is looked at before it is brought to the newest schema: its log may be that of step 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import apsw

from desktop_app.storage.file import engine, schema
from desktop_app.storage.log import hash_chain
from desktop_app.storage.log.hash_chain import ActionRow

_ACTIONS = """SELECT a.no, a.at, a.actor, a.name, a.undoes, a.schema, a.changes, a.hash_version,
    a.origin, o.uid, a.origin_no, a.actor_id, a.hash, coalesce(a.first_seq, 0)
    FROM action a LEFT JOIN origin o ON o.no = a.origin WHERE a.no >= ? ORDER BY a.no"""
_OLD_ACTIONS = """SELECT no, at, actor, name, undoes, schema, changes, 1, 0, NULL, no, NULL, hash,
    NULL FROM action WHERE no >= ? ORDER BY no"""
_ENTRIES = """SELECT c.action, c.seq, k.key, c.uid, c.before, c.after, c.salt, c.payload
    FROM change c LEFT JOIN record_kind k ON k.id = c.kind WHERE c.seq >= ? AND c.action >= ?
    ORDER BY c.seq"""
_OLD_ENTRIES = """SELECT action, seq, record, uid, before, after, salt, payload
    FROM change WHERE seq >= ? AND action >= ? ORDER BY seq"""
_LAST = "SELECT no, changes, hash FROM action ORDER BY no DESC"
_BEGINNING = -(2**63)


class Start(NamedTuple):
    """Where to read from: the first action and entry, and the hash before them."""

    no: int = _BEGINNING
    seq: int = _BEGINNING
    previous: bytes = hash_chain.ORIGIN


class ActionLink(NamedTuple):
    """One action, its hash and the `seq` of its first entry (None where it is not kept)."""

    row: ActionRow
    hash: bytes
    first_seq: int | None


class EntryRow(NamedTuple):
    """One entry; `payload` is its stored hash, None where before and after give it."""

    action: int
    seq: int
    record: str
    uid: int
    before: str | None
    after: str | None
    salt: bytes | None
    payload: bytes | None

    def made_payload(self) -> bytes:
        """The payload hash of what the entry holds."""
        return hash_chain.payload_hash(self.before, self.after, self.salt or b"")


def start_of_last(connection: apsw.Connection, most: int | None) -> Start:
    """The start of the newest actions that together have at most `most` entries.

    The beginning of the log without `most` and when the log is no longer than that.
    """
    if most is None:
        return Start()
    entries, last = 0, engine.value_of(connection, "SELECT max(seq) FROM change") or 0
    newest = connection.execute(_LAST)
    for no, changes, digest in newest:
        if entries + int(changes) > most:
            newest.close()  # a query that is left half read keeps the log from being written back
            return Start(int(no) + 1, int(last) - entries + 1, bytes(digest))
        entries += int(changes)
    return Start()


def actions_from(connection: apsw.Connection, start: Start) -> Iterator[ActionLink]:
    """The actions from `start` on."""
    sql = _ACTIONS if _is_new(connection) else _OLD_ACTIONS
    for *row, digest, first_seq in connection.execute(sql, (start.no,)):
        yield ActionLink(ActionRow(*row), bytes(digest), first_seq)


def entries_from(connection: apsw.Connection, start: Start) -> Iterator[EntryRow]:
    """The entries from `start` on."""
    sql = _ENTRIES if _is_new(connection) else _OLD_ENTRIES
    for row in connection.execute(sql, (start.seq, start.no)):
        yield EntryRow(*row)


def _is_new(connection: apsw.Connection) -> bool:
    return schema.number_of(connection) >= hash_chain.SCHEMA_OF_VERSION_2
