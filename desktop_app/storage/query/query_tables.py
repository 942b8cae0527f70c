"""The tables of one declared query, and how its columns are written in SQL."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any, Protocol

from desktop_app.records.links import Link
from desktop_app.records.outward import deciding_fields
from desktop_app.records.record import DERIVED, Record
from desktop_app.storage.query.internal_rows import internal_by_key_sql, internal_sql
from desktop_app.storage.query.outward_rows import SEARCH, has_words, outward_column
from desktop_app.storage.query.own_rows import own_rows
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
            return self._outward_column(path)
        known = name == ID or name in DERIVED
        return f"{alias}.{name if known else row_mapping_of(model).column_of[name]}"

    def _outward_column(self, path: str) -> str:
        """The outward value of a field of the record at the end of a path of links.

        Its words are held back with each record on the path, too; of another office's record it is
        empty.
        """
        link, _, name = path.rpartition(".")
        alias, model = self.joined(link)

        def internal(*_: object) -> str:
            return self._internal_at(link)

        if not link or not (has_words(model, name) or name == SEARCH):
            return outward_column(model, name, alias, internal)
        text = outward_column(model, name, alias, internal, self.internal_before(path))
        return text if name == SEARCH else f"CASE WHEN {own_rows(alias)} THEN {text} END"

    def value(self, value: Value) -> str:
        """A value of the query, as it leaves the program."""
        before, self.outward = self.outward, True
        text = value.sql(self)
        self.outward = before
        return text

    def internal(self) -> str:
        """The condition that the record itself is an internal row."""
        return self._internal_at("") or "0"

    def internal_before(self, path: str) -> str:
        """The condition that a record on the way to the field at a path is an internal row.

        The record that has the field is none of them; '' where no such record can be internal.
        """
        on_the_way = paths_before(path.rpartition(".")[0])
        return " OR ".join(filter(None, map(self._internal_at, on_the_way)))

    def _internal_at(self, link: str) -> str:
        """The condition that the record at the end of a path of links is an internal row.

        '' where none can be. The records that decide it are noted among those that are read.
        """
        alias, model = self.joined(link)
        self.models += [of for of, _ in deciding_fields(model) if of is not model]
        of_row = internal_by_key_sql if self._by_key and not link else internal_sql
        return of_row(model, alias)

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


def paths_before(link: str) -> list[str]:
    """The paths of the records on the way along some links, the first of which is ''."""
    parts = link.split(".") if link else []
    return [".".join(parts[:count]) for count in range(len(parts))]


def _link(model: type[Record], name: str) -> Link:
    field = model.field(name)
    if not isinstance(field, Link):
        raise TypeError(f"{model.KEY}.{name} links no record")
    return field
