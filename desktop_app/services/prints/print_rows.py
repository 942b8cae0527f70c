"""Reads the records of a print as texts: their fields, linked records and child rows."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from itertools import repeat
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

from desktop_app.documents.printables import TextPicture
from desktop_app.documents.prints import Print, Shown
from desktop_app.documents.prints.declared import APART, STORED
from desktop_app.errors import UserError
from desktop_app.records.any_link import AnyLink
from desktop_app.records.attachment import Attachment
from desktop_app.records.field_types import FieldType, PersonName
from desktop_app.records.held_back import HELD_BACK, is_held_back
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.outward import outward_title
from desktop_app.records.record import Field, Record
from desktop_app.services import outward
from desktop_app.services.desk import Desk
from desktop_app.services.prints.held_back_texts import held_back_texts
from desktop_app.services.prints.linked_rows import LinkedRows, entered, link_of, paired
from desktop_app.services.registers.enabled_fields import is_enabled
from desktop_app.storage.blobs import attachments, photos
from desktop_app.storage.query import lists

PICTURE = "photo"
ID = "id"
Texts: TypeAlias = dict[str, str]
NO_LIMIT: Mapping[str, Sequence[int]] = MappingProxyType({})
Past: TypeAlias = Mapping[int, Mapping[str, Any]]
NO_PAST: Past = MappingProxyType({})
Files: TypeAlias = tuple[tuple[str, Path], ...]
"""Name and place of each picture among a record's files."""


def counted_rows(
    desk: Desk, wanted: Print, model: type[Record], keys: Sequence[int], shared: Lookup,
    chosen: Mapping[str, str], past: Past = NO_PAST,
) -> Generator[None, None, list[Shown]]:  # fmt: skip
    """Some records as a print shows them, with what it wants counted for the year chosen.

    `past` are the values that replace today's, by id and field. Read in slices, one where nothing
    is counted.
    """
    if wanted.counts is None:
        return shown_of(desk, wanted, model, keys, shared, past=past)
    from desktop_app.services.prints.yearly_counts import YearCounter  # loads the statistics

    counter = YearCounter(desk, wanted.counts, keys, chosen)
    only = yield from counter.rows()
    found = shown_of(desk, wanted, model, keys, shared, only)
    yield
    return (yield from counter.shown(found))


def shown_of(
    desk: Desk, wanted: Print, model: type[Record], keys: Sequence[int], shared: Lookup,
    only: Mapping[str, Sequence[int]] = NO_LIMIT, past: Past = NO_PAST,
) -> list[Shown]:  # fmt: skip
    """Some records as a print shows them, in their order; the number of queries is fixed.

    `only` gives by child the ids of the rows that are shown, in their order; of other children all
    are.
    """
    texts = _texts(desk, model, keys, wanted.fields, shared, past)
    led = LinkedRows(desk, model, keys)
    children = {
        child: _children(desk, wanted, model, child, led, shared, only.get(child))
        for child in wanted.children
    }
    titled = _titled(model)
    found = []
    for row in outward.rows(desk, model, keys, [*titled, *filter(None, [wanted.photo])]):
        sha = row[-1] if wanted.photo else None
        title = outward_title(model, dict(zip(titled, row[2:], strict=False)))
        rows = {child: of.get(row[0], []) for child, of in children.items()}
        photo = photos.load(desk.office, sha) if sha else None
        found.append(Shown(title, texts[row[0]], photo, rows))
    return found


def picture_files(desk: Desk, model: type[Record], keys: Sequence[int]) -> list[Files]:
    """Where the pictures among the files of each record lie, by their names."""
    where = (
        lists.Filter("owner_key", "in", (model.KEY,)),
        lists.Filter("owner_id", "in", tuple(keys)),
        lists.Filter("kind", "in", (PICTURE,)),
    )
    ids = lists.find(desk.office, Attachment, lists.Query(where=where))
    folder = attachments.folder_of(desk.office.path)
    found: dict[int, Files] = {}
    for _, _, owner, name, note, sha in outward.rows(
        desk, Attachment, ids, ("owner_id", "name", "note", "sha")
    ):
        if is_held_back(sha):
            continue
        caption = note or Path(name).stem
        found[owner] = (*found.get(owner, ()), (caption, attachments.place_of(folder, sha)))
    return [found.get(key, ()) for key in keys]


