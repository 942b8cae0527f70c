"""The derived columns of many records of one kind, made together: sooner than one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.records.derived_keys import derived_keys
from desktop_app.records.key_scheme import KeyScheme
from desktop_app.records.outward import has_internal, searched_texts
from desktop_app.records.record import Record


def derived_together(
    model: type[Record], rows: Sequence[Mapping[str, Any]], scheme: KeyScheme
) -> Sequence[tuple[str, ...]]:
    """`Record.derived` of each of some records, in their order."""
    if not model.LISTED:
        return [()] * len(rows)
    if has_internal(model):
        pairs = [searched_texts(model, row) for row in rows]
        titles, found = [title for title, _ in pairs], [own for _, own in pairs]
        return derived_keys(titles, found, scheme, person=model.PERSON)
    columns = [_texts([row.get(name) for row in rows]) for name in model.SEARCH]
    texts = list(zip(*columns, strict=True)) if columns else [()] * len(rows)
    return derived_keys(list(map(model.title_of, rows)), texts, scheme, person=model.PERSON)


def _texts(column: list[Any]) -> list[str]:
    """The texts of one field, empty where it has no value."""
    if not set(map(type, column)) - {str}:
        return column
    return ["" if x is None else x if type(x) is str else str(x) for x in column]
