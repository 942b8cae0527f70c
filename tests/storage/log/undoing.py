"""Undo and restoring without a desk, straight through the door."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log import bringing_back, door, history
from desktop_app.storage.log.recycle_bin import Removed


def undo(office: OfficeFile, number: int, actor: str) -> int:
    """Take one action back; the number of the action that does so."""
    back = history.reversal(office, number)
    done = door.apply(office, back.put, back.remove, back.name, actor, undoes=number)
    assert done is not None
    return done


def bring_back(office: OfficeFile, items: Sequence[Removed], actor: str) -> int | None:
    """Put removed records back; the number of the action that does so."""
    put, action = bringing_back.brought_back(office, items)
    return door.apply(office, put, (), action, actor)
