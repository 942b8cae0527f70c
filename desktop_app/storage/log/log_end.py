"""The end of an office file's log: the number and the hash of the last action."""

from __future__ import annotations

from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log.hash_chain import last_action


def last_number(office: OfficeFile) -> int:
    """The number of the last action, 0 in a file without any."""
    return last_action(office.connection)[0]


def last_hash(office: OfficeFile) -> bytes:
    """The hash of the last action: the file's whole content up to now has one."""
    return last_action(office.connection)[1]
