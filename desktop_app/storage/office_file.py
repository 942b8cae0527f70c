"""The office file: opened and locked, its only way of writing, and closed."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Self

import apsw
from playhouse.apsw_ext import APSWDatabase

from desktop_app.errors import UserError
from desktop_app.records.record import KeyScheme, Record
from desktop_app.storage import backups, engine, failures, holder, places, schema
from desktop_app.storage.stepping import finish

UNCHANGED = "保存没有完成，原有内容没有改动："


@dataclass(slots=True)
class OfficeFile:
    """One open office file: locked against everyone else, read-only except in `writing`."""

    path: Path
    connection: apsw.Connection
    database: APSWDatabase
    records: tuple[type[Record], ...]
    steps: tuple[schema.Step, ...]
    key: str = field(default="", repr=False)
    clock: Callable[[], datetime] = datetime.now
    scheme: KeyScheme = field(default_factory=KeyScheme)

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        records: tuple[type[Record], ...],
        steps: tuple[schema.Step, ...],
        who: str,
        create: bool = False,
        key: str = "",
        clock: Callable[[], datetime] = datetime.now,
    ) -> Self:
        """The office file at `path`, brought to the newest schema after a backup.

        `who` is told to whoever tries to open it meanwhile. `create` makes the file where there
        is none, and only there. `UserError` for every file that cannot be used: missing, in
        use, foreign, newer, damaged, read-only, on a network drive; it stays as it is.
        """
        engine.refuse_old_engine()
        place = Path(path).expanduser().resolve()
        places.refuse_unsafe_place(place)
        newest = steps[-1].number
        fresh = _look(place, create=create, newest=newest, key=key)
        database = _connect(place, fresh=fresh)
        office = cls(place, database.connection(), database, records, steps, key, clock)
        try:
            office._settle(fresh=fresh, newest=newest)
            holder.leave(place, who, clock())
            with failures.explained(f"“{place.name}”没有打开："):
                office._bring_up()
        except BaseException:
            database.close()
            raise
        return office

    @property
    def schema_number(self) -> int:
        """The number of the schema step that the open file has reached."""
        return self.steps[-1].number

    @contextmanager
    def writing(self) -> Iterator[apsw.Connection]:
        """One transaction: committed at the end, rolled back on any exception.

        The only way to write. `UserError` with cause and way out when the disk fails; nothing
        has changed then.
        """
        if self.connection.in_transaction:
            raise RuntimeError("a transaction inside a transaction")
        with failures.explained(UNCHANGED):
            engine.only_reading(self.connection, on=False)
            try:
                self.connection.execute("BEGIN IMMEDIATE")
                yield self.connection
                self.connection.execute("COMMIT")
            finally:
                if not self.connection.get_autocommit():
                    self.connection.execute("ROLLBACK")
                engine.only_reading(self.connection, on=True)

    def tidy_log(self) -> None:
        """Bring the write-ahead log into the file, after an action of many rows."""
        with failures.explained("整理文件没有完成，内容没有丢失："):
            self.connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)

    def close(self) -> None:
        """Close the file and let others open it; a second call does nothing."""
        if not self.database.is_closed():
            holder.clear(self.path)
            self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, *failure: object
    ) -> None:
        self.close()

    def _settle(self, *, fresh: bool, newest: int) -> None:
        """Take the lock, look at the file again under it, and make it ours when it is new."""
        engine.keep_file_as_it_is(self.connection, on=_has_log(self.path))
        try:
            engine.unlock(self.connection, self.key)
            engine.settle(self.connection)
            self._recognise(fresh=fresh, newest=newest)
            engine.keep_log_ahead(self.connection)
        except apsw.BusyError as error:
            raise UserError(holder.refusal(self.path)) from error
        except (apsw.CorruptError, apsw.NotADBError) as error:
            raise UserError(_damaged(self.path)) from error
        except (apsw.Error, OSError) as error:
            cause = failures.cause_of(error)
            if not cause:
                raise
            raise UserError(f"“{self.path.name}”没有打开，文件没有改动：{cause}。") from error
        engine.keep_file_as_it_is(self.connection, on=False)

    def _recognise(self, *, fresh: bool, newest: int) -> None:
        if self.connection.readonly("main"):
            raise UserError(_read_only(self.path))
        tables = engine.value_of(self.connection, "SELECT count(*) FROM sqlite_schema")
        application = self.connection.pragma("application_id")
        if application == 0 and tables == 0:
            if not fresh:
                raise UserError(_empty(self.path))
            self.connection.pragma("application_id", engine.APPLICATION_ID)
        elif application != engine.APPLICATION_ID:
            raise UserError(_foreign(self.path))
        _refuse_newer(self.path, self.connection.pragma("user_version"), newest)

    def _bring_up(self) -> None:
        self.database.bind(self.records, bind_refs=False, bind_backrefs=False)
        backed_up = not schema.number_of(self.connection)

        def back_up_once() -> None:
            nonlocal backed_up
            if not backed_up:
                finish(backups.back_up(self, backups.Reason.UPGRADE))
                backed_up = True

        schema.migrate(self.connection, self.steps, before_step=back_up_once)
        engine.only_reading(self.connection, on=True)


def _connect(path: Path, *, fresh: bool) -> APSWDatabase:
    flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if fresh else 0)
    database = APSWDatabase(str(path), autoconnect=False, timeout=engine.LOCK_WAIT, flags=flags)
    with failures.explained(f"“{path.name}”没有打开，文件没有改动："):
        try:
            database.connect()
        except apsw.Error:
            database.close()
            raise
    return database


def _look(path: Path, *, create: bool, newest: int, key: str) -> bool:
    """Whether the file is to be made; `UserError` when what lies there cannot be opened."""
    if not path.exists():
        _expect_room(path, create=create)
        return True
    if not path.is_file():
        raise UserError(f"“{path.name}”不是文件。请重新选择办公文件。")
    with failures.explained(f"“{path.name}”没有打开，文件没有改动："):
        header = engine.read_header(path)
    if header.size == 0 and not create:
        raise UserError(_empty(path))
    if header.size and not key:
        _expect_ours(path, header, newest)
    if not _may_write(path):
        raise UserError(_read_only(path))
    return header.size == 0


def _expect_room(path: Path, *, create: bool) -> None:
    """Raise `UserError` unless a file may be made here."""
    if not create:
        raise UserError(
            f"找不到办公文件“{path}”。请检查磁盘、U盘是否插好，"
            "或重新选择文件、从备份恢复、新建一个。"
        )
    if not path.parent.is_dir():
        raise UserError(f"没有“{path.parent}”这个文件夹。请先建好文件夹，或换一个位置。")
    if _has_log(path):
        raise UserError(
            f"“{path.name}”已经不在，但旁边还有它未写完的内容“{path.name}-wal”。"
            "请先找回原来的文件；确实不要了，把这个文件移到别处再新建。"
        )


def _has_log(path: Path) -> bool:
    """Whether a write-ahead log with content lies beside the file."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _expect_ours(path: Path, header: engine.Header, newest: int) -> None:
    if not header.is_database:
        raise UserError(
            f"“{path.name}”不是专委会工作台的办公文件，或者文件开头已损坏。文件没有改动。"
            "请重新选择文件；如果它确是本单位的办公文件，请从备份恢复。"
        )
    if header.application_id != engine.APPLICATION_ID:
        raise UserError(_foreign(path))
    _refuse_newer(path, header.schema, newest)


