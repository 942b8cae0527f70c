"""Keeping the office file safe: backups made and listed, what is due, packages to carry away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from desktop_app.services.desk import Desk
from desktop_app.services.safekeeping.destinations import ANY, destination
from desktop_app.stepping import Steps
from desktop_app.storage.copies import backups, restore
from desktop_app.storage.copies.backups import Backup, BackupName, Reason
from desktop_app.storage.copies.restore import Difference, LostAction, Restored
from desktop_app.storage.file import office_settings

__all__ = ["Backup", "BackupState", "Difference", "LostAction", "Reason", "Restored", "Steps"]

OLD = timedelta(days=7)
COPIED = "copied_at"
"""The setting that says when a backup was last copied to the second place."""
_BY_HAND = "backed_up_by_hand"


class BackupState(NamedTuple):
    """The newest backup by its name (None: there is none), and whether it is older than a week."""

    at: datetime | None
    old: bool


def standing(desk: Desk) -> BackupState:
    """How safe the office is, judged by the names of its backups."""
    newest = newest_at(desk)
    return BackupState(newest, newest is None or desk.clock() - newest > OLD)


def newest_at(desk: Desk) -> datetime | None:
    """When the newest backup was made, those of a clock that ran ahead left out."""
    newest = _newest(desk)
    return newest.at if newest else None


def _newest(desk: Desk) -> BackupName | None:
    found = backups.named_in(folder(desk), desk.office.path)
    return backups.newest_before(found, desk.clock())


def folder(desk: Desk) -> Path:
    """The folder of this office's backups."""
    return backups.folder_of(desk.office.path)


def back_up(desk: Desk, reason: Reason = Reason.MANUAL, into: Path | None = None) -> Steps[Path]:
    """Make a checked backup in steps of (done, total); its path."""
    made = yield from backups.back_up(desk.office, reason, into)
    if reason is Reason.MANUAL and not office_settings.read(desk.office, _BY_HAND):
        office_settings.write(desk.office, _BY_HAND, desk.clock().isoformat())
    return made


def was_made_by_hand(desk: Desk) -> bool:
    """Whether the office itself has made a backup, here or in a second place, not only the program.

    What was made by hand and thinned out since counts too.
    """
    found = backups.named_in(folder(desk), desk.office.path)
    by_hand = any(each.reason == Reason.MANUAL.value for each in found)
    return by_hand or any(office_settings.read(desk.office, each) for each in (_BY_HAND, COPIED))


def entered(desk: Desk, backup: Backup) -> int:
    """How many records of a backup the office entered: of its registers, with all that is in them.

    Code lists, holidays and the like, which come with the program, are not counted.
    """
    own = {each.KEY for each in desk.office.records if each.TAB}
    own |= {
        each.KEY
        for each in desk.office.records
        if (owner := each.owner()) is not None
        and not each.RETIRED
        and not own.isdisjoint(owner.kinds)
    }
    return sum(count for key, count in backup.counts.items() if key in own)


def due_at_start(desk: Desk) -> bool:
    """Whether today's first start shall make a backup."""
    return backups.due_at_start(newest_at(desk), desk.clock())


def due_at_close(desk: Desk) -> bool:
    """Whether closing shall make a backup: changed since, the newest older than half an hour."""
    newest = _newest(desk)
    changed = newest is None or backups.changed_since(desk.office, newest.path)
    return backups.due_at_close(newest and newest.at, desk.clock(), changed=changed)


def listed(desk: Desk, elsewhere: Path | None = None) -> Iterator[Backup]:
    """The backups, newest first, each opened and checked as it is yielded."""
    office = desk.office
    return backups.listed(elsewhere or folder(desk), office.path, office.records, office.key)


def preview(desk: Desk, backup: Path) -> list[Difference]:
    """What restoring a backup would change, a line for each register that would."""
    return restore.preview(desk.office, backup)


def put_back(office_path: Path, backup: Path, now: datetime, newest_schema: int) -> Steps[Restored]:
    """Replace a closed office file by a backup; the old file is kept in the same folder."""
    return restore.restore(office_path, backup, now, newest_schema)


def save_elsewhere(desk: Desk, target: Path) -> Steps[Path]:
    """Write all that the open office file holds to a new one, also when the file itself is gone."""
    from desktop_app.storage.copies import elsewhere  # hardly ever needed

    return elsewhere.save_elsewhere(desk.office, target)


def pack(desk: Desk, target: Path) -> Steps[Path]:
    """Make one verified package of the office file and its documents (带走).

    `target` must not be what an office needs (`destination`).
    """
    from desktop_app.storage.copies import packages

    return packages.pack(desk.office, destination(desk, target, ANY))


def unpack(package: Path, target: Path, newest_schema: int) -> Steps[Path]:
    """Take a package apart into a new office file (迁入); `UserError` when it is not whole."""
    from desktop_app.storage.copies import packages

    return packages.unpack(package, target, newest_schema)
