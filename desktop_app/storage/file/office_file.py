"""The office file: opened and locked, its only way of writing, and closed."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import apsw

from desktop_app.errors import UserError
from desktop_app.records.key_scheme import KeyScheme
from desktop_app.stepping import run_to_end
from desktop_app.storage.blobs import attachments
from desktop_app.storage.copies import backups
from desktop_app.storage.file import engine, failures, holder, leftovers, places, refusals, schema
from desktop_app.storage.file.identity import Identity, displacement, identity_of, refuse_displaced
from desktop_app.storage.file.rights import PRIVATE, Rights, close_to_others, rights_of

if TYPE_CHECKING:
    from desktop_app.records.record import Record

Clock = Callable[[], datetime]
TRIES, PAUSE = 6, (0.02, 0.1)
UNCHANGED = "保存没有完成，原有内容没有改动："


@dataclass(slots=True)
class OfficeFile:
    """One open office file: locked against everyone else, read-only except in `writing`."""

    path: Path
    connection: apsw.Connection
    records: Sequence[type[Record]]
    steps: tuple[schema.Step, ...]
    key: str = field(default="", repr=False)
    clock: Clock = datetime.now
    scheme: KeyScheme = field(default_factory=KeyScheme)
    identity: Identity = field(default_factory=lambda: Identity(0, 0))
    rights: Rights = field(default_factory=lambda: Rights(PRIVATE, -1))
    on_commit: Callable[[], None] = field(default=lambda: None, repr=False)
    """Called after each commit: whoever keeps the window alive then calls `write_back` soon."""
    last_known: Any = field(default=None, init=False, repr=False)
    """Belongs to `storage.log.position`."""
    is_closed: bool = field(default=False, init=False)
    register_indexes: dict[type[Record], Any] = field(default_factory=dict, init=False, repr=False)
    """The lists that are kept in memory; belongs to `storage.query.memory_index`."""

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        records: Sequence[type[Record]],
        steps: tuple[schema.Step, ...],
        who: str,
        create: bool = False,
        key: str = "",
        clock: Clock = datetime.now,
    ) -> Self:
        """The office file at `path`, brought to the newest schema after a backup.

        `who` is shown to whoever tries to open it at the same time. `create` makes the file where
        there is none, and only there. `UserError` for every file that cannot be used: missing, in
        use, foreign, newer, damaged, read-only, on a network drive; it stays as it is.
        """
        engine.refuse_old_engine()
        place = Path(path).expanduser().resolve()
        places.refuse_unsafe_place(place)
        newest = steps[-1].number
        refusals.look(place, create=create, newest=newest, key=key)
        office = cls._locked(place, create=create, given=(records, steps, key, clock))
        try:
            with failures.explained(f"“{place.name}”没有打开："):
                office.identity, office.rights = identity_of(place), rights_of(place)
                holder.leave(place, who, clock())
                leftovers.remove(place)
                for folder in (backups.folder_of(place), attachments.folder_of(place)):
                    close_to_others(folder, office.rights)
                office._bring_up()
        except BaseException:
            office.close()
            raise
        return office

    @classmethod
    def _locked(
        cls,
        place: Path,
        *,
        create: bool,
        given: tuple[Sequence[type[Record]], tuple[schema.Step, ...], str, Clock],
    ) -> Self:
        """The file under our lock; `UserError` if another process holds it.

        Two openers at the same moment block each other: both release it and retry at different
        times, so that one of them wins.
        """
        tries_left = TRIES
        while True:
            office = cls(place, _connect(place, create=create), *given)
            try:
                office._settle(create=create)
            except apsw.BusyError as error:
                office.connection.close()
                tries_left -= 1
                if not tries_left:
                    raise holder.Held(holder.refusal(place)) from error
                time.sleep(random.uniform(*PAUSE))
            except BaseException:
                office.connection.close()
                raise
            else:
                return office

    @property
    def schema_number(self) -> int:
        """The number of the schema step that the open file has reached."""
        return self.steps[-1].number

    @contextmanager
    def writing(self) -> Iterator[apsw.Connection]:
        """One transaction: committed at the end, rolled back on any exception.

        The only way to write. `UserError` with cause and way out when the disk fails, `Displaced`
        when the file is no longer where it was opened; nothing has changed then.
        """
        if self.connection.in_transaction:
            raise RuntimeError("a transaction inside a transaction")
        refuse_displaced(self.path, self.identity)
        with failures.explained(UNCHANGED):
            engine.only_reading(self.connection, on=False)
            try:
                self.connection.execute("BEGIN IMMEDIATE")
                yield self.connection
                self.connection.execute("COMMIT")
            except apsw.IOError as error:
                raise failures.system_error(self.connection.system_errno) from error
            finally:
                if not self.connection.get_autocommit():
                    self.connection.execute("ROLLBACK")
                engine.only_reading(self.connection, on=True)
        self.on_commit()

    @property
    def displacement(self) -> str:
        """Why the path no longer refers to the open file, half a sentence; '' if it does."""
        return displacement(self.path, self.identity)

    def write_back(self) -> bool:
        """Move the write-ahead log into the file, so that the file alone holds every save.

        False while a transaction is open or a read in steps is under way: try again later.
        `UserError` when the disk fails; the log keeps everything then.
        """
        if self.connection.in_transaction:
            return False
        with failures.explained("整理文件没有完成，内容没有丢失："):
            try:
                self.connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
            except apsw.LockedError:
                return False
        return True

    def close(self) -> None:
        """Close the file and let others open it; a second call does nothing.

        The log is written back into the file first, wherever that is now: a log with content must
        never be found next to another file of that name.
        """
        if not self.is_closed:
            with suppress(apsw.Error):
                if self.displacement and not self.connection.in_transaction:
                    self.connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
            holder.clear(self.path)
            self.connection.close()
            self.is_closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def _settle(self, *, create: bool) -> None:
        """Take the lock, look at the file again under it, and make an empty one ours."""
        had_log = refusals.has_log(self.path)
        engine.keep_file_as_it_is(self.connection, on=had_log)
        try:
            engine.unlock(self.connection, self.key)
            engine.settle(self.connection, mark=create)
            self._recognise()
            if had_log:
                self._refuse_foreign_log()
            engine.keep_log_ahead(self.connection)
        except apsw.BusyError:
            raise
        except (apsw.CorruptError, apsw.NotADBError, apsw.SQLError) as error:
            sentence = refusals.foreign_log if had_log else refusals.damaged
            raise UserError(sentence(self.path)) from error
        except (apsw.Error, OSError) as error:
            cause = failures.cause_of(error)
            if not cause:
                raise
            raise UserError(f"“{self.path.name}”没有打开，文件没有改动：{cause}。") from error
        engine.keep_file_as_it_is(self.connection, on=False)

    def _recognise(self) -> None:
        if self.connection.readonly("main"):
            raise UserError(refusals.read_only(self.path))
        tables = engine.value_of(self.connection, "SELECT count(*) FROM sqlite_schema")
        application = self.connection.pragma("application_id")
        if application == 0 and tables == 0:
            raise UserError(refusals.empty(self.path))
        if application != engine.APPLICATION_ID:
            raise UserError(refusals.foreign(self.path))
        number = schema.number_of(self.connection)
        if tables and not number:
            raise UserError(refusals.damaged(self.path))
        refusals.refuse_newer(self.path, number, self.schema_number)

    def _refuse_foreign_log(self) -> None:
        """Raise `UserError` if the write-ahead log at the path does not continue the file.

        Somebody has put another file in the place of the one that the log belongs to; reading
        both together would mix them.
        """
        if not schema.number_of(self.connection):
            return
        # only after the program was killed
        from desktop_app.storage.log import log_check
        from desktop_app.storage.log.last_rows import last_rows_agree

        whole = self.connection.pragma("quick_check", 1) == "ok"
        most = log_check.LAST_CHANGES
        goes_on = whole and not any(log_check.chain_faults(self.connection, most))
        if not goes_on or not last_rows_agree(self.connection, most):
            raise UserError(refusals.foreign_log(self.path))

    def _bring_up(self) -> None:
        before = schema.number_of(self.connection)
        backed_up = not before

        def back_up_once() -> None:
            nonlocal backed_up
            if not backed_up:
                run_to_end(backups.back_up(self, backups.Reason.UPGRADE))
                backed_up = True

        def write_moves(connection: apsw.Connection, step: schema.Step) -> None:
            from desktop_app.storage.log import upgrades

            upgrades.write_moves(connection, step, self.clock())

        try:
            schema.migrate(self.connection, self.steps, back_up_once, write_moves)
        except apsw.SQLError as error:  # its number says one schema, its tables another
            raise UserError(refusals.damaged(self.path)) from error
        if schema.number_of(self.connection) > before:
            self.write_back()
        engine.only_reading(self.connection, on=True)


def _connect(path: Path, *, create: bool) -> apsw.Connection:
    flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if create else 0)
    with failures.explained(f"“{path.name}”没有打开，文件没有改动："):
        connection = apsw.Connection(str(path), flags=flags)
    connection.set_busy_timeout(0)
    return connection
