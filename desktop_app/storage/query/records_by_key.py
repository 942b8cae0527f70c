"""Records read whole by their keys, whichever office they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.records.record import Record
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query.row_mapping import row_mapping_of, stored_values


def values_by_key(
    office: OfficeFile, model: type[Record], keys: Sequence[int]
) -> dict[int, tuple[int, dict[str, Any]]]:
    """Version and all stored values, pairs as lists, of the records that exist."""
    return stored_values(office.connection, row_mapping_of(model), keys)


def records_by_key(office: OfficeFile, model: type[Record], keys: Sequence[int]) -> list[Record]:
    """The records that exist, in the order of `keys`, as they are written again."""
    found = values_by_key(office, model, keys)
    mapping = row_mapping_of(model)
    return [mapping.record(key, *found[key]) for key in keys if key in found]