def pictures(files: Files) -> tuple[TextPicture, ...]:
    """The pictures themselves; one whose file is gone or damaged has no bytes."""
    return tuple(TextPicture(_picture(path), caption) for caption, path in files)


def _picture(path: Path) -> bytes:
    try:
        return photos.prepare(path.read_bytes(), path.name)
    except (OSError, UserError):
        return b""


def _texts(
    desk: Desk, model: type[Record], keys: Sequence[int], fields: Sequence[str], shared: Lookup,
    past: Past = NO_PAST,
) -> dict[int, Texts]:  # fmt: skip
    """The texts of some records by id; a field behind a dot is read of the linked record.

    A name that ends in `STORED` gives the stored value, as text. A field of a person's name refers
    to the one serving member of that name.
    """
    if {*fields} == {ID}:
        return {key: {ID: str(key)} for key in keys}
    own = [name for name in fields if name != ID and "." not in name]
    own = [name for name in own if is_enabled(model.field(name), shared)]
    stored = [name.removesuffix(STORED) for name in fields if name.endswith(STORED)]
    stored = [name for name in stored if "." not in name]
    behind: dict[str, list[str]] = {}
    for name in fields:
        link, dot, rest = name.partition(".")
        if dot and f".{rest}" != STORED:
            behind.setdefault(link, []).append(rest)
    read = list(dict.fromkeys([*own, *stored, *behind]))
    declared = [(name, model.field(name)) for name in own]
    rows = [_with_past(row, read, past) for row in outward.rows(desk, model, keys, read)]
    _read_titles(declared, rows, shared)
    found = _shown(declared, rows, shared)
    values = (
        {row[0]: dict(zip(read, row[2:], strict=True)) for row in rows} if stored or behind else {}
    )
    for key, row in found.items() if stored or ID in fields else ():
        row.update({f"{name}{STORED}": _stored(values[key][name]) for name in stored})
        if ID in fields:
            row[ID] = str(key)
    for link, wanted in behind.items():
        field = model.field(link)
        if isinstance(field, PersonName):
            _add_named(desk, field, wanted, (values, found), shared)
        else:
            _add_linked(desk, field, wanted, (values, found), shared)
    return found


def _shown(
    declared: Sequence[tuple[str, Field]], rows: Sequence[tuple[Any, ...]], shared: Lookup
) -> dict[int, Texts]:
    """The texts of the first values of some rows, by id and name: made field by field."""
    columns = [
        _plain(column) if type(each).show is FieldType.show
        else [each.show(value, shared) for value in column]
        for (_, each), column in zip(declared, [*zip(*rows, strict=True)][2:], strict=False)
    ]  # fmt: skip
    names = [name for name, _ in declared]
    texts = zip(*columns, strict=True) if columns else repeat(())
    return {
        row[0]: dict(zip(names, each, strict=True)) for row, each in zip(rows, texts, strict=False)
    }


def _plain(column: Sequence[Any]) -> list[str]:
    """`FieldType.show` of some values, without a call for each."""
    return ["" if value is None else str(value) for value in column]


def _with_past(row: tuple[Any, ...], fields: Sequence[str], past: Past) -> tuple[Any, ...]:
    """A row (id, version, values) with the values of a past day in their places."""
    then = past.get(row[0], {})
    values = (then.get(name, each) for name, each in zip(fields, row[2:], strict=True))
    return (*row[:2], *values) if then else row


def _stored(value: Any) -> str:
    if is_held_back(value):
        return HELD_BACK
    return "" if value is None else str(value)


