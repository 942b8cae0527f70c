"""Part of step 8 of the schema: press; the media reports of brands become press."""

from __future__ import annotations

from collections.abc import Iterator

import apsw

from desktop_app.storage.file.own_indexes import create_own_index
from desktop_app.storage.file.schema import MadeRow, Reader, Values, create_table, link

_PRESS = f"""name TEXT NOT NULL, outlet TEXT, level TEXT, kind TEXT, day TEXT, year INTEGER,
    {link("committee_id", "committee")}, {link("brand_id", "brand")},
    {link("activity_id", "activity")}, {link("member_id", "member")}, author TEXT,
    location TEXT, remark TEXT"""
_LINKS = {
    "press_brand": "brand_id, day",
    "press_activity": "activity_id",
    "press_member": "member_id",
    "press_committee": "committee_id, day",
}
_DAY = "CAST(substr(replace(coalesce(day, ''), '-', '') || '00000000', 1, 8) AS INTEGER)"
_NEWEST = f"CASE WHEN day IS NOT NULL THEN 1000000000 - {_DAY} ELSE 2000000000 - {_DAY} END"
YEAR = 4
"""The length of a year in a stored day."""


def add_press(connection: apsw.Connection) -> None:
    """Create the table of press."""
    create_table(connection, "press", _PRESS)
    for name, columns in _LINKS.items():
        connection.execute(f'CREATE INDEX "{name}" ON "press"({columns}, owner)')
    create_own_index(connection, "press_day", "press", "day, strokes, id")
    create_own_index(connection, "press_waiting", "press", _NEWEST)
    # all that the statistics read of press, so that a year is counted from this alone
    create_own_index(
        connection, "press_counted", "press", "day, level, kind, committee_id, brand_id, owner"
    )


def press_of(_key: int, values: Values, read: Reader) -> Iterator[MadeRow]:
    """The press that a media report of a brand becomes, with the committee of the brand."""
    brand = values.get("brand")
    day = values.get("day")
    yield (
        "press",
        {
            name: value
            for name, value in {
                "name": values.get("headline"),
                "outlet": values.get("outlet"),
                "level": values.get("level"),
                "day": day,
                "year": int(day[:YEAR]) if day else None,
                "committee": read("brand", brand).get("committee") if brand else None,
                "brand": brand,
            }.items()
            if value is not None
        },
    )
