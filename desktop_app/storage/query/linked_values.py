"""Fields of linked records, read once for many rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from desktop_app.records.record import Record
from desktop_app.storage.dialect import among, id_list
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log.position import last_number
from desktop_app.storage.query.conditions import column
from desktop_app.storage.query.row_mapping import row_mapping_of

FEW = 2_000
"""Up to so many records are looked up by their ids; of more the whole table is read."""
MOST_KEPT = 50_000
"""Columns of more records are not kept."""


Columns = dict[str, Mapping[int, Any]]
"""By field the values of all records of a kind, by id."""
Known = Callable[[type[Record], str], Columns]
"""Gives what is kept of a field of a kind of record, to be added to."""


class LinkedValues:
    """Values of linked records by id. What whole tables hold is kept.

    `known` forgets a column when one of its values changes; by default all are forgotten with the
    next action.
    """

    def __init__(self, office: OfficeFile, known: Known | None = None) -> None:
        self._office, self._known = office, known or _UntilTheNextAction(office)

    def of(self, record: type[Record], path: str, keys: Iterable[int] | None) -> Mapping[int, Any]:
        """The value at a path from each of some records or of all, whoever owns them."""
        head, _, rest = path.partition(".")
        found = self._column(record, head, keys)
        if not rest:
            return found
        linked: type[Record] = record.field(head).linked  # type: ignore[union-attr]
        led = self.of(linked, rest, {each for each in found.values() if each is not None})
        return {key: led.get(value) for key, value in found.items()}

    def _column(
        self, record: type[Record], field: str, keys: Iterable[int] | None
    ) -> Mapping[int, Any]:
        kept = self._known(record, field)
        known = kept.get(field)
        if known is not None:
            return known
        shape, given = row_mapping_of(record), set(keys or ())
        sql = f'SELECT id, {column(shape, field)} FROM "{shape.table}"'
        if keys is not None and len(given) <= FEW:
            sql += f" WHERE {among('id')}"
            return dict(self._office.connection.execute(sql, (id_list(given),)))
        found: Mapping[int, Any] = dict(self._office.connection.execute(sql))
        if len(found) <= MOST_KEPT:
            kept[field] = found
        return found


class _UntilTheNextAction:
    """Columns by kind of record; all are forgotten where an action was written since."""

    def __init__(self, office: OfficeFile) -> None:
        self._office, self._no = office, last_number(office)
        self._columns: dict[str, Columns] = {}

    def __call__(self, record: type[Record], _field: str) -> Columns:
        no = last_number(self._office)
        if no != self._no:
            self._no, self._columns = no, {}
        return self._columns.setdefault(record.KEY, {})
