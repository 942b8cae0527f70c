"""The newest of the records that a line holds at most one of, as columns of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from desktop_app.records.nesting import in_cell, inner_models
from desktop_app.records.record import Field, Record
from desktop_app.services import outward
from desktop_app.services.desk import Desk
from desktop_app.services.registers.children import Place, owned_by
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Query

Inside = tuple[type[Record], tuple[Field, ...]]
"""A kind of record written into the line of another, and the fields shown there."""


def last_inside(model: type[Record]) -> tuple[Inside, ...]:
    """The records of which a line of a register holds one, with their short fields."""
    inner = (each for each in inner_models(model) if in_cell(each).whole)
    return tuple((each, tuple(map(each.field, in_cell(each).columns))) for each in inner)


def read_last_inside(
    desk: Desk, model: type[Record], inside: Sequence[Inside], keys: Sequence[int]
) -> Callable[[int], Iterator[tuple[Field, Any]]]:
    """Gives, by id, field and outward value of the newest such records of a register's records.

    The newest is the last by the order of their own list; where there is none, values are None.
    """
    places = [(model.KEY, key) for key in keys]
    newest = [_newest(desk, child, fields, places) for child, fields in inside]

    def values(key: int) -> Iterator[tuple[Field, Any]]:
        for (_, fields), found in zip(inside, newest, strict=True):
            shown = found.get((model.KEY, key), [None] * len(fields))
            yield from zip(fields, shown, strict=True)

    return values


def _newest(
    desk: Desk, child: type[Record], fields: Sequence[Field], places: Sequence[Place]
) -> dict[Place | None, Sequence[Any]]:
    """The outward values of the last child of each of some records, by the record."""
    owner = child.owner()
    if owner is None:
        return {}
    keys = lists.find(desk.office, child, Query(where=owned_by(child, places)))
    ordering = list(lists.rows(desk.office, child, keys, (owner.name, child.SORT)))
    ordering.sort(key=lambda row: str(row[3] or ""))  # without a day or number: first
    last = {owner.place_of(row[2]): row[0] for row in ordering}
    rows = outward.rows(desk, child, list(last.values()), [each.name for each in fields])
    shown = {row[0]: row[2:] for row in rows}
    return {place: shown[key] for place, key in last.items()}
