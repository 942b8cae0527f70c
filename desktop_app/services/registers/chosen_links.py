"""Values that a form takes over from a chosen linked record; choosing many from a pasted list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from desktop_app.records.links import Link
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk, values_of
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import blank
from desktop_app.services.registers.name_tables import Written, name_list
from desktop_app.services.registers.namesakes import Titled, titled
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

MOST_LISTED = 300


class Listed(NamedTuple):
    """The first records that may be chosen, and how many there are."""

    shown: list[Titled]
    every: int


class Named(NamedTuple):
    """One name of a pasted list: the records it may mean, and the text written next to it."""

    written: Written
    found: tuple[Titled, ...]
    values: dict[str, Any]


def bringing(model: type[Record]) -> Link | None:
    """The link of a record whose choice fills in its name and other fields, if there is one."""
    links = (each for each in model.declared() if isinstance(each, Link))
    return next((each for each in links if model.NAME in each.brings), None)


def brought(desk: Desk, link: Link, key: int) -> dict[str, Any]:
    """The stored values that a chosen record gives to other fields of the form.

    Nothing where the record is gone.
    """
    linked = values_of(desk, link.linked, key)
    if not linked:
        return {}
    found = {own: linked.get(other) for own, other in link.brings.items()}
    return {name: each for name, each in (*found.items(), *link.means.items()) if each is not None}


def child_of(desk: Desk, model: type[Record], link: Link, key: int) -> dict[str, Any]:
    """The values of a new record that is made of a chosen one."""
    return {**blank(desk, model).values, link.name: key, **brought(desk, link, key)}


def choosable(
    desk: Desk, model: type[Record], search: str, where: Mapping[str, Any] | None = None
) -> Listed:
    """The records of a register that a search and some links leave, those of today's term first.

    A register that is kept by terms gives only those of the current one, where there is one.
    """
    filters = [Filter(name, "in", (value,)) for name, value in (where or {}).items()]
    term = lookup(desk).term
    if model.IN_TERM and term is not None:
        filters.append(Filter(model.IN_TERM, "in", (term,)))
    found = lists.find(desk.office, model, Query(search=search.strip(), where=tuple(filters)))
    return Listed(titled(desk, model, list(found[:MOST_LISTED])), len(found))


def named(desk: Desk, model: type[Record], link: Link, text: str) -> tuple[list[Named], str]:
    """The names of a pasted list with the records that each may mean, and what is no name."""
    found = name_list(model, link, text)
    return [_named(desk, model, link, each) for each in found.persons], found.rest


def _named(desk: Desk, model: type[Record], link: Link, one: Written) -> Named:
    shared = lookup(desk)
    keys = shared.titles[link.linked.KEY].find(one.name)
    head = {
        name: each for name, each in model.item_draft(one.item, shared).items()
        if each and name != link.name
    }  # fmt: skip
    values = model.parse({**head, **one.beside, model.NAME: one.name}, shared).values
    return Named(one, tuple(titled(desk, link.linked, keys)), values)


def child_named(
    desk: Desk, model: type[Record], link: Link, one: Named, key: int | None
) -> dict[str, Any]:
    """The values of a new record for a pasted name; `key` is the record it names, None for none.

    Values written with the name take precedence over those of the record.
    """
    written = {name: value for name, value in one.values.items() if value is not None}
    if key is None:
        return {**blank(desk, model).values, **written}
    own = {name: value for name, value in written.items() if name != model.NAME}
    return {**child_of(desk, model, link, key), **own}


def doubled(
    model: type[Record], link: Link, values: Mapping[str, Any], among: Iterable[Mapping[str, Any]]
) -> bool:
    """Whether a record is there already: the same linked one, or the same name without one."""
    key, name = values.get(link.name), values.get(model.NAME)
    if key is not None:
        return any(each.get(link.name) == key for each in among)
    return any(each.get(model.NAME) == name for each in among)
