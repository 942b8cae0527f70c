"""The records that are linked to those of a print, by paths of links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desktop_app.records.links import Link, Links
from desktop_app.records.record import Record
from desktop_app.services import outward
from desktop_app.services.desk import Desk
from desktop_app.storage.query import lists


class LedRecords:
    """The records that are linked to the printed ones; each path of links is read once."""

    def __init__(self, desk: Desk, keys: Sequence[int]) -> None:
        self.keys, self._desk = keys, desk
        self._known: dict[tuple[str, ...], Mapping[int, Sequence[int]]] = {}

    def of(self, model: type[Record], path: Sequence[str]) -> Mapping[int, Sequence[int]]:
        """The records linked to `keys` by a path of links, in order: each with those keys."""
        known = (model.KEY, *path)
        if known not in self._known:
            self._known[known] = self._read(model, path)
        return self._known[known]

    def _read(self, model: type[Record], path: Sequence[str]) -> Mapping[int, Sequence[int]]:
        name, further = path[0], path[1:]
        field: Any = model.field(name)
        behind: Mapping[int, Sequence[int]] = {key: (key,) for key in self.keys}
        if further:
            behind = self.of(field.linked, further)
        pair = isinstance(field, Links)
        wanted = lists.Query(where=(lists.Filter(name, "has" if pair else "in", tuple(behind)),))
        found: dict[int, Sequence[int]] = {}
        for key, linked in _linking(self._desk, model, wanted, field):
            named = linked if pair else (linked,)
            found[key] = tuple(dict.fromkeys(to for each in named for to in behind.get(each, ())))
        return found


def _linking(
    desk: Desk, model: type[Record], wanted: lists.Query, field: Link | Links
) -> Iterable[tuple[int, Any]]:
    """The records that a query finds, in its order, each with what a field of it links."""
    if isinstance(field, Link):
        return lists.find_with(desk.office, model, wanted, field.name)
    ids = lists.find(desk.office, model, wanted)
    return ((row[0], row[2]) for row in outward.rows(desk, model, ids, (field.name,)))


def link_to(child: type[Record], model: type[Record]) -> str:
    """The name of the field that links a record to another: its owner link, else the first."""
    links = [
        each for each in child.declared() if isinstance(each, Link | Links) and each.linked is model
    ]
    owner = child.owner()
    return owner.name if owner in links and owner is not None else links[0].name
