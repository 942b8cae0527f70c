"""Documents stored next to the office file, each named by the hash of its bytes."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import apsw

from desktop_app.errors import UserError
from desktop_app.stepping import Steps, run_to_end, with_progress
from desktop_app.storage.file import durable, failures
from desktop_app.storage.file.rights import Rights, give_rights, make_private, rights_of

LARGEST = 300 * 1024 * 1024
_HASH = re.compile(r"[0-9a-f]{64}")
_INCOMING = "incoming-"
_ENDING = ".files"


def folder_of(office_path: Path) -> Path:
    """The folder of the documents that belong to an office file."""
    return office_path.with_name(office_path.name + _ENDING)


def is_hash(text: str) -> bool:
    """Whether a text is a SHA-256 in lower-case hexadecimal digits."""
    return _HASH.fullmatch(text) is not None


def place_of(folder: Path, sha: str) -> Path:
    """Where the document of that hash lies; no text but a hash ever becomes a path."""
    if not is_hash(sha):
        raise ValueError(f"not a hash: {sha!r}")
    return folder / sha[:2] / sha


def keep(folder: Path, source: Path) -> tuple[str, int]:
    """Store a copy of a document; its hash and size, on the disk when this returns.

    Call it before the row that names the hash is written. `UserError` for what is no readable
    file, is empty or larger than 300 MB, and when the disk fails.
    """
    return run_to_end(keep_in_steps(folder, source))


def keep_in_steps(folder: Path, source: Path) -> Steps[tuple[str, int]]:
    """`keep`, a block a step; closing it leaves nothing. Plain data, for any thread."""
    reason = why_not(source)
    if reason:
        raise UserError(f"“{source.name}”{reason}，没有添加。")
    with failures.explained(f"“{source.name}”没有添加："):
        return (yield from _store_in_steps(folder, source))


def why_not(source: Path) -> str:
    """What in a file itself keeps it from being stored: “是空文件”; '' where nothing does."""
    try:
        if source.is_dir():
            return "是文件夹，请打开它，选里面的文件"
        if not source.is_file():
            return "不是可以读取的文件"
        size = source.stat().st_size
        with source.open("rb"):
            pass
    except OSError:
        return "打不开，可能没有权限或正被别的程序占用"
    if size == 0:
        return "是空文件"
    return f"超过 {LARGEST >> 20} MB" if size > LARGEST else ""


def _store(folder: Path, source: Path) -> tuple[str, int]:
    return run_to_end(_store_in_steps(folder, source))


def _store_in_steps(folder: Path, source: Path) -> Steps[tuple[str, int]]:
    """Copy a document into the folder under the hash of its bytes, a block a step."""
    import secrets

    rights = _rights_for(folder)
    durable.make_folder(folder, rights)
    incoming = folder / (_INCOMING + secrets.token_hex(8))
    total = source.stat().st_size
    try:
        make_private(incoming)
        with source.open("rb") as old, incoming.open("wb") as new:
            found = yield from durable.sized(durable.copy_in_steps(old, new), total)
        target = place_of(folder, found[0])
        durable.make_folder(target.parent, rights)
        if not is_whole(folder, found[0]):
            give_rights(incoming, rights)
            durable.move_into_place(incoming, target)
    finally:
        durable.discard(incoming)
    return found


def _rights_for(folder: Path) -> Rights:
    """The rights of new documents in a folder: the folder's own, else its office file's."""
    office = folder.with_name(folder.name.removesuffix(_ENDING))
    known = (each for each in (folder, office, folder.parent) if each.exists())
    return rights_of(next(known, Path(folder.anchor)))


def unfinished(folder: Path) -> Iterator[Path]:
    """Copies that a killed program did not finish."""
    yield from (path for path in folder.glob(_INCOMING + "*") if path.is_file())


def is_whole(folder: Path, sha: str) -> bool:
    """Whether the document is there and its bytes still have that hash."""
    path = place_of(folder, sha)
    return path.is_file() and durable.hash_of(path) == sha


def copy_out(folder: Path, sha: str, target: Path) -> None:
    """Write a copy to open or give away; `UserError` when the document is gone or damaged."""
    run_to_end(copy_out_in_steps(folder, sha, target))


def copy_out_in_steps(folder: Path, sha: str, target: Path) -> Steps[None]:
    """`copy_out` in steps of (bytes done, all), the bytes checked while they are copied.

    Closing it leaves `target` as it was. Plain data, for any thread.
    """
    source = place_of(folder, sha)
    lost = UserError(f"附件“{target.name}”已丢失或损坏。请从备份恢复，或重新添加这个文件。")
    if not source.is_file():
        raise lost
    with failures.explained(f"“{target.name}”没有写出："), durable.written_aside(target) as part:
        with source.open("rb") as old, part.open("wb") as new:
            total = source.stat().st_size
            digest, _ = yield from durable.sized(durable.copy_in_steps(old, new), total)
        if digest != sha:
            raise lost


def stored(folder: Path) -> Iterator[str]:
    """The hashes of all documents in a folder."""
    for path in sorted(folder.glob("??/*")):
        if is_hash(path.name):
            yield path.name


class Copied(NamedTuple):
    """Hashes of documents: those that were copied, and those that both places lack or damaged."""

    copied: list[str]
    damaged: list[str]


def copy_missing(
    source: Path, target: Path, *, thorough: bool = False, only: Collection[str] | None = None
) -> Steps[Copied]:
    """Copy the documents that `target` lacks or has damaged, all of `source` or `only` some.

    A copy of another size is damaged; with `thorough` the bytes of every copy are read and
    compared with their hash. A document that is damaged in `source` is not copied. A generator of
    (documents done, all).
    """
    wanted = [sha for sha in stored(source) if only is None or sha in only]
    copied: list[str] = []
    damaged: list[str] = []
    for number, sha in enumerate(wanted):
        at = (number, len(wanted))
        yield at
        if not (yield from _is_kept(source, target, sha, at, thorough=thorough)):
            if (yield from _is_whole_in_steps(source, sha, at)):
                yield from with_progress(_store_in_steps(target, place_of(source, sha)), at)
                copied.append(sha)
            else:
                damaged.append(sha)
    return Copied(copied, damaged)


def _is_kept(
    source: Path, target: Path, sha: str, at: tuple[int, int], *, thorough: bool
) -> Steps[bool]:
    """Whether `target` has a document, judged by its size or, `thorough`, by all its bytes."""
    copy = place_of(target, sha)
    if not copy.is_file():
        return False
    if thorough or copy.stat().st_size != place_of(source, sha).stat().st_size:
        return (yield from _is_whole_in_steps(target, sha, at))
    return True


def _is_whole_in_steps(folder: Path, sha: str, at: tuple[int, int]) -> Steps[bool]:
    """`is_whole`, a block a step."""
    path = place_of(folder, sha)
    if not path.is_file():
        return False
    with path.open("rb") as file:
        digest, _ = yield from with_progress(durable.copy_in_steps(file, None), at)
    return bool(digest == sha)


def keep_aside(folder: Path, target: Path) -> Steps[None]:
    """Give all documents a second place that no later sweep of the first one touches.

    A document never changes, so both places name the same bytes (hard links) where the disk can.
    """
    wanted = list(stored(folder))
    if not wanted:
        return
    rights = _rights_for(folder)
    durable.make_folder(target, rights)
    for number, sha in enumerate(wanted):
        yield number, len(wanted)
        source, copy = place_of(folder, sha), place_of(target, sha)
        durable.make_folder(copy.parent, rights)
        try:
            os.link(source, copy)
        except OSError:  # a disk without links, such as a stick
            yield from with_progress(
                durable.copy_file_in_steps(source, copy, rights), (number, len(wanted))
            )
    durable.sync_folder(target)


def names_missing(connection: apsw.Connection, whole: Mapping[str, bool]) -> Iterator[str]:
    """The names of the documents that rows refer to and that are missing or damaged.

    `whole` holds for every stored document whether its bytes still have its hash.
    """
    from desktop_app.records.attachment import Attachment
    from desktop_app.storage.query.row_mapping import row_mapping_of

    table = row_mapping_of(Attachment).table
    if connection.table_exists("main", table):
        for row in connection.execute(f'SELECT name, sha FROM "{table}"').fetchall():
            if not whole.get(str(row[1])):
                yield str(row[0])


def sweep(folder: Path, named: Collection[str]) -> int:
    """Remove what no row and no log entry names, and left-overs of a crash; the number removed.

    `named` holds every hash that rows and log name (`self_check.named_hashes`).
    """
    left_over = list(unfinished(folder))
    unnamed = [place_of(folder, sha) for sha in stored(folder) if sha not in named]
    with failures.explained("清理附件没有完成，没有删除有用的文件："):
        for path in left_over + unnamed:
            durable.discard(path)
    return len(unnamed)
