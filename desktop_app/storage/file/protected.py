"""Which files no output may replace: office files, their companions, their backups."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import apsw

from desktop_app.storage.blobs import attachments
from desktop_app.storage.copies import backups, drafts, one_file
from desktop_app.storage.file import engine, holder


def is_protected(office_path: Path, target: Path) -> bool:
    """Whether writing to `target` would replace something that an office needs.

    Judged by what lies there, not by its name: any office file or backup of one (also another
    office's), a companion of this office file, anything in its folders of documents and backups.
    """
    target = target.resolve()
    if any(_is_same(target, each) for each in _companions(office_path)):
        return True
    folders = (attachments.folder_of(office_path), backups.folder_of(office_path))
    if any(_is_same(parent, folder) for parent in target.parents for folder in folders):
        return True
    return target.is_file() and _is_office_file(target)


def _companions(office_path: Path) -> Iterator[Path]:
    yield office_path
    for end in one_file.LOGS:
        yield office_path.with_name(office_path.name + end)
    yield holder.text_beside(office_path)
    yield from drafts.places_of(office_path)


def _is_same(path: Path, other: Path) -> bool:
    """Whether both paths name one place: one existing file, or one name where nothing is yet."""
    try:
        return path.samefile(other)
    except OSError:
        return path == other.resolve()


def _is_office_file(path: Path) -> bool:
    try:
        return engine.read_header(path).application_id == engine.APPLICATION_ID
    except apsw.Error:
        return False
