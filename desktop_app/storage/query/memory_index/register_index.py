"""One register in memory: its ids by strokes, its search texts, and the orders asked for so far.

The index is a snapshot after one action. Rows that later actions touched are taken out of it and
read from the file, so that an answer is always that of the file.
"""

from __future__ import annotations

import json
import struct
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from desktop_app.records.key_scheme import KeyScheme
from desktop_app.records.record import Record
from desktop_app.stepping import Steps
from desktop_app.storage.dialect import among, by_index, id_list, list_of
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log.history import keys_since
from desktop_app.storage.log.position import last_number
from desktop_app.storage.query.memory_index.row_masks import RowMasks
from desktop_app.storage.query.memory_index.search_texts import ROWS, SearchTexts
from desktop_app.storage.query.memory_index.sort_column import SortColumn, places, ranked
from desktop_app.storage.query.orders import Sorting, sorting_of
from desktop_app.storage.query.outward_rows import every_internal_key
from desktop_app.storage.query.own_rows import OWN
from desktop_app.storage.query.row_mapping import row_mapping_of

MOST_TOUCHED = 64
"""Records that later actions may have touched before an index is worth nothing."""
LOOKED_AT = 25
"""One row in so many is looked at in a list's order before all rows with a word are found."""
_COLUMNS, _RANKS = 32, 20_000_000
"""How many sort columns are kept, and ranks of all of them together, of four bytes each."""


