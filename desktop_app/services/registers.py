"""What a user does with one register: list it, open a record, save it, remove it."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from desktop_app.errors import Problem, UserError
from desktop_app.records.attachment import Attachment
from desktop_app.records.record import Parsed, Record
from desktop_app.services.chain.following import following
from desktop_app.services.changes.state_rules import state_problems
from desktop_app.services.desk import Changed, Desk, changed, names, values_of
from desktop_app.services.doubles import doubles_of
from desktop_app.services.exports import kept
from desktop_app.services.numbering import next_number
from desktop_app.services.self_links import loops
from desktop_app.storage import lists
from desktop_app.storage.door import Stale, apply
from desktop_app.storage.keys import new_keys
from desktop_app.storage.lists import Filter, Query
from desktop_app.storage.shapes import shape_of, stored_values

__all__ = ["Changed", "Draft", "Filter", "Input", "Query", "Refused", "Stale"]


class Refused(UserError):
    """A save refused because something must be changed first; `problems` says all of it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        stops = [each for each in problems if each.stops]
        super().__init__(
            f"有 {len(stops)} 处要改：" + "；".join(each.text for each in stops) + "。"
        )
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Draft:
    """One record as a form opens it: stored values, and its children's drafts by key."""

    model: type[Record]
    values: dict[str, Any]
    key: int | None = None
    version: int = 0
    children: dict[str, list[Draft]] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The title of the record."""
        return self.model.title_of(self.values)


class Input(NamedTuple):
    """What was typed for one child record; a new one has no key."""

    values: Mapping[str, object]
    key: int | None = None
    version: int = 0


def find(desk: Desk, model: type[Record], query: Query) -> array[int]:
    """The ids of all records that a query matches, in its order."""
    return lists.find(desk.office, model, query)


def first(desk: Desk, model: type[Record], query: Query, count: int = 100) -> array[int]:
    """The first ids of `find`, sooner."""
    return lists.first(desk.office, model, query, count)


def dealt(
    desk: Desk, model: type[Record], query: Query, field: str
) -> tuple[array[int], dict[Any, array[int]]]:
    """The ids of `find`, and the same ids dealt out by the stored value of one field."""
    keys = array("q")
    piles: dict[Any, array[int]] = {}
    for key, value in lists.find_with(desk.office, model, query, field):
        keys.append(key)
        pile = piles.get(value)
        if pile is None:
            pile = piles[value] = array("q")
        pile.append(key)
    return keys, piles


def rows(
    desk: Desk, model: type[Record], keys: Sequence[int], fields: Sequence[str]
) -> list[tuple[Any, ...]]:
    """One tuple a record in the order of `keys`: id, version, the stored values of `fields`."""
    return lists.rows(desk.office, model, keys, fields)


def values_in_use(desk: Desk, model: type[Record], field: str, most: int = 500) -> list[Any]:
    """The different stored values of one field, in their order, for a filter to offer."""
    return lists.distinct(desk.office, model, field, most)


def child_models(desk: Desk, model: type[Record]) -> tuple[type[Record], ...]:
    """The records that are edited inside this one's form."""
    owned = ((each, each.owner()) for each in desk.office.records)
    return tuple(each for each, owner in owned if owner is not None and owner.linked is model)


def blank(desk: Desk, model: type[Record], **given: Any) -> Draft:
    """A new record with the defaults of the day, and the number that follows the last one."""
    return Draft(model, {**model.defaults(names(desk, model)), **next_number(desk, model), **given})


def draft(desk: Desk, model: type[Record], key: int) -> Draft:
    """One record with its children; `UserError` when it is gone."""
    found = stored_values(desk.office.connection, shape_of(model), [key]).get(key)
    if found is None:
        raise UserError(f"这条{model.TITLE}记录已被删除，可以在“设置”的回收站里找回。")
    version, values = found
    children = {each.KEY: _children(desk, each, key) for each in child_models(desk, model)}
    return Draft(model, values, key, version, children)


def check(
    desk: Desk, model: type[Record], inputs: Mapping[str, object], key: int | None = None
) -> Parsed:
    """The values that typed inputs give and every remark on them, the other records considered."""
    shared = names(desk, model)
    under = model.defaults(shared) if key is None else values_of(desk, model, key)
    shown = {name: value for name, value in under.items() if kept(model.field(name), shared)}
    parsed = model.parse(inputs, shared, shown)
    whole = {**under, **parsed.values}
    more = state_problems(desk, model, None if key is None else under, whole)
    more += doubles_of(desk, model, whole, key) + loops(desk, model, key, under, whole)
    return Parsed(parsed.values, (*parsed.problems, *more))


