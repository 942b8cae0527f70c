"""Which registers the office uses: declarations about others are never loaded."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.records.record import Record
from desktop_app.records.registry import Registry
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.kept_reads import Read
from desktop_app.services.lookup.valid_reads import valid_reads
from desktop_app.storage.query.filled_registers import filled


def used_registers(desk: Desk, keys: Iterable[str]) -> frozenset[str]:
    """Those of some registers that hold a row; kept until records of one of them come or go."""
    asked = frozenset(keys)

    def read() -> Read:
        no_field: frozenset[str] = frozenset()
        return Read(asked, filled(desk.office, asked), dict.fromkeys(asked, no_field))

    found: frozenset[str] = valid_reads(desk).get(("used registers", asked), (), read)
    return found


def used_models(desk: Desk) -> list[type[Record]]:
    """The records that there are rows of, in their order; the classes of others are not loaded."""
    records = Registry.of(desk.office.records)
    used = used_registers(desk, (each.key for each in records.specs))
    return [records.model(each.key) for each in records.specs if each.key in used]