@dataclass(slots=True)
class RegisterIndex:
    """A snapshot of one register's own rows; `touched` are the ids that it no longer knows."""

    model: type[Record]
    scheme: KeyScheme
    number: int
    ids: array[int] = field(default_factory=lambda: array("q"))
    texts: SearchTexts = field(default_factory=SearchTexts)
    masks: RowMasks = field(default_factory=RowMasks)
    touched: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    """The rows of the touched ids."""
    places: array[int] = field(default_factory=lambda: array("I"))
    """For each row the place of its id among all ids, made for the first sort."""
    columns: dict[Sorting, SortColumn] = field(default_factory=dict)
    """By what they sort by, upward."""
    _internal: tuple[int, bytes] = (-1, b"")
    """The action after which it was read, and what `internal_rows` says."""
    _changes: int = -1
    """The connection's count of changed rows when the log was last looked at."""

    @property
    def looked_at(self) -> int:
        """How many rows are looked at in a list's order before all rows with a word are found."""
        return len(self.ids) // LOOKED_AT

    def follow(self, office: OfficeFile) -> bool:
        """Learn which rows were touched since; False when the index is of no more use.

        Every change of a record is logged, but for the search and order keys, which are all made
        anew when the office's scheme of keys changes.
        """
        changes = office.connection.total_changes()
        if changes == self._changes:
            return True
        number = last_number(office)
        if number < self.number or office.scheme != self.scheme:
            return False
        if number > self.number:
            changed = keys_since(office, self.number, self.model.KEY, MOST_TOUCHED + 1)
            if len(changed) + len(self.touched) > MOST_TOUCHED:
                return False
            self._take_out(set(changed) - self.touched)
            self.number = number
        self._changes = changes
        return True

    def internal_rows(self, office: OfficeFile) -> bytes:
        """Of each row 1 where it is internal after the last action that was followed, else 0.

        Actions on other records may change it: it is read anew after each.
        """
        if self._internal[0] != self.number:
            internal = every_internal_key(office, self.model)
            self._internal = self.number, bytes(map(internal.__contains__, self.ids))
        return self._internal[1]

    def column(self, sorting: Sorting) -> SortColumn | None:
        """The ranks of a sort, in either direction; None where it was not prepared."""
        upward = sorting._replace(descending=False)
        found = self.columns.pop(upward, None)
        if found is not None:
            self.columns[upward] = found  # the last used stays longest
        return found

    def prepare_sorts(self, office: OfficeFile, sorts: Iterable[tuple[str, bool]]) -> Steps[None]:
        """`prepare` for fields, "strokes", "pinyin" or '' for the default order.

        Of the first one all rows are put in order too, of the others the first rows.
        """
        shape = row_mapping_of(self.model)
        for place, (sort, down) in enumerate(sorts):
            wanted = sorting_of(office, shape, sort or self.model.SORT, descending=down)
            if wanted.column != "strokes":
                yield from self.prepare(office, wanted)
            column = self.column(wanted)
            if column is None:
                continue
            if not place:
                yield from column.prepare_order(descending=down)
            yield from column.prepare_beginning(self.looked_at, descending=down)

    def prepare(self, office: OfficeFile, sorting: Sorting) -> Steps[None]:
        """Make the ranks of a sort, in slices of milliseconds; not when a transaction gets between.

        A sort by the places that the office gave its records is not kept in memory.
        """
        upward = sorting._replace(descending=False)
        if self.column(upward) is not None or sorting.placed or not self._is_settled(office):
            return
        values: list[Any] = []
        for some in _values(office, self, sorting.column):
            values += some
            yield len(values), len(self.ids)
            if not self._is_settled(office):
                return
        if not self.places:
            self.places = yield from places(self.ids)
        for place in sorted(self.places[row] for row in self.gone):
            values.insert(place, None)
        if len(values) != len(self.ids):  # another row was touched, or came, in the meantime
            return
        made = yield from ranked(upward, values, self.places)
        self.columns[upward] = made
        most = max(1, min(_COLUMNS, _RANKS // max(1, len(self.ids))))
        while len(self.columns) > most:
            del self.columns[next(iter(self.columns))]

    def _is_settled(self, office: OfficeFile) -> bool:
        """Whether what is read now was written for good, by actions that the index knows."""
        return not office.connection.in_transaction and self.follow(office)

    def _take_out(self, changed: set[int]) -> None:
        data = self.ids.tobytes() if changed else b""
        for key in changed:
            self.gone.update(_places_of(data, key))
        self.touched |= changed


def built(
    office: OfficeFile, model: type[Record], former: RegisterIndex | None = None
) -> Steps[RegisterIndex | None]:
    """The index of a register, in slices of milliseconds, sooner after a `former` one.

    None when a transaction got between, or another scheme of keys, which moves every row.
    Rows that an action changes while it is built are touched ones as after it.
    """
    index = RegisterIndex(model, office.scheme, last_number(office))
    table = row_mapping_of(model).table
    sql = (
        f"SELECT id, strokes, search FROM {by_index(table, f'{table}_strokes')} "
        f"WHERE {OWN} AND (strokes, id) > (?, ?) ORDER BY strokes, id LIMIT {ROWS}"
    )
    last: tuple[str, int] = ("", -(2**63))
    while True:
        if office.connection.in_transaction or office.scheme != index.scheme:
            return None
        found: list[tuple[Any, ...]] = office.connection.execute(sql, last).fetchall()
        if found:
            index.ids.extend([row[0] for row in found])
            texts = [row[2] for row in found]
            for _ in index.texts.add(texts, former.texts if former else None):
                yield len(index.ids), len(index.ids) + ROWS
            last = (found[-1][1], found[-1][0])
        if len(found) < ROWS:
            return index
        yield len(index.ids), len(index.ids) + ROWS


def _values(office: OfficeFile, index: RegisterIndex, column: str) -> Iterator[list[Any]]:
    """The stored values of one column by id, so many at a time, without the touched records."""
    table = row_mapping_of(index.model).table
    touched = id_list(index.touched)
    rows = f'SELECT id, {column} AS value FROM "{table}" WHERE {OWN} AND id > ? ORDER BY id LIMIT ?'
    sql = f"SELECT max(id), count(*), {list_of('value', 'NOT ' + among('id'))} FROM ({rows})"
    last, count = -(2**63), ROWS
    while count == ROWS:
        found: tuple[Any, ...] = next(office.connection.execute(sql, (touched, last, ROWS)))
        last, count, values = found
        yield json.loads(values)


def _places_of(data: bytes, key: int) -> Iterator[int]:
    """The places of an id in the bytes of an array of ids."""
    wanted, width = struct.pack("q", key), struct.calcsize("q")
    at = data.find(wanted)
    while at >= 0:
        if at % width == 0:
            yield at // width
        at = data.find(wanted, at + 1)
