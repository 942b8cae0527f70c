"""Copies of documents that other programs show: private, and gone at close or at the next start."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import stat
import sys
import tempfile
from pathlib import Path

from desktop_app.services.desk import Desk

_log = logging.getLogger(__name__)
_BEGINS = "committee-desk-"


def new_folder(desk: Desk) -> Path:
    """A new private folder for one copy, removed by `remove_all`."""
    return Path(tempfile.mkdtemp(prefix=_prefix(desk.office.path)))


def remove_all(office_path: Path) -> None:
    """Remove every copy made of this office's documents; one that is still shown stays until later.

    Call it while the office file is held: no other program can be showing them then.
    """
    for each in Path(tempfile.gettempdir()).glob(f"{_prefix(office_path)}*"):
        try:
            if _is_own(each):
                shutil.rmtree(each)
        except OSError as error:
            _log.warning("copy not removed: %s", error)


def _is_own(folder: Path) -> bool:
    """Whether a folder of copies is this user's own, not a link that somebody else laid."""
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        return False
    if sys.platform == "win32":
        own = True  # its temp folder is the user's own, and owners have no number there
    else:
        own = found.st_uid == os.getuid()
    return own


def _prefix(office_path: Path) -> str:
    """The prefix of one office file's folders; it does not reveal the path of the file."""
    digest = hashlib.sha256(str(office_path).encode("utf-8", "replace")).hexdigest()
    return f"{_BEGINS}{digest[:12]}-"
