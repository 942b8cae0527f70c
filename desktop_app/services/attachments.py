"""The photos and documents of a record: added, listed, opened, taken off."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from desktop_app.errors import UserError
from desktop_app.records.attachment import Attachment
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk, changed
from desktop_app.services.destinations import ANY, destination
from desktop_app.services.registers import remove
from desktop_app.storage import attachments, lists, photos
from desktop_app.storage.door import apply

PICTURES = (".jpg", ".jpeg", ".png")
LONGEST_NAME = 200


class Attached(NamedTuple):
    """One file beside a record; `size` in bytes."""

    key: int
    name: str
    kind: str
    sha: str
    size: int
    note: str


def attached(desk: Desk, model: type[Record], owner: int) -> list[Attached]:
    """The files of one record, by name."""
    where = (
        lists.Filter("owner_key", "in", (model.KEY,)),
        lists.Filter("owner_id", "in", (owner,)),
    )
    keys = lists.find(desk.office, Attachment, lists.Query(where=where))
    fields = ("name", "kind", "sha", "size", "note")
    return [
        Attached(row[0], row[2], row[3] or "", row[4], row[5], row[6] or "")
        for row in lists.rows(desk.office, Attachment, keys, fields)
    ]


def attach(desk: Desk, model: type[Record], owner: int, files: Sequence[Path]) -> Changed:
    """Store copies of files beside a record, as one action; a file it has already is skipped.

    The bytes are on the disk before the rows that name them. `UserError` for a file that cannot
    be read, is empty or too large.
    """
    folder = attachments.folder_of(desk.office.path)
    known = {each.sha for each in attached(desk, model, owner)}
    put = []
    for path in files:
        sha, size = attachments.keep(folder, path)
        if sha in known:
            continue
        known.add(sha)
        kind = "photo" if path.suffix.lower() in PICTURES else "document"
        values = {"owner_key": model.KEY, "owner_id": owner, "name": _shown(path)}
        put.append(Attachment.of({**values, "kind": kind, "sha": sha, "size": size}))
    what = _shown(files[0]) if len(files) == 1 else f"{len(files)} 个文件"
    number = apply(desk.office, put, action=f"添加附件：{what}", actor=desk.clerk)
    return changed(desk, number, {Attachment.KEY, model.KEY}, (owner,))


def _shown(path: Path) -> str:
    """The name of a file as it can be kept and shown, its end where it is too long."""
    name = "".join(each if each.isprintable() else "_" for each in path.name)
    return name[-LONGEST_NAME:]


def detach(desk: Desk, keys: Sequence[int]) -> Changed:
    """Move files of a record to the recycle bin; their bytes stay while the log names them."""
    return remove(desk, Attachment, keys)


def copy_out(desk: Desk, each: Attached, target: Path) -> None:
    """Copy a stored file to `target`; `UserError` when it is missing or its bytes have changed.

    `target` must not be what an office needs (`destination`).
    """
    target = destination(desk, target, ANY)
    folder = attachments.folder_of(desk.office.path)
    if not attachments.is_whole(folder, each.sha):
        raise UserError(f"附件“{each.name}”的文件丢失或已损坏，请从备份里找回。")
    attachments.copy_out(folder, each.sha, target)


def keep_photo(desk: Desk, source: Path | bytes) -> str:
    """Store a photo in the office file; the hash that a photo field holds."""
    return photos.keep(desk.office, source)


def photo(desk: Desk, sha: str) -> bytes | None:
    """The JPEG bytes of a stored photo, None where there is none."""
    return photos.load(desk.office, sha)
