"""Part of step 8 of the schema: items of agendas, and what a week's plan reads of activities."""

from __future__ import annotations

import apsw

from desktop_app.storage.file.own_indexes import create_own_index
from desktop_app.storage.file.schema import create_table, link

_ITEM = f"""name TEXT NOT NULL, state TEXT, {link("activity_id", "activity")}, body TEXT,
    meeting TEXT, day TEXT, position INTEGER, reporter TEXT, attending TEXT, result TEXT,
    owner_unit TEXT, owner_name TEXT, due TEXT, done_on TEXT, internal INTEGER, resolution TEXT,
    progress TEXT, remark TEXT"""
"""The long texts come last: a row is read up to the last column that is asked for."""
_DAY = "CAST(substr(replace(coalesce({}, ''), '-', '') || '{}', 1, 8) AS INTEGER)"
_WAITING = (
    "CASE WHEN state IN ('planned', 'decided', 'following') THEN "
    f"{_DAY.format('due', '99999999')} ELSE 2000000000 - {_DAY.format('day', '00000000')} END"
)
_OWN = {
    "agenda_item_day": ("agenda_item", "day, strokes, id"),
    "agenda_item_state": ("agenda_item", "state, day, due"),
    # a week asks for what began earlier and has not ended, a year for what is in the chronicle
    "activity_ended": ("activity", "end_on, start_on"),
    "activity_part_day": ("activity_part", "day, activity_id"),
}


def add_office_week(connection: apsw.Connection) -> None:
    """Create the table of agenda items, and the indexes by which days are read."""
    create_table(connection, "agenda_item", _ITEM)
    connection.execute(
        'CREATE INDEX "agenda_item_activity" ON "agenda_item"(activity_id, position, owner)'
    )
    for name, (table, columns) in _OWN.items():
        create_own_index(connection, name, table, columns)
    create_own_index(connection, "agenda_item_waiting", "agenda_item", _WAITING)
    create_own_index(
        connection, "agenda_item_open", "agenda_item", "state, due, day, activity_id",
        "state IN ('planned', 'decided', 'following')",
    )  # fmt: skip
