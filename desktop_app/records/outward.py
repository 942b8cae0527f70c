"""不外传: which values of a record leave the program, or are shown together with other records.

A field that is `internal` keeps its words to itself; a row whose `Record.INTERNAL` is ticked keeps
all its words and shows no more than its codes, days and numbers. Only the record's own form, card
and history, and the list of its register in the window, are not bound by these rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeAlias

from desktop_app.records.derived_keys import derived_keys
from desktop_app.records.field_types import FieldType, Photo
from desktop_app.records.held_back import HELD_BACK, HeldLink, HeldLinks, is_held_back
from desktop_app.records.key_scheme import KeyScheme
from desktop_app.records.links import Link, Links

Field: TypeAlias = FieldType | Links
Model: TypeAlias = Any
"""A class of records; the base of all of them imports this module."""


@cache
def has_internal(model: Model) -> bool:
    """Whether a record declares words that are held back, by a field or by a row."""
    return bool(model.INTERNAL) or any(each.internal for each in model.declared())


def owner_links(model: Model) -> tuple[Link, ...]:
    """The links to the records with which a row without a tick of its own is internal.

    These are its owner, one link for each kind of record that may be it, and what its
    `INTERNAL_WITH` names.
    """
    owner = model.owner()
    names = {owner.name} if owner is not None else set()
    names |= set(model.INTERNAL_WITH)
    own = [each for each in model.declared() if isinstance(each, Link) and each.name in names]
    return (*own, *(each for each in model.narrow_links() if each.source in names))


@cache
def deciding_fields(model: Model) -> tuple[tuple[Model, str], ...]:
    """The fields, each with its record, that decide whether a row is internal.

    A row is internal by its own tick or with its owner; empty where no row can be.
    """
    if model.INTERNAL:
        return ((model, model.INTERNAL),)
    found: list[tuple[Model, str]] = []
    for each in owner_links(model):
        inner = deciding_fields(each.linked)
        name = each.name if each.stored else each.source  # a link has the linked fields, too
        found += [(model, name), *inner] if inner else []
    return tuple(found)


def is_internal_with_others_alone(model: Model) -> bool:
    """Whether rows are internal only with records that they link to.

    Their search text is made of their own fields and does not know it: whoever searches asks.
    """
    return not model.INTERNAL and bool(deciding_fields(model))


def holds_back(field: Field, *, internal: bool) -> bool:
    """Whether the value of a field is held back; `internal` says that its row is."""
    return field.internal or (internal and not (isinstance(field, FieldType) and field.wordless))


def outward_value(field: Field, value: Any, *, internal: bool) -> Any:
    """The value of a field as it leaves the program; `internal` says that its row is.

    Words give `HELD_BACK`, links ids that are shown as that, a photo nothing.
    """
    if value in (None, "", ()) or not holds_back(field, internal=internal):
        return value
    if isinstance(field, Link):
        return HeldLink(value)
    if isinstance(field, Links):
        return HeldLinks(value)
    return None if isinstance(field, Photo) else HELD_BACK


def outward_title(model: Model, values: Mapping[str, Any]) -> str:
    """The title of a record from its outward values."""
    title = model.title_of(values)
    return HELD_BACK if HELD_BACK in title else title


def searched_texts(model: Model, values: Mapping[str, Any]) -> tuple[str, list[str]]:
    """The title and the other texts that a search may find; both empty for an internal row."""
    if not has_internal(model):
        return model.title_of(values), _texts(model, values)
    if values.get(model.INTERNAL):
        return "", []
    fields = {each.name: each for each in model.declared()}
    shown = {
        name: outward_value(fields[name], value, internal=False) if name in fields else value
        for name, value in values.items()
    }
    title = outward_title(model, shown)
    texts = {name: None if is_held_back(value) else value for name, value in shown.items()}
    return "" if title == HELD_BACK else title, _texts(model, texts)


def derived_columns(model: Model, values: Mapping[str, Any], scheme: KeyScheme) -> tuple[str, ...]:
    """The values of the columns `DERIVED` of one record; those of an internal row are empty texts.

    () where the record is not `LISTED`.
    """
    if not model.LISTED:
        return ()
    title, texts = searched_texts(model, values)
    return derived_keys([title], [texts], scheme, person=model.PERSON)[0]


def _texts(model: Model, values: Mapping[str, Any]) -> list[str]:
    return [str(each) for each in map(values.get, model.SEARCH) if each is not None]
