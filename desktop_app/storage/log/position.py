"""How far the log of an open office file has come."""

from __future__ import annotations

from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log.hash_chain import last_action


def last_number(office: OfficeFile) -> int:
    """The number of the last action, 0 before the first."""
    return last_action(office.connection)[0]


def last_hash(office: OfficeFile) -> bytes:
    """The hash of the last action, which stands for all that was ever written."""
    return last_action(office.connection)[1]


def settled_number(office: OfficeFile) -> int | None:
    """The number of the last action; None while another one is being written."""
    return None if office.connection.in_transaction else last_number(office)
