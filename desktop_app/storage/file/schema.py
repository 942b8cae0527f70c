"""The schema of an office file: numbered steps, each applied with its number in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

import apsw

from desktop_app.errors import UserError
from desktop_app.storage.dialect import STRICT

LOG = """
CREATE TABLE action(
  no INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, name TEXT NOT NULL,
  undoes INTEGER REFERENCES action DEFERRABLE INITIALLY DEFERRED,
  schema INTEGER NOT NULL, changes INTEGER NOT NULL, hash BLOB NOT NULL) STRICT;
CREATE UNIQUE INDEX action_undoes ON action(undoes) WHERE undoes IS NOT NULL;
CREATE TABLE change(
  seq INTEGER PRIMARY KEY, action INTEGER NOT NULL REFERENCES action DEFERRABLE INITIALLY DEFERRED,
  record TEXT NOT NULL, uid INTEGER NOT NULL,
  before TEXT, after TEXT, salt BLOB, payload BLOB NOT NULL) STRICT;
CREATE INDEX change_of ON change(record, uid);
CREATE INDEX change_in ON change(action);
CREATE INDEX change_removed ON change(seq) WHERE after IS NULL AND before IS NOT NULL;
CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE photo(sha TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT;
"""

OWNER = "owner_office"
"""The name of a row's owner among its values; its column is `owner`."""

Values = Mapping[str, Any]
Move = Callable[[Values], Values]
"""Gives the values that change of one record, from its values; it reads them with `get`."""


class Reader(Protocol):
    """Reads the records that a step makes others from."""

    def __call__(self, record: str, key: int) -> Values:
        """The values of a record by the key of its kind and its id, none where it is not there."""

    def every(self, record: str) -> Iterable[tuple[int, Values]]:
        """Id and values of all records of a kind, by id."""


MadeRow = tuple[str, Values]
"""A new record: the key of its kind, and its values by field, those that are null left out."""
Make = Callable[[int, Values, Reader], Iterable[MadeRow]]
"""Gives the new records that are made from one record, from its id and values."""


class Renamed(NamedTuple):
    """A field's new name where its values are written in another way from then on."""

    field: str
    convert: Callable[[Any], Any]

    @classmethod
    def of(cls, new: str | Renamed) -> Renamed:
        """A name alone leaves the values as they are."""
        return new if isinstance(new, Renamed) else cls(new, lambda value: value)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the schema and what it means for log entries written before it.

    `run` changes tables, never what a record says. `moves` gives for each record key how its
    values change, in the field names that `run` leaves, pairs excepted; `makes` gives the records
    made from each record as `run` leaves it. Both are written and logged in one action (程序升级),
    so that rows and log still agree; undo ends there. Records in the recycle bin change, and
    theirs are made, when they come back. `finish` then removes columns that moved away.

    `renamed` maps (record key, old field) to the new field, with a conversion where the same value
    is written in another way, as `run` has rewritten the rows. `former` gives the Chinese label of
    fields that are gone, for the history of records. A step that changes what a value means gives
    the reason in `ends_undo`: actions before it can no longer be undone.
    """

    number: int
    run: Callable[[apsw.Connection], None]
    renamed: Mapping[tuple[str, str], str | Renamed] = field(default_factory=dict)
    ends_undo: str = ""
    moves: Mapping[str, Move] = field(default_factory=dict)
    makes: Mapping[str, Make] = field(default_factory=dict)
    finish: Callable[[apsw.Connection], None] | None = None
    former: Mapping[tuple[str, str], str] = field(default_factory=dict)


def create_table(
    connection: apsw.Connection, table: str, columns: str, *, listed: bool = True
) -> None:
    """Create the table of one record: its own columns after the ones every record has.

    A table that is not `listed` has no search text and no order keys, as its record says.
    Unique indexes of the table end with `owner`; every other index that serves no link is
    made by `create_own_index`.
    """
    keys = "search TEXT NOT NULL, strokes TEXT NOT NULL, pinyin TEXT NOT NULL, " * listed
    connection.execute(
        f'CREATE TABLE "{table}"(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, '
        f"owner INTEGER NOT NULL DEFAULT 0, {keys}{columns}) {STRICT}"
    )
    if listed:
        from desktop_app.storage.file.own_indexes import create_order_indexes

        create_order_indexes(connection, table)


def link(column: str, table: str, *, required: bool = False) -> str:
    """The column that holds a link, as `create_table` takes it."""
    empty = " NOT NULL" if required else ""
    return f"{column} INTEGER{empty} REFERENCES {table}(id) DEFERRABLE INITIALLY DEFERRED"


def any_link(column: str, *, required: bool = False) -> str:
    """The column that points at a record of any of several kinds, as `create_table` takes it."""
    return f"{column} TEXT{' NOT NULL' if required else ''}"


def narrow_link(column: str, record: str) -> str:
    """The column of the links to one kind of record among those of another column.

    The engine could generate it, but no index covers a query that names a generated column: every
    statement that writes the other column writes it too.
    """
    return link(column, f'"{record}"')


def create_pairs(connection: apsw.Connection, table: str, owner: str, linked: str) -> None:
    """Create the table of one field of pure pairs."""
    connection.execute(
        f'CREATE TABLE "{table}"({link("owner_id", owner, required=True)}, '
        f"{link('linked_id', linked, required=True)}, "
        f"PRIMARY KEY(owner_id, linked_id)) {STRICT}, WITHOUT ROWID"
    )
    connection.execute(f'CREATE INDEX "{table}_linked" ON "{table}"(linked_id)')


def number_of(connection: apsw.Connection) -> int:
    """The number of the last step that a file has taken."""
    return int(connection.pragma("user_version"))


def migrate(
    connection: apsw.Connection,
    steps: Sequence[Step],
    before_step: Callable[[], None],
    write_moves: Callable[[apsw.Connection, Step], object],
) -> int:
    """Take the steps a file lacks, `before_step` called before each; the number reached.

    `write_moves` writes and logs what a step moves and makes. A file that is newer than the
    program is refused, untouched.
    """
    have, newest = number_of(connection), steps[-1].number
    if have > newest:
        raise UserError(
            f"这个办公文件由更新版本的程序保存（文件结构第 {have} 版，本程序到第 {newest} 版）。"
            "文件没有改动，请安装新版本后再打开。"
        )
    if have < newest:  # most files have taken all steps
        from desktop_app.storage.file import own_indexes
    for step in steps[have:]:
        before_step()
        with connection:
            step.run(connection)
            if step.moves or step.makes:
                write_moves(connection, step)
            if step.finish is not None:
                step.finish(connection)
            connection.pragma("user_version", step.number)
            own_indexes.know_own_indexes(connection)
    return newest


def modern(
    steps: Sequence[Step], number: int, record: str, values: Values, *, moved: bool = False
) -> dict[str, Any]:
    """A log entry's values as today's schema names them; `number`: the schema it was written in.

    With `moved` they are also changed as the steps since changed the stored records.
    """
    current = dict(values)
    for step in steps[number:]:
        _rename(step, record, current)
        if moved and record in step.moves:
            current.update(step.moves[record](current))
    return current


def made_since(
    steps: Sequence[Step], number: int, record: str, key: int, values: Values, read: Reader
) -> list[MadeRow]:
    """The records that the steps after schema `number` would have made from a removed record.

    `values` are those of its log entry. The records made are as today's schema names them.
    """
    current, found = dict(values), list[MadeRow]()
    for step in steps[number:]:
        _rename(step, record, current)
        for kind, made in made_by(step, record, key, current, read):
            found.append((kind, modern(steps, step.number, kind, made, moved=True)))
        if record in step.moves:
            current.update(step.moves[record](current))
    return found


def made_by(step: Step, record: str, key: int, values: Values, read: Reader) -> Iterator[MadeRow]:
    """The new records that a step makes from one record, of the office that this belongs to."""
    owner = values.get(OWNER)
    for kind, made in step.makes[record](key, values, read) if record in step.makes else ():
        yield kind, {**made, OWNER: owner} if owner else made


def _rename(step: Step, record: str, values: dict[str, Any]) -> None:
    for (key, old), new in step.renamed.items():
        if key == record and old in values:
            name, convert = Renamed.of(new)
            values[name] = convert(values.pop(old))


def former_labels(steps: Sequence[Step], record: str) -> dict[str, str]:
    """The labels of a record's fields that are gone, by the names that its log entries have."""
    return {
        name: label for step in steps for (key, name), label in step.former.items() if key == record
    }


def undo_ended(steps: Sequence[Step], number: int) -> str:
    """Why an action written under schema `number` can no longer be undone, or nothing."""
    return next((step.ends_undo for step in steps[number:] if step.ends_undo), "")
