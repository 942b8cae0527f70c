"""The log checked against itself and against the rows: the whole chain, every value."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import apsw

from desktop_app.records.record import OWNER_OFFICE, KeyScheme, Record
from desktop_app.storage.file import schema
from desktop_app.storage.log import hash_chain
from desktop_app.storage.query.row_mapping import RowMapping, row_mapping_of

LAST_CHANGES = 1000
"""How many entries of the log a quick look goes through."""
_CHANGES = """SELECT c.uid, c.action, a.schema, c.before, c.after, c.salt FROM change c
    LEFT JOIN action a ON a.no = c.action WHERE c.record = ? ORDER BY c.uid, c.seq"""


def chain_faults(connection: apsw.Connection, most: int | None = None) -> Iterator[str]:
    """What is wrong with the chain of actions, nothing when it is whole.

    `most` limits the check to the newest actions that together changed so many records.
    """
    first, previous = _start(connection, most)
    bodies = connection.execute(
        "SELECT action, record, uid, before, after, salt, payload FROM change "
        "WHERE action >= ? ORDER BY action, seq",
        (first,),
    )
    groups = groupby(bodies, key=lambda row: row[0])
    pending = next(groups, None)
    for *row, found in connection.execute(
        "SELECT no, at, actor, name, undoes, schema, changes, hash FROM action "
        "WHERE no >= ? ORDER BY no",
        (first,),
    ):
        while pending is not None and pending[0] < row[0]:
            yield f"第 {pending[0]} 号操作只剩下明细，操作本身不见了"
            pending = next(groups, None)
        entries: Iterator[Sequence[Any]] = iter(())
        if pending is not None and pending[0] == row[0]:
            entries = pending[1]
        yield from _action_faults(row, bytes(found), entries, previous)
        if pending is not None and pending[0] == row[0]:
            pending = next(groups, None)
        previous = bytes(found)
    if pending is not None:
        yield f"第 {pending[0]} 号操作只剩下明细，操作本身不见了"


def erased_count(connection: apsw.Connection) -> int:
    """How many entries of the log have lost their contents: before, after and salt are gone."""
    sql = "SELECT count(*) FROM change WHERE before IS NULL AND after IS NULL AND salt IS NULL"
    (count,) = next(connection.execute(sql))
    return int(count)


def _start(connection: apsw.Connection, most: int | None) -> tuple[int, bytes]:
    """The first action to check and the hash before it."""
    entries = 0
    question = "SELECT no, changes, hash FROM action ORDER BY no DESC"
    for number, changes, digest in connection.execute(question) if most is not None else ():
        entries += int(changes)
        if entries > (most or 0):
            return int(number) + 1, bytes(digest)
    return 0, hash_chain.ORIGIN


def _action_faults(
    row: Sequence[Any], found: bytes, entries: Iterator[Sequence[Any]], previous: bytes
) -> Iterator[str]:
    body, count = hashlib.sha256(), 0
    for _, record, uid, before, after, salt, payload in entries:
        count += 1
        body.update(hash_chain.payload_line(record, uid, bytes(payload)))
        if salt is not None and hash_chain.payload_hash(before, after, bytes(salt)) != bytes(
            payload
        ):
            yield f"第 {row[0]} 号操作“{row[3]}”的一条明细与它的校验值不符"
    if count != row[6]:
        yield f"第 {row[0]} 号操作“{row[3]}”应有 {row[6]} 条明细，现有 {count} 条"
    elif hash_chain.action_hash(previous, row, body.digest()) != found:
        yield f"第 {row[0]} 号操作“{row[3]}”（{row[1][:10]} {row[2]}）与记录链不符"


@dataclass(slots=True)
class Logged:
    """What the log says of one record: its last values and action; None when removed."""

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
    logged = _logged(connection, model.KEY, steps)
    told = next(logged, None)
    for key, version, values, derived in _rows(connection, shape):
        while told is not None and told[0] < key:
            yield from _missing(model, *told)
            told = next(logged, None)
        if told is None or told[0] != key:
            yield f"{_name(model, values, key)}没有任何操作记录"
            continue
        yield from _different(shape, key, version, values, told[1])
        if derived != model.derived(values, scheme):
            yield f"{_name(model, values, key)}的排序和检索文字不对"
        told = next(logged, None)
    while told is not None:
        yield from _missing(model, *told)
        told = next(logged, None)


def _logged(
    connection: apsw.Connection, record: str, steps: Sequence[schema.Step]
) -> Iterator[tuple[int, Logged]]:
    """What the log says of each record of a register, by ascending key."""
    for key, rows in groupby(connection.execute(_CHANGES, (record,)), key=lambda row: row[0]):
        told = Logged()
        for _, action, number, before, after, salt in rows:
            told.action = action
            if salt is None:
                told.erased = True
            else:
                _fold(
                    told, *(_values(steps, number or 0, record, each) for each in (before, after))
                )
        yield key, told


def _values(
    steps: Sequence[schema.Step], number: int, record: str, text: str | None
) -> dict[str, Any] | None:
    return None if text is None else schema.modern(steps, number, record, json.loads(text))


def _fold(told: Logged, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> None:
    """Add one change to what is known; a change that does not fit the ones before breaks it."""
    present = told.values
    if (present is None) != (before is None) and not told.erased:
        told.broken = True
    if (
        before
        and present
        and any(present.get(name, value) != value for name, value in before.items())
    ):
        told.broken = True
    known = {OWNER_OFFICE: 0} if present is None else present
    told.values = None if after is None else {**known, **after}


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
    shape: RowMapping, key: int, version: int, values: dict[str, Any], told: Logged
) -> Iterator[str]:
    name = _name(shape.model, values, key)
    if version != told.action:
        yield f"{name}的版本号与最后一次操作不符"
    if told.erased:
        return
    if told.values is None:
        yield f"{name}已删除，却还在表里"
    elif told.broken or any(told.values.get(field, v) != v for field, v in values.items()):
        yield f"{name}的内容与操作记录不符"


def _missing(model: type[Record], key: int, told: Logged) -> Iterator[str]:
    if told.values is not None and not told.erased:
        yield f"{_name(model, told.values, key)}不见了，操作记录里有而表里没有"


def _name(model: type[Record], values: Mapping[str, Any], key: int) -> str:
    return f"{model.TITLE}“{model.title_of(values)}”（编号 {key}）"
