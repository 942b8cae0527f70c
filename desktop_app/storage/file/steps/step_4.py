"""Step 4 of the schema: whose action, by which person, and whose row."""

from __future__ import annotations

import hashlib
import secrets

import apsw

from desktop_app.storage.file.steps.owner_columns import add_owner_columns

_OFFICES_AND_PERSONS = """
CREATE TABLE origin(no INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT) STRICT;
CREATE TABLE actor(
  id INTEGER PRIMARY KEY, origin INTEGER NOT NULL REFERENCES origin, name TEXT NOT NULL) STRICT;
"""
# added, not rebuilt: actions written before this step keep their bytes
_ACTION_COLUMNS = (
    "hash_version INTEGER NOT NULL DEFAULT 1",
    "origin INTEGER NOT NULL DEFAULT 0",
    "origin_no INTEGER",
    "actor_id INTEGER REFERENCES actor",
    "first_seq INTEGER",
)
_FILL_ACTIONS = """
UPDATE action SET origin_no = no,
  first_seq = (SELECT min(seq) FROM change WHERE change.action = action.no);
"""
# `action` refers to nothing: a deferred reference would read all entries at each new action, which
# is written after its own; the check of the chain finds entries without their action
_CHANGES = """
CREATE TABLE record_kind(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO record_kind(key) SELECT DISTINCT record FROM change ORDER BY record;
DROP INDEX change_of;
DROP INDEX change_in;
ALTER TABLE change RENAME TO change_of_step_1;
CREATE TABLE change(
  seq INTEGER PRIMARY KEY, action INTEGER NOT NULL,
  kind INTEGER NOT NULL REFERENCES record_kind, uid INTEGER NOT NULL,
  before TEXT, after TEXT, salt BLOB, payload BLOB) STRICT;
"""
_MOVE_ENTRIES = """INSERT INTO change
    SELECT o.seq, o.action, k.id, o.uid, o.before, o.after, o.salt, o.payload
    FROM change_of_step_1 o JOIN record_kind k ON k.key = o.record WHERE o.seq <= ? ORDER BY o.seq
"""
_BATCH = 10_000


def prepare_for_other_offices(connection: apsw.Connection) -> None:
    """Give the office a uid of its own, and log and rows a place for what is another office's."""
    _extend_log(connection)
    add_owner_columns(connection)


def _extend_log(connection: apsw.Connection) -> None:
    """Let actions name their office and actor, entries their record by a number.

    `origin` lists offices (0: this one), `actor` persons, `record_kind` the keys of records. An
    action names its first entry, which the index on the entries' action was for. Nothing that a
    hash covers changes.
    """
    connection.execute(_OFFICES_AND_PERSONS)
    connection.execute("INSERT INTO origin VALUES(0, ?, NULL)", (_uid(connection),))
    for column in _ACTION_COLUMNS:
        connection.execute(f"ALTER TABLE action ADD COLUMN {column}")
    connection.execute(_FILL_ACTIONS)
    connection.execute(_CHANGES)
    _move_entries(connection)
    connection.execute("DROP TABLE change_of_step_1")
    connection.execute("CREATE INDEX change_of ON change(kind, uid)")


def _move_entries(connection: apsw.Connection) -> None:
    """Bring the entries into their new table, some at a time, so that they take their old pages."""
    while True:
        sql = "SELECT max(seq) FROM (SELECT seq FROM change_of_step_1 ORDER BY seq LIMIT ?)"
        ((last,),) = connection.execute(sql, (_BATCH,)).fetchall()
        if last is None:
            return
        connection.execute(_MOVE_ENTRIES, (last,))
        connection.execute("DELETE FROM change_of_step_1 WHERE seq <= ?", (last,))


def new_uid() -> str:
    """32 random hexadecimal digits."""
    return secrets.token_hex(16)


def _uid(connection: apsw.Connection) -> str:
    """The uid of this office.

    An office with a log takes it from its first action, whose hash covers random bytes: an old
    backup that is restored and brought to this step again is still the same office.
    """
    first = connection.execute("SELECT hash FROM action ORDER BY no LIMIT 1").fetchone()
    return hashlib.sha256(b"origin" + first[0]).hexdigest()[:32] if first else new_uid()
