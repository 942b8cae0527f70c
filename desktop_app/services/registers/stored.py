"""Reads stored records in batches of a few milliseconds, for actions on many records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.storage.query.records_by_key import values_by_key

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
    found = values_by_key(desk.office, model, keys)
    return [Stored(key, *found[key]) for key in keys if key in found]
