"""What records of one kind point at by their fields of any kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from desktop_app.records.any_link import AnyLink, pointed
from desktop_app.records.record import Record


def any_links(model: type[Record]) -> tuple[AnyLink, ...]:
    """The fields of a record that point at records of several kinds."""
    return tuple(each for each in model.declared() if isinstance(each, AnyLink))


def pointed_by(model: type[Record], values: Iterable[dict[str, Any]]) -> Iterator[tuple[str, int]]:
    """Kind and id of every record that some records of one kind point at by any link."""
    names = [each.name for each in any_links(model)]
    for row in values if names else ():
        for name in names:
            place = pointed(row.get(name))
            if place is not None:
                yield place
