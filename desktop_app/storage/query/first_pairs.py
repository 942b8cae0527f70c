"""The first few of the records that one record links as pairs, however many there are."""

from __future__ import annotations

from desktop_app.records.links import Links
from desktop_app.storage.file.office_file import OfficeFile


def first_pairs(
    office: OfficeFile, pairs: Links, owner: int, most: int | None
) -> tuple[int, tuple[int, ...]]:
    """How many records `owner` links in a field of pairs, and the first `most` ids (None: all)."""
    where = f'FROM "{pairs.table}" WHERE owner_id = ?'
    ((count,),) = office.connection.execute(f"SELECT count(*) {where}", (owner,))
    limit = count if most is None else most
    sql = f"SELECT linked_id {where} ORDER BY 1 LIMIT ?"
    return count, tuple(row[0] for row in office.connection.execute(sql, (owner, limit)))
