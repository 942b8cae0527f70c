"""Documents beside the office file, each named by the hash of its bytes."""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection, Iterator
from pathlib import Path

from desktop_app.errors import UserError
from desktop_app.storage import durable, failures
from desktop_app.storage.stepping import Steps

LARGEST = 300 * 1024 * 1024
_HASH = re.compile(r"[0-9a-f]{64}")
_INCOMING = "incoming-"


def folder_of(office_path: Path) -> Path:
    """The folder of the documents that belong to an office file."""
    return office_path.with_name(office_path.name + ".files")


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
    if not source.is_file():
        raise UserError(f"“{source.name}”不是可以读取的文件，没有添加。请重新选择。")
    size = source.stat().st_size
    if not 0 < size <= LARGEST:
        reason = "是空文件" if size == 0 else f"超过 {LARGEST >> 20} MB"
        raise UserError(f"“{source.name}”{reason}，没有添加。")
    with failures.explained(f"“{source.name}”没有添加："):
        return _store(folder, source)


def _store(folder: Path, source: Path) -> tuple[str, int]:
    durable.make_folder(folder)
    incoming = folder / (_INCOMING + secrets.token_hex(8))
    try:
        with source.open("rb") as old, incoming.open("xb") as new:
            sha, size = durable.copy_blocks(old, new)
        target = place_of(folder, sha)
        durable.make_folder(target.parent)
        if not is_whole(folder, sha):
            durable.move_into_place(incoming, target)
    finally:
        durable.discard(incoming)
    return sha, size


def is_whole(folder: Path, sha: str) -> bool:
    """Whether the document is there and its bytes still have that hash."""
    path = place_of(folder, sha)
    return path.is_file() and durable.hash_of(path) == sha


def copy_out(folder: Path, sha: str, target: Path) -> None:
    """Write a copy to open or give away; `UserError` when the document is gone or damaged."""
    if not is_whole(folder, sha):
        raise UserError(f"附件“{target.name}”已丢失或损坏。请从备份恢复，或重新添加这个文件。")
    with failures.explained(f"“{target.name}”没有写出："):
        durable.copy_file(place_of(folder, sha), target)


def stored(folder: Path) -> Iterator[str]:
    """The hashes of all documents in a folder."""
    for path in sorted(folder.glob("??/*")):
        if is_hash(path.name):
            yield path.name


def copy_missing(source: Path, target: Path) -> Steps[int]:
    """Copy the documents that `target` lacks, one a step; the number copied.

    A damaged document is not copied; the self-check tells of it.
    """
    missing = [sha for sha in stored(source) if not place_of(target, sha).is_file()]
    copied = 0
    for number, sha in enumerate(missing, 1):
        if is_whole(source, sha):
            _store(target, place_of(source, sha))
            copied += 1
        yield number, len(missing)
    return copied


def sweep(folder: Path, named: Collection[str]) -> int:
    """Remove what no row and no log entry names, and left-overs of a crash; the number removed.

    `named` holds every hash that rows and log name (`self_check.named_hashes`).
    """
    left_over = [path for path in folder.glob(_INCOMING + "*") if path.is_file()]
    unnamed = [place_of(folder, sha) for sha in stored(folder) if sha not in named]
    with failures.explained("清理附件没有完成，没有删除有用的文件："):
        for path in left_over + unnamed:
            durable.discard(path)
    return len(unnamed)
