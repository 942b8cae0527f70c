"""What a user does with one register: list it, open a record, save it, remove it."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.errors import UserError
from desktop_app.records.parsed import Parsed
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk, values_of
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.children import (
    Changes,
    child_changes,
    child_drafts,
    child_models,
)
from desktop_app.services.registers.duplicates import duplicates_of
from desktop_app.services.registers.enabled_fields import is_enabled
from desktop_app.services.registers.link_cycles import loops
from desktop_app.services.registers.merging import Clash, merge_fields, merge_links, same
from desktop_app.services.registers.numbering import next_number
from desktop_app.services.registers.record_drafts import Clashed, Draft, Input, Refused
from desktop_app.services.registers.removing import remove
from desktop_app.services.registers.state_rules import state_problems
from desktop_app.stepping import Steps
from desktop_app.storage.log.action_writer import Stale
from desktop_app.storage.log.keys import new_keys
from desktop_app.storage.query import lists, memory_index
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.records_by_key import values_by_key

__all__ = [
    "Changed", "Clashed", "Draft", "Filter", "Input", "Query", "Refused", "Stale", "child_models",
    "remove",
]  # fmt: skip


def find(desk: Desk, model: type[Record], query: Query) -> array[int]:
    """The ids of all records that a query matches, in its order."""
    return memory_index.find(desk.office, model, query)


def first(desk: Desk, model: type[Record], query: Query, count: int = 100) -> array[int]:
    """The first ids of `find`, sooner."""
    return memory_index.first(desk.office, model, query, count)


def prepare_in_steps(
    desk: Desk, model: type[Record], sorts: Sequence[tuple[str, bool]]
) -> Steps[bool]:
    """Make `find` and `first` fast in a large register, for searches and for these sorts.

    A sort is a field, "strokes", "pinyin" or '' for the default, and whether it descends. False
    where there was nothing to prepare; after changes it is to be called again.
    """
    return memory_index.prepare_in_steps(desk.office, model, sorts)


def dealt(
    desk: Desk, model: type[Record], query: Query, field: str
) -> tuple[array[int], dict[Any, array[int]]]:
    """The ids of `find`, and the same ids dealt out by the stored value of one field."""
    keys = array("q")
    piles: dict[Any, array[int]] = {}
    for key, value in lists.with_values(desk.office, model, find(desk, model, query), field):
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


def blank(desk: Desk, model: type[Record], **given: Any) -> Draft:
    """A new record with the defaults of the day, and the number that follows the last one."""
    return Draft(
        model, {**model.defaults(lookup(desk, model)), **next_number(desk, model), **given}
    )


def draft(desk: Desk, model: type[Record], key: int) -> Draft:
    """One record's declared fields and its children; `UserError` when it is gone."""
    found = values_by_key(desk.office, model, [key]).get(key)
    if found is None:
        raise UserError(f"这条{model.TITLE}记录已被删除，可以在“设置”的回收站里找回。")
    version, stored = found
    values = {each.name: stored[each.name] for each in model.declared()}
    children = {
        each.KEY: child_drafts(desk, each, (model.KEY, key)) for each in child_models(desk, model)
    }
    return Draft(model, values, key, version, children)


def check(
    desk: Desk,
    model: type[Record],
    inputs: Mapping[str, object],
    key: int | None = None,
    opened: Draft | None = None,
    stored: Mapping[str, Any] | None = None,
) -> Parsed:
    """The values that typed inputs give and every remark on them, the other records considered.

    With `opened`, the draft a form was opened with, links typed there are merged with today's.
    `stored` are the record's values where they were just read.
    """
    shared = lookup(desk, model)
    if stored is not None:
        under = {each.name: stored[each.name] for each in model.declared()}
    else:
        under = model.defaults(shared) if key is None else values_of(desk, model, key)
    if opened is not None and key is not None:
        inputs = _links_merged(model, inputs, opened.values, under)
    shown = {name: value for name, value in under.items() if is_enabled(model.field(name), shared)}
    parsed = model.parse(inputs, shared, shown)
    if opened is not None and key is not None:
        parsed = _changed_only(parsed, opened)
    whole = {**under, **parsed.values}
    more = state_problems(desk, model, None if key is None else under, whole)
    more += duplicates_of(desk, model, whole, key) + loops(desk, model, key, under, whole)
    return Parsed(parsed.values, (*parsed.problems, *more))


