"""Values computed from a record, declared as plain data, and the SQL they are rendered to.

Fields are named by paths: `due`, or `consultation.committee` for a field of a linked record, whose
table is then joined. Subqueries read another record; inside them `Outer` means the record outside.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop_app.records.links import Links
from desktop_app.records.record import Record
from desktop_app.storage.query.conditions import entered
from desktop_app.storage.query.own_rows import own_rows
from desktop_app.storage.query.query_tables import ID, QueryTables
from desktop_app.storage.query.row_mapping import row_mapping_of


class Expression(ABC):
    """A value computed from a record."""

    @abstractmethod
    def sql(self, tables: QueryTables) -> str:
        """The SQL text."""


class Clause(ABC):
    """A condition on a record."""

    @abstractmethod
    def sql(self, tables: QueryTables) -> str:
        """The SQL text; where the condition does not hold it is false or NULL."""


@dataclass(frozen=True, slots=True)
class FieldValue(Expression):
    """The stored value at a path; `id` and the search keys count as fields."""

    path: str

    def sql(self, tables: QueryTables) -> str:
        return tables.column(self.path)


KEY = FieldValue(ID)


@dataclass(frozen=True, slots=True)
class OfOwnRecord(Expression):
    """A field of a linked record, empty where that is not our own office's."""

    field: FieldValue

    def sql(self, tables: QueryTables) -> str:
        link, _, _ = self.field.path.rpartition(".")
        return f"CASE WHEN {own_rows(tables.joined(link)[0])} THEN {self.field.sql(tables)} END"


@dataclass(frozen=True, slots=True)
class IsInternal(Expression):
    """1 where the record is an internal row (不外传), else 0."""

    def sql(self, tables: QueryTables) -> str:
        return f"({tables.internal()})"


@dataclass(frozen=True, slots=True)
class Outer(Expression):
    """A value of the record outside the subquery."""

    value: Expression

    def sql(self, tables: QueryTables) -> str:
        if tables.outside is None:
            raise ValueError("nothing is outside the outermost query")
        return self.value.sql(tables.outside)


@dataclass(frozen=True, slots=True)
class Constant(Expression):
    """A value written into the query; None for no value."""

    value: str | int | None

    def sql(self, tables: QueryTables) -> str:
        if self.value is None:
            return "NULL"
        return str(self.value) if isinstance(self.value, int) else _quoted(self.value)


@dataclass(frozen=True, slots=True)
class Given(Expression):
    """A value bound to the query."""

    value: Any

    def sql(self, tables: QueryTables) -> str:
        return tables.bind(self.value)


@dataclass(frozen=True, slots=True, init=False)
class SeveralValues(Expression):
    """A value made of several others, given one by one."""

    values: tuple[Expression, ...]

    def __init__(self, *values: Expression) -> None:
        object.__setattr__(self, "values", values)


@dataclass(frozen=True, slots=True, init=False)
class FirstFilled(SeveralValues):
    """The first of some values that is not empty."""

    def sql(self, tables: QueryTables) -> str:
        return f"coalesce({', '.join(each.sql(tables) for each in self.values)})"


@dataclass(frozen=True, slots=True, init=False)
class Joined(SeveralValues):
    """Several values as one text; empty where one of them is."""

    def sql(self, tables: QueryTables) -> str:
        return " || ".join(each.sql(tables) for each in self.values)


@dataclass(frozen=True, slots=True)
class AsBytes(Expression):
    """A text as its bytes in UTF-8, which are read in a third of the time."""

    value: Expression

    def sql(self, tables: QueryTables) -> str:
        return f"CAST({self.value.sql(tables)} AS BLOB)"


@dataclass(frozen=True, slots=True)
class TextLength(Expression):
    """The number of characters of a value."""

    value: Expression

    def sql(self, tables: QueryTables) -> str:
        return f"length({self.value.sql(tables)})"


@dataclass(frozen=True, slots=True)
class Prefix(Expression):
    """The beginning of a text: of a day its year, or as much as another day has of it."""

    value: Expression
    length: Expression

    def sql(self, tables: QueryTables) -> str:
        return f"substr({self.value.sql(tables)}, 1, {self.length.sql(tables)})"


@dataclass(frozen=True, slots=True)
class Plus(Expression):
    """A number, or a text of digits, with a fixed number added: the year before is minus one."""

    value: Expression
    number: int

    def sql(self, tables: QueryTables) -> str:
        return f"{self.value.sql(tables)} + {self.number}"


@dataclass(frozen=True, slots=True)
class Newest(Expression):
    """The greatest value among the records of `model` whose `link` points here.

    With `smallest` the smallest one instead.
    """

    model: type[Record]
    link: str
    value: Expression
    where: tuple[Clause, ...] = ()
    smallest: bool = False

    def sql(self, tables: QueryTables) -> str:
        inner = QueryTables(self.model, tables)
        chosen = f"{'min' if self.smallest else 'max'}({self.value.sql(inner)})"
        points = f"{inner.column(self.link)} = {tables.column(ID)}"
        where = where_sql(self.where, inner)
        return f"(SELECT {chosen} FROM {inner.text} WHERE {points} AND {where})"


@dataclass(frozen=True, slots=True)
class SmallestLink(Expression):
    """The smallest id among those that a field of several links holds."""

    field: str

    def sql(self, tables: QueryTables) -> str:
        pairs = _links(tables.model, self.field)
        key = tables.column(ID)
        return f'(SELECT min(linked_id) FROM "{pairs.table}" WHERE owner_id = {key})'


@dataclass(frozen=True, slots=True)
class EntryDay(Expression):
    """The day on which the record was first written, by the log."""

    def sql(self, tables: QueryTables) -> str:
        return entered(row_mapping_of(tables.model), tables.alias)


def where_sql(clauses: Sequence[Clause], tables: QueryTables) -> str:
    """All conditions of one query on its record, without the rows of other offices."""
    before, tables.outward = tables.outward, False
    texts = [own_rows(tables.alias), *(f"({each.sql(tables)})" for each in clauses)]
    tables.outward = before
    return " AND ".join(texts)


def _links(model: type[Record], name: str) -> Links:
    field = model.field(name)
    if not isinstance(field, Links):
        raise TypeError(f"{model.KEY}.{name} does not link several records")
    return field


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
