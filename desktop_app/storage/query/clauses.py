"""Conditions on a record, declared as plain data, and the SQL they are rendered to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop_app.records.links import Links
from desktop_app.records.predicates import Predicate
from desktop_app.records.record import Record
from desktop_app.storage.dialect import among, contains, id_list
from desktop_app.storage.query.expressions import KEY, Clause, Expression, FieldValue, where_sql
from desktop_app.storage.query.own_rows import own_rows
from desktop_app.storage.query.predicate_sql import sql_of
from desktop_app.storage.query.query_tables import QueryTables

SIGNS = ("=", "<>", "<", "<=", ">", ">=")


@dataclass(frozen=True, slots=True)
class Meets(Clause):
    """A predicate holds for the record, or for the one at the end of a path of links."""

    predicate: Predicate
    link: str = ""

    def sql(self, tables: QueryTables) -> str:
        return sql_of(self.predicate, tables.joined(self.link)[0])


@dataclass(frozen=True, slots=True)
class IsEmpty(Clause):
    """There is no value."""

    value: Expression

    def sql(self, tables: QueryTables) -> str:
        return f"{self.value.sql(tables)} IS NULL"


@dataclass(frozen=True, slots=True)
class RowByRow(Clause):
    """A condition that is tested on each row which the others leave; no index is chosen for it."""

    clause: Clause

    def sql(self, tables: QueryTables) -> str:
        return f"({self.clause.sql(tables)}) = 1"


@dataclass(frozen=True, slots=True)
class Comparison(Clause):
    """One value compared with another, by one of `SIGNS`."""

    left: Expression
    sign: str
    right: Expression

    def sql(self, tables: QueryTables) -> str:
        if self.sign not in SIGNS:
            raise ValueError(f"no comparison: {self.sign}")
        return f"{self.left.sql(tables)} {self.sign} {self.right.sql(tables)}"


@dataclass(frozen=True, slots=True, init=False)
class SeveralClauses(Clause):
    """A condition made of several others, given one by one."""

    clauses: tuple[Clause, ...]

    def __init__(self, *clauses: Clause) -> None:
        object.__setattr__(self, "clauses", clauses)


@dataclass(frozen=True, slots=True, init=False)
class Every(SeveralClauses):
    """All of some conditions."""

    def sql(self, tables: QueryTables) -> str:
        return " AND ".join(f"({each.sql(tables)})" for each in self.clauses) or "1"


@dataclass(frozen=True, slots=True, init=False)
class Either(SeveralClauses):
    """At least one of some conditions."""

    def sql(self, tables: QueryTables) -> str:
        return " OR ".join(f"({each.sql(tables)})" for each in self.clauses) or "0"


@dataclass(frozen=True, slots=True)
class Not(Clause):
    """The opposite of a condition; it holds where that one is NULL."""

    clause: Clause

    def sql(self, tables: QueryTables) -> str:
        text = self.clause.sql(tables)
        return f"NOT {text}" if isinstance(self.clause, Exists) else f"NOT coalesce(({text}), 0)"


@dataclass(frozen=True, slots=True)
class Exists(Clause):
    """Some record of `model` fulfils `where`, its `link` pointing at `target` of this record.

    `link` may be a field of several links.
    """

    model: type[Record]
    link: str
    where: tuple[Clause, ...] = ()
    target: Expression = KEY

    def sql(self, tables: QueryTables) -> str:
        inner = QueryTables(self.model, tables)
        field, target = self.model.field(self.link), self.target.sql(tables)
        if isinstance(field, Links):
            pairs = f"{inner.alias}p"
            linking = f' JOIN "{field.table}" AS {pairs} ON {pairs}.owner_id = {inner.alias}.id'
            points = f"{pairs}.linked_id = {target}"
        else:
            linking, points = "", f"{inner.column(self.link)} = {target}"
        where = where_sql(self.where, inner)
        return f"EXISTS (SELECT 1 FROM {inner.text}{linking} WHERE {points} AND {where})"


@dataclass(frozen=True, slots=True)
class AmongRows(Clause):
    """A value of this record is among the values of the records of `model`, read once.

    With `at_least` only values that so many of those records have are meant.
    """

    value: Expression
    model: type[Record]
    values: Expression
    where: tuple[Clause, ...] = ()
    at_least: Expression | None = None

    def sql(self, tables: QueryTables) -> str:
        own = self.value.sql(tables)
        inner = QueryTables(self.model, tables)
        chosen, where = self.values.sql(inner), where_sql(self.where, inner)
        many = ""
        if self.at_least is not None:
            many = f" GROUP BY 1 HAVING count(*) >= {self.at_least.sql(inner)}"
        return f"{own} IN (SELECT {chosen} FROM {inner.text} WHERE {where}{many})"


@dataclass(frozen=True, slots=True)
class AmongGiven(Clause):
    """A value is one of some bound ones."""

    value: Expression
    given: Sequence[Any]

    def sql(self, tables: QueryTables) -> str:
        own = self.value.sql(tables)
        return f"{own} IN ({', '.join(tables.bind(each) for each in self.given)})"


@dataclass(frozen=True, slots=True)
class AmongIds(Clause):
    """A value is one of some ids, however many."""

    value: Expression
    keys: Sequence[int]

    def sql(self, tables: QueryTables) -> str:
        own, keys = self.value.sql(tables), tables.bind(id_list(self.keys))
        return among(own, keys)


@dataclass(frozen=True, slots=True)
class Contains(Clause):
    """A text contains another one; an empty text contains none."""

    value: Expression
    part: str

    def sql(self, tables: QueryTables) -> str:
        text = f"coalesce({self.value.sql(tables)}, '')"
        return f"{contains(text, tables.bind(self.part))} > 0"


@dataclass(frozen=True, slots=True)
class LinkedByInternalRow(Clause):
    """The record, or another one on the way to a field along links, is an internal row (不外传)."""

    value: FieldValue

    def sql(self, tables: QueryTables) -> str:
        return tables.internal_before(self.value.path) or "0"


@dataclass(frozen=True, slots=True)
class OutwardText(Clause):
    """A text of the record, or of one that it links to, contains another one.

    It is searched as it leaves the program; a linked record must be our own office's.
    """

    text: FieldValue
    part: str

    def sql(self, tables: QueryTables) -> str:
        link, _, _ = self.text.path.rpartition(".")
        holds = f"{contains(tables.value(self.text), tables.bind(self.part))} > 0"
        return f"{own_rows(tables.joined(link)[0])} AND {holds}" if link else holds
