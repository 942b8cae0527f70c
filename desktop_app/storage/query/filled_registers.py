"""Which registers hold anything, asked by their keys: no class of a record is loaded for it."""

from __future__ import annotations

from collections.abc import Collection
from itertools import compress

from desktop_app.records.registry import Registry
from desktop_app.storage.file.office_file import OfficeFile


def filled(office: OfficeFile, keys: Collection[str]) -> frozenset[str]:
    """Those of some registers that hold a row of any office.

    One that the file was not opened with counts as filled: whatever asks finds that out itself.
    """
    known = {each.key for each in Registry.of(office.records).specs}
    asked = sorted(known.intersection(keys))
    if not asked:
        return frozenset(keys)
    values = ", ".join(f'EXISTS (SELECT 1 FROM "{each}")' for each in asked)
    (found,) = office.connection.execute(f"SELECT {values}")
    return frozenset(keys).difference(asked).union(compress(asked, found))
