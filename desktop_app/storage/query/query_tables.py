"""The tables of one declared query, and how its columns are written in SQL."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any, Protocol

from desktop_app.records.links import Link
from desktop_app.records.outward import deciding_fields
from desktop_app.records.record import DERIVED, Record
from desktop_app.storage.query.outward_rows import (
    internal_by_key_sql,
    internal_sql,
    outward_column,
)
from desktop_app.storage.query.row_mapping import row_mapping_of

ID = "id"


class Value(Protocol):
    """A value computed from a record: an `Expression`."""

    def sql(self, tables: QueryTables) -> str:
        """The SQL text."""


class QueryTables:
    """The tables of one query: the record it reads, the linked records it joins, bound values.

    A subquery has tables of its own; it shares the aliases, the bound values and the list of the
    records that are read, `models`, with `outside`. While `outward` is set, columns are rendered
    as they leave the program (不外传): the values of a query are, its conditions are not. With
    `by_key` internal rows are told by their order keys: worth it where many rows are read and an
    index holds all their values.
    """

    def __init__(
        self, model: type[Record], outside: QueryTables | None = None, *, by_key: bool = False
    ) -> None:
        self.model, self.outside, self._by_key = model, outside, by_key
        self._numbers: Iterator[int] = outside._numbers if outside else count()
        self.bound: list[Any] = outside.bound if outside else []
        self.models: list[type[Record]] = outside.models if outside else []
        self.models.append(model)
        self.outward: bool = outside.outward if outside else False
        self.alias = f"t{next(self._numbers)}"
        self._joined: dict[str, tuple[str, type[Record]]] = {"": (self.alias, model)}
        self._joins: list[str] = []

    def column(self, path: str) -> str:
        """The column of a field; tables on the way to it are joined."""
        link, _, name = path.rpartition(".")
        alias, model = self.joined(link)
        if self.outward:
            self._reads_owner_of(model)
            by_key = self._by_key and not link
            return outward_column(
                model, name, alias, internal_by_key_sql if by_key else internal_sql
            )
        known = name == ID or name in DERIVED
        return f"{alias}.{name if known else row_mapping_of(model).column_of[name]}"

    def value(self, value: Value) -> str:
        """A value of the query, as it leaves the program."""
        before, self.outward = self.outward, True
        text = value.sql(self)
        self.outward = before
        return text

    def internal(self) -> str:
        """The condition that the record itself is an internal row."""
        self._reads_owner_of(self.model)
        return internal_sql(self.model, self.alias) or "0"

    def _reads_owner_of(self, model: type[Record]) -> None:
        """Note the records that decide whether a row is internal among those that are read."""
        self.models += [of for of, _ in deciding_fields(model) if of is not model]

    def joined(self, path: str) -> tuple[str, type[Record]]:
        """Alias and record at the end of a path of links."""
        if path not in self._joined:
            before, _, name = path.rpartition(".")
            alias, model = self.joined(before)
            field = _link(model, name)
            linked: type[Record] = field.linked
            self.models.append(linked)
            own = f"t{next(self._numbers)}"
            kind = "JOIN" if field.required else "LEFT JOIN"
            table, column = row_mapping_of(linked).table, row_mapping_of(model).column_of[name]
            self._joins.append(f' {kind} "{table}" AS {own} ON {own}.id = {alias}.{column}')
            self._joined[path] = own, linked
        return self._joined[path]

    def bind(self, value: Any) -> str:
        """The mark of a bound value; marks must be written in the order of these calls."""
        self.bound.append(value)
        return "?"

    @property
    def text(self) -> str:
        """The FROM clause, after everything else has been rendered."""
        return f'"{row_mapping_of(self.model).table}" AS {self.alias}{"".join(self._joins)}'


def _link(model: type[Record], name: str) -> Link:
    field = model.field(name)
    if not isinstance(field, Link):
        raise TypeError(f"{model.KEY}.{name} links no record")
    return field
