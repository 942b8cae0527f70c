"""Small settings of the office file itself: not logged, written by this module alone."""

from __future__ import annotations

from desktop_app.storage.dialect import put_row
from desktop_app.storage.file.office_file import OfficeFile


def read(office: OfficeFile, name: str) -> str:
    """One setting, empty where it was never written."""
    sql = "SELECT value FROM setting WHERE name=?"
    row = office.connection.execute(sql, (name,)).fetchone()
    return str(row[0]) if row else ""


def write(office: OfficeFile, name: str, value: str) -> None:
    """Keep one setting."""
    with office.writing() as connection:
        connection.execute(put_row("setting", 2), (name, value))
