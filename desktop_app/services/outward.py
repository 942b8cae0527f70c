"""The reader of all that leaves the program or is shown together with other records (不外传).

Prints, exports, the clipboard, searches, reminders, statistics and timelines read values and titles
here: what is internal comes out as “（不外传）”. A test lists these ways out and checks that none
bypasses it. What is computed by a declared query or a tally is held back by the query itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from desktop_app.records.lookup import Lookup, Titles
from desktop_app.records.record import Record
from desktop_app.records.registry import Registry
from desktop_app.services.desk import Desk
from desktop_app.services.lookup import cache
from desktop_app.services.lookup.lazy_titles import LateTitles
from desktop_app.storage.query import outward_rows
from desktop_app.storage.query.outward_rows import may_hold_back


class OutwardTitles(Mapping[str, Titles]):
    """The titles of registers as they leave the program; those of one are read when asked for."""

    def __init__(self, desk: Desk, titles: Mapping[str, Titles]) -> None:
        self._desk, self._titles = desk, titles
        self._known = desk.lookup_cache.outward if desk.lookup_cache else {}

    def __getitem__(self, key: str) -> Titles:
        known = self._known.get(key)
        if known is not None:
            return known
        model = Registry.of(self._desk.office.records).model(key)
        if not may_hold_back(model):
            return self._titles[key]
        found = self._known[key] = cache.titles_of(self._desk, model, outward_rows.title_rows)
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._titles

    def __iter__(self) -> Iterator[str]:
        return iter(self._titles)

    def __len__(self) -> int:
        return len(self._titles)


def rows(
    desk: Desk, model: type[Record], keys: Sequence[int], fields: Sequence[str]
) -> list[tuple[Any, ...]]:
    """One tuple a record in the order of `keys`: id, version, the outward values of `fields`."""
    return outward_rows.rows(desk.office, model, keys, fields)


def texts(
    desk: Desk, model: type[Record], keys: Sequence[int], fields: Sequence[str]
) -> list[list[str]]:
    """The texts of some fields of each record, in the order of `keys`, as a table copies them."""
    shared = lookup(desk)
    declared = [model.field(name) for name in fields]
    return [
        [field.show(value, shared) for field, value in zip(declared, row[2:], strict=True)]
        for row in rows(desk, model, keys, fields)
    ]


def lookup(desk: Desk, model: type[Record] | None = None) -> Lookup:
    """The office's codes and the outward titles of linked records; see `cache.lookup`."""
    shared = cache.lookup(desk, model)
    assert desk.lookup_cache is not None  # by the line before
    built, key = desk.lookup_cache.built, f"outward {model.KEY if model else ''}"
    if key not in built:
        built[key] = replace(shared, titles=OutwardTitles(desk, shared.titles))
    return built[key]


def full_titles(desk: Desk, model: type[Record]) -> Titles:
    """The outward titles of every record of a register, however many."""
    return cache.full_titles(desk, model, outward_rows.title_rows)


def every_title(desk: Desk, model: type[Record]) -> Titles:
    """The outward titles of every record of a register; see `cache.every_title`."""
    return full_titles(desk, model) if may_hold_back(model) else cache.every_title(desk, model)


def late_titles(desk: Desk, model: type[Record], term: int | None) -> LateTitles:
    """The outward titles of a register, each read when it is asked for; `term` is the current."""
    return LateTitles(desk.office, model, term, outward_rows.title_rows)
