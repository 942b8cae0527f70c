"""Three-way merge of a record: as a form opened it, as the form holds it, as it is stored now.

Pure functions on plain values. A side that has no such record (not yet, or no longer) is None.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from desktop_app.records.links import Links
from desktop_app.records.record import Record

Values = Mapping[str, Any]
WHOLE = ""


class Clash(NamedTuple):
    """One value changed both in the form and, to something else, by another save.

    `field` is WHOLE where one side removed the record and the other changed it; `now` and `mine`
    are then None on the side that removed it, else all its values. `key` is None for the owner.
    """

    model: type[Record]
    key: int | None
    title: str
    field: str
    now: Any
    mine: Any


class Merged(NamedTuple):
    """What all sides together make of some records by key, and what they contradict in.

    Where they contradict, `values` holds what the form says.
    """

    values: dict[int, dict[str, Any]]
    clashes: list[Clash]


def merge_fields(
    model: type[Record], base: Values, mine: Values, now: Values
) -> tuple[dict[str, Any], list[str]]:
    """All fields of `now` with the form's changes on top, and the names that contradict.

    Fields that `mine` lacks were not touched. Pairs merge link by link and never contradict.
    """
    values, contradicting = dict(now), []
    for field in model.declared():
        name = field.name
        if name not in mine or same(mine[name], base.get(name)):
            continue
        if isinstance(field, Links):
            values[name] = merge_links(base.get(name), mine[name], now.get(name))
            continue
        values[name] = mine[name]
        if not same(now.get(name), base.get(name)) and not same(now.get(name), mine[name]):
            contradicting.append(name)
    return values, contradicting


def merge_links(base: Any, mine: Any, now: Any) -> tuple[int, ...]:
    """The links stored now without those that were taken off here, with those added here."""
    opened, here, stored = set(base or ()), set(mine or ()), set(now or ())
    return tuple(sorted((stored - (opened - here)) | (here - opened)))


def merge_children(
    model: type[Record],
    base: Mapping[int, Values],
    mine: Mapping[int, Values],
    now: Mapping[int, Values],
) -> Merged:
    """The child records that shall be there, those stored now first, in their order."""
    values: dict[int, dict[str, Any]] = {}
    clashes: list[Clash] = []
    for key in dict.fromkeys((*now, *mine, *base)):
        sides = base.get(key), mine.get(key), now.get(key)
        merged, found = _merge_child(model, key, *sides)
        clashes += found
        if merged is not None:
            values[key] = merged
    return Merged(values, clashes)


def rebase_children(
    model: type[Record],
    base: Mapping[int, Values],
    mine: Mapping[int, Values],
    now: Mapping[int, Values],
    mine_wins: bool | None = None,
) -> tuple[dict[int, dict[str, Any]], dict[int, dict[str, Any]]]:
    """The form's children merged with the stored ones: the new base, and the new content.

    Without a winner, children that contradict keep their base, so that they contradict still.
    """
    merged = merge_children(model, base, mine, now)
    asked = {each.key for each in merged.clashes if each.key is not None}
    held = dict(merged.values)
    if mine_wins is None:
        settled = {key: dict(each) for key, each in now.items() if key not in asked}
        return settled | {key: dict(base[key]) for key in asked & base.keys()}, held
    if not mine_wins:
        held = {key: each for key, each in held.items() if key not in asked}
        held |= {key: dict(now[key]) for key in asked & now.keys()}
    return {key: dict(each) for key, each in now.items()}, held


def same(one: Any, other: Any) -> bool:
    """Whether two stored values are equal; pairs come as lists or tuples."""
    if isinstance(one, list | tuple) or isinstance(other, list | tuple):
        return sorted(one or ()) == sorted(other or ())
    return bool(one == other)


def same_fields(one: Values | None, other: Values | None) -> bool:
    """Whether two sides hold the same in every field that both name, or both hold nothing."""
    if one is None or other is None:
        return one is other
    return all(same(one[name], other[name]) for name in one.keys() & other.keys())


def _merge_child(
    model: type[Record], key: int, base: Values | None, mine: Values | None, now: Values | None
) -> tuple[dict[str, Any] | None, list[Clash]]:
    if same_fields(now, base) or same_fields(mine, now):
        return (None if mine is None else {**(now or {}), **mine}), []
    if same_fields(mine, base):
        return (None if now is None else dict(now)), []
    title = model.title_of(mine or now or {})
    if mine is None or now is None:
        kept = None if mine is None else dict(mine)
        return kept, [Clash(model, key, title, WHOLE, now, mine)]
    values, names = merge_fields(model, base or {}, mine, now)
    return values, [Clash(model, key, title, name, now.get(name), values[name]) for name in names]
