"""Which records are linked to those of a print: by paths of links, by pairs, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desktop_app.documents.prints.declared import UP
from desktop_app.records.field_types import Numbering
from desktop_app.records.held_back import HeldLinks, is_held_back
from desktop_app.records.links import Link, Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Record
from desktop_app.services import outward
from desktop_app.services.desk import Desk
from desktop_app.storage.query import lists


def entered(desk: Desk, model: type[Record], keys: Iterable[int]) -> list[int]:
    """Records in their order, those without a number last, in the order of entry."""
    ordered = list(keys)
    if model.SORT not in {each.name for each in model.declared()}:
        return ordered
    if not isinstance(model.field(model.SORT), Numbering):
        return ordered
    rows = outward.rows(desk, model, ordered, (model.SORT,))
    return [row[0] for row in rows if row[2]] + sorted(row[0] for row in rows if not row[2])


def paired(
    desk: Desk, model: type[Record], pair: Links, keys: Sequence[int], shared: Lookup
) -> dict[int, Sequence[int]]:
    """The ids that a pair field of each record names, in the order of their register."""
    order = shared.titles[pair.linked.KEY]
    rows = outward.rows(desk, model, keys, (pair.name,))
    found = ((row[0], row[2], order.sort(row[2])) for row in rows)
    return {key: HeldLinks(ids) if is_held_back(held) else ids for key, held, ids in found}


class LinkedRows:
    """The records that are linked to the printed ones; each path of links is read once."""

    def __init__(self, desk: Desk, printed: type[Record], keys: Sequence[int]) -> None:
        self.keys, self._desk, self._printed = keys, desk, printed
        self._known: dict[tuple[str, ...], Mapping[int, Sequence[int]]] = {}

    def of(self, model: type[Record], path: Sequence[str]) -> Mapping[int, Sequence[int]]:
        """The records linked to `keys` by a path of links, in order: each with those keys."""
        known = (model.KEY, *path)
        if known not in self._known:
            self._known[known] = self._read(model, path)
        return self._known[known]

    def of_these(
        self, model: type[Record], path: Sequence[str], ids: Sequence[int]
    ) -> Mapping[int, Sequence[int]]:
        """`of` for those of its records that are among some ids, in the order of these.

        Read upwards: nothing else that is linked to `keys` is read. The ids and the records on
        their way are our own. A path of plain links alone.
        """
        name, further = path[0], path[1:]
        field: Any = model.field(name)
        linked = {row[0]: row[2] for row in outward.rows(self._desk, model, ids, (name,))}
        behind: Mapping[int, Sequence[int]] = {key: (key,) for key in self.keys}
        if further:
            behind = self.of_these(field.linked, further, list({*linked.values()} - {None}))
        return {key: behind[to] for key, to in linked.items() if to in behind}

    def _read(self, model: type[Record], path: Sequence[str]) -> Mapping[int, Sequence[int]]:
        name, further = path[0], path[1:]
        field: Any = model.field(name)
        behind: Mapping[int, Sequence[int]] = {key: (key,) for key in self.keys}
        if further and further[0].startswith(UP):
            behind = self._named_by(further[0].removeprefix(UP))
        elif further:
            behind = self.of(field.linked, further)
        pair = isinstance(field, Links)
        wanted = lists.Query(where=(lists.Filter(name, "has" if pair else "in", tuple(behind)),))
        found: dict[int, Sequence[int]] = {}
        for key, linked in _linking(self._desk, model, wanted, field):
            named = linked if pair else (linked,)
            found[key] = tuple(dict.fromkeys(to for each in named for to in behind.get(each, ())))
        return found

    def _named_by(self, link: str) -> Mapping[int, Sequence[int]]:
        """What a link of the printed records names: each with those that name it."""
        found: dict[int, list[int]] = {}
        for key, _, named in outward.rows(self._desk, self._printed, self.keys, (link,)):
            if named is not None:
                found.setdefault(named, []).append(key)
        return found


def _linking(
    desk: Desk, model: type[Record], wanted: lists.Query, field: Link | Links
) -> Iterable[tuple[int, Any]]:
    """The records that a query finds, in its order, each with what a field of it links."""
    ids = lists.find(desk.office, model, wanted)
    return ((row[0], row[2]) for row in outward.rows(desk, model, ids, (field.name,)))


def link_of(child: type[Record], model: type[Record]) -> str:
    """The field that links a record to another: its owner link, a narrow one, else the first."""
    narrow = [each.name for each in child.narrow_links() if each.links_to(model)]
    fields = (each for each in child.declared() if isinstance(each, Link | Links))
    links = [each for each in fields if each.links_to(model)]
    names = [each.name for each in links]
    owner = child.owner()
    if owner is not None and owner.name in names:  # fields compare as SQL: never by `in`
        return owner.name
    return [*narrow, *names][0]
