"""Connections to SQLite as an office file needs them: header, settings, lock."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from typing import Any, NamedTuple

import apsw

from desktop_app.errors import UserError

APPLICATION_ID = 0x5A57_5447
OLDEST_ENGINE = (3, 51, 3)
_MAGIC = b"SQLite format 3\0"
_HEADER = 100

Setting = tuple[str, object, object]
# Before the lock is taken: these look at nothing. A mere look would keep a shared lock, two
# openers would then block each other, and in the other locking mode it would use a -shm file.
EARLY: tuple[Setting, ...] = (
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("locking_mode", "EXCLUSIVE", "exclusive"),
)
LATE: tuple[Setting, ...] = (
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("secure_delete", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("cache_size", -16000, -16000),
    # a commit waits for one sync; the log goes back into the file when the program is idle
    ("wal_autocheckpoint", 0, 0),
)


class FileHeader(NamedTuple):
    """The first bytes of a file: whether it is an SQLite file, its application id and schema."""

    size: int
    is_database: bool
    application_id: int
    schema: int


def refuse_old_engine() -> None:
    """Raise `UserError` below the SQLite whose write-ahead log no longer loses writes."""
    if tuple(int(part) for part in apsw.sqlite_lib_version().split(".")) < OLDEST_ENGINE:
        raise UserError("本程序所带的 SQLite 太旧，不能安全保存数据。请重新安装专委会工作台。")


def read_header(path: Path) -> FileHeader:
    """The header of a file, read without SQLite's locks being lost or taken.

    An ordinary `open` and close would cancel the locks that this process holds on the file
    (POSIX), so the bytes are read through SQLite's own file layer.
    """
    flags = [apsw.SQLITE_OPEN_MAIN_DB | apsw.SQLITE_OPEN_READONLY, 0]
    file = apsw.VFSFile("win32" if os.name == "nt" else "unix", str(path), flags)
    try:
        size = file.xFileSize()
        data = file.xRead(min(size, _HEADER), 0) if size else b""
    finally:
        file.xClose()
    if len(data) < _HEADER or not data.startswith(_MAGIC):
        return FileHeader(size, False, 0, 0)
    application, schema = data[68:72], data[60:64]
    return FileHeader(size, True, int.from_bytes(application, "big"), int.from_bytes(schema, "big"))


def settle(connection: apsw.Connection, *, mark: bool = False) -> None:
    """Set every setting, read it back, and take the lock for good.

    With `mark` an empty file becomes ours. `apsw.BusyError` when another process holds the file.
    """
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    _set_all(connection, EARLY)
    connection.execute("BEGIN EXCLUSIVE")
    mark = mark and not value_of(connection, "SELECT count(*) FROM sqlite_schema")
    if mark:
        connection.pragma("application_id", APPLICATION_ID)
    # not to be committed otherwise: even a look would write the first page of an empty file
    connection.execute("COMMIT" if mark else "ROLLBACK")
    _set_all(connection, LATE)


def _set_all(connection: apsw.Connection, settings: tuple[Setting, ...]) -> None:
    for name, value, expected in settings:
        connection.pragma(name, value)
        _expect(name, connection.pragma(name), expected)


def keep_log_ahead(connection: apsw.Connection) -> None:
    """Switch to the write-ahead log, checked; it goes to the file when the connection closes."""
    _expect("journal_mode", connection.pragma("journal_mode", "WAL"), "wal")


def keep_file_as_it_is(connection: apsw.Connection, *, on: bool) -> None:
    """While on, closing leaves the file's bytes as they are, and its write-ahead log too."""
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, int(on))


def only_reading(connection: apsw.Connection, *, on: bool) -> None:
    """Forbid or allow writing on this connection; that it is forbidden is read back.

    The engine sets it while it compiles the statement. To carry it out as well would only make
    every prepared statement be compiled anew at its next use, so it is compiled and explained.
    """
    connection.execute(f"EXPLAIN PRAGMA query_only={int(on)}", can_cache=False)
    if on:
        told = connection.execute("PRAGMA query_only", can_cache=False).fetchone()
        _expect("query_only", told, (1,))


def open_to_read(path: Path, key: str = "") -> apsw.Connection:
    """A read-only connection to a finished copy (backup, package) that creates no other file."""
    address = address_of(path.absolute()) + "?immutable=1"
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    connection = apsw.Connection(address, flags=flags)
    unlock(connection, key)
    connection.pragma("trusted_schema", "OFF")
    connection.pragma("cell_size_check", "ON")
    return connection


def address_of(path: PurePath) -> str:
    r"""The file: address of an absolute path as SQLite takes it.

    SQLite knows no other computer's name there: of \\server\share the server is part of the path.
    """
    address = path.as_uri()
    local = address.startswith("file:///")
    return address if local else "file://" + address.removeprefix("file:")


def unlock(connection: apsw.Connection, key: str) -> None:
    """Give the key of an encrypted file; an empty key is a plain file."""
    if key:
        connection.pragma("key", key)


def value_of(connection: apsw.Connection, question: str, given: tuple[Any, ...] = ()) -> Any:
    """The first value that a query gives, None where it gives no row."""
    return next(iter(connection.execute(question, given).fetchall()), (None,))[0]


def _expect(name: str, found: object, expected: object) -> None:
    if found != expected:
        raise RuntimeError(f"PRAGMA {name} is {found!r}, wanted {expected!r}")
