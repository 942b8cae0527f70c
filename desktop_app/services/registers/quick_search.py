"""One search over people and every register: the first hits of each, with notes on namesakes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.records.field_types import LongText, Numbering, Phone, Photo
from desktop_app.records.links import Link, Links
from desktop_app.records.outward import outward_title
from desktop_app.records.record import Field, Record
from desktop_app.services.desk import Desk
from desktop_app.services.outward import lookup, rows
from desktop_app.services.registers.enabled_fields import is_enabled
from desktop_app.storage.query import memory_index
from desktop_app.storage.query.lists import Filter, Query

MOST = 40
"""So many hits of a register are read; of more it is only said that there are more."""
TOLD, SHORT = 3, 24


class Found(NamedTuple):
    """One hit: the page that shows it, its title, the note on namesakes, the kind of hit."""

    record: str
    key: int
    title: str
    detail: str
    kind: str
    icon: str
    person: bool


class Hits(NamedTuple):
    """The first hits in one register; `more`: there are others."""

    record: str
    title: str
    person: bool
    found: tuple[Found, ...]
    more: bool


def look_up(desk: Desk, text: str, most: int = MOST) -> list[Hits]:
    """The hits of a text in each register, people first; none for fewer than two letters.

    A person without a page is looked at where he took part. Names that are the text, or begin
    with it, come before those that contain it.
    """
    text = text.encode("utf-8", "ignore").decode().strip()  # half a character finds nothing
    if len(text) < 2 and text.isascii():
        return []
    models = [each for each in desk.office.records if _home(each) is not None]
    models.sort(key=lambda each: (not each.PERSON, not each.TAB))
    found = (_hits(desk, model, text, most) for model in models)
    return [each for each in found if each.found]


def _home(model: type[Record]) -> type[Record] | None:
    """The register on whose page a record is looked at: its own, or its owner's for a person."""
    if model.TAB:
        return model
    owner = model.owner()
    if not model.PERSON or not isinstance(owner, Link) or not owner.linked.TAB:
        return None
    linked: type[Record] = owner.linked
    return linked


def _hits(desk: Desk, model: type[Record], text: str, most: int) -> Hits:
    keys = list(memory_index.first(desk.office, model, Query(text, sort="strokes"), most + 1))
    more = len(keys) > most
    if more and len(text) > 1:  # the very name may stand far behind
        exact = Query(text, (Filter(model.NAME, "in", (text,)),), "strokes")
        keys = list(dict.fromkeys([*memory_index.first(desk.office, model, exact, most), *keys]))
    found = list(_read(desk, model, keys[:most]))
    found.sort(key=lambda each: (each.title != text, not each.title.startswith(text)))
    return Hits(model.KEY, model.TITLE, model.PERSON, tuple(_once(found)), more)


def _read(desk: Desk, model: type[Record], keys: Sequence[int]) -> Iterator[Found]:
    shared, home, owner = lookup(desk, model), _home(model), model.owner()
    telling = [each for each in _telling(model) if is_enabled(each, shared)]
    titled = [
        each.name for each in model.declared() if each.name in (model.NAME, *model.TITLE_FIELDS)
    ]
    fields = list(dict.fromkeys([*titled, *(each.name for each in telling)]))
    wanted = [*fields, *([owner.name] if home is not model and owner is not None else [])]
    for key, _, *stored in rows(desk, model, keys, wanted):
        values: Mapping[str, Any] = dict(zip(wanted, stored, strict=True))
        title = outward_title(model, values)
        texts = (each.show(values[each.name], shared) for each in telling)
        told = [each for each in texts if each and len(each) <= SHORT and each not in title]
        place = key if home is model or owner is None else values[owner.name]
        where = home.KEY if home else model.KEY
        detail = " · ".join(told[:TOLD])
        yield Found(where, place, title, detail, model.TITLE, model.KEY, model.PERSON)


def _telling(model: type[Record]) -> list[Field]:
    """The fields of the note next to a title: for people those that distinguish namesakes."""
    by_name = {each.name: each for each in model.declared()}
    if model.PERSON:
        return [by_name[name] for name in model.APART[:TOLD]]
    wanted = [by_name[name] for name in model.CARD or model.COLUMNS]
    return [
        each
        for each in wanted
        if each.name != model.NAME
        and not isinstance(each, Links | Photo | Phone | LongText)
        and (model.CARD or not isinstance(each, Numbering))
    ]


def _once(found: Sequence[Found]) -> list[Found]:
    """Each person once who took part several times under one name and unit, at the first place."""
    seen: dict[tuple[str, str, int | None], Found] = {}
    for each in found:
        own = None if each.person and each.record != each.icon else each.key
        seen.setdefault((each.title, each.detail, own), each)
    return list(seen.values())