def save(
    desk: Desk,
    model: type[Record],
    inputs: Mapping[str, object],
    *,
    key: int | None = None,
    version: int = 0,
    children: Mapping[str, Sequence[Input]] | None = None,
) -> Changed:
    """Save one record and, where given, exactly these children, as one action.

    `Refused` carries every problem; `Stale` when the record has changed since `version`. The first
    of the returned keys is the record's.
    """
    parsed = check(desk, model, inputs, key)
    if parsed.stops:
        raise Refused(parsed.problems)
    record = _merged(desk, model, parsed.values, key, version)
    owner = key
    put: list[Record] = [record]
    remove: list[Record] = []
    if children and key is None:
        owner = record.__data__["id"] = new_key()
    for each in child_models(desk, model) if children else ():
        more, gone = _child_changes(desk, each, owner or 0, (children or {}).get(each.KEY, ()))
        put += more
        remove += gone
    for one in put:
        one.__data__.update(type(one).follow(one.__data__, names(desk, type(one))))
    put += following(desk, put)
    verb = "修改" if key else "新增"
    action = f"{verb}{model.TITLE}：{model.title_of(record.__data__)}"
    number = apply(desk.office, put, remove, action, desk.clerk)
    touched = {type(each).KEY for each in (*put, *remove)}
    return changed(desk, number, touched, (record.__data__["id"],))


def remove(desk: Desk, model: type[Record], keys: Sequence[int]) -> Changed:
    """Move records and their children and attachments to the recycle bin, as one action.

    `InUse` when another record still points at one of them.
    """
    gone = _records(desk, model, keys)
    for each in child_models(desk, model):
        gone += _owned(desk, each, keys)
    gone += _attached(desk, model, keys)
    own = [each for each in gone if type(each) is model]
    what = model.title_of(own[0].__data__) if len(own) == 1 else f"{len(own)} {model.UNIT}"
    number = apply(desk.office, (), gone, f"删除{model.TITLE}：{what}", desk.clerk)
    return changed(desk, number, {type(each).KEY for each in gone}, keys)


def new_key() -> int:
    """A key for a record that others in the same action point at."""
    return new_keys(1)[0]


def _merged(
    desk: Desk, model: type[Record], values: Mapping[str, Any], key: int | None, version: int
) -> Record:
    """The record to put: today's values under the typed ones, at the version typing began with."""
    if key is None:
        return model.of({**model.defaults(names(desk, model)), **values})
    found = stored_values(desk.office.connection, shape_of(model), [key]).get(key)
    record = model.of({**(found[1] if found else {}), **values}, key, version)
    if found is None or found[0] != version:
        raise Stale(record, found[1] if found else None, found[0] if found else 0)
    return record


def _children(desk: Desk, model: type[Record], owner: int) -> list[Draft]:
    return [
        Draft(model, _stored(model, each), each.__data__["id"], each.__data__["version"])
        for each in _owned(desk, model, [owner])
    ]


def _stored(model: type[Record], record: Record) -> dict[str, Any]:
    return {each.name: record.__data__.get(each.name) for each in model.declared()}


def _owned(desk: Desk, model: type[Record], owners: Sequence[int]) -> list[Record]:
    """The child records of these owners, in their order."""
    link = model.owner()
    if link is None:
        return []
    query = Query(where=(Filter(link.name, "in", tuple(owners)),))
    return _records(desk, model, lists.find(desk.office, model, query))


def _attached(desk: Desk, model: type[Record], owners: Sequence[int]) -> list[Record]:
    query = Query(
        where=(Filter("owner_key", "in", (model.KEY,)), Filter("owner_id", "in", tuple(owners)))
    )
    return _records(desk, Attachment, lists.find(desk.office, Attachment, query))


def _records(desk: Desk, model: type[Record], keys: Sequence[int]) -> list[Record]:
    """The records of these keys as the door takes them, in that order."""
    shape = shape_of(model)
    found = stored_values(desk.office.connection, shape, keys)
    return [shape.record(key, *found[key]) for key in keys if key in found]


def _child_changes(
    desk: Desk, model: type[Record], owner: int, inputs: Sequence[Input]
) -> tuple[list[Record], list[Record]]:
    """The children to put and to remove so that exactly `inputs` is left."""
    link = model.owner()
    put = []
    problems: list[Problem] = []
    for each in inputs:
        parsed = model.parse({**each.values, link.name if link else "": owner}, names(desk, model))
        problems += parsed.problems
        if not parsed.stops:
            put.append(_merged(desk, model, parsed.values, each.key, each.version))
    if any(each.stops for each in problems):
        raise Refused(problems)
    kept = {each.key for each in inputs}
    gone = [each for each in _owned(desk, model, [owner]) if each.__data__["id"] not in kept]
    return put, gone
