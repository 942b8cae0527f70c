"""Which records are written into the line of which others."""

from __future__ import annotations

from desktop_app.records import ALL
from desktop_app.records.any_link import AnyLink
from desktop_app.records.links import Link
from desktop_app.records.nested_records import NestedRecord
from desktop_app.records.record import Record


def in_cell(model: type[Record]) -> NestedRecord:
    """How a record is written into cells; it must be one of those that are."""
    if model.NESTED is None:
        raise LookupError(f"{model.KEY} does not come in cells")
    return model.NESTED


def holders(model: type[Record]) -> tuple[type[Record], ...]:
    """The records in whose lines a nested record is written."""
    field = model.field(in_cell(model).link)
    if isinstance(field, AnyLink):
        return tuple(map(ALL.model, in_cell(model).within))
    assert isinstance(field, Link)  # what a record declares as its link
    return (field.linked,)


def inner_models(model: type[Record]) -> list[type[Record]]:
    """The nested records that a cell of this record may hold, those with most fields first."""
    found = [each for each in ALL if each.NESTED and model in holders(each)]
    return sorted(found, key=lambda each: -len(in_cell(each).columns))
