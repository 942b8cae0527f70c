"""Files that survive a power cut: flushed to the disk, then moved into place."""

from __future__ import annotations

import errno
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from desktop_app.stepping import Steps, run_to_end
from desktop_app.storage.file.rights import Rights, give_rights, make_private

BLOCK = 1 << 20
PATIENCE, PAUSE = 2.0, 0.1
PART = ".part"
_log = logging.getLogger(__name__)


def sync_file(path: Path) -> None:
    """Wait until the disk holds the bytes of a file; `OSError` when it cannot."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Wait until the disk holds the names in a folder; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path, rights: Rights | None = None) -> None:
    """Make a folder and those above it that are missing, their names on the disk.

    A new folder is given `rights`. `FileNotFoundError` for a drive that is not there.
    """
    if not folder.is_dir():
        if folder.parent == folder:
            raise FileNotFoundError(errno.ENOENT, "no such drive", str(folder))
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        if rights is not None:
            give_rights(folder, rights)
        sync_folder(folder.parent)


def free_name(path: Path) -> Path:
    """The path, with a number where something of that name is there already."""
    number, found = 2, path
    while found.exists() or found.is_symlink():
        found = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return found


def move_into_place(finished: Path, target: Path) -> None:
    """Give a finished file its final name, replacing what was there, in one step."""
    sync_file(finished)
    rename(finished, target)
    sync_folder(target.parent)


def rename(finished: Path, target: Path) -> None:
    """Give a file another name, replacing what has it.

    Windows refuses while a virus scanner or an indexer looks into one of the two, so a refusal
    is tried again for PATIENCE seconds.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            finished.replace(target)
        except PermissionError:
            if time.monotonic() >= until:
                raise
            time.sleep(PAUSE)
        else:
            return


def discard(path: Path) -> None:
    """Remove a file that is not needed; one that Windows still holds stays for the next time.

    A left-over file must never turn a success into a failure.
    """
    try:
        path.unlink(missing_ok=True)
    except PermissionError as error:
        _log.warning("not removed: %s", error)


def part_of(target: Path) -> Path:
    """The name of the unfinished file that will become `target`."""
    return target.with_name(target.name + PART)


@contextmanager
def written_aside(target: Path) -> Iterator[Path]:
    """A name to write to; moved to `target` when all went well, removed when not."""
    part = part_of(target)
    part.unlink(missing_ok=True)
    try:
        yield part
        move_into_place(part, target)
    finally:
        discard(part)


def copy_in_steps(source: IO[bytes], target: IO[bytes] | None) -> Steps[tuple[str, int]]:
    """Copy to the end, a block a step; the SHA-256 (hexadecimal) and the number of bytes.

    Without a target the bytes are only read.
    """
    import hashlib  # loads the system's cryptography: not to open a file

    digest, size = hashlib.sha256(), 0
    while block := source.read(BLOCK):
        digest.update(block)
        size += len(block)
        if target is not None:
            target.write(block)
        yield size, size
    return digest.hexdigest(), size


def copy_blocks(source: IO[bytes], target: IO[bytes] | None) -> tuple[str, int]:
    """Copy to the end in one call; the SHA-256 (hexadecimal) and the number of bytes."""
    return run_to_end(copy_in_steps(source, target))


def copy_file(source: Path, target: Path, rights: Rights | None = None) -> str:
    """Copy a file durably; the SHA-256 of its bytes. Never of an open database.

    With `rights` the copy has these, at no moment more.
    """
    return run_to_end(copy_file_in_steps(source, target, rights))[0]


def copy_file_in_steps(
    source: Path, target: Path, rights: Rights | None = None
) -> Steps[tuple[str, int]]:
    """`copy_file` in steps of (bytes done, all); the SHA-256 and the size. Closing it cancels."""
    total = source.stat().st_size
    with written_aside(target) as part:
        if rights is not None:
            make_private(part)
        with source.open("rb") as old, part.open("wb") as new:
            found = yield from sized(copy_in_steps(old, new), total)
        if rights is not None:
            give_rights(part, rights)
    return found


def sized(steps: Steps[tuple[str, int]], total: int, before: int = 0) -> Steps[tuple[str, int]]:
    """Steps of one file as part of a longer way: `before` bytes are done, `total` are to do."""
    while True:
        try:
            done, _ = next(steps)
        except StopIteration as end:
            found: tuple[str, int] = end.value
            return found
        yield before + done, total


def hash_of(path: Path) -> str:
    """The SHA-256 of a file's bytes. Never of an open database."""
    with path.open("rb") as file:
        return copy_blocks(file, None)[0]
