"""Part of step 8 of the schema: receptions at points and studios, duty, points by their kinds."""

from __future__ import annotations

import apsw

from desktop_app.storage.file.own_indexes import create_own_index
from desktop_app.storage.file.schema import any_link, create_pairs, create_table, link

_RECEPTION = f"""number TEXT, year INTEGER, day TEXT, state TEXT, {link("point_id", "point")},
    {link("group_id", '"group"')}, internal INTEGER, visitor TEXT, people INTEGER,
    visitor_unit TEXT, phone TEXT, way TEXT, passed_to TEXT, {any_link("became")}, told_on TEXT,
    matter TEXT NOT NULL, answer TEXT, remark TEXT"""
"""The long texts come last: a row is read up to the last column that is asked for."""
_SHIFT = f"""{link("point_id", "point", required=True)}, day TEXT NOT NULL, done INTEGER,
    note TEXT"""
_LINKS = {
    "reception_point": ("reception", "point_id, day"),
    "reception_group": ("reception", "group_id"),
    "reception_became": ("reception", "became"),
    "duty_shift_point": ("duty_shift", "point_id, day"),
    "point_body": ("point", "body_id"),
}
_OWN = {
    "reception_day": ("reception", "day, strokes, id"),
    "reception_state": ("reception", "state, day"),
    # all that the statistics read of a reception
    "reception_counted": ("reception", "day, state, way, point_id, group_id, people, became"),
}
_DAY = "CAST(substr(replace(coalesce(day, ''), '-', '') || '{}', 1, 8) AS INTEGER)"
_WAITING = (
    "CASE WHEN state IN ('open', 'passed') THEN "
    f"{_DAY.format('99999999')} ELSE 2000000000 - {_DAY.format('00000000')} END"
)
_OPEN = ("state, day, point_id, passed_to", "state IN ('open', 'passed')")
"""What reminders look for is a small part of all."""


def add_receptions(connection: apsw.Connection) -> None:
    """Create the tables of receptions; points get the fields of their kinds."""
    create_table(connection, "reception", _RECEPTION)
    create_pairs(connection, "reception_members", "reception", "member")
    create_table(connection, "duty_shift", _SHIFT, listed=False)
    create_pairs(connection, "duty_shift_members", "duty_shift", "member")
    connection.execute('CREATE UNIQUE INDEX "reception_number" ON "reception"(year, number, owner)')
    for column in (link("body_id", "point"), "body_members TEXT", "duty_days TEXT"):
        connection.execute(f"ALTER TABLE point ADD COLUMN {column}")
    for name, (table, columns) in _LINKS.items():
        connection.execute(f'CREATE INDEX "{name}" ON "{table}"({columns}, owner)')
    for name, (table, columns) in _OWN.items():
        create_own_index(connection, name, table, f"{columns}, owner")
    create_own_index(connection, "reception_waiting", "reception", _WAITING)
    create_own_index(connection, "reception_open", "reception", *_OPEN)
