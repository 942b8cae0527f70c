"""Files that survive a power cut: flushed to the disk, then moved into place."""

from __future__ import annotations

import errno
import hashlib
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from desktop_app.storage.stepping import Steps, finish

BLOCK = 1 << 20
PATIENCE, PAUSE = 2.0, 0.1
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


def make_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing, their names on the disk.

    `FileNotFoundError` for a drive that is not there.
    """
    if not folder.is_dir():
        if folder.parent == folder:
            raise FileNotFoundError(errno.ENOENT, "no such drive", str(folder))
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


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
    """Remove a file that is not needed; one that Windows will not let go stays for the next time.

    A left-over must never turn what was done into a failure.
    """
    try:
        path.unlink(missing_ok=True)
    except PermissionError as error:
        _log.warning("not removed: %s", error)


def part_of(target: Path) -> Path:
    """The name of the unfinished file that will become `target`."""
    return target.with_name(target.name + ".part")


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
    digest, size = hashlib.sha256(), 0
    while block := source.read(BLOCK):
        digest.update(block)
        size += len(block)
        if target is not None:
            target.write(block)
        yield size, size
    return digest.hexdigest(), size


def copy_blocks(source: IO[bytes], target: IO[bytes] | None) -> tuple[str, int]:
    """Copy to the end at once; the SHA-256 (hexadecimal) and the number of bytes."""
    return finish(copy_in_steps(source, target))


def copy_file(source: Path, target: Path) -> str:
    """Copy a file durably; the SHA-256 of its bytes. Never of an open database."""
    with written_aside(target) as part, source.open("rb") as old, part.open("wb") as new:
        digest, _ = copy_blocks(old, new)
    return digest


def hash_of(path: Path) -> str:
    """The SHA-256 of a file's bytes. Never of an open database."""
    with path.open("rb") as file:
        return copy_blocks(file, None)[0]
