"""All of our own records of a register, read from end to end instead of by their ids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from desktop_app.records.record import Record
from desktop_app.storage.collecting import uncollected
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query.own_rows import OWN
from desktop_app.storage.query.row_mapping import pair_rows, row_mapping_of


def own_records(
    office: OfficeFile, model: type[Record], fields: Sequence[str], window: int
) -> Iterator[list[tuple[Any, ...]]]:
    """Id, version and the stored values of `fields` of each record, by ascending id.

    They come in lists of at most `window`, each as the file is when it is asked for. Pairs are
    tuples of ids.
    """
    shape = row_mapping_of(model)
    pairs = {each.name: each for each in shape.pairs}
    columns = [shape.column_of.get(name, "NULL") for name in fields]
    sql = (
        f'SELECT {",".join(("id", "version", *columns))} FROM "{shape.table}" '
        f"WHERE {OWN} AND id > ? ORDER BY id LIMIT ?"
    )
    last = -(2**63)
    found: list[tuple[Any, ...]]
    while True:
        with uncollected():
            found = office.connection.execute(sql, (last, window)).fetchall()
        if not found:
            return
        last = found[-1][0]
        for place, name in enumerate(fields, 2):
            if name in pairs:
                linked = pair_rows(office.connection, pairs[name], [row[0] for row in found])
                found = [
                    (*row[:place], tuple(linked.get(row[0], ())), *row[place + 1 :])
                    for row in found
                ]
        yield found
