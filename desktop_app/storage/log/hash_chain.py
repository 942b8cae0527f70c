"""The chain of hashes over the log: what an action's hash covers, and where the chain ends.

An action's hash covers the hash of the action before it, the action's own columns and, for each
of its entries in their order, record, id and payload hash. The payload hash covers before, after
and a random salt, so that the three can be erased for good while the chain stays whole: the
payload hash is stored in their place.

- Version 1 (schema 1 to 3): number, time, actor's name, name, undone action, schema, count.
- Version 2: the hash version and all that version 1 covers, and the uid of the office where the
  action was written, its number there and the actor's id.

The schema that an action was written in decides its version. The tables that version 2 points to
are covered by what it takes from them: of `origin` the uid, not the office's name; of
`record_kind` the key; of `actor` the id alone. `actor` says which actions are one person's and
may be corrected; what that person was called is a column of each action, and covered there. A row
that an action points to and that is missing is found by the check of links.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import NamedTuple

import apsw

ORIGIN = bytes(32)
VERSION = 2
SCHEMA_OF_VERSION_2 = 4
_encode = json.JSONEncoder(separators=(",", ":")).encode  # as every hash was made
OWN_OFFICE = 0
"""The row of `origin` that is this office."""


class ActionRow(NamedTuple):
    """The columns of one action that its hash covers, and the row of its office in `origin`."""

    no: int
    at: str
    actor: str
    name: str
    undoes: int | None
    schema: int
    changes: int
    hash_version: int = 1
    origin: int = OWN_OFFICE
    origin_uid: str | None = None
    origin_no: int | None = None
    actor_id: int | None = None


def last_action(connection: apsw.Connection) -> tuple[int, bytes]:
    """Number and hash of the last action; 0 and zero bytes in a file without any."""
    row = connection.execute("SELECT no,hash FROM action ORDER BY no DESC LIMIT 1").fetchone()
    return (row[0], row[1]) if row else (0, ORIGIN)


class LogEnd(NamedTuple):
    """Where a log ends: its last action's number and hash, its last entry; the office's uid."""

    no: int
    hash: bytes
    seq: int
    uid: str | None


def log_end(connection: apsw.Connection) -> LogEnd:
    """The end of the log, where the next action goes on."""
    sql = (
        "SELECT (SELECT max(seq) FROM change), (SELECT uid FROM origin WHERE no=?), a.no, a.hash "
        "FROM (SELECT 1) LEFT JOIN (SELECT no, hash FROM action ORDER BY no DESC LIMIT 1) AS a"
    )
    ((seq, uid, no, digest),) = connection.execute(sql, (OWN_OFFICE,))
    return LogEnd(no or 0, digest or ORIGIN, seq or 0, uid)


def payload_hash(before: str | None, after: str | None, salt: bytes) -> bytes:
    """SHA-256 of before, NUL, after, salt.

    Encoded one by one: texts that were bound to a statement before keep their UTF-8.
    """
    told = (before or "").encode() + b"\0" + (after or "").encode() + salt
    return hashlib.sha256(told).digest()


def payload_line(record: str, uid: int, payload: bytes) -> bytes:
    """What one entry adds to its action's hash."""
    return f"{record}|{uid}|".encode() + payload


def payload_lines(
    record: str, entries: Iterable[tuple[int, str | None, str | None]], salts: Iterable[bytes]
) -> bytes:
    """`payload_line` of each of some entries (id, before, after) on records of one kind, joined."""
    sha = hashlib.sha256
    return b"".join([
        f"{record}|{uid}|".encode()
        + sha((before or "").encode() + b"\0" + (after or "").encode() + salt).digest()
        for (uid, before, after), salt in zip(entries, salts, strict=True)
    ])  # fmt: skip


def action_hash(previous: bytes, row: ActionRow, body: bytes) -> bytes:
    """SHA-256 of the previous hash, an action's columns and the SHA-256 of its payload lines."""
    covered = row[:7]
    if row.hash_version == 1:
        text = "\0".join("" if each is None else str(each) for each in covered)
    else:
        more = (row.origin_uid, row.origin_no, row.actor_id)
        text = _encode([row.hash_version, *covered, *more])
    return hashlib.sha256(previous + text.encode() + body).digest()
