"""Order and search keys: made anew when the way they are made has changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice

from desktop_app.records.derived_together import derived_together
from desktop_app.records.record import DERIVED, KEY_SCHEME, Record
from desktop_app.storage.dialect import put_row
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log import recycle_bin
from desktop_app.storage.query.row_mapping import row_mapping_of

BATCH = 500
_SETTING = "key_scheme"


def refresh(office: OfficeFile) -> bool:
    """Make keys and recycle bin what `office.scheme` says; whether they had to be made anew."""
    scheme = office.scheme
    numbers = [KEY_SCHEME, scheme.custom, dict(scheme.counts or {}), recycle_bin.SCHEME]
    wanted = json.dumps(numbers, ensure_ascii=False, sort_keys=True)
    row = office.connection.execute(
        "SELECT value FROM setting WHERE name=?", (_SETTING,)
    ).fetchone()
    if row and row[0] == wanted:
        return False
    with office.writing() as connection:
        for model in (each for each in office.records if each.LISTED):
            shape = row_mapping_of(model)
            sets = ",".join(f"{name}=?" for name in DERIVED)
            connection.executemany(
                f'UPDATE "{shape.table}" SET {sets} WHERE id=?', list(_keys(office, model))
            )
        recycle_bin.rebuild(office, connection)
        connection.execute(put_row("setting", 2), (_SETTING, wanted))
    return True


def _keys(office: OfficeFile, model: type[Record]) -> Iterator[tuple[str | int, ...]]:
    """The three keys and the id of every record whose keys are stale."""
    shape = row_mapping_of(model)
    columns = ",".join(("id", *DERIVED, *shape.columns))
    stored = office.connection.execute(f'SELECT {columns} FROM "{shape.table}"')
    first = 1 + len(DERIVED)
    while rows := list(islice(stored, BATCH)):
        values = [dict(zip(shape.names, row[first:], strict=True)) for row in rows]
        every = derived_together(model, values, office.scheme)
        for row, made in zip(rows, every, strict=True):
            if made != row[1:first]:
                yield (*made, row[0])
