"""Many records changed as one action: read in slices, written in slices, told what changed."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from typing import Any, NamedTuple

from desktop_app.records.record import Record
from desktop_app.services.consulting.cascade import cascade
from desktop_app.services.desk import Changed, Desk, changed
from desktop_app.storage.collecting import uncollected
from desktop_app.storage.log.door import apply_in_steps
from desktop_app.storage.query.row_mapping import row_mapping_of, stored_values

SLICE = 100
MANY = 1_000


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


def write_in_steps(
    desk: Desk, put: Sequence[Record], action: str
) -> Generator[tuple[int, int], None, Changed]:
    """Write changed records, and what follows from them, as one action; yields (done, all).

    Closing it rolls back. The keys of what it returns are those of `put` alone.
    """
    if not put:
        return Changed(None)
    every = [*put, *cascade(desk, put)]
    with uncollected():
        number = yield from apply_in_steps(desk.office, every, (), action, desk.clerk)
    if number is not None and len(put) > MANY:
        desk.office.write_back()
    keys = (each.__data__["id"] for each in put)
    return changed(desk, number, {type(each).KEY for each in every}, keys)
