"""Bringing removed records back as they were, with everything that they need to be so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from desktop_app.records.links import Link, Links
from desktop_app.records.pointing import pointed_by
from desktop_app.records.record import Record
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log import recycle_bin
from desktop_app.storage.log.recycle_bin import Removed
from desktop_app.storage.query.code_usage import refuse_unknown_codes
from desktop_app.storage.query.row_mapping import row_mapping_of


def brought_back(office: OfficeFile, items: Sequence[Removed]) -> tuple[list[Record], str]:
    """The removed records as they were, to be put, and the name of the action that does so.

    The records that steps of the schema have since made from such records are added. `items` come
    from `needed`. `UserError` when a code has left its list.
    """
    models = {model.KEY: model for model in office.records}
    put = [row_mapping_of(each.model).record(each.uid, 0, each.values) for each in items]
    refuse_unknown_codes(office, put, [(each.model, each.values) for each in items])
    put += [models[kind].of(values) for each in items for kind, values in each.made]
    title = items[0].title + (f"等 {len(items)} 条" if len(items) > 1 else "")
    return put, f"从回收站恢复：{title}"


def needed(office: OfficeFile, items: Sequence[Removed]) -> list[Removed]:
    """The items, what went with them, and the removed records that any of these links to.

    Each once, the items first. A record is only as it was when what it belongs to and what it
    points to is there again.
    """
    found = {(each.model.KEY, each.uid): each for each in items}
    fresh: Sequence[Removed] = items
    while fresh:
        more = [*_companions(office, fresh), *_linked(office, fresh)]
        fresh = [each for each in more if (each.model.KEY, each.uid) not in found]
        found.update({(each.model.KEY, each.uid): each for each in fresh})
    return list(found.values())


def _companions(office: OfficeFile, items: Sequence[Removed]) -> Iterator[Removed]:
    """What was removed together with these, being part of them."""
    owners = {(each.model.KEY, each.uid, each.action) for each in items}
    for action in sorted({each.action for each in items}):
        for each in recycle_bin.gone_with(office, action):
            if (*(each.model.owned_by(each.values) or ("", 0)), action) in owners:
                yield each


def _linked(office: OfficeFile, items: Sequence[Removed]) -> Iterator[Removed]:
    """The removed records that these belong to or link to."""
    wanted: set[tuple[str, int]] = set()
    for model in {each.model for each in items}:
        own = [each for each in items if each.model is model]
        wanted.update(each for each in map(_owner_of, own) if each is not None)
        wanted.update(pointed_by(model, (each.values for each in own)))
        for field in model.declared():
            if isinstance(field, Link | Links):
                values = [each.values.get(field.name) for each in own]
                wanted.update((field.linked.KEY, key) for key in _ids(values))
    places = [recycle_bin.place_of(office, record, uid) for record, uid in sorted(wanted)]
    yield from recycle_bin.read(office, [place for place in places if place is not None])


def _owner_of(item: Removed) -> tuple[str, int] | None:
    return item.model.owned_by(item.values)


def _ids(values: Iterable[Any]) -> Iterator[int]:
    """The ids in the stored values of a link or of pairs."""
    for value in values:
        if isinstance(value, list | tuple):
            yield from value
        elif value is not None:
            yield value
