"""What a record's card says, worked out from its declaration: title, state, sections, relations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.chinese import phones
from desktop_app.records.any_link import Pointer
from desktop_app.records.attachment import Attachment
from desktop_app.records.field_types import Code, Codes, Day, FieldType, Number, Phone, Photo, YesNo
from desktop_app.records.links import Link, Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Field, Record
from desktop_app.records.registry import Registry
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Filter, attachments, relations
from desktop_app.services.registers.enabled_fields import is_enabled
from desktop_app.ui.look.internal_words import WORD
from desktop_app.ui.look.tones import tone_of
from desktop_app.ui.states.status_cells import StatusCell, status_cells_of

FEW = 6
SHORT = 16
LONGEST = 400


class CardLink(NamedTuple):
    """A link: to a record, or to the rows that filters leave."""

    text: str
    key: str
    record: int | None = None
    where: tuple[Filter, ...] = ()


class Fact(NamedTuple):
    """A label with a text or with links; `masked` hides a sensitive text.

    `tone` is the colour and the icon of a status text. `internal` says that it does not leave the
    program (不外传).
    """

    label: str
    text: str = ""
    masked: str = ""
    links: tuple[CardLink, ...] = ()
    tone: tuple[str, str] | None = None
    internal: bool = False


class FactSection(NamedTuple):
    """A titled group of facts."""

    title: str
    facts: tuple[Fact, ...]


class CardFacts(NamedTuple):
    """All that a card shows; `states` are text, colour and icon."""

    title: str
    lines: tuple[str, ...]
    states: tuple[tuple[str, str, str], ...]
    sections: tuple[FactSection, ...]
    has_photo: bool = False
    photo: bytes | None = None


def card_facts(desk: Desk, model: type[Record], key: int) -> CardFacts:
    """The card of one record; `UserError` when it is gone."""
    (values, counts), shared = relations.values_of(desk, model, key, FEW), lookup(desk)
    title = model.title_of(values)
    picture = next((each for each in model.declared() if isinstance(each, Photo)), None)
    sha = values.get(picture.name) if picture is not None else None
    tabs = {each.key for each in Registry.of(desk.office.records).specs if each.tab}
    status_cells = _status_cells(desk, model, key)
    in_title = _in_title(model, values, shared, title)
    first = _first_fields(model, values, counts, shared, in_title)
    said = [each for each in first if each.name not in status_cells]
    above = {model.INTERNAL, *in_title, *(each.name for each in said)}
    groups = _sections(model, (values, counts), shared, tabs, above)
    groups = _with_status_cells(model, status_cells, groups)
    groups += _own_sections(desk, model, key)
    related = (*_children(desk, model, key), *_related(desk, model, key), *_files(desk, model, key))
    if related:
        groups.append(FactSection("相关", related))
    return CardFacts(
        title=title,
        lines=(" · ".join(each.show(values[each.name], shared) for each in said),),
        states=_states(model, values, shared),
        sections=tuple(groups),
        has_photo=picture is not None and (model.PERSON or sha is not None),
        photo=attachments.photo(desk, sha) if sha else None,
    )


def _first_fields(
    model: type[Record], values: Mapping[str, Any], counts: Mapping[str, int], shared: Lookup,
    in_title: frozenset[str],
) -> list[Field]:  # fmt: skip
    """The first columns of the list with a short text, shown in a line under the title.

    Of their days only the first: of two without their labels nobody knows which is which. A bare
    number would mean nothing at all. What is sensitive is below, masked; no text is said twice.
    """
    fields = [model.field(name) for name in model.COLUMNS if name != model.NAME]
    plain = [
        each
        for each in fields
        if not _toned(each, values) and values.get(each.name) and not each.sensitive
    ]
    whole = [each for each in plain if counts.get(each.name, 0) <= FEW]
    short = [each for each in whole if 0 < len(each.show(values[each.name], shared)) <= SHORT]
    more = [each.name for each in short if isinstance(each, Day)][1:]
    found: dict[str, Field] = {}
    for each in short:
        if each.name not in (*more, *in_title) and not isinstance(each, Number):
            found.setdefault(each.show(values[each.name], shared), each)
    return list(found.values())[:5]


def _in_title(
    model: type[Record], values: Mapping[str, Any], shared: Lookup, title: str
) -> frozenset[str]:
    """The fields that the title says already: texts and days, and a name that is all of it."""
    name = model.field(model.NAME)
    found = {model.NAME} if name.show(values.get(model.NAME), shared) == title else set()
    names = (model.NAME, *model.TITLE_FIELDS) if model.TITLE_FIELDS else ()
    for each in (one for one in model.declared() if one.name in names):
        text = each.show(values.get(each.name), shared)
        if text and text in title and not isinstance(each, Pointer | Number):
            found.add(each.name)
    return frozenset(found)


def _states(
    model: type[Record], values: Mapping[str, Any], shared: Lookup
) -> tuple[tuple[str, str, str], ...]:
    """The state, then other toned words with their labels; the first of them without a state."""
    found: list[tuple[str, str, str]] = []
    for each in model.declared():
        tone = _toned(each, values)
        if tone is not None:
            text = each.show(values[each.name], shared)
            is_state = each.name == model.STATE or not (model.STATE or found)
            place = 0 if is_state else len(found)
            found.insert(place, (text if is_state else f"{each.label}：{text}", *tone))
    if values.get(model.INTERNAL):
        found.append((WORD, "muted", "lock"))
    return tuple(found)


def _toned(field: Field, values: Mapping[str, Any]) -> tuple[str, str] | None:
    if not isinstance(field, Code) or isinstance(field, Codes):
        return None
    return tone_of(field.codes, values.get(field.name))


def _sections(
    model: type[Record],
    stored: tuple[Mapping[str, Any], Mapping[str, int]],
    shared: Lookup,
    tabs: set[str],
    said: set[str],
) -> list[FactSection]:
    """The fields that say something, in the groups of the form; what is said above is left out."""
    values, counts = stored
    groups: dict[str, list[Fact]] = {}
    for each in model.declared():
        value = values.get(each.name)
        if _says_nothing(each, value) or each.name in said:
            continue
        if _toned(each, values) is None and is_enabled(each, shared):
            fact = _fact(each, value, counts.get(each.name, 0), shared, tabs)
            groups.setdefault(each.group, []).append(fact._replace(internal=each.internal))
    return [FactSection(title, tuple(facts)) for title, facts in groups.items()]


def _status_cells(desk: Desk, model: type[Record], key: int) -> Mapping[str, StatusCell]:
    """What is computed of some fields of a record, by their names."""
    read = status_cells_of(desk, model)
    return read([key]).get(key, {}) if read else {}


def _with_status_cells(
    model: type[Record], status_cells: Mapping[str, StatusCell], groups: Sequence[FactSection]
) -> list[FactSection]:
    """The sections with the status cells first; these replace the section of their fields."""
    if not status_cells:
        return list(groups)
    title = model.field(next(iter(status_cells))).group
    facts = tuple(
        Fact(status_cell.title, status_cell.card_text, tone=(status_cell.colour, status_cell.icon))
        for status_cell in status_cells.values()
    )
    return [FactSection(title, facts), *(each for each in groups if each.title != title)]


def _says_nothing(field: Field, value: Any) -> bool:
    """Whether a card omits a field: empty, 否, a picture, a count at its initial value."""
    if isinstance(field, Photo) or (isinstance(field, Link) and field.owner and field.required):
        return True
    if isinstance(field, YesNo | Links):
        return not value
    return value in (None, "") or (isinstance(field, Number) and value == field.default == 0)


def _fact(field: Field, value: Any, count: int, shared: Lookup, tabs: set[str]) -> Fact:
    text = field.show(value, shared)
    places = field.places(value) if isinstance(field, Pointer) else []
    if places and places[0][0] in tabs:
        links = [CardLink(shared.titles[key].title(one), key, one) for key, one in places]
        if count > len(places) and isinstance(field, Links):
            links.append(CardLink(f"等 {count} {field.linked.UNIT}", *places[0]))
        return Fact(field.label, links=tuple(links))
    if isinstance(field, FieldType) and field.sensitive and isinstance(field, Phone):
        return Fact(field.label, text, masked=phones.mask_phone(text))
    if field.sensitive:
        return Fact(field.label, text, masked=text[:3] + "*" * max(len(text) - 5, 1) + text[-2:])
    return Fact(field.label, text if len(text) <= LONGEST else text[:LONGEST] + "……")


def _own_sections(desk: Desk, model: type[Record], key: int) -> list[FactSection]:
    """The sections that subjects make of a record's children, where there are any."""
    told = (
        read(desk, key)
        for each in desk.subjects
        for (record, _), read in each.card_sections.items()
        if record == model.KEY
    )
    return [
        FactSection(section.title, tuple(Fact(label, text) for label, text in section.facts))
        for section in told
        if section.facts
    ]


def _children(desk: Desk, model: type[Record], key: int) -> list[Fact]:
    """How many children there are of each kind that has no section of its own."""
    told = {place for each in desk.subjects for place in each.card_sections}
    found = relations.children_of(desk, model, key)
    return [
        Fact(x.model.TITLE, f"{x.total} {x.model.UNIT}，最近：{x.last}")
        for x in found
        if (model.KEY, x.model.KEY) not in told
    ]


def _related(desk: Desk, model: type[Record], key: int) -> list[Fact]:
    """The records of other registers that point here, few by name, many by count."""
    found = []
    for each in relations.related_to(desk, model, key, FEW):
        other = each.model
        name = f"{other.TITLE}（{each.field.label}）" if other is model else other.TITLE
        links = tuple(CardLink(title, other.KEY, one) for one, title in each.titles)
        whole = CardLink(f"共 {each.total} {other.UNIT}", other.KEY, where=each.where)
        found.append(Fact(name, links=links or (whole,)))
    return found


def _files(desk: Desk, model: type[Record], key: int) -> list[Fact]:
    count = relations.attachment_count(desk, model, key)
    return [Fact(Attachment.TITLE, f"{count} {Attachment.UNIT}")] if count else []
