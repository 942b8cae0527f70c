"""Fields that point at a record of any of several kinds, and the links to one kind they contain."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import peewee

from desktop_app.errors import Wrong
from desktop_app.records.field_types import FieldType, Unknown
from desktop_app.records.input_text import plain_text
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup

if TYPE_CHECKING:
    _TextColumn = peewee.TextField[Any]
else:
    _TextColumn = peewee.TextField

_SIGN = ":"


def pointing(record: str, key: int) -> str:
    """The stored value that points at a record: its kind's key and its id, `proposal:123`."""
    return f"{record}{_SIGN}{key}"


def pointed(value: str | None) -> tuple[str, int] | None:
    """Key of the kind and id of the record that a stored value points at; None for nothing.

    `ValueError` for a text that is no such value.
    """
    if value is None:
        return None
    record, sign, key = value.partition(_SIGN)
    if not sign:
        raise ValueError(f"{value!r} points at no record")
    return record, int(key)


class AnyLink(FieldType, _TextColumn):
    """One record of any of the kinds `of`, held as `pointing` writes it.

    `owner` makes this record a child of the one pointed at. The kinds of an import's plain name
    are tried in their order. A `NarrowLink` names the records of one kind among them.
    """

    usual_width = 14

    def __init__(
        self, label: str, *, of: Iterable[str], owner: bool = False, **declared: Any
    ) -> None:
        self.of, self.owner = tuple(of), owner
        super().__init__(label, **declared)

    def links_to(self, model: Any) -> bool:
        """Whether it may point at records of a register."""
        return model.KEY in self.of

    def value_for(self, place: tuple[str, int]) -> str:
        """The stored value that points at a record, by key of its register and id."""
        return pointing(*place)

    def place_of(self, value: Any) -> tuple[str, int] | None:
        """Key of the register and id of the record that a stored value points at."""
        return pointed(value)

    def read(self, raw: object, lookup: Lookup) -> str | None:
        """The pair named by `pointing`, or by a title that one record of these kinds has."""
        text = plain_text(raw)
        if not text:
            return None
        record, _, key = text.partition(_SIGN)
        if record in self.of and key.isdecimal():
            return text
        found = [(each, key) for each in self.of for key in lookup.titles[each].find(text)]
        if len(found) == 1:
            return pointing(*found[0])
        if found:
            raise Wrong(f"有 {len(found)} 条记录都叫“{text}”，请在表单里选定{self.label}")
        raise Unknown(f"没有“{text}”这条{self.label}", self.of[0], text)

    def show(self, value: Any, lookup: Lookup) -> str:
        place = pointed(value)
        return "" if place is None else lookup.titles[place[0]].title(place[1])


class NarrowLink(Link):
    """The record of one kind that an `AnyLink` points at, empty where it is of another kind.

    Read like a link in queries, lists and prints; never written: its column is generated from
    that of `source`, the name of the `AnyLink`.
    """

    stored = False

    def __init__(self, model: Any, label: str, *, source: str, **declared: Any) -> None:
        super().__init__(model, label, **declared)
        self.source = source
