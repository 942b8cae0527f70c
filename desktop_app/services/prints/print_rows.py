"""Reads the records of a print as texts: their fields, linked records and child rows."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

from desktop_app.documents.printables import TextPicture
from desktop_app.documents.prints import Print, Shown
from desktop_app.documents.prints.declared import APART, STORED, UP
from desktop_app.errors import UserError
from desktop_app.records.attachment import Attachment
from desktop_app.records.field_types import Numbering, PersonName
from desktop_app.records.links import Link, Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Field, Record
from desktop_app.services.desk import Desk
from desktop_app.services.registers.enabled_fields import is_enabled
from desktop_app.storage.blobs import attachments, photos
from desktop_app.storage.query import lists

PICTURE = "photo"
ID = "id"
Texts: TypeAlias = dict[str, str]
NO_LIMIT: Mapping[str, Container[int]] = MappingProxyType({})
Files: TypeAlias = tuple[tuple[str, Path], ...]
"""Name and place of each picture among a record's files."""


def counted_rows(
    desk: Desk, wanted: Print, model: type[Record], keys: Sequence[int], shared: Lookup,
    chosen: Mapping[str, str],
) -> list[Shown]:  # fmt: skip
    """Some records as a print shows them, with what it wants counted for the year chosen."""
    if wanted.counts is None:
        return shown_of(desk, wanted, model, keys, shared)
    from desktop_app.services.prints.yearly_counts import YearCounter  # loads the statistics

    counter = YearCounter(desk, wanted.counts, keys, chosen)
    return counter.shown(shown_of(desk, wanted, model, keys, shared, counter.rows()))


def shown_of(
    desk: Desk, wanted: Print, model: type[Record], keys: Sequence[int], shared: Lookup,
    only: Mapping[str, Container[int]] = NO_LIMIT,
) -> list[Shown]:  # fmt: skip
    """Some records as a print shows them, in their order; the number of queries is fixed.

    `only` gives by child the ids of the rows that are shown; of other children all are.
    """
    texts = _texts(desk, model, keys, wanted.fields, shared)
    led = _LedRecords(desk, model, keys)
    children = {
        child: _children(desk, wanted, model, child, led, shared, only.get(child))
        for child in wanted.children
    }
    titled = _titled(model)
    found = []
    for row in lists.rows(desk.office, model, keys, [*titled, *filter(None, [wanted.photo])]):
        sha = row[-1] if wanted.photo else None
        title = model.title_of(dict(zip(titled, row[2:], strict=False)))
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
    for _, _, owner, name, note, sha in lists.rows(
        desk.office, Attachment, ids, ("owner_id", "name", "note", "sha")
    ):
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
    desk: Desk, model: type[Record], keys: Sequence[int], fields: Sequence[str], shared: Lookup
) -> dict[int, Texts]:
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
    rows = lists.rows(desk.office, model, keys, read)
    _read_titles(declared, rows, shared)
    values = {row[0]: dict(zip(read, row[2:], strict=True)) for row in rows}
    found = {
        key: {name: each.show(row[name], shared) for name, each in declared}
        for key, row in values.items()
    }
    for key, row in found.items():
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


def _stored(value: Any) -> str:
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
    for key, _, name in lists.rows(desk.office, people, keys, ("name",)):
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
        if isinstance(each, Link):
            ids = {row[place] for row in rows} - {None}
            shared.titles[each.linked.KEY].sort(ids)


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
        found[key].update({f"{link.name}.{name}": texts.get(name, "") for name in fields})


def _children(
    desk: Desk, wanted: Print, model: type[Record], child: str, led: _LedRecords,
    shared: Lookup, only: Container[int] | None,
) -> dict[int, list[Texts]]:  # fmt: skip
    """The rows of one kind that a print asked for, by the record they belong to."""
    fields = wanted.children[child]
    pair = next((each for each in model.pairs() if each.name == child), None)
    if pair is not None:
        owned = _paired(desk, model, pair, led.keys, shared)
        ids = list(dict.fromkeys(key for each in owned.values() for key in each))
        texts = _texts(desk, pair.linked, ids, fields, shared)
        return {owner: [texts[key] for key in each] for owner, each in owned.items()}
    other = next(each for each in desk.office.records if child.partition(APART)[0] == each.KEY)
    owners = led.of(other, wanted.through.get(child) or (_link(other, model),))
    if only is not None:
        owners = {key: each for key, each in owners.items() if key in only}
    found: dict[int, list[Texts]] = {}
    for key, row in _texts(desk, other, _entered(desk, other, owners), fields, shared).items():
        for owner in owners[key]:
            found.setdefault(owner, []).append(row)
    return found


