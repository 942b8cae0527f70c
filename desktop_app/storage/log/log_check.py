"""The log checked against itself and against the rows: the whole chain, every value."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import apsw

from desktop_app.records.key_scheme import KeyScheme
from desktop_app.records.record import Record
from desktop_app.storage.file import schema
from desktop_app.storage.log import entries, hash_chain, log_rows
from desktop_app.storage.query.row_mapping import RowMapping, row_mapping_of

LAST_CHANGES = 1000
"""How many entries of the log a quick look goes through."""
_CHANGES = """SELECT c.uid, c.action, a.schema, c.before, c.after, c.salt FROM change c
    LEFT JOIN action a ON a.no = c.action WHERE c.kind = (SELECT id FROM record_kind WHERE key = ?)
    ORDER BY c.uid, c.seq"""


def chain_faults(connection: apsw.Connection, most: int | None = None) -> Iterator[str]:
    """What is wrong with the chain of actions, nothing when it is whole.

    `most` limits the check to the newest actions that together changed so many records. The file
    may be of any schema.
    """
    start = log_rows.start_of_last(connection, most)
    groups = groupby(log_rows.entries_from(connection, start), key=lambda entry: entry.action)
    pending = next(groups, None)
    previous = start.previous
    for link in log_rows.actions_from(connection, start):
        no = link.row.no
        while pending is not None and pending[0] < no:
            yield _orphaned(pending[0])
            pending = next(groups, None)
        own: Iterator[log_rows.EntryRow] = iter(())
        if pending is not None and pending[0] == no:
            own = pending[1]
        yield from _action_faults(link, own, previous)
        if pending is not None and pending[0] == no:
            pending = next(groups, None)
        previous = link.hash
    while pending is not None:
        yield _orphaned(pending[0])
        pending = next(groups, None)


def _orphaned(number: int) -> str:
    return f"第 {number} 号操作只剩下明细，操作本身不见了"


def erased_count(connection: apsw.Connection) -> int:
    """How many entries of the log have lost their contents: before, after and salt are gone."""
    sql = "SELECT count(*) FROM change WHERE before IS NULL AND after IS NULL AND salt IS NULL"
    (count,) = next(connection.execute(sql))
    return int(count)


def _action_faults(
    link: log_rows.ActionLink, own: Iterator[log_rows.EntryRow], previous: bytes
) -> Iterator[str]:
    """What is wrong with one action and its entries, `previous` the hash before it."""
    row = link.row
    body, count, first = hashlib.sha256(), 0, None
    for entry in own:
        count += 1
        first = entry.seq if first is None else first
        payload = entry.made_payload() if entry.payload is None else entry.payload
        body.update(hash_chain.payload_line(entry.record, entry.uid, payload))
        if entry.salt is not None and payload != entry.made_payload():
            yield f"第 {row.no} 号操作“{row.name}”的一条明细与它的校验值不符"
    if count != row.changes:
        yield f"第 {row.no} 号操作“{row.name}”应有 {row.changes} 条明细，现有 {count} 条"
    elif (
        hash_chain.action_hash(previous, row, body.digest()) != link.hash
        or not _is_of_its_version(row)
        or link.first_seq not in (None, first)
    ):
        yield f"第 {row.no} 号操作“{row.name}”（{row.at[:10]} {row.actor}）与记录链不符"


def _is_of_its_version(row: hash_chain.ActionRow) -> bool:
    """Whether an action has the hash version of the schema that it was written in.

    One of version 1 says of office and actor what the schema step gave all of them.
    """
    if row.schema < hash_chain.SCHEMA_OF_VERSION_2:
        own = (1, hash_chain.OWN_OFFICE, row.no, None)
        return (row.hash_version, row.origin, row.origin_no, row.actor_id) == own
    return row.hash_version == hash_chain.VERSION


@dataclass(slots=True)
class Logged:
    """The log of one record: its last values and action; None when removed."""

    values: dict[str, Any] | None = None
    action: int = 0
    erased: bool = False
    broken: bool = False
    known: set[str] = field(default_factory=set)


def row_faults(
    connection: apsw.Connection,
    model: type[Record],
    steps: Sequence[schema.Step],
    scheme: KeyScheme,
) -> Iterator[str]:
    """The rows of one register that are not what the log says, and those missing or left over."""
    shape = row_mapping_of(model)
    logged = _logged(connection, model, steps)
    entry = next(logged, None)
    for key, version, values, derived in _rows(connection, shape):
        while entry is not None and entry[0] < key:
            yield from _missing(model, *entry)
            entry = next(logged, None)
        if entry is None or entry[0] != key:
            yield f"{_name(model, values, key)}没有任何操作记录"
            continue
        yield from _different(shape, key, version, values, entry[1])
        if derived != model.derived(values, scheme):
            yield f"{_name(model, values, key)}的排序和检索文字不对"
        entry = next(logged, None)
    while entry is not None:
        yield from _missing(model, *entry)
        entry = next(logged, None)


def _logged(
    connection: apsw.Connection, model: type[Record], steps: Sequence[schema.Step]
) -> Iterator[tuple[int, Logged]]:
    """The log of each record of a register, by ascending key."""
    for key, rows in groupby(connection.execute(_CHANGES, (model.KEY,)), key=lambda row: row[0]):
        found = Logged()
        for _, action, number, before, after, salt in rows:
            found.action = action
            if salt is None:
                found.erased = True
            else:
                _fold(found, *entries.read(steps, number or 0, model, (before, after)))
        yield key, found


def _fold(found: Logged, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> None:
    """Add one change to what is known; a change that does not fit the ones before breaks it."""
    present = found.values
    if (present is None) != (before is None) and not found.erased:
        found.broken = True
    if (
        before
        and present
        and any(present.get(name, value) != value for name, value in before.items())
    ):
        found.broken = True
    found.values = None if after is None else {**(present or {}), **after}


def _rows(
    connection: apsw.Connection, shape: RowMapping
) -> Iterator[tuple[int, int, dict[str, Any], tuple[str, ...]]]:
    """Key, version, values (pairs as lists) and derived texts of each row, by ascending key."""
    pairs = {each.name: _all_pairs(connection, each.table) for each in shape.pairs}
    columns = ",".join(("id", "version", *shape.columns, *shape.search_columns))
    end = 2 + len(shape.names)
    for row in connection.execute(f'SELECT {columns} FROM "{shape.table}" ORDER BY id'):
        values = dict(zip(shape.names, row[2:end], strict=True))
        values.update((name, found.get(row[0], [])) for name, found in pairs.items())
        yield row[0], row[1], values, row[end:]


def _all_pairs(connection: apsw.Connection, table: str) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for owner, linked in connection.execute(
        f'SELECT owner_id, linked_id FROM "{table}" ORDER BY 1, 2'
    ):
        found.setdefault(owner, []).append(linked)
    return found


def _different(
    shape: RowMapping, key: int, version: int, values: dict[str, Any], found: Logged
) -> Iterator[str]:
    name = _name(shape.model, values, key)
    if version != found.action:
        yield f"{name}的版本号与最后一次操作不符"
    if found.erased:
        return
    if found.values is None:
        yield f"{name}已删除，却还在表里"
    elif found.broken or any(found.values.get(name) != v for name, v in values.items()):
        yield f"{name}的内容与操作记录不符"


def _missing(model: type[Record], key: int, found: Logged) -> Iterator[str]:
    if found.values is not None and not found.erased:
        yield f"{_name(model, found.values, key)}不见了，操作记录里有而表里没有"


def _name(model: type[Record], values: Mapping[str, Any], key: int) -> str:
    return f"{model.TITLE}“{model.title_of(values)}”（编号 {key}）"
