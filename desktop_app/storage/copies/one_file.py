"""A finished copy of an office file as one file that includes its write-ahead log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from desktop_app.storage.file import durable, engine, failures, refusals
from desktop_app.storage.file.rights import PRIVATE, Rights

INCOMING = ".incoming"
LOGS = ("-wal", "-shm", "-journal")
_PRIVATE = Rights(PRIVATE, -1)


def scratch_of(office_path: Path) -> Path:
    """Where a copy is put together that is to be looked at or to become the office file."""
    return office_path.with_name(office_path.name + INCOMING)


@contextmanager
def one_file(source: Path, scratch: Path, key: str) -> Iterator[Path]:
    """A finished copy as one file: itself, or combined with its write-ahead log.

    The source and its log stay as they are.
    """
    source = source.resolve()
    if not refusals.has_log(source):
        yield source
        return
    with failures.explained(f"“{source.name}”读不出来："):
        try:
            for end in ("", "-wal"):
                whole = source.with_name(source.name + end)
                durable.copy_file(whole, scratch.with_name(scratch.name + end), _PRIVATE)
            _take_log_in(scratch, key)
            yield scratch
        finally:
            for end in ("", *LOGS):
                durable.discard(scratch.with_name(scratch.name + end))


def _take_log_in(path: Path, key: str) -> None:
    """Move the write-ahead log of a private copy into it; a damaged one is left to the check."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        engine.unlock(connection, key)
        connection.pragma("locking_mode", "EXCLUSIVE")
        # only a connection that has read knows that there is a log
        engine.value_of(connection, "SELECT count(*) FROM sqlite_schema")
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
    except (apsw.CorruptError, apsw.NotADBError):
        return
    finally:
        connection.close()
