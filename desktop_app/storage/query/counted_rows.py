"""The number of records that link to a record, declared as a value of a query."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.records.record import Record
from desktop_app.storage.query.expressions import Clause, Expression, where_sql
from desktop_app.storage.query.query_tables import QueryTables


@dataclass(frozen=True, slots=True)
class CountOf(Expression):
    """How many records of `model` that fulfil `where` have this one as their `link`."""

    model: type[Record]
    link: str
    where: tuple[Clause, ...] = ()

    def sql(self, tables: QueryTables) -> str:
        inner = QueryTables(self.model, tables)
        points = f"{inner.column(self.link)} = {tables.column('id')}"
        where = where_sql(self.where, inner)
        return f"(SELECT count(*) FROM {inner.text} WHERE {points} AND {where})"


@dataclass(frozen=True, slots=True)
class Multiplied(Expression):
    """A number multiplied by a fixed one."""

    value: Expression
    number: int

    def sql(self, tables: QueryTables) -> str:
        return f"{self.value.sql(tables)} * {self.number}"
