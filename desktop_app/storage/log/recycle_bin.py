"""The recycle bin: which removed records are absent, searchable and in order without the log.

The table `removed` repeats what the log says, so it can be made anew at any time; the door keeps
it up to date, the self-check compares it with the log.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import apsw

from desktop_app.records.input_text import searched_words
from desktop_app.records.key_scheme import KeyScheme
from desktop_app.records.record import Record
from desktop_app.storage.dialect import among, contains, id_list
from desktop_app.storage.file import engine, schema
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log import entries
from desktop_app.storage.query.own_rows import CONDITION
from desktop_app.storage.query.row_mapping import RowMapping, row_mapping_of, stored_values
from desktop_app.storage.row_inserts import insert_rows

SCHEME = 1
"""The number of the way the table is made; raised when that changes."""
ALONE, WITH_OWNER, TAKEN_BACK = 0, 1, 2
"""Removed by itself; together with the record it belongs to; by an undo of what made it."""

_READ = (
    "SELECT c.seq, r.record, c.uid, c.before, a.schema, a.no, a.at, a.actor, a.name "
    "FROM removed r JOIN change c ON c.seq=r.seq JOIN action a ON a.no=c.action"
)

Owned = set[tuple[str, int]]


class Entry(NamedTuple):
    """One row of the table: the log entry of the removal, its record and its search text."""

    seq: int
    record: str
    uid: int
    action: int
    kind: int
    search: str


class Removed(NamedTuple):
    """One removed record with the values it had; `at` and `actor` say when and who.

    `made` are the records that steps of the schema since have made from records of its kind.
    """

    model: type[Record]
    uid: int
    title: str
    action: int
    at: str
    actor: str
    name: str
    values: dict[str, Any]
    made: tuple[schema.MadeRow, ...] = ()


def kind_of(owner: tuple[str, int] | None, removed: Owned, *, undo: bool) -> int:
    """How a record of that owner was removed; `removed` is all that the action removes."""
    if owner in removed:
        return WITH_OWNER
    return TAKEN_BACK if undo else ALONE


def is_undo(connection: apsw.Connection, undoes: int | None) -> bool:
    """Whether an action that undoes `undoes` takes something back; False for a redo.

    The undo of an undo does again, and so on in turn.
    """
    sql = (
        "WITH RECURSIVE undone(no) AS (VALUES(?) UNION ALL "
        "SELECT a.undoes FROM action a JOIN undone u ON a.no=u.no WHERE a.undoes IS NOT NULL) "
        "SELECT count(*) FROM undone"
    )
    return undoes is not None and engine.value_of(connection, sql, (undoes,)) % 2 == 1


class LogPlace(NamedTuple):
    """Where removals are logged: the action, the first of its entries, whether it is an undo."""

    action: int
    first: int
    undo: bool


def add(
    connection: apsw.Connection,
    shape: RowMapping,
    place: LogPlace,
    gone: Sequence[tuple[int, tuple[str, int] | None]],
    removed: Owned,
) -> None:
    """Note removed records (id, owner), logged one after the other and still in their table.

    Their search texts are copied from there.
    """
    texts: dict[int, str] = {}
    if shape.model.LISTED:
        sql = f'SELECT id, search FROM "{shape.table}" WHERE {among("id")}'
        texts = dict(connection.execute(sql, (id_list(key for key, _ in gone),)))
    rows = [
        (seq, shape.key, key, place.action, kind_of(owner, removed, undo=place.undo),
         texts.get(key, ""))
        for seq, (key, owner) in enumerate(gone, place.first)
    ]  # fmt: skip
    insert_rows(connection, "INSERT INTO removed", "(?,?,?,?,?,?)", rows)


def take_out(connection: apsw.Connection, record: str, keys: Iterable[int]) -> None:
    """Forget records that are written again."""
    if engine.value_of(connection, "SELECT 1 FROM removed LIMIT 1"):
        sql = "DELETE FROM removed WHERE record=? AND uid=?"
        connection.executemany(sql, [(record, key) for key in keys])


def rebuild(office: OfficeFile, connection: apsw.Connection) -> None:
    """Make the table anew from the log, with today's search texts."""
    rows = list(logged(connection, office.records, office.steps, office.scheme))
    connection.execute("DELETE FROM removed")
    connection.executemany("INSERT INTO removed VALUES(?,?,?,?,?,?)", rows)


def logged(
    connection: apsw.Connection,
    records: Iterable[type[Record]],
    steps: Sequence[schema.Step],
    scheme: KeyScheme,
) -> Iterator[Entry]:
    """What the table must hold according to the log, in its order; erased entries are left out."""
    models = {model.KEY: model for model in records}
    sql = (
        "SELECT c.seq, k.key, c.uid, c.action, c.before, a.schema, a.undoes FROM change c "
        "JOIN action a ON a.no=c.action JOIN record_kind k ON k.id=c.kind "
        "WHERE c.after IS NULL AND c.before IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM change later WHERE later.kind=c.kind "
        "AND later.uid=c.uid AND later.seq>c.seq) ORDER BY c.seq"
    )
    found: list[tuple[Any, ...]] = connection.execute(sql).fetchall()
    rows = [row for row in found if row[1] in models]
    removed = _removed_by(connection, {row[3] for row in rows})
    for seq, record, uid, action, before, number, undoes in rows:
        model = models[record]
        values = _values(steps, number, model, before)
        undo = is_undo(connection, undoes)
        kind = kind_of(model.owned_by(values), removed[action], undo=undo)
        search = next(iter(model.derived(values, scheme)), "")
        yield Entry(seq, record, uid, action, kind, search)


