"""Part of step 10 of the schema: the year's tasks, their notes, and the priorities they serve."""

from __future__ import annotations

import apsw

from desktop_app.storage.file.own_indexes import create_own_index
from desktop_app.storage.file.schema import any_link, create_table, link, narrow_link

_PRIORITY = """position INTEGER, name TEXT NOT NULL, year INTEGER, level TEXT, document TEXT,
    remark TEXT"""
_ITEM = f"""number TEXT, year INTEGER, name TEXT NOT NULL, kind TEXT, state TEXT,
    {link("priority_id", "work_priority")}, tags TEXT, {link("committee_id", "committee")},
    unit TEXT, partners TEXT, leader TEXT, person TEXT, assigned_by TEXT, {any_link("source")},
    {narrow_link("agenda_item_id", "agenda_item")}, {narrow_link("activity_id", "activity")},
    internal INTEGER, start TEXT, due TEXT, first_due TEXT, percent INTEGER, progress_on TEXT,
    done_on TEXT, cancel_reason TEXT, progress TEXT, measure TEXT, result TEXT, remark TEXT"""
"""The long texts come last: a row is read up to the last column that is asked for."""
_NOTE = f"""{link("work_item_id", "work_item", required=True)}, day TEXT, percent INTEGER,
    person TEXT, content TEXT"""
_EXTENSION = f"""{link("work_item_id", "work_item", required=True)}, day TEXT, due_before TEXT,
    due_after TEXT NOT NULL, agreed_by TEXT, reason TEXT NOT NULL"""
_LINKS = {
    "work_item_priority": ("work_item", "priority_id"),
    "work_item_committee": ("work_item", "committee_id, year"),
    "work_item_source": ("work_item", "source"),
    "work_item_agenda_item": ("work_item", "agenda_item_id"),
    "work_item_activity": ("work_item", "activity_id"),
    "work_progress_item": ("work_progress", "work_item_id, day"),
    "work_extension_item": ("work_extension", "work_item_id"),
}
_UNIQUE = {
    "work_priority_year": ("work_priority", "year, name"),
    "work_item_number": ("work_item", "year, number"),
}
_OWN = {
    "work_item_due": ("work_item", "due, strokes, id"),
    "work_item_state": ("work_item", "state, due, progress_on, start"),
}
_DAY = "CAST(substr(replace(coalesce({}, ''), '-', '') || '{}', 1, 8) AS INTEGER)"
_WAITING = (
    "CASE WHEN state IN ('pending', 'underway', 'extended') THEN "
    f"{_DAY.format('due', '99999999')} ELSE 2000000000 - {_DAY.format('done_on', '00000000')} END"
)


def add_work(connection: apsw.Connection) -> None:
    """Create the tables of tasks; an agenda item shows how far the tasks made of it are."""
    create_table(connection, "work_priority", _PRIORITY)
    create_table(connection, "work_item", _ITEM)
    create_table(connection, "work_progress", _NOTE)
    create_table(connection, "work_extension", _EXTENSION, listed=False)
    connection.execute("ALTER TABLE agenda_item ADD COLUMN task_progress TEXT")
    for name, (table, columns) in _LINKS.items():
        connection.execute(f'CREATE INDEX "{name}" ON "{table}"({columns}, owner)')
    for name, (table, columns) in _UNIQUE.items():
        connection.execute(f'CREATE UNIQUE INDEX "{name}" ON "{table}"({columns}, owner)')
    for name, (table, columns) in _OWN.items():
        create_own_index(connection, name, table, columns)
    create_own_index(connection, "work_item_waiting", "work_item", _WAITING)
