"""How far the log of an open office file has come.

The known end is valid until this connection, the only one, changes another row. It is not used
while a transaction is open: the rows of one that is rolled back count as changed, too.
"""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log.hash_chain import last_action


class Position(NamedTuple):
    """The end of a log: the connection's changes up to it, and the number of the last action.

    `records` are the keys of the records that this action changed, None where that is not known.
    """

    changes: int
    number: int
    records: frozenset[str] | None = None


def last_number(office: OfficeFile) -> int:
    """The number of the last action, 0 before the first."""
    if office.connection.in_transaction:
        return last_action(office.connection)[0]
    return _end(office).number


def last_hash(office: OfficeFile) -> bytes:
    """The hash of the last action, which covers everything ever written."""
    return last_action(office.connection)[1]


def settled_number(office: OfficeFile) -> int | None:
    """The number of the last action; None while another one is being written."""
    return None if office.connection.in_transaction else last_number(office)


def wrote(office: OfficeFile, end: Position) -> None:
    """Keep what an action, now committed, knew of the log at the end of its transaction."""
    office.last_known = end


def records_of_last(office: OfficeFile, number: int) -> frozenset[str] | None:
    """The keys of the records that the action after `number` changed, where it is the last one.

    None where it is not, and where they are not known.
    """
    if office.connection.in_transaction:
        return None
    end = _end(office)
    return end.records if end.number == number + 1 else None


def _end(office: OfficeFile) -> Position:
    """The end of the log, read again when the connection has changed a row since."""
    changes = office.connection.total_changes()
    known: Position | None = office.last_known
    if known is None or known.changes != changes:
        known = office.last_known = Position(changes, last_action(office.connection)[0])
    return known
