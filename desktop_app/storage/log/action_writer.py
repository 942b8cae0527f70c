"""Writes one action: rows, log entries, recycle bin and hash chain, inside one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, repeat
from typing import Any

import apsw

from desktop_app.errors import UserError
from desktop_app.records.derived_together import derived_together
from desktop_app.records.links import Links
from desktop_app.records.record import Record
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log import recycle_bin
from desktop_app.storage.log.action_log import Action, ActionLog
from desktop_app.storage.log.entries import whole_texts
from desktop_app.storage.log.keys import new_keys
from desktop_app.storage.query.code_usage import Lost, code_of, refuse_lost_codes
from desktop_app.storage.query.integrity import (
    Columns,
    LinkPlace,
    places_of_links,
    refuse_if_missing,
    refuse_if_used,
)
from desktop_app.storage.query.row_mapping import (
    RowMapping,
    all_values,
    encode,
    row_mapping_of,
    stored_rows,
)
from desktop_app.storage.row_inserts import insert_rows

BATCH, UNLISTED_BATCH = 100, 400
"""Records that are written together, a few milliseconds: a row without order keys takes a quarter.

53,000 memberships in batches of 100 took 50 ms more.
"""


class Stale(UserError):
    """A save that started from an older version; `current` is today's values, None if gone."""

    def __init__(self, record: Record, current: dict[str, Any] | None, version: int) -> None:
        title = record.title_of(record.values)
        what = "已被删除" if current is None else "已在别处改过"
        super().__init__(f"“{title}”{what}，没有保存。请对照现在的内容后重新保存。")
        self.record, self.current, self.version = record, current, version


@dataclass(slots=True)
class _Change:
    """One record that differs from what is stored."""

    record: Record
    old: dict[str, Any]
    new: dict[str, Any]
    changed: list[str]