def _removed_by(connection: apsw.Connection, actions: set[int]) -> dict[int, Owned]:
    """Key and id of every record that some actions removed, by action."""
    found: dict[int, Owned] = {action: set() for action in actions}
    sql = (
        "SELECT c.action, k.key, c.uid FROM change c JOIN record_kind k ON k.id=c.kind "
        "WHERE c.after IS NULL AND c.before IS NOT NULL"
    )
    rows: Iterator[tuple[Any, ...]] = connection.execute(sql)
    for action, record, uid in rows:
        if action in found:
            found[action].add((record, uid))
    return found


def find(office: OfficeFile, search: str = "", *, taken_back: bool = False) -> array[int]:
    """The places in the log (`Entry.seq`) of removed records, the last removed first.

    All words of `search` are in their search texts. Without `taken_back` those are left out that
    an undo removed; what went with its owner is never listed by itself.
    """
    words = searched_words(search)
    where = "kind IN (0, 2)" if taken_back else "kind = 0"
    tests = "".join(f" AND {contains('search')}" for _ in words)
    sql = f"SELECT seq FROM removed WHERE {where}{tests} ORDER BY seq DESC"
    return array("q", (row[0] for row in office.connection.execute(sql, words)))


def read(office: OfficeFile, places: Sequence[int]) -> list[Removed]:
    """The removed records at some places in the log, in that order; those written again go."""
    sql = f"{_READ} WHERE {among('r.seq')}"
    return _read(office, sql, id_list(places), places)


def gone_with(office: OfficeFile, action: int) -> list[Removed]:
    """The records that an action removed together with their owners and that are still absent."""
    sql = f"{_READ} WHERE r.action=? AND r.kind=1"
    return _read(office, sql, action, None)


def place_of(office: OfficeFile, record: str, uid: int) -> int | None:
    """The place in the log where a record was removed, None when it is not in the bin."""
    sql = "SELECT seq FROM removed WHERE record=? AND uid=?"
    found = engine.value_of(office.connection, sql, (record, uid))
    return None if found is None else int(found)


def _read(
    office: OfficeFile, sql: str, bound: int | str, order: Sequence[int] | None
) -> list[Removed]:
    models = {model.KEY: model for model in office.records}
    found: dict[int, Removed] = {}
    rows: Iterator[tuple[Any, ...]] = office.connection.execute(sql, (bound,))
    for seq, record, uid, before, number, action, at, actor, name in rows:
        model = models[record]
        values = _values(office.steps, number, model, before)
        title = model.title_of(values)
        made = _made(office, models, number, (record, uid), before)
        found[seq] = Removed(model, uid, title, action, at, actor, name, values, made)
    return list(found.values()) if order is None else [found[x] for x in order if x in found]


def _values(
    steps: Sequence[schema.Step], number: int, model: type[Record], before: str
) -> dict[str, Any]:
    """Every field of a removed record, as the steps since its removal would have left it."""
    values = schema.modern(steps, number, model.KEY, json.loads(before), moved=True)
    return entries.with_empty(model, values)


def _made(
    office: OfficeFile,
    models: Mapping[str, type[Record]],
    number: int,
    key: tuple[str, int],
    before: str,
) -> tuple[schema.MadeRow, ...]:
    """What the steps since its removal would have made from a record that was still there."""
    if not any(key[0] in step.makes for step in office.steps[number:]):
        return ()
    values = json.loads(before)
    return tuple(schema.made_since(office.steps, number, *key, values, _Stored(office, models)))


class _Stored:
    """The stored records, as steps read those that they make others from.

    One that is in the bin too is read as it was: it comes back with what links to it.
    """

    def __init__(self, office: OfficeFile, models: Mapping[str, type[Record]]) -> None:
        self._office, self._connection, self._models = office, office.connection, models

    def __call__(self, record: str, key: int) -> Mapping[str, Any]:
        return dict(self._read(record, [key])).get(key) or self._removed(record, key)

    def every(self, record: str) -> list[tuple[int, Mapping[str, Any]]]:
        """Id and values of all records of a kind, by id."""
        table = row_mapping_of(self._models[record]).table
        sql = f'SELECT id FROM "{table}" WHERE {CONDITION} ORDER BY id'
        return self._read(record, [row[0] for row in self._connection.execute(sql)])

    def _read(self, record: str, keys: Sequence[int]) -> list[tuple[int, Mapping[str, Any]]]:
        shape = row_mapping_of(self._models[record])
        found = stored_values(self._connection, shape, keys)
        return [(key, found[key][1]) for key in keys if key in found]

    def _removed(self, record: str, key: int) -> Mapping[str, Any]:
        """The values of a record in the bin, none where it is not there."""
        sql = (
            "SELECT c.before, a.schema FROM removed r JOIN change c ON c.seq=r.seq "
            "JOIN action a ON a.no=c.action WHERE r.record=? AND r.uid=?"
        )
        for before, number in self._connection.execute(sql, (record, key)):
            return _values(self._office.steps, number, self._models[record], before)
        return {}