def save(
    desk: Desk,
    model: type[Record],
    inputs: Mapping[str, object],
    *,
    key: int | None = None,
    version: int = 0,
    opened: Draft | None = None,
    children: Mapping[str, Sequence[Input]] | None = None,
) -> Changed:
    """Save one record and, where given, its children, as one action.

    A stored record is named either by `key` and `version`, then `Stale` is raised when it has
    changed since; or by `opened`, the draft that a form was opened with: what was changed
    by other saves is kept, and `Clashed` is raised where the form changed the same to something
    else (`Stale` when the record is gone). `children` of a stored record need `opened`.
    `Refused` carries every problem. The first of the returned keys is the record's.
    """
    if opened is not None:
        key = opened.key
    elif key is not None and children:
        raise ValueError("children of a stored record are saved over what was opened")
    stored = None if key is None else _stored(desk, model, key, opened)
    parsed = check(desk, model, inputs, key, opened, stored and stored[1])
    owner = new_key() if children and key is None else key
    inside = _inside(desk, model, owner, opened, children or {})
    problems = {each.KEY: found.problems for each, found in inside.items() if found.problems}
    if parsed.stops or problems:
        raise Refused(parsed.problems, problems)
    record, clashes = _over_stored(desk, model, parsed.values, stored, (version, opened))
    clashes += [clash for found in inside.values() for clash in found.clashes]
    if clashes:
        raise Clashed(model.title_of(record.values), clashes)
    record.values["id"] = owner
    put = [record, *(each for found in inside.values() for each in found.put)]
    gone = [each for found in inside.values() for each in found.remove]
    return _write(desk, put, gone, None if key is None else parsed.values)


def new_key() -> int:
    """A key for a record that others in the same action point at."""
    return new_keys(1)[0]


def _stored(
    desk: Desk, model: type[Record], key: int, opened: Draft | None
) -> tuple[int, dict[str, Any]]:
    """Version and values of a record as they are now; `Stale` when it is gone."""
    found = values_by_key(desk.office, model, [key]).get(key)
    if found is None:
        raise Stale(model.of(opened.values if opened else {}, key), None, 0)
    return found


def _over_stored(
    desk: Desk,
    model: type[Record],
    values: Mapping[str, Any],
    stored: tuple[int, dict[str, Any]] | None,
    typed_over: tuple[int, Draft | None],
) -> tuple[Record, list[Clash]]:
    """The record to put, the typed values over today's, and what contradicts.

    `typed_over` is the version or, of a form, the draft that the values were typed over.
    """
    if stored is None:
        return model.of({**model.defaults(lookup(desk, model)), **values}), []
    (version, now), (known, opened) = stored, typed_over
    if opened is None:
        record = model.of({**now, **values}, version=known)
        record.over = now
        if version != known:
            raise Stale(record, now, version)
        return record, []
    merged, fields = merge_fields(model, opened.values, values, now)
    title = model.title_of(now)
    clashes = [Clash(model, None, title, name, now.get(name), merged[name]) for name in fields]
    record = model.of(merged, version=version)
    record.over = now
    return record, clashes


def _changed_only(parsed: Parsed, opened: Draft) -> Parsed:
    """The values that differ from those a form was opened with; pairs are merged already."""
    pairs = {each.name for each in opened.model.pairs()}
    values = {
        name: value for name, value in parsed.values.items()
        if name in pairs or not same(value, opened.values.get(name))
    }  # fmt: skip
    return Parsed(values, parsed.problems)


def _inside(
    desk: Desk,
    model: type[Record],
    owner: int | None,
    opened: Draft | None,
    children: Mapping[str, Sequence[Input]],
) -> dict[type[Record], Changes]:
    """What a save does to the children it was given, by their model."""
    return {
        each: child_changes(
            desk, each, (model.KEY, owner or 0),
            opened.children.get(each.KEY, ()) if opened else (), children[each.KEY],
        )
        for each in (child_models(desk, model) if children else ()) if each.KEY in children
    }  # fmt: skip


def _write(
    desk: Desk, put: list[Record], gone: Sequence[Record], typed: Mapping[str, Any] | None
) -> Changed:
    """Write a record and its children as one action.

    `typed` is what was typed into a stored record, None of a new one.
    """
    record, model = put[0], type(put[0])
    for one in put:
        now = typed if one is record else None
        shared = lookup(desk, type(one))
        one.values.update(type(one).computed(one.values, shared, now))
    action = f"{'新增' if typed is None else '修改'}{model.TITLE}：{model.title_of(record.values)}"
    changed = desk.write(put, gone, action)
    return changed._replace(keys=(record.key,))


def _links_merged(
    model: type[Record],
    inputs: Mapping[str, object],
    base: Mapping[str, Any],
    now: Mapping[str, Any],
) -> dict[str, object]:
    """Typed inputs merged with the links that other saves added or removed."""
    merged = dict(inputs)
    for field in model.pairs():
        raw = merged.get(field.name)
        if isinstance(raw, list | tuple):
            keys = [each for each in raw if isinstance(each, int)]
            texts = [each for each in raw if not isinstance(each, int)]
            links = merge_links(base.get(field.name), keys, now.get(field.name))
            merged[field.name] = [*links, *texts]
    return merged
