"""The photos and documents of a record: added, listed, opened, taken off."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from desktop_app.errors import UserError
from desktop_app.records.attachment import Attachment
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers import remove
from desktop_app.services.registers.record_drafts import summary
from desktop_app.services.safekeeping.destinations import ANY, destination
from desktop_app.stepping import Steps, Value, run_to_end
from desktop_app.storage.blobs import attachments, photos
from desktop_app.storage.query import lists

PICTURES = (".jpg", ".jpeg", ".png")
LONGEST_NAME = 200
RUN_BY_THE_SYSTEM = frozenset(
    ".exe .com .bat .cmd .msi .msp .msc .scr .pif .lnk .url .desktop .application .appref-ms .cpl"
    " .sh .bash .zsh .csh .ksh .fish .run .bin .out .appimage .command .action .workflow .app"
    " .html .htm .xhtml .xht .shtml .mht .mhtml .hta .svg .chm .hlp .website"
    " .vb .vbs .vbe .js .jse .mjs .ws .wsf .wsh .wsc .sct .ps1 .psm1 .psd1 .ps1xml .msh .reg .inf"
    " .scf .gadget .jar .jnlp .py .pyw .pyz .pyc .pl .rb .php .lua .tcl .ahk .au3"
    " .deb .rpm .apk .dmg .pkg .iso .img .vhd .vhdx .xll .xla .xlam .ppam .dll .sys .so"
    " .settingcontent-ms .library-ms .search-ms .diagcab .cab .msu".split()
)
"""What a system may run or show with rights of its own when it is opened, by its ending."""


class Attached(NamedTuple):
    """One document attached to a record; `size` in bytes."""

    key: int
    name: str
    kind: str
    sha: str
    size: int
    note: str


class StoredFile(NamedTuple):
    """One file whose bytes are already in the folder of documents."""

    path: Path
    sha: str
    size: int


class StoredFiles(NamedTuple):
    """What became of some files: those that were stored, and a reason for each that was not."""

    stored: tuple[StoredFile, ...]
    refused: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Which files were not stored and why; '' where all were."""
        if not self.refused:
            return ""
        kept = f"其余 {len(self.stored)} 个已添加。" if self.stored else ""
        return f"有 {len(self.refused)} 个文件没有添加：{summary(self.refused)}。{kept}"


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


def folder(desk: Desk) -> Path:
    """The folder of this office's documents."""
    return attachments.folder_of(desk.office.path)


def store_in_steps(folder: Path, files: Sequence[Path]) -> Steps[StoredFiles]:
    """Store copies of files in the folder of documents, one after the other; for any thread.

    Steps of (done, all) in KB. A file that cannot be stored for what it is leaves the others
    alone; where the disk fails, those stored before it stay. Closing it leaves nothing named.
    """
    reasons = {path: attachments.why_not(path) for path in files}
    good = [path for path in files if not reasons[path]]
    refused = [f"“{path.name}”{reason}" for path, reason in reasons.items() if reason]
    total = sum(_kilobytes(path) for path in good)
    stored: list[StoredFile] = []
    before = 0
    for path in good:
        try:
            sha, size = yield from _moved(attachments.keep_in_steps(folder, path), before, total)
        except UserError as error:
            left = good[len(stored) + 1 :]
            refused += [error.sentence.rstrip("。"), *(f"“{each.name}”没有轮到" for each in left)]
            break
        stored.append(StoredFile(path, sha, size))
        before += _kilobytes(path)
    return StoredFiles(tuple(stored), tuple(refused))


def attach_in_steps(
    desk: Desk, model: type[Record], owner: int, stored: Sequence[StoredFile]
) -> Steps[Changed]:
    """Attach stored files to a record, as one action; a file it has already is skipped.

    `Dangling`, a `UserError`, when the record is gone.
    """
    known = {each.sha for each in attached(desk, model, owner)}
    put = []
    for path, sha, size in stored:
        if sha in known:
            continue
        known.add(sha)
        kind = "photo" if path.suffix.lower() in PICTURES else "document"
        values = {"owner_key": model.KEY, "owner_id": owner, "name": _shown(path)}
        put.append(Attachment.of({**values, "kind": kind, "sha": sha, "size": size}))
    what = _shown(stored[0].path) if len(stored) == 1 else f"{len(stored)} 个文件"
    changed = yield from desk.write_in_steps(put, action=f"添加附件：{what}")
    if changed.action is None:
        return Changed(None, keys=(owner,))
    return changed._replace(records=changed.records | {model.KEY}, keys=(owner,))


def attach(desk: Desk, model: type[Record], owner: int, files: Sequence[Path]) -> Changed:
    """Store copies of files and attach them to a record; `UserError` when one fails, none is then.

    The bytes are on the disk before the rows that name them.
    """
    taken = run_to_end(store_in_steps(folder(desk), files))
    if taken.refused:
        raise UserError(taken._replace(stored=()).sentence)
    return run_to_end(attach_in_steps(desk, model, owner, taken.stored))


def detach(desk: Desk, keys: Sequence[int]) -> Changed:
    """Move files of a record to the recycle bin; their bytes stay while the log names them."""
    return remove(desk, Attachment, keys)


def copy_out(desk: Desk, each: Attached, target: Path) -> None:
    """Copy a stored file to `target`; `UserError` when it is missing or its bytes have changed.

    `target` must not be what an office needs (`destination`).
    """
    run_to_end(copy_out_in_steps(folder(desk), each, destination(desk, target, ANY)))


def copy_out_in_steps(folder: Path, each: Attached, target: Path) -> Steps[Path]:
    """`copy_out` in steps of (done, all) in KB, for any thread; the target."""
    yield from _moved(attachments.copy_out_in_steps(folder, each.sha, target), 0, each.size >> 10)
    return target


def runs_on_opening(name: str) -> bool:
    """Whether the system would run a file of that name, or show it with rights of its own.

    A name without an ending counts too: what the system does with it is not known.
    """
    ending = Path(name.strip().rstrip(". ")).suffix.lower()
    return not ending or ending in RUN_BY_THE_SYSTEM


def keep_photo(desk: Desk, source: Path | bytes) -> str:
    """Store a photo in the office file; the hash that a photo field holds."""
    return photos.keep(desk.office, source)


def photo(desk: Desk, sha: str) -> bytes | None:
    """The JPEG bytes of a stored photo, None where there is none."""
    return photos.load(desk.office, sha)


def _shown(path: Path) -> str:
    """The name of a file as it can be kept and shown, its end where it is too long."""
    name = "".join(each if each.isprintable() else "_" for each in path.name)
    return name[-LONGEST_NAME:]


def _kilobytes(path: Path) -> int:
    return (path.stat().st_size >> 10) + 1


def _moved(steps: Steps[Value], before: int, total: int) -> Steps[Value]:
    """Steps in bytes as steps in KB of a longer way."""
    while True:
        try:
            done, _ = next(steps)
        except StopIteration as end:
            value: Value = end.value
            return value
        yield before + (done >> 10), total
