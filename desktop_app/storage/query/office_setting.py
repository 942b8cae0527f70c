"""A number of the office's settings as a part of a declared query."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.records.field_type import FieldType
from desktop_app.records.record import Record
from desktop_app.storage.query.expressions import Expression
from desktop_app.storage.query.own_rows import own_rows
from desktop_app.storage.query.query_tables import QueryTables


@dataclass(frozen=True, slots=True)
class OfficeSetting(Expression):
    """A number of the one record of `model` (its `SINGLE`), its declared default without one."""

    model: type[Record]
    field: str

    def sql(self, tables: QueryTables) -> str:
        inner = QueryTables(self.model, tables)
        field = self.model.field(self.field)
        usual = int(field.default or 0) if isinstance(field, FieldType) else 0
        chosen = inner.column(self.field)
        own = own_rows(inner.alias)
        return f"coalesce((SELECT max({chosen}) FROM {inner.text} WHERE {own}), {usual})"
