"""Step 4 of the schema: the log says which office and which person an action comes from."""

from __future__ import annotations

import hashlib
import secrets

import apsw

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
ALTER TABLE change RENAME TO change_of_step_1;
CREATE TABLE change(
  seq INTEGER PRIMARY KEY, action INTEGER NOT NULL,
  kind INTEGER NOT NULL REFERENCES record_kind, uid INTEGER NOT NULL,
  before TEXT, after TEXT, salt BLOB, payload BLOB) STRICT;
INSERT INTO change SELECT o.seq, o.action, k.id, o.uid, o.before, o.after, o.salt, o.payload
  FROM change_of_step_1 o JOIN record_kind k ON k.key = o.record ORDER BY o.seq;
DROP TABLE change_of_step_1;
CREATE INDEX change_of ON change(kind, uid);
"""


def identify_origins(connection: apsw.Connection) -> None:
    """Give the office a uid of its own and make the log ready for actions of other offices.

    `origin` lists offices (0: this one), `actor` persons. The entries of the log name their record
    by a number of `record_kind`; an action names its first entry, which the index on the entries'
    action was for. Nothing that a hash covers changes.
    """
    connection.execute(_OFFICES_AND_PERSONS)
    connection.execute("INSERT INTO origin VALUES(0, ?, NULL)", (_uid(connection),))
    for column in _ACTION_COLUMNS:
        connection.execute(f"ALTER TABLE action ADD COLUMN {column}")
    connection.execute(_FILL_ACTIONS)
    connection.execute(_CHANGES)
    # the owner columns of the records' tables are added here


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
