"""Restore: its effects, and the backup moved into the office file's place.

The office file is closed during that. At every moment its name refers to the whole old or the
whole new file: the present one is copied first, its write-ahead log is gone before the backup
takes its name, and the name changes in one step.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import apsw

from desktop_app.errors import UserError
from desktop_app.stepping import Steps, with_progress
from desktop_app.storage.blobs import attachments
from desktop_app.storage.copies import backups
from desktop_app.storage.copies.one_file import LOGS, one_file, scratch_of
from desktop_app.storage.file import durable, engine, failures, holder
from desktop_app.storage.file.rights import rights_of
from desktop_app.storage.query.row_mapping import row_mapping_of

if TYPE_CHECKING:
    from desktop_app.records.record import Record
    from desktop_app.storage.file.office_file import OfficeFile

FAILED = "恢复没有完成，原来的办公文件没有受影响："
SETTLED = "备份已经换上，但磁盘没有确认全部写好，请打开办公文件运行“自检”："
STAGES = 4


class Difference(NamedTuple):
    """What a restore would do to one register: rows that come back, go, or change back."""

    record: str
    title: str
    back: int
    gone: int
    changed: int


class LostAction(NamedTuple):
    """An action that the present file holds and a backup does not; `at` is local ISO time."""

    at: str
    actor: str
    name: str


class Restored(NamedTuple):
    """The place of the former file (None if there was none) and the changes that the backup lacks.

    `lost` is None if the former file is too damaged to read; `missing` names the documents that
    neither the backup nor the office has whole.
    """

    kept: Path | None
    damaged: bool
    lost: tuple[LostAction, ...] | None
    missing: tuple[str, ...] = ()


def preview(office: OfficeFile, backup: Path) -> list[Difference]:
    """What restoring a backup would change, a line for each register that would.

    `UserError` when the backup is damaged or newer than the program.
    """
    with one_file(backup, scratch_of(office.path), office.key) as whole:
        _expect_sound(whole, backup.name, office.schema_number, office.key)
        copy = engine.open_to_read(whole, office.key)
        try:
            chains = [_actions(connection) for connection in (office.connection, copy)]
            shown = (each for each in office.records if not each.RETIRED)
            found = (_difference(office.connection, copy, each, chains) for each in shown)
            return [each for each in found if each.back or each.gone or each.changed]
        finally:
            copy.close()


def _actions(connection: apsw.Connection) -> dict[int, bytes]:
    return dict(connection.execute("SELECT no, hash FROM action"))


def _difference(
    now: apsw.Connection,
    then: apsw.Connection,
    model: type[Record],
    chains: list[dict[int, bytes]],
) -> Difference:
    """Rows are the same when the same action, by its hash, wrote them last."""
    present, former = (
        {key: chain.get(version) for key, version in _versions(connection, model)}
        for connection, chain in zip((now, then), chains, strict=True)
    )
    common = present.keys() & former.keys()
    return Difference(
        model.KEY,
        model.TITLE,
        back=len(former) - len(common),
        gone=len(present) - len(common),
        changed=sum(present[key] != former[key] for key in common),
    )


def _versions(connection: apsw.Connection, model: type[Record]) -> Iterator[tuple[Any, ...]]:
    table = row_mapping_of(model).table
    if connection.table_exists("main", table):
        yield from connection.execute(f'SELECT id, version FROM "{table}"')


def restore(
    office_path: Path, backup: Path, now: datetime, newest_schema: int, key: str = ""
) -> Steps[Restored]:
    """Put a backup in the office file's place; the office file must be closed.

    The backup's write-ahead log counts as part of it. The backup's documents are there and whole
    before the file gets its name. A generator of (done, total); closing it before the end leaves
    the old file as it was. The old file is kept with its documents next to the new one, under 损坏/
    when it is damaged. `UserError` when the backup is damaged or newer than the program, or another
    process holds the file.
    """
    with one_file(backup, scratch_of(office_path), key) as whole:
        _expect_sound(whole, backup.name, newest_schema, key)
        with failures.explained(FAILED):
            yield 0, STAGES
            restored = yield from _put_in_place(office_path, whole, backup, now, key)
    return restored


def _put_in_place(
    office_path: Path, whole: Path, backup: Path, now: datetime, key: str
) -> Steps[Restored]:
    """Restore from `whole`, the sound single file made from `backup`."""
    part = durable.part_of(office_path)
    rights = rights_of(office_path if office_path.exists() else whole)
    try:
        yield from with_progress(durable.copy_file_in_steps(whole, part, rights), (1, STAGES))
        if backups.fault_of(part, key):
            raise UserError(f"备份“{backup.name}”复制到本机后不完整，没有恢复。请检查磁盘后再试。")
        missing = yield from _documents(backup, office_path, part, key)
        damaged = office_path.exists() and not _settle_old(office_path, key)
        kept = yield from _keep(office_path, now, damaged=damaged)
        lost = _lost(kept, part, key) if kept else ()
        _clear_logs(office_path, damaged=damaged)
        durable.sync_file(part)
        durable.rename(part, office_path)
        with failures.explained(SETTLED):
            durable.sync_folder(office_path.parent)
    finally:
        durable.discard(part)
    return Restored(kept, damaged, lost, missing)


def _documents(backup: Path, office_path: Path, part: Path, key: str) -> Steps[tuple[str, ...]]:
    """Bring back the documents of a backup, every byte compared; the names that stay missing."""
    folder = attachments.folder_of(office_path)
    for source in (backups.documents_in(backup.parent), attachments.folder_of(backup)):
        yield from attachments.copy_missing(source, folder, thorough=True)
    whole = {sha: attachments.is_whole(folder, sha) for sha in attachments.stored(folder)}
    copy = engine.open_to_read(part, key)
    try:
        return tuple(attachments.names_missing(copy, whole))
    finally:
        copy.close()


def _expect_sound(path: Path, name: str, newest_schema: int, key: str) -> None:
    """Raise `UserError` unless a copy is whole and this program can open it."""
    fault = "找不到文件" if not path.is_file() else backups.fault_of(path, key)
    if fault:
        raise UserError(f"备份“{name}”不能用（{fault}），没有恢复。请另选一个备份。")
    copy = engine.open_to_read(path, key)
    found = copy.pragma("user_version")
    copy.close()
    if found > newest_schema:
        raise UserError(
            f"备份“{name}”由更新的版本保存，没有恢复。请安装新版本的专委会工作台后再恢复。"
        )


def _settle_old(path: Path, key: str) -> bool:
    """Bring the old file's write-ahead log home; False when the file is damaged.

    `UserError` when another process holds it.
    """
    if not engine.read_header(path).is_database and not key:
        return False
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        engine.keep_file_as_it_is(connection, on=True)
        engine.unlock(connection, key)
        engine.settle(connection)
        if connection.pragma("quick_check", 1) != "ok":
            return False
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
        engine.keep_file_as_it_is(connection, on=False)
    except apsw.BusyError as error:
        raise UserError(holder.refusal(path)) from error
    except (apsw.CorruptError, apsw.NotADBError):
        return False
    finally:
        connection.close()
    return True


def _keep(path: Path, now: datetime, *, damaged: bool) -> Steps[Path | None]:
    """Copy the old file, its write-ahead log and its documents to a free name."""
    present = [path.with_name(path.name + end) for end in ("", *LOGS)]
    present = [each for each in present if each.exists() and not each.name.endswith("-shm")]
    if not present:
        return None
    rights = rights_of(present[0])
    folder = path.parent / "损坏" if damaged else path.parent
    durable.make_folder(folder, rights if damaged else None)
    word = "损坏" if damaged else "恢复前"
    kept = durable.free_name(folder / f"{path.stem} {word} {now:%Y-%m-%d %H%M%S}{path.suffix}")
    yield from attachments.keep_aside(attachments.folder_of(path), attachments.folder_of(kept))
    for each in present:
        target = kept.with_name(kept.name + each.name[len(path.name) :])
        yield from with_progress(
            durable.copy_file_in_steps(each, target, rights), (STAGES - 1, STAGES)
        )
    return kept


def _clear_logs(path: Path, *, damaged: bool) -> None:
    """Remove the old write-ahead log, so that it is never taken for the backup's."""
    for end in LOGS:
        log = path.with_name(path.name + end)
        if log.exists() and log.stat().st_size and path.exists() and not damaged:
            raise UserError("恢复没有完成：原文件还有没写完的内容。请重新启动电脑后再恢复。")
        log.unlink(missing_ok=True)
    durable.sync_folder(path.parent)


def _lost(kept: Path, backup: Path, key: str) -> tuple[LostAction, ...] | None:
    """The actions of the former file that the backup lacks, None when it cannot be read."""
    if not engine.read_header(kept).is_database and not key:
        return None
    question = "SELECT no, hash, at, actor, name FROM action ORDER BY no"
    copy = engine.open_to_read(backup, key)
    try:
        known = set(copy.execute("SELECT no, hash FROM action"))
        rows = _read_kept(kept, question, key)
    except (apsw.CorruptError, apsw.NotADBError, apsw.SQLError):
        return None
    finally:
        copy.close()
    return tuple(LostAction(*row[2:]) for row in rows if row[:2] not in known)


def _read_kept(kept: Path, question: str, key: str) -> list[tuple[Any, ...]]:
    """Read the kept file with its write-ahead log; both stay as they are."""
    former = apsw.Connection(str(kept), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        engine.keep_file_as_it_is(former, on=True)
        engine.unlock(former, key)
        engine.settle(former)
        return former.execute(question).fetchall()
    finally:
        former.close()
