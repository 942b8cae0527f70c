"""What keeps the office file safe by itself: the copy in a second place, the weekly full check."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from desktop_app import paths
from desktop_app.services.desk import Desk
from desktop_app.services.safekeeping.backups import COPIED
from desktop_app.services.safekeeping.second_place import (
    PLACE,
    WEEK,
    SecondPlace,
    second_place,
    time_of,
)
from desktop_app.stepping import Steps
from desktop_app.storage.blobs import attachments, photos
from desktop_app.storage.copies import backups, document_copies
from desktop_app.storage.copies.document_copies import CopiesToRenew, Renewal
from desktop_app.storage.copies.hashes_in_use import hashes_in_use
from desktop_app.storage.copies.self_check import CheckInput
from desktop_app.storage.file import office_settings

__all__ = ["CopiesToRenew", "Renewal", "SecondPlace", "second_place"]

_CHECKED = "checked_at"


def choose_second_place(desk: Desk, folder: Path) -> None:
    """Copy backups to this folder from now on."""
    office_settings.write(desk.office, PLACE, str(folder))


def copy_is_due(desk: Desk) -> bool:
    """Whether the weekly copy to the second place shall be made now."""
    place = second_place(desk)
    return place is not None and place.reachable and place.overdue


def copy_to_second_place(desk: Desk) -> Steps[Path]:
    """Copy the newest backup that is whole, or a new one where there is none; its copy's path."""
    place = second_place(desk)
    if place is None:
        raise ValueError("no second place was chosen")
    folder = backups.folder_of(desk.office.path)
    newest = backups.newest_sound(folder, desk.office.path, desk.office.key)
    if newest is None or backups.changed_since(desk.office, newest.path):
        path = yield from backups.back_up(desk.office, backups.Reason.DAILY)
    else:
        path = newest.path
    copied = yield from backups.copy_to_second_place(desk.office, path, place.folder)
    office_settings.write(desk.office, COPIED, desk.clock().isoformat())
    return copied


def check_is_due(desk: Desk) -> bool:
    """Whether the weekly full check shall run now; a new file counts from its first day."""
    at = time_of(desk, _CHECKED)
    if at is None:
        note_check(desk)
        return False
    return desk.clock() - at > WEEK


def note_check(desk: Desk) -> None:
    """Remember that everything was checked now."""
    office_settings.write(desk.office, _CHECKED, desk.clock().isoformat())


def kept_documents(desk: Desk, subject: CheckInput) -> CopiesToRenew:
    """What `renew` works on: the documents, and the folders of backups that can be reached now."""
    office, place = desk.office, second_place(desk)
    folders = [backups.documents_in(backups.folder_of(office.path))]
    if place is not None and place.reachable:
        folders.append(backups.documents_in(place.folder))
    present = tuple(each for each in folders if paths.is_there(each))
    files = attachments.folder_of(office.path)
    return CopiesToRenew(subject.copy, files, present, office.records, office.key)


def renew(kept: CopiesToRenew) -> Steps[Renewal]:
    """Mend damaged documents by their copies and the other way; plain data, for any thread."""
    return document_copies.renew(kept)


def renewal_words(renewal: Renewal) -> list[str]:
    """What was mended, as remarks of the check's report."""
    told = []
    if renewal.restored:
        told.append(f"有 {renewal.restored} 个附件丢失或损坏，已用备份补好。")
    if renewal.renewed:
        told.append(f"备份里有 {renewal.renewed} 个附件缺少或损坏，已重新复制。")
    return told


def sweep(desk: Desk, spared: Collection[str] = ()) -> int:
    """Remove photos and documents that no record and no step of the log names; how many.

    `spared` are hashes that drafts of open forms name.
    """
    named = hashes_in_use(desk.office) | set(spared)
    folder = attachments.folder_of(desk.office.path)
    return photos.sweep(desk.office, named) + attachments.sweep(folder, named)
