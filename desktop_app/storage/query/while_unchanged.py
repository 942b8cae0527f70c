"""What was read of an office file, kept as long as nothing in the file has changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import apsw

from desktop_app.storage.dialect import data_version
from desktop_app.storage.file.office_file import OfficeFile

T = TypeVar("T")
_KEPT: WeakKeyDictionary[apsw.Connection, tuple[object, dict[Hashable, Any]]] = WeakKeyDictionary()


def while_unchanged(office: OfficeFile, key: Hashable, read: Callable[[], T]) -> T:
    """What `read` gives, or gave under the same key since the last commit by whatever program.

    Within a transaction, which may yet be undone, it is read anew and not kept.
    """
    connection = office.connection
    if connection.in_transaction:
        return read()
    version = data_version(connection)
    known = _KEPT.get(connection)
    if known is None or known[0] != version:
        known = _KEPT[connection] = (version, {})
    if key not in known[1]:
        known[1][key] = read()
    found: T = known[1][key]
    return found
