"""Reading what was typed into one field of a record."""

from __future__ import annotations

from typing import Any

from desktop_app.errors import Problem, Wrong
from desktop_app.records.field_types import FieldType
from desktop_app.records.links import Links
from desktop_app.records.lookup import Lookup


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