class ActionWriter:
    """One action being written: rows, recycle bin and log; `log.no` is its number."""

    def __init__(self, office: OfficeFile, connection: apsw.Connection, action: Action) -> None:
        self.office, self.connection, self.action = office, connection, action
        self.log = ActionLog(connection, office.schema_number)
        self.keys: list[tuple[Record, int]] = []
        self.touched: list[Record] = []
        self.links: dict[type[Record], list[Columns]] = {}  # values that link, to be checked
        self.lost: list[Lost] = []
        self.last: dict[str, int] = {}  # the largest key in use, by table
        self.removed: recycle_bin.Owned = set()
        self.is_undo = recycle_bin.is_undo(connection, action.undoes)

    def write(self, put: Sequence[Record], remove: Sequence[Record]) -> Iterator[int]:
        """Removals, then parked unique values, then updates, then new rows; yields records done."""
        self.removed = {(type(each).KEY, each.key) for each in remove}
        for shape, batch in _batches(remove):
            self._remove(shape, batch)
            yield len(batch)
        known: list[Record] = []
        fresh: list[Record] = []
        for record in put:
            (known if record.values.get("version") else fresh).append(record)
        changes = []
        for shape, batch in _batches(known):
            changes.append((shape, self._changes(shape, batch)))
            yield len(batch) // 2
        for shape, rows in changes:
            self._park(shape, rows)
        for shape, rows in changes:
            self._update(shape, rows)
            yield (len(rows) + 1) // 2
        for shape, batch in _batches(fresh):
            self._insert(shape, batch)
            yield len(batch)
        self._refuse_if_used(remove)
        refuse_lost_codes(self.office, self.lost)
        yield 0
        refuse_if_missing(self.office, self.links)

    def _refuse_if_used(self, remove: Sequence[Record]) -> None:
        places: dict[RowMapping, list[LinkPlace]] = {}
        filled = len(remove) > BATCH
        for shape, batch in _batches(remove):
            if shape not in places:
                places[shape] = places_of_links(self.office, shape, filled=filled)
            refuse_if_used(self.office, shape, batch, places[shape])

    def finish(self) -> int | None:
        """Close the log over what was written; the action's number, None when nothing was."""
        return self.log.close(self.action, self.office.clock())

    def _remove(self, shape: RowMapping, batch: Sequence[Record]) -> None:
        keys = [each.key for each in batch]
        stored = stored_rows(self.connection, shape, keys)
        rows = [_fresh(shape, each, stored.get(each.key)) for each in batch]
        columns = dict(zip(shape.all_names, islice(zip(*rows, strict=True), 2, None), strict=True))
        texts = whole_texts(shape, columns, len(rows))
        entries = [(key, text, None) for key, text in zip(keys, texts, strict=True)]
        first = self.log.add(shape.key, entries)
        gone = list(zip(keys, _owners(shape, rows), strict=True))
        place = recycle_bin.LogPlace(self.log.no, first, undo=self.is_undo)
        recycle_bin.add(self.connection, shape, place, gone, self.removed)
        for row in rows if shape.model.CODE_KEY else ():
            self._lose(shape, shape.stored(row), shape.all_names)
        bound = [(key,) for key in keys]
        for pairs in shape.pairs:
            self.connection.executemany(f'DELETE FROM "{pairs.table}" WHERE owner_id=?', bound)
        self.connection.executemany(shape.delete, bound)

    def _lose(self, shape: RowMapping, old: Mapping[str, Any], changed: Sequence[str]) -> None:
        """Note a code that leaves its list, for the fields that hold it to be looked through."""
        if not set(shape.model.CODE_KEY).isdisjoint(changed):
            self.lost.append((*code_of(shape.model, old), shape.model.title_of(old)))

    def _note(self, shape: RowMapping, changes: Sequence[_Change]) -> None:
        """Have the links that changed checked; the others were checked when they were written."""
        whole = bool(shape.model.ATTACHED_TO)
        seen = {
            name: [each.new[name] for each in changes if whole or name in each.changed]
            for name in shape.linking
        }
        self.links.setdefault(shape.model, []).append(seen)

    def _changes(self, shape: RowMapping, batch: Sequence[Record]) -> list[_Change]:
        stored = stored_rows(self.connection, shape, [each.key for each in batch])
        changes = []
        for record in batch:
            old = shape.stored(_fresh(shape, record, stored.get(record.key)))
            new = all_values(shape, record)
            changed = [name for name in shape.changeable if old[name] != new[name]]
            if changed:
                changes.append(_Change(record, old, new, changed))
        return changes

    def _park(self, shape: RowMapping, changes: Sequence[_Change]) -> None:
        moved = [each for each in changes if not shape.unique.isdisjoint(each.changed)]
        for statement in shape.park if moved else ():
            self.connection.executemany(statement, [(each.record.key,) for each in moved])

    def _update(self, shape: RowMapping, changes: Sequence[_Change]) -> None:
        if not changes:
            return
        entries = []
        for each in changes:
            before = encode({name: each.old[name] for name in each.changed})
            after = encode({name: each.new[name] for name in each.changed})
            entries.append((each.record.key, before, after))
            self.touched.append(each.record)
            self._lose(shape, each.old, each.changed)
        self._note(shape, changes)
        self.log.add(shape.key, entries)
        columns = self._changed_columns(shape, changes)
        numbers, keys = repeat(self.log.no), [each.record.key for each in changes]
        rows = zip(numbers, *columns.values(), keys, strict=False)
        self.connection.executemany(shape.update_of(columns), rows)
        for pairs in shape.pairs:
            changed = [each for each in changes if pairs.name in each.changed]
            self._pair(pairs, [(each.record.key, each.new) for each in changed])

    def _changed_columns(
        self, shape: RowMapping, changes: Sequence[_Change]
    ) -> dict[str, list[Any]]:
        """The new values of every column that differs in some of the rows, search columns last."""
        names = shape.written(set().union(*(each.changed for each in changes)))
        columns = {shape.column_of[name]: [each.new[name] for each in changes] for name in names}
        old, new = (
            zip(*derived_together(shape.model, rows, self.office.scheme), strict=True)
            for rows in ([each.old for each in changes], [each.new for each in changes])
        )
        keys = zip(shape.search_columns, old, new, strict=True)
        columns.update((name, list(now)) for name, before, now in keys if now != before)
        return columns

    def _insert(self, shape: RowMapping, batch: Sequence[Record]) -> None:
        datas = [each.values for each in batch]
        keys = self._keys(shape, datas)
        former = [key for each in datas if (key := each.get("id")) is not None]
        if former:
            recycle_bin.take_out(self.connection, shape.key, former)
        columns = shape.filled(datas)
        texts = whole_texts(shape, columns, len(batch))
        self.log.add(shape.key, list(zip(keys, repeat(None), texts, strict=False)))
        names = tuple(each for each in shape.names if each in columns)
        derived = derived_together(shape.model, datas, self.office.scheme)
        values = map(columns.__getitem__, names)
        numbers = repeat(self.log.no, len(batch))
        rows = zip(keys, numbers, *values, *zip(*derived, strict=True), strict=True)
        insert_rows(self.connection, *shape.insert_of(names), rows)
        for pairs in shape.pairs:
            linked = columns[pairs.name]
            owners = zip(keys, linked, strict=True)
            self._pair(pairs, [(key, {pairs.name: each}) for key, each in owners if each])
        if len(former) < len(batch):
            self.keys += zip(batch, keys, strict=True)
        self.touched += batch
        linking = {name: columns[name] for name in shape.linking if name in columns}
        self.links.setdefault(shape.model, []).append(linking)

    def _keys(self, shape: RowMapping, datas: Sequence[Mapping[str, Any]]) -> list[int]:
        """The keys of new records: the ones they bring, else new ones above all in use."""
        given: list[Any] = [each.get("id") for each in datas]
        if shape.table not in self.last and None not in given:
            return given
        if shape.table not in self.last:
            row = self.connection.execute(f'SELECT max(id) FROM "{shape.table}"').fetchone()
            self.last[shape.table] = (row[0] if row else 0) or 0
        fresh = iter(new_keys(given.count(None), self.last[shape.table]))
        keys = [next(fresh) if key is None else key for key in given]
        self.last[shape.table] = max(self.last[shape.table], *keys)
        return keys

    def _pair(self, pairs: Links, owners: Sequence[tuple[int, Mapping[str, Any]]]) -> None:
        """Make the pairs of these owners what their values say."""
        if not owners:
            return
        table = f'"{pairs.table}"'
        self.connection.executemany(
            f"DELETE FROM {table} WHERE owner_id=?", [(key,) for key, _ in owners]
        )
        rows = [(key, linked) for key, new in owners for linked in new[pairs.name]]
        if rows:
            insert_rows(self.connection, f"INSERT INTO {table}", "(?,?)", rows)


def _fresh(shape: RowMapping, record: Record, row: Sequence[Any] | None) -> Sequence[Any]:
    """The stored row of a record that is still at the version it was read at."""
    if row is None:
        raise Stale(record, None, 0)
    if row[1] != record.version:
        raise Stale(record, shape.stored(row), row[1])
    return row


def _owners(shape: RowMapping, rows: Sequence[Sequence[Any]]) -> Iterable[tuple[str, int] | None]:
    """Key and id of the record that each of some stored rows belongs to, None for none."""
    if shape.model.ATTACHED_TO:
        return (shape.model.owned_by(shape.stored(row)) for row in rows)
    link = shape.model.owner()
    if link is None:
        return repeat(None, len(rows))
    place = shape.all_names.index(link.name) + 2  # behind id and version
    return (link.place_of(row[place]) for row in rows)


def _batches(records: Iterable[Record]) -> Iterator[tuple[RowMapping, list[Record]]]:
    """Records by model, in slices that take a few milliseconds."""
    every = list(records)
    for model in {type(each): None for each in every}:
        group = [each for each in every if type(each) is model]
        many = BATCH if model.LISTED else UNLISTED_BATCH
        for start in range(0, len(group), many):
            yield row_mapping_of(model), group[start : start + many]
