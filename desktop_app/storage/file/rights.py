"""Who may read a file: rights of an office file carried over to everything made from it.

Windows hands rights down by folder, so nothing is done there.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple


class Rights(NamedTuple):
    """Read and write rights (the nine bits of a mode, without execution) and the group's id."""

    mode: int
    group: int


PRIVATE = 0o600


def rights_of(path: Path) -> Rights:
    """The rights of a file or folder; `OSError` when it cannot be looked at."""
    found = path.stat()
    return Rights(found.st_mode & 0o666, found.st_gid)


def give_rights(target: Path, rights: Rights) -> None:
    """Give a file or folder these rights and this group, as far as this user is allowed to.

    A folder may be entered by whoever may read it.
    """
    mode = rights.mode
    if target.is_dir():
        mode |= 0o100 | (mode & 0o444) >> 2
    if sys.platform != "win32":
        with suppress(PermissionError):  # a group that this user is not in
            os.chown(target, -1, rights.group)
        with suppress(PermissionError):  # another clerk's file
            target.chmod(mode)


def make_private(path: Path) -> None:
    """Make an empty file that only this user may read, replacing what was there."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))


def close_to_others(folder: Path, rights: Rights) -> None:
    """Take from a folder what the rights do not give; `OSError` never: an old folder may stay."""
    with suppress(OSError):
        if folder.is_dir() and rights_of(folder).mode & ~rights.mode & 0o066:
            give_rights(folder, rights)
