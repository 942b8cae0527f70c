"""What the door and the lists need of a model, worked out once: its SQL and its field names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any

import apsw

from desktop_app.records.field_types import Number
from desktop_app.records.links import Link, Links
from desktop_app.records.pointing import any_links
from desktop_app.records.record import DERIVED, Record
from desktop_app.storage.dialect import among, id_list, narrow_key, unique_text
from desktop_app.storage.file.schema import OWNER as OWNER_OFFICE

encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


class RowMapping:
    """The statements that read and write one model's rows.

    `names` and `columns` begin with the owner office, which an update leaves as it is; narrow
    links are in `column_of` alone, written with the column that they are read from. `changeable`
    are the names that an update may change, pairs included; `linking` those that point at other
    records; `parked` those whose columns `park` overwrites first. `search_columns` are empty for a
    record that is not `LISTED`.
    """

    def __init__(self, model: type[Record]) -> None:
        pairs = model.pairs()
        kinds = [each for each in model.declared() if not isinstance(each, Links)]
        self.model, self.key, self.pairs = model, model.KEY, pairs
        self.table = model._meta.table_name
        self.names = (OWNER_OFFICE, *(each.name for each in kinds))
        self.columns = ("owner", *(each.column_name for each in kinds))
        self.column_of = dict(zip(self.names, self.columns, strict=True))
        self.narrow = {each.column_name: each for each in model.narrow_links()}
        self.column_of |= {each.name: column for column, each in self.narrow.items()}
        self.links = tuple(each for each in kinds if isinstance(each, Link))
        self.any_links = any_links(model)
        linking = [each.name for each in (*self.links, *self.any_links)]
        self.linking = (*linking, *(each.name for each in pairs), *model.ATTACHED_TO)
        self.unique = frozenset(name for group in model.UNIQUE for name in group)
        self.parked = frozenset(group[-1] for group in model.UNIQUE)
        self.all_names = (*self.names, *(each.name for each in pairs))
        self.changeable = self.all_names[1:]
        self.search_columns = DERIVED if model.LISTED else ()
        self._write()

    def _write(self) -> None:
        self._inserts: dict[tuple[str, ...], tuple[str, str]] = {}
        self.insert = " VALUES".join(self.insert_of(self.names))
        self.select = f'SELECT id,version,{",".join(self.columns)} FROM "{self.table}"'
        self.delete = f'DELETE FROM "{self.table}" WHERE id=?'
        # rows whose unique values move are parked first: UNIQUE is never deferred
        self.park = tuple(self._parking(group[-1]) for group in self.model.UNIQUE)

    def _parking(self, name: str) -> str:
        number = isinstance(self.model.field(name), Number | Link)
        value = "-id" if number else unique_text("id")
        return f'UPDATE "{self.table}" SET {self.column_of[name]}={value} WHERE id=?'

    def insert_of(self, names: tuple[str, ...]) -> tuple[str, str]:
        """The statement that writes a new row, up to VALUES, and its parameters in brackets.

        They are id, version, the fields named, the search columns; other columns stay null.
        """
        if names not in self._inserts:
            own = (self.column_of[each] for each in names)
            every = ("id", "version", *own, *self.search_columns)
            more = self._narrowed(every)
            marks = ",".join([*"?" * len(every), *more.values()])
            into = ",".join((*every, *more))
            self._inserts[names] = f'INSERT INTO "{self.table}"({into})', f"({marks})"
        return self._inserts[names]

    def _narrowed(self, bound: Sequence[str]) -> dict[str, str]:
        """What narrow links are written with columns, by column; `bound` are these in order."""
        places = {column: place for place, column in enumerate(bound, 1)}
        return {
            column: narrow_key(f"?{places[self.column_of[each.source]]}", each.linked.KEY)
            for column, each in self.narrow.items()
            if self.column_of[each.source] in places
        }

    def update_of(self, columns: Iterable[str]) -> str:
        """The statement that changes the version and some columns of a row; the id comes last.

        Columns that are not named cost nothing: the engine leaves their indexes as they are.
        """
        bound = ("version", *columns)
        sets = [*(f"{each}=?" for each in bound),
                *(f"{each}={value}" for each, value in self._narrowed(bound).items())]  # fmt: skip
        return f'UPDATE "{self.table}" SET {",".join(sets)} WHERE id=?'

    def written(self, changed: AbstractSet[str]) -> list[str]:
        """The fields with a column to write where these fields change, parked ones included."""
        if not self.unique.isdisjoint(changed):
            changed = self.parked | changed
        return [each for each in self.names if each in changed]

    def pair_values(self, record: Record) -> dict[str, list[int]]:
        """The linked ids of each field of pure pairs, ascending."""
        data = record.values
        return {each.name: sorted(data.get(each.name) or ()) for each in self.pairs}

    def filled(self, rows: Sequence[Mapping[str, Any]]) -> dict[str, Sequence[Any]]:
        """The values of some rows by column, for the columns that any of them names."""
        named = set[str]().union(*rows)
        columns: dict[str, Sequence[Any]] = {
            name: _column(rows, name) for name in self.names if name in named
        }
        for each in self.pairs:
            columns[each.name] = [sorted(row.get(each.name) or ()) for row in rows]
        return columns

    def stored(self, row: Sequence[Any]) -> dict[str, Any]:
        """The values of one of `stored_rows`."""
        return dict(zip(self.all_names, row[2:], strict=True))

    def record(self, key: int, version: int, values: Mapping[str, Any]) -> Record:
        """A record from stored values; fields that are unknown today are left out."""
        known = {name: values[name] for name in self.all_names if name in values}
        return self.model.of(known, key, version)


def _column(rows: Sequence[Mapping[str, Any]], name: str) -> list[Any]:
    """The values of some rows under one name, None where there is none."""
    try:
        return [row[name] for row in rows]
    except KeyError:
        return [row.get(name) for row in rows]


@cache
def row_mapping_of(model: type[Record]) -> RowMapping:
    """The shape of a model."""
    return RowMapping(model)


def pair_rows(connection: Any, pairs: Links, keys: Sequence[int]) -> dict[int, list[int]]:
    """The linked ids of each owner, ascending."""
    found: dict[int, list[int]] = {}
    for owner, linked in connection.execute(
        f'SELECT owner_id,linked_id FROM "{pairs.table}" WHERE {among("owner_id")} ORDER BY 1,2',
        (id_list(keys),),
    ):
        found.setdefault(owner, []).append(linked)
    return found


def stored_rows(
    connection: apsw.Connection, shape: RowMapping, keys: Sequence[int]
) -> dict[int, Sequence[Any]]:
    """The records that exist: key, version, then the values of `all_names`, pairs as lists."""
    if not keys:
        return {}
    sql = f"{shape.select} WHERE {among('id')}"
    found: dict[int, Sequence[Any]] = {
        row[0]: row for row in connection.execute(sql, (id_list(keys),))
    }
    for pairs in shape.pairs if found else ():
        linked = pair_rows(connection, pairs, list(found))
        for key, row in found.items():
            found[key] = (*row, linked.get(key, []))
    return found


def stored_values(
    connection: apsw.Connection, shape: RowMapping, keys: Sequence[int]
) -> dict[int, tuple[int, dict[str, Any]]]:
    """Version and all stored values, pairs as lists, of the records that exist."""
    rows = stored_rows(connection, shape, keys)
    return {key: (row[1], shape.stored(row)) for key, row in rows.items()}


def all_values(shape: RowMapping, record: Record) -> dict[str, Any]:
    """A record's values as they are stored and logged, pairs as sorted lists."""
    data = record.values
    values = dict(zip(shape.names, map(data.get, shape.names), strict=True))
    values.update(shape.pair_values(record))
    return values
