"""The newest of the records that a line holds at most one of, as columns of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from desktop_app.records.nesting import in_cell, inner_models
from desktop_app.records.record import Field, Record
from desktop_app.services.desk import Desk
from desktop_app.services.registers.children import owned

Inside = tuple[type[Record], tuple[Field, ...]]
"""A kind of record written into the line of another, and the fields shown there."""


def last_inside(model: type[Record]) -> tuple[Inside, ...]:
    """The records of which a line of a register holds one, with their short fields."""
    inner = (each for each in inner_models(model) if in_cell(each).whole)
    return tuple((each, tuple(map(each.field, in_cell(each).columns))) for each in inner)


def read_last_inside(
    desk: Desk, model: type[Record], inside: Sequence[Inside], keys: Sequence[int]
) -> Callable[[int], Iterator[tuple[Field, Any]]]:
    """Gives, by id, field and value of the newest such records of some records of a register.

    The newest is the last by the order of their own list; where there is none, values are None.
    """
    places = [(model.KEY, key) for key in keys]
    newest = [
        {child.owned_by(each.values): each.values for each in _by_order(desk, child, places)}
        for child, _ in inside
    ]

    def values(key: int) -> Iterator[tuple[Field, Any]]:
        for (_, fields), found in zip(inside, newest, strict=True):
            of = found.get((model.KEY, key), {})
            yield from ((field, of.get(field.name)) for field in fields)

    return values


def _by_order(desk: Desk, child: type[Record], places: Sequence[tuple[str, int]]) -> list[Record]:
    """The children of some records, those without the day or number that orders them first."""
    found = owned(desk, child, places)
    return sorted(found, key=lambda each: str(each.values.get(child.SORT) or ""))
