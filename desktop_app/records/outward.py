"""不外传: which values of a record leave the program, or are shown together with other records.

A field that is `internal` keeps its words to itself; a row whose `Record.INTERNAL` is ticked keeps
all its words and shows no more than its codes, days and numbers. Only the record's own form, card
and history, and the list of its register in the window, are not bound by these rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeAlias

from desktop_app.records.field_types import FieldType, Photo
from desktop_app.records.held_back import HELD_BACK, HeldLink, HeldLinks, is_held_back
from desktop_app.records.links import Link, Links

Field: TypeAlias = FieldType | Links
Model: TypeAlias = Any
"""A class of records; the base of all of them imports this module."""


@cache
def has_internal(model: Model) -> bool:
    """Whether a record declares words that are held back, by a field or by a row."""
    return bool(model.INTERNAL) or any(each.internal for each in model.declared())


def internal_model(model: Model) -> Model | None:
    """The record whose tick makes a row of this one internal: itself, or the owner of a child."""
    if model.INTERNAL:
        return model
    owner = model.owner()
    return internal_model(owner.linked) if isinstance(owner, Link) else None


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


def _texts(model: Model, values: Mapping[str, Any]) -> list[str]:
    return [str(each) for each in map(values.get, model.SEARCH) if each is not None]
