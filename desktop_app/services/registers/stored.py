"""Reads stored records in batches of a few milliseconds, for actions on many records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.storage.query.row_mapping import row_mapping_of, stored_values

SLICE = 100


class Stored(NamedTuple):
    """One record as the file holds it now."""

    key: int
    version: int
    values: dict[str, Any]


def batches(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    """Keys in parts that are read in a few milliseconds each."""
    return (keys[start : start + SLICE] for start in range(0, len(keys), SLICE))


def stored(desk: Desk, model: type[Record], keys: Sequence[int]) -> list[Stored]:
    """The records of some keys as they are now, in that order; those that are gone are left out."""
    found = stored_values(desk.office.connection, row_mapping_of(model), keys)
    return [Stored(key, *found[key]) for key in keys if key in found]
