"""How far the log of an open office file has come."""

from __future__ import annotations

from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log.hash_chain import last_action


def last_number(office: OfficeFile) -> int:
    """The number of the last action, 0 before the first.

    It is read again when this connection, the only one, has changed a row since. While a
    transaction is open it is read every time: what is rolled back was counted as a change.
    """
    connection = office.connection
    if connection.in_transaction:
        return last_action(connection)[0]
    changes = connection.total_changes()
    known = office.last_known
    if known is None or known[0] != changes:
        known = office.last_known = changes, last_action(connection)[0]
    return known[1]


def first_day(office: OfficeFile) -> str:
    """The day of the first action (ISO text), empty before it."""
    sql = "SELECT substr(at, 1, 10) FROM action ORDER BY no LIMIT 1"
    row = office.connection.execute(sql).fetchone()
    return str(row[0]) if row else ""


def last_hash(office: OfficeFile) -> bytes:
    """The hash of the last action, which stands for all that was ever written."""
    return last_action(office.connection)[1]


def settled_number(office: OfficeFile) -> int | None:
    """The number of the last action; None while another one is being written."""
    return None if office.connection.in_transaction else last_number(office)