def _entered(desk: Desk, model: type[Record], keys: Iterable[int]) -> list[int]:
    """Records in their order, those without a number last, in the order of entry."""
    ordered = list(keys)
    if model.SORT not in {each.name for each in model.declared()}:
        return ordered
    if not isinstance(model.field(model.SORT), Numbering):
        return ordered
    rows = lists.rows(desk.office, model, ordered, (model.SORT,))
    return [row[0] for row in rows if row[2]] + sorted(row[0] for row in rows if not row[2])


def _paired(
    desk: Desk, model: type[Record], pair: Links, keys: Sequence[int], shared: Lookup
) -> dict[int, list[int]]:
    """The ids that a pair field of each record names, in the order of their register."""
    order = shared.titles[pair.linked.KEY]
    rows = lists.rows(desk.office, model, keys, (pair.name,))
    return {row[0]: order.sort(row[2]) for row in rows}


class _LedRecords:
    """The records that are linked to the printed ones; each path of links is read once."""

    def __init__(self, desk: Desk, printed: type[Record], keys: Sequence[int]) -> None:
        self.keys, self._desk, self._printed = keys, desk, printed
        self._known: dict[tuple[str, ...], Mapping[int, Sequence[int]]] = {}

    def of(self, model: type[Record], path: Sequence[str]) -> Mapping[int, Sequence[int]]:
        """The records linked to `keys` by a path of links, in order: each with those keys."""
        known = (model.KEY, *path)
        if known not in self._known:
            self._known[known] = self._read(model, path)
        return self._known[known]

    def _read(self, model: type[Record], path: Sequence[str]) -> Mapping[int, Sequence[int]]:
        name, further = path[0], path[1:]
        field: Any = model.field(name)
        behind: Mapping[int, Sequence[int]] = {key: (key,) for key in self.keys}
        if further and further[0].startswith(UP):
            behind = self._named_by(further[0].removeprefix(UP))
        elif further:
            behind = self.of(field.linked, further)
        pair = isinstance(field, Links)
        wanted = lists.Query(where=(lists.Filter(name, "has" if pair else "in", tuple(behind)),))
        found: dict[int, Sequence[int]] = {}
        for key, linked in _linking(self._desk, model, wanted, field):
            named = linked if pair else (linked,)
            found[key] = tuple(dict.fromkeys(to for each in named for to in behind.get(each, ())))
        return found

    def _named_by(self, link: str) -> Mapping[int, Sequence[int]]:
        """What a link of the printed records names: each with those that name it."""
        found: dict[int, list[int]] = {}
        rows = lists.rows(self._desk.office, self._printed, self.keys, (link,))
        for key, _, named in rows:
            if named is not None:
                found.setdefault(named, []).append(key)
        return found


def _linking(
    desk: Desk, model: type[Record], wanted: lists.Query, field: Link | Links
) -> Iterable[tuple[int, Any]]:
    """The records that a query finds, in its order, each with what a field of it links."""
    if isinstance(field, Link):
        return lists.find_with(desk.office, model, wanted, field.name)
    ids = lists.find(desk.office, model, wanted)
    return ((row[0], row[2]) for row in lists.rows(desk.office, model, ids, (field.name,)))


def _link(child: type[Record], model: type[Record]) -> str:
    """The name of the field that links a record to another: its owner link, else the first."""
    links = [
        each for each in child.declared() if isinstance(each, Link | Links) and each.linked is model
    ]
    owner = child.owner()
    return owner.name if owner in links and owner is not None else links[0].name


def _titled(model: type[Record]) -> list[str]:
    declared = {each.name for each in model.declared()}
    return [name for name in (model.NAME, *model.TITLE_FIELDS) if name in declared]
