"""另存到: an open office file, wherever its bytes are, as a new office file with its documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.stepping import Steps
from desktop_app.storage.blobs import attachments
from desktop_app.storage.copies import backups
from desktop_app.storage.file import durable, failures, places, refusals

if TYPE_CHECKING:
    from desktop_app.storage.file.office_file import OfficeFile

FAILED = "没有另存成，内容还在这个窗口里："


def save_elsewhere(office: OfficeFile, target: Path) -> Steps[Path]:
    """Write everything that the open file holds to a new file; its path.

    It works on the open file itself, so also when that has been renamed, replaced or deleted. The
    file gets its name last, when its documents are there. A generator of (done, total); closing
    it leaves no file. `UserError` where something is in the way or the disk fails.
    """
    places.refuse_unsafe_place(target)
    refusals.refuse_unusable_name(target)
    if target.exists() or refusals.has_log(target):
        raise UserError(f"“{target.name}”已经存在，没有另存。请换一个文件名或文件夹。")
    with failures.explained(FAILED):
        durable.make_folder(target.parent)
        former, folder = attachments.folder_of(office.path), attachments.folder_of(target)
        yield from attachments.copy_missing(former, folder)
        with durable.written_aside(target) as part:
            yield from backups.copy_checked(office, part)
    return target
