"""Records as a choice shows them: by title, with a note that distinguishes namesakes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.records.links import Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.storage.query import lists

BETWEEN = " · "
ENOUGH = 2
"""How many of the parts that tell records apart are shown where nothing asks for more."""


class Titled(NamedTuple):
    """A record's title, and the note behind it; `note` is '' where nothing is known.

    `internal` says that the row is ticked 不外传: the window shows it with its mark.
    """

    key: int
    title: str
    note: str = ""
    internal: bool = False

    @property
    def text(self) -> str:
        """Title and note in one text: 王建国（工商联 · 县总工会）."""
        return f"{self.title}（{self.note}）" if self.note else self.title


def titled(desk: Desk, model: type[Record], keys: Sequence[int]) -> list[Titled]:
    """These records with their titles and notes, in the order of `keys`; those gone left out."""
    found = list(_read(desk, model, keys))
    by_title: dict[str, list[tuple[int, list[str]]]] = {}
    for key, title, parts, _ in found:
        by_title.setdefault(title, []).append((key, parts))
    notes = {
        key: _note(parts, [each for other, each in by_title[title] if other != key])
        for key, title, parts, _ in found
    }
    return [Titled(key, title, notes[key], internal) for key, title, _, internal in found]


def told_apart(desk: Desk, model: type[Record], key: int) -> Titled:
    """One record: with a note only where another one has its title.

    The title of a record that is gone is a mark.
    """
    titles = lookup(desk).titles[model.KEY]
    found = list(_read(desk, model, [key]))
    if not found:
        return Titled(key, titles.title(key))
    ((_, title, parts, internal),) = found
    others = [each for each in titles.find(title) if each != key]
    alike = [one[2] for one in _read(desk, model, others) if one[1] == title]
    return Titled(key, title, _note(parts, alike) if alike else "", internal)


def _read(
    desk: Desk, model: type[Record], keys: Sequence[int]
) -> Iterator[tuple[int, str, list[str], bool]]:
    """Key, title, distinguishing parts and tick of 不外传 of each record that exists."""
    fields = [each.name for each in model.declared() if not isinstance(each, Links)]
    shared = lookup(desk)
    for row in lists.rows(desk.office, model, keys, fields):
        values = dict(zip(fields, row[2:], strict=True))
        internal = bool(model.INTERNAL and values.get(model.INTERNAL))
        yield row[0], model.title_of(values), list(_parts(model, values, shared)), internal


def _parts(model: type[Record], values: Mapping[str, Any], shared: Lookup) -> Iterator[str]:
    """The texts that distinguish a record, best first; a former term before all others."""
    term = values.get(model.IN_TERM) if model.IN_TERM else None
    if term is not None and term != shared.term:
        yield model.field(model.IN_TERM).show(term, shared)
    shown = (model.field(name).show(values.get(name), shared) for name in model.APART)
    yield from (text for text in shown if text)


def _note(parts: Sequence[str], others: Sequence[Sequence[str]]) -> str:
    """As many parts as distinguish a record from others of its title."""
    alike = [list(each) for each in others]
    for count in range(ENOUGH, len(parts) + 1):
        if list(parts[:count]) not in [each[:count] for each in alike]:
            return BETWEEN.join(parts[:count])
    return BETWEEN.join(parts if alike else parts[:ENOUGH])
