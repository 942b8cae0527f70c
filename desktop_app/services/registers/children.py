"""The records that belong to one record and are edited inside its form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.errors import Problem
from desktop_app.records.attachment import Attachment
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.merging import Clash, merge_children
from desktop_app.services.registers.record_drafts import Draft, Input
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.records_by_key import records_by_key

Mine = dict[int, dict[str, Any]]
Place = tuple[str, int]
"""A record: the key of its register and its id."""


class Changes(NamedTuple):
    """What a save does to the children of one model: put, removed, contradicted, refused."""

    put: list[Record]
    remove: list[Record]
    clashes: list[Clash]
    problems: dict[int, list[Problem]]


def child_models(
    desk: Desk, model: type[Record], among: Iterable[type[Record]] | None = None
) -> tuple[type[Record], ...]:
    """The records that are edited inside this one's form, of all or of those among some."""
    owned = owned_models(desk, model, among)
    return tuple(each for each in owned if not each.RETIRED and not each.ON_PAGE)


def owned_models(
    desk: Desk, model: type[Record], among: Iterable[type[Record]] | None = None
) -> tuple[type[Record], ...]:
    """The records that may belong to this one, retired ones too."""
    every = desk.office.records if among is None else among
    owned = ((each, each.owner()) for each in every)
    return tuple(each for each, owner in owned if owner is not None and owner.links_to(model))


def child_drafts(desk: Desk, child: type[Record], owner: Place) -> list[Draft]:
    """The children of one record as they are stored, in their order."""
    return [
        Draft(child, _values(each), each.key, each.values["version"])
        for each in owned(desk, child, [owner])
    ]


def owned_by(child: type[Record], owners: Iterable[Place]) -> tuple[Filter, ...]:
    """The filters that leave the children of some records, none where they have no owner."""
    link = child.owner()
    if link is None:
        return (Filter("id", "in", ()),)
    return (Filter(link.name, "in", tuple(map(link.value_for, owners))),)


def owned(desk: Desk, child: type[Record], owners: Iterable[Place]) -> list[Record]:
    """The child records of these owners, in their order."""
    query = Query(where=owned_by(child, owners))
    return records(desk, child, lists.find(desk.office, child, query))


def attached(desk: Desk, model: type[Record], owners: Sequence[int]) -> list[Record]:
    """The attachments of these records."""
    query = Query(
        where=(Filter("owner_key", "in", (model.KEY,)), Filter("owner_id", "in", tuple(owners)))
    )
    return records(desk, Attachment, lists.find(desk.office, Attachment, query))


def records(desk: Desk, model: type[Record], keys: Sequence[int]) -> list[Record]:
    """The records of these keys as the door takes them, in that order."""
    return records_by_key(desk.office, model, keys)


def child_changes(
    desk: Desk,
    model: type[Record],
    owner: Place,
    opened: Sequence[Draft],
    inputs: Sequence[Input],
) -> Changes:
    """The children to put and to remove so that every side's additions and changes are kept.

    `opened` are the children that the form was opened with: only a child among them that `inputs`
    lacks was removed by the form. A stored child that is in neither stays as it is and is not
    read; so a form needs to name only what it changed.
    """
    base = {each.key: each.values for each in opened if each.key is not None}
    named = dict.fromkeys((*base, *(each.key for each in inputs if each.key is not None)))
    stored = _stored(desk, model, owner, list(named))
    now = {key: _values(each) for key, each in stored.items()}
    problems, mine, new = _read(desk, model, owner, inputs, {**now, **base})
    merged = merge_children(model, base, mine, now)
    put = [model.of(values) for values in new]
    for key, values in merged.values.items():
        version = stored[key].values["version"] if key in stored else 0
        put.append(model.of(values, key, version))
    gone = [each for key, each in stored.items() if key not in merged.values]
    return Changes(put, gone, merged.clashes, problems)


def _stored(
    desk: Desk, model: type[Record], owner: Place, keys: Sequence[int]
) -> dict[int, Record]:
    """Those of some children that are stored with this owner now, by key."""
    found = records(desk, model, keys) if keys else []
    return {each.key: each for each in found if model.owned_by(each.values) == owner}


def _read(
    desk: Desk,
    model: type[Record],
    owner: Place,
    inputs: Sequence[Input],
    under: Mapping[int, Mapping[str, Any]],
) -> tuple[dict[int, list[Problem]], Mine, list[dict[str, Any]]]:
    """Problems by the place of the input, typed children by key, and the new ones."""
    link, shared = model.owner(), lookup(desk, model)
    blank = model.defaults(shared)
    problems: dict[int, list[Problem]] = {}
    mine: Mine = {}
    new: list[dict[str, Any]] = []
    for place, each in enumerate(inputs):
        typed = {**each.values, **({link.name: link.value_for(owner)} if link else {})}
        parsed = model.parse(typed, shared, blank if each.key is None else None)
        if parsed.stops:
            problems[place] = [problem for problem in parsed.problems if problem.stops]
        if each.key is None:
            new.append({**blank, **parsed.values})
        else:
            mine[each.key] = {**under.get(each.key, {}), **parsed.values}
    return problems, mine, new


def _values(record: Record) -> dict[str, Any]:
    return {each.name: record.values.get(each.name) for each in type(record).declared()}
