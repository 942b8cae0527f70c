"""The derived columns of many records of one kind, made together: sooner than one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.records.derived_keys import derived_keys
from desktop_app.records.key_scheme import KeyScheme
from desktop_app.records.record import Record


def derived_together(
    model: type[Record], rows: Sequence[Mapping[str, Any]], scheme: KeyScheme
) -> Sequence[tuple[str, ...]]:
    """`Record.derived` of each of some records, in their order."""
    if not model.LISTED:
        return [()] * len(rows)
    names = model.SEARCH
    texts = [[str(x) for x in map(row.get, names) if x is not None] for row in rows]
    return derived_keys(list(map(model.title_of, rows)), texts, scheme, person=model.PERSON)
