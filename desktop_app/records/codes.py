"""The code lists, sectors and committees that a new office starts with, from resources/codes."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeVar

from desktop_app import paths
from desktop_app.records.lookup import Choice, Choices

Own = TypeVar("Own")
LISTS = "code_lists"
SEPARATOR = "；"


class CodeList(NamedTuple):
    """One code list: its key, Chinese title, whether an office may edit it, and its basis."""

    key: str
    title: str
    editable: bool
    source: str


class DefaultEntry(NamedTuple):
    """One default entry of a code list, ready to become a row of the office's own lists."""

    code_list: str
    code: str
    label: str
    aliases: tuple[str, ...]
    active: bool
    position: int
    counts: bool = False

    def values(self) -> dict[str, object]:
        """The entry as the fields of a `CodeEntry`."""
        return {
            "code_list": self.code_list,
            "code": self.code,
            "label": self.label,
            "aliases": SEPARATOR.join(self.aliases) or None,
            "active": int(self.active),
            "counts": 1 if self.counts else None,
            "position": self.position,
        }


class DefaultSector(NamedTuple):
    """One sector that a new office starts with; `kind` is a code of `sector_kind`."""

    name: str
    kind: str
    position: int


class DefaultCommittee(NamedTuple):
    """One committee that a new office starts with; `sectors` names those it is linked with."""

    name: str
    short_name: str
    sectors: tuple[str, ...]
    position: int


@cache
def lists() -> tuple[CodeList, ...]:
    """Every code list, in the order that 设置 shows them."""
    return tuple(
        CodeList(row["list"], row["title"], row["editable"] == "yes", row["source"])
        for row in _rows("lists")
    )


@cache
def default_entries() -> tuple[DefaultEntry, ...]:
    """The entries that a new office's code lists start with, list by list in their order."""
    return tuple(map(_default_entry, _rows("codes")))


def _default_entry(row: Mapping[str, str]) -> DefaultEntry:
    return DefaultEntry(
        code_list=row["list"],
        code=row["code"],
        label=row["label"],
        aliases=split_aliases(row["aliases"]),
        active=row["offered"] == "yes",
        position=int(row["order"]),
        counts=(row["list"], row["code"]) in _counted(),
    )


@cache
def _counted() -> frozenset[tuple[str, str]]:
    return frozenset((row["list"], row["code"]) for row in _rows("counts"))


@cache
def _default_rows() -> Mapping[str, Sequence[Mapping[str, str]]]:
    """What `default_entries` are made of, list by list."""
    found: dict[str, list[Mapping[str, str]]] = {}
    for row in _rows("codes"):
        found.setdefault(row["list"], []).append(row)
    return found


class CodeLists(Mapping[str, Choices]):
    """The same as `choices(with_defaults(own))`, each list made when it is first asked for.

    `own` are an office's own entries, list by list, in a form that `make` turns into choices; it
    is not changed any more. Threads may read it.
    """

    def __init__(self, own: Mapping[str, Sequence[Own]], make: Callable[[Own], Choice]) -> None:
        self._own, self._make = own, make
        titles = {each.key: each.title for each in lists()}
        self._titles = {key: titles.get(key, key) for key in (*titles, *own, LISTS)}
        self._found: dict[str, Choices] = {}

    def __getitem__(self, key: str) -> Choices:
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._made(key)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._titles)

    def __len__(self) -> int:
        return len(self._titles)

    def __contains__(self, key: object) -> bool:
        return key in self._titles

    def _made(self, key: str) -> Choices:
        title = self._titles[key]
        if key == LISTS:
            return Choices(title, [Choice(each.key, each.title) for each in lists()])
        own = [self._make(each) for each in self._own.get(key, ())]
        known = {each.code for each in own}
        rows = _default_rows().get(key, ())
        begun = any(row["code"] in known for row in rows)
        return Choices(title, own if begun else (*map(_choice, map(_default_entry, rows)), *own))


def default_choices() -> dict[str, Choices]:
    """The default lists as forms and imports use them, the list of lists included."""
    return choices(with_defaults(()))


def default_label(code_list: str, code: str | None) -> str:
    """The label that a code comes with; an office's own code as it is, '' for none."""
    return _shipped_choices()[code_list].label(code) if code else ""


def with_defaults(own: Iterable[tuple[str, Choice]]) -> list[tuple[str, Choice]]:
    """An office's own entries, behind the default ones of every list that has none of those."""
    entries = list(own)
    known = {(key, choice.code) for key, choice in entries}
    begun = {each.code_list for each in default_entries() if (each.code_list, each.code) in known}
    missing = (each for each in default_entries() if each.code_list not in begun)
    return [
        *((each.code_list, _choice(each)) for each in missing),
        *entries,
    ]


def _choice(entry: DefaultEntry) -> Choice:
    return Choice(entry.code, entry.label, entry.aliases, entry.active, entry.counts)


def choices(entries: Iterable[tuple[str, Choice]]) -> dict[str, Choices]:
    """All code lists from pairs of list key and entry, in their order; a list may be empty."""
    found: dict[str, list[Choice]] = {each.key: [] for each in lists()}
    for key, choice in entries:
        found.setdefault(key, []).append(choice)
    titles = {each.key: each.title for each in lists()}
    found[LISTS] = [Choice(key, title) for key, title in titles.items()]
    return {key: Choices(titles.get(key, key), choices) for key, choices in found.items()}


_shipped_choices = cache(default_choices)


def split_aliases(text: str | None) -> tuple[str, ...]:
    """The variants in one cell, `；` or `;` between them."""
    if not text:
        return ()
    parts = text.replace(";", SEPARATOR).split(SEPARATOR)
    return tuple(part.strip() for part in parts if part.strip())


@cache
def default_sectors(level: str) -> tuple[DefaultSector, ...]:
    """The sectors of a new office: `county`, and the prefecture's list for every other level."""
    return tuple(
        DefaultSector(row["name"], row["kind"], int(row["order"]))
        for row in _of_level("sectors", level)
    )


@cache
def default_committees(level: str) -> tuple[DefaultCommittee, ...]:
    """The committees of a new office: `county`, and the prefecture's for every other level."""
    return tuple(
        DefaultCommittee(
            row["name"], row["short_name"], tuple(row["sectors"].split("、")), int(row["order"])
        )
        for row in _of_level("committees", level)
    )


def _of_level(name: str, level: str) -> Iterator[dict[str, str]]:
    wanted = "county" if level == "county" else "prefecture"
    return (row for row in _rows(name) if row["level"] == wanted)


def _rows(name: str) -> Iterator[dict[str, str]]:
    path = paths.resource(f"codes/{name}.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        names = next(rows)
        for row in rows:
            yield dict(zip(names, row, strict=True))
