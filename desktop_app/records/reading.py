"""Reading what was typed into one field of a record, and the member that a name in it means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import Problem, Wrong
from desktop_app.patterns import pattern
from desktop_app.records.field_types import FieldType
from desktop_app.records.links import Links
from desktop_app.records.lookup import Lookup

_FIRST_NAME = pattern(r"[、,，;；\s]|等\d*[人名]?$")


def read_into(
    values: dict[str, Any], field: FieldType | Links, raw: object, lookup: Lookup
) -> list[Problem]:
    """Read one input into `values`; the remarks on it."""
    try:
        value = field.read(raw, lookup)
    except Wrong as wrong:
        return [Problem(field.name, field.label, wrong.reason)]
    values[field.name] = value
    if field.required and value is None:
        return [Problem(field.name, field.label, f"请填写{field.label}")]
    doubt = field.doubt(value, lookup) if value is not None else ""
    return [Problem(field.name, field.label, doubt, stops=False)] if doubt else []


def with_member(draft: Mapping[str, object], name: str, lookup: Lookup) -> Mapping[str, object]:
    """The draft with `member` filled in: the one member who has the first name in a field.

    Unchanged where several members or none have that name, and where `member` was typed.
    """
    text = draft.get(name)
    if not isinstance(text, str) or draft.get("member") or "member" in draft:
        return draft
    first = _FIRST_NAME.split(text.strip(), maxsplit=1)[0]
    found = lookup.titles["member"].find(first) if first else ()
    return {**draft, "member": found[0]} if len(found) == 1 else draft


def with_name(
    values: Mapping[str, Any], name: str, lookup: Lookup, link: str = "member"
) -> dict[str, str]:
    """The name of a linked member for a text that is empty; nothing where none is linked."""
    key, titles = values.get(link), lookup.titles["member"]
    if key is None or values.get(name) or key not in titles:
        return {}
    return {name: titles.name(key)}
