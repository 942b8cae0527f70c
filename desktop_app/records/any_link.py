"""Fields that point at a record of any of several kinds, and the links to one kind they contain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import peewee

from desktop_app.errors import Wrong
from desktop_app.records.field_types import FieldType, Unknown
from desktop_app.records.held_back import HELD_BACK, is_held_back
from desktop_app.records.input_text import plain_text
from desktop_app.records.links import Link, Links
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

    None also where the value is held back (不外传).

    `ValueError` for a text that is no such value.
    """
    if value is None or is_held_back(value):
        return None
    record, sign, key = value.partition(_SIGN)
    if not sign:
        raise ValueError(f"{value!r} points at no record")
    return record, int(key)


def every_of(record: str) -> str:
    """The value for every record of one kind in a condition of a list: `proposal:`."""
    return f"{record}{_SIGN}"


def kind_of(value: object) -> str | None:
    """The kind of which a value of a condition is every record; None where it is one record."""
    whole = isinstance(value, str) and value.endswith(_SIGN)
    return str(value).removesuffix(_SIGN) if whole else None


class AnyLink(FieldType, _TextColumn):
    """One record of any of the kinds `of`, held as `pointing` writes it.

    The kinds are registers with pages. `owner` makes this record a child of the one pointed at. A
    name that no record has is taken for one of the first kind. A `NarrowLink` names the records of
    one kind among them.
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

    @property
    def kinds(self) -> tuple[str, ...]:
        """The keys of the registers that it may point at."""
        return self.of

    def places(self, value: Any) -> list[tuple[str, int]]:
        """Key of the register and id of the record that a stored value points at, if any."""
        place = pointed(value)
        return [] if place is None else [place]

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
        if is_held_back(value):
            return HELD_BACK
        place = pointed(value)
        return "" if place is None else lookup.titles[place[0]].title(place[1])


class NarrowLink(Link):
    """The record of one kind that an `AnyLink` points at, empty where it is of another kind.

    Read like a link in queries, lists and prints; no field of the record: its column is written
    with that of `source`, the name of the `AnyLink`.
    """

    stored = False

    def __init__(self, model: Any, label: str, *, source: str, **declared: Any) -> None:
        super().__init__(model, label, **declared)
        self.source = source

    def key_in(self, values: Mapping[str, Any]) -> int | None:
        """The id of the record that one with these stored values points at, None for none."""
        place = pointed(values.get(self.source))
        return place[1] if place is not None and place[0] == self.linked.KEY else None


Pointer = Link | Links | AnyLink
"""Every kind of field that points at other records."""
