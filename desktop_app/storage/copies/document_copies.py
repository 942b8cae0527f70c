"""Documents and their copies: which hashes are named at all, and each copy mended by the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import apsw

from desktop_app.records.field_types import Photo
from desktop_app.records.record import Record
from desktop_app.stepping import Steps
from desktop_app.storage.blobs import attachments
from desktop_app.storage.file import engine, failures
from desktop_app.storage.query.row_mapping import row_mapping_of

_HASH = re.compile(r"[0-9a-f]{64}")


class Renewal(NamedTuple):
    """Documents mended by their copies (`restored`) and copies mended by documents (`renewed`)."""

    restored: int
    renewed: int


class CopiesToRenew(NamedTuple):
    """What `renew` works on, all plain data.

    A sound copy of the office file, its documents, and the folders with copies of these.
    """

    copy: Path
    files: Path
    folders: tuple[Path, ...]
    records: Sequence[type[Record]]
    key: str = ""


def renew(kept: CopiesToRenew) -> Steps[Renewal]:
    """Compare every document with its copies and mend each by the other.

    Only what rows or the log name comes back into the office's own folder. A generator of
    (documents done, all) for a worker thread; it opens `kept.copy` and nothing else.
    """
    with failures.explained("核对附件的备份没有完成，附件没有受影响："):
        connection = engine.open_to_read(kept.copy, kept.key)
        try:
            named = named_hashes(connection, kept.records)
        finally:
            connection.close()
        restored = renewed = 0
        for folder in kept.folders:
            steps = attachments.copy_missing(folder, kept.files, thorough=True, only=named)
            found = yield from steps
            restored += len(found.copied)
        for folder in kept.folders:
            found = yield from attachments.copy_missing(kept.files, folder, thorough=True)
            renewed += len(found.copied)
    return Renewal(restored, renewed)


def photo_columns(model: type[Record]) -> list[str]:
    """The columns of a record's photos."""
    return [each.column_name for each in model.declared() if isinstance(each, Photo)]


def named_hashes(connection: apsw.Connection, records: Sequence[type[Record]]) -> set[str]:
    """Every hash that a row or a log entry names: what the sweeps must keep."""
    named: set[str] = set()
    for before, after in connection.execute("SELECT before, after FROM change"):
        named.update(_HASH.findall(before or ""), _HASH.findall(after or ""))
    for model in records:
        names = row_mapping_of(model).names
        for column in (*(["sha"] if "sha" in names else []), *photo_columns(model)):
            question = f'SELECT {column} FROM "{row_mapping_of(model).table}"'
            named.update(row[0] for row in connection.execute(question) if row[0])
    return named
