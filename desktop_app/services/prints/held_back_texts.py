"""The texts of records that an internal row (不外传) names."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.documents.prints.declared import STORED
from desktop_app.records.held_back import HELD_BACK
from desktop_app.records.links import Link
from desktop_app.records.outward import holds_back
from desktop_app.records.record import Record

ID = "id"


def held_back_texts(model: type[Record], texts: Mapping[str, str]) -> dict[str, str]:
    """The texts of a record that an internal row names: its words are held back too."""
    return {
        name: HELD_BACK if text and _has_words(model, name) else text
        for name, text in texts.items()
    }


def _has_words(model: type[Record], path: str) -> bool:
    """Whether what a print reads of a record by some name are words."""
    name, dot, rest = path.partition(".")
    if name == ID:
        return False
    field = model.field(name)
    if isinstance(field, Link) and dot and f".{rest}" != STORED:
        return _has_words(field.linked, rest)
    return holds_back(field, internal=True)