def _add_named(
    desk: Desk,
    field: PersonName,
    fields: Sequence[str],
    of: tuple[Mapping[int, Mapping[str, Any]], dict[int, Texts]],
    shared: Lookup,
) -> None:
    """Adds the texts of the people whom a field names; nothing where several have the name."""
    values, found = of
    people = next(each for each in desk.office.records if each.PERSON and each.TAB)
    wanted = {row[field.name] for row in values.values()} - {None}
    where = [lists.Filter("name", "in", tuple(sorted(wanted)))]
    where += [lists.Filter(people.IN_TERM, "in", (shared.term,))] if shared.term else []
    keys = lists.find(desk.office, people, lists.Query(where=tuple(where))) if wanted else ()
    named: dict[str, list[int]] = {}
    for key, _, name in outward.rows(desk, people, keys, ("name",)):
        named.setdefault(name, []).append(key)
    ones = {name: keys[0] for name, keys in named.items() if len(keys) == 1}
    texts = _texts(desk, people, sorted(ones.values()), fields, shared)
    for key, row in values.items():
        own = texts.get(ones.get(row[field.name], 0), {})
        found[key].update({f"{field.name}.{name}": own.get(name, "") for name in fields})


def _read_titles(
    declared: Sequence[tuple[str, Field]], rows: Sequence[Sequence[Any]], shared: Lookup
) -> None:
    """Reads the titles of the linked records that are not known yet, in one query each."""
    for place, (_, each) in enumerate(declared, 2):
        if isinstance(each, Link | AnyLink):
            found = {one for row in rows for one in each.places(row[place])}
            for kind in each.kinds:
                keys = {key for record, key in found if record == kind}
                if keys:
                    shared.titles[kind].have(keys)


def _add_linked(
    desk: Desk,
    link: Any,
    fields: Sequence[str],
    of: tuple[Mapping[int, Mapping[str, Any]], dict[int, Texts]],
    shared: Lookup,
) -> None:
    """Adds the texts of the records that a link names to those of the records that name them."""
    values, found = of
    ids = {row[link.name] for row in values.values()} - {None}
    linked = _texts(desk, link.linked, sorted(ids), fields, shared)
    for key, row in values.items():
        texts = linked.get(row[link.name], {})
        if is_held_back(row[link.name]):
            texts = held_back_texts(link.linked, texts)
        found[key].update({f"{link.name}.{name}": texts.get(name, "") for name in fields})


def _children(
    desk: Desk, wanted: Print, model: type[Record], child: str, led: LinkedRows,
    shared: Lookup, only: Sequence[int] | None,
) -> dict[int, list[Texts]]:  # fmt: skip
    """The rows of one kind that a print asked for, by the record they belong to."""
    fields = wanted.children[child]
    pair = next((each for each in model.pairs() if each.name == child), None)
    if pair is not None:
        owned = paired(desk, model, pair, led.keys, shared)
        ids = list(dict.fromkeys(key for each in owned.values() for key in each))
        texts = _texts(desk, pair.linked, ids, fields, shared)
        return {
            owner: [
                held_back_texts(pair.linked, texts[key]) if is_held_back(each) else texts[key]
                for key in each
            ]
            for owner, each in owned.items()
        }
    other = next(each for each in desk.office.records if child.partition(APART)[0] == each.KEY)
    path = wanted.through.get(child) or (link_of(other, model),)
    owners = led.of(other, path) if only is None else led.of_these(other, path, only)
    found: dict[int, list[Texts]] = {}
    for key, row in _texts(desk, other, entered(desk, other, owners), fields, shared).items():
        for owner in owners[key]:
            found.setdefault(owner, []).append(row)
    return found


def _titled(model: type[Record]) -> list[str]:
    declared = {each.name for each in model.declared()}
    return [name for name in (model.NAME, *model.TITLE_FIELDS) if name in declared]