def _refuse_newer(path: Path, found: int, newest: int) -> None:
    if found > newest:
        raise UserError(
            f"“{path.name}”由更新的版本保存（数据格式 {found}，本程序最高认识 {newest}）。"
            "文件没有改动。请安装新版本的专委会工作台后再打开。"
        )


def _may_write(path: Path) -> bool:
    """Whether file and folder may be written to; a read-only mark counts for administrators too."""
    marked = path.stat().st_mode & stat.S_IWUSR
    return bool(marked) and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _foreign(path: Path) -> str:
    return f"“{path.name}”是别的程序的数据文件，不能在这里打开。文件没有改动。请重新选择文件。"


def _empty(path: Path) -> str:
    return (
        f"“{path.name}”是空文件，可能是上次新建时中断了。文件没有改动。"
        "请从备份恢复，或删除它以后重新新建。"
    )


def _read_only(path: Path) -> str:
    return (
        f"“{path.name}”是只读的，或没有写入权限，不能办公。文件没有改动。"
        "请去掉文件和文件夹的“只读”属性，或把它复制到本机可写的文件夹后再打开。"
    )


def _damaged(path: Path) -> str:
    return (
        f"“{path.name}”已损坏，不能打开。文件没有改动。请从最近一次备份恢复，损坏的文件会另外保存。"
    )
