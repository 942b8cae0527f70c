"""Unfinished copies that a killed program left in the office file's folder: removed at start."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

from desktop_app.storage.blobs import attachments
from desktop_app.storage.copies import backups, one_file
from desktop_app.storage.file import durable

UNFINISHED = (".packing", ".checking", one_file.INCOMING, durable.PART)
_log = logging.getLogger(__name__)


def remove(office_path: Path) -> int:
    """Remove what no running program can still be writing; how many files went.

    Call it while the office file is held: whoever made these copies held it too and is gone.
    """
    removed = 0
    for path in _found(office_path):
        try:
            durable.discard(path)
            removed += not path.exists()
        except OSError as error:
            _log.warning("leftover not removed: %s", error)
    return removed


def _found(office_path: Path) -> Iterator[Path]:
    for end in UNFINISHED:
        for more in ("", *one_file.LOGS):
            path = office_path.with_name(office_path.name + end + more)
            if path.is_file():
                yield path
    folder = backups.folder_of(office_path)
    yield from backups.unfinished_in(folder, office_path)
    yield from attachments.unfinished(attachments.folder_of(office_path))
    yield from attachments.unfinished(backups.documents_in(folder))
    yield from _empty_logs(office_path)


def _empty_logs(office_path: Path) -> Iterator[Path]:
    """Empty write-ahead logs of files that a restore kept."""
    for path in office_path.parent.glob("*-wal"):
        kept = path.with_name(path.name.removesuffix("-wal"))
        is_ours = kept.name.startswith(office_path.stem) and kept.suffix == office_path.suffix
        if kept != office_path and is_ours and path.stat().st_size == 0:
            yield path
