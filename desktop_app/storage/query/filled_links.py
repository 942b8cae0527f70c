"""Links that few records have: an index of the link finds these sooner than anything else."""

from __future__ import annotations

from desktop_app.records.dated import AT
from desktop_app.records.links import Link
from desktop_app.records.record import Record
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query.conditions import ID, Filter, column
from desktop_app.storage.query.own_rows import OWN
from desktop_app.storage.query.row_mapping import row_mapping_of

FEW = 500
"""Up to so many records are few."""


def asks_a_link(model: type[Record], each: Filter) -> bool:
    """Whether a filter asks that a link of the record itself is filled."""
    if each.how != "filled" or {".", AT} & {*each.field} or each.field == ID:
        return False
    return isinstance(model.field(each.field), Link)


def few_have(office: OfficeFile, model: type[Record], link: str) -> bool:
    """Whether no more than `FEW` of our own records have this link, without counting them all."""
    shape = row_mapping_of(model)
    found = f'SELECT 1 FROM "{shape.table}" WHERE {OWN} AND {column(shape, link)} IS NOT NULL'
    return not list(office.connection.execute(f"{found} LIMIT 1 OFFSET ?", (FEW,)))
