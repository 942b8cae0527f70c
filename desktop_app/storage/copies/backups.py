"""Backups of the office file: made in steps, checked, listed, thinned out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import apsw

from desktop_app.errors import UserError
from desktop_app.stepping import Steps
from desktop_app.storage.blobs import attachments
from desktop_app.storage.file import durable, engine, failures
from desktop_app.storage.file.rights import Rights, give_rights, make_private

if TYPE_CHECKING:
    from desktop_app.records.record import Record

FAILED = "备份没有完成，办公文件没有受影响："
PAGES_A_STEP = 256
FRESH_FOR = timedelta(minutes=30)
_STAMP = "%Y-%m-%d %H%M%S"
_NAME = re.compile(r"(?P<of>.+) (?P<at>\d{4}-\d\d-\d\d \d{6}) (?P<reason>\w+)(?: \d+)?")


class CopiedOffice(Protocol):
    """The attributes of an open office file that a copy of it needs."""

    path: Path
    connection: apsw.Connection
    key: str
    rights: Rights

    @property
    def clock(self) -> Callable[[], datetime]:
        """Gives the time of the copy."""


class Reason(Enum):
    """Why a backup was made, as recorded in its file's name."""

    MANUAL = "手动"
    DAILY = "每日"
    CLOSE = "关闭时"
    IMPORT = "导入前"
    RESTORE = "恢复前"
    UPGRADE = "升级前"
    TERM = "换届前"


class BackupName(NamedTuple):
    """The parts of a backup's file name."""

    path: Path
    at: datetime
    reason: str


class Backup(NamedTuple):
    """One backup as the list shows it; `fault` is empty when it is whole.

    `counts` maps record keys to numbers of rows; `head` is the hash of its last action.
    """

    path: Path
    at: datetime
    reason: str
    size: int
    counts: dict[str, int]
    head: bytes
    fault: str

    @property
    def records(self) -> int:
        """The number of records in it."""
        return sum(self.counts.values())


def folder_of(office_path: Path) -> Path:
    """The folder of the backups of an office file."""
    return office_path.with_name(office_path.name + ".备份")


def documents_in(folder: Path) -> Path:
    """The folder with the copied documents in a folder of backups."""
    return folder / "附件"


def back_up(office: CopiedOffice, reason: Reason, folder: Path | None = None) -> Steps[Path]:
    """Copy the open office file and its documents; the path of the checked backup.

    A generator of (done, total): the event loop steps it, closing it cancels and leaves nothing.
    The file may be read during that, and written to between steps. Old backups are thinned out at
    the end.
    """
    folder = folder or folder_of(office.path)
    with failures.explained(FAILED):
        durable.make_folder(folder, office.rights)
        target = _free_name(folder, office.path, office.clock(), reason)
        with durable.written_aside(target) as part:
            yield from copy_checked(office, part)
        yield from attachments.copy_missing(
            attachments.folder_of(office.path), documents_in(folder)
        )
        thin_out(folder, office.path, office.clock(), sound=target)
    return target


def copy_to_second_place(office: CopiedOffice, backup: Path, folder: Path) -> Steps[Path]:
    """Copy a backup and its documents to another disk or stick, compared after writing.

    Older copies there are thinned out as the office's own backups are, and what a killed program
    left unfinished goes.
    """
    with failures.explained("备份没有复制到第二处："):
        durable.make_folder(folder, office.rights)
        target = folder / backup.name
        digest, _ = yield from durable.copy_file_in_steps(backup, target, office.rights)
        if digest != durable.hash_of(target):
            durable.discard(target)
            raise UserError("复制到第二处的备份与原件不一致，已删去。请换一个磁盘或U盘再试。")
        yield from attachments.copy_missing(documents_in(backup.parent), documents_in(folder))
        for path in unfinished_in(folder, office.path):
            durable.discard(path)
        thin_out(folder, office.path, office.clock(), sound=target)
    return target


def unfinished_in(folder: Path, office_path: Path) -> Iterator[Path]:
    """Unfinished backups of an office file in a folder."""
    for path in folder.glob(f"*{office_path.suffix}{durable.PART}*"):
        if path.name.startswith(f"{office_path.stem} "):
            yield path


def _free_name(folder: Path, office_path: Path, at: datetime, reason: Reason) -> Path:
    stem = f"{office_path.stem} {at:{_STAMP}} {reason.value}"
    number = 1
    while (found := folder / f"{stem}{f' {number}' * (number > 1)}{office_path.suffix}").exists():
        number += 1
    return found


def copy_checked(office: CopiedOffice, target: Path) -> Steps[None]:
    """Copy the open office file alone to `target`, one file that is whole when this ends."""
    yield from copy_pages(office, target)
    _compare(office, target)


def copy_pages(office: CopiedOffice, target: Path) -> Steps[None]:
    """Copy the open office file alone to `target`, page by page, damaged ones as they are."""
    if not office.connection.get_autocommit():
        raise RuntimeError("a copy inside a transaction")
    make_private(target)
    copy = apsw.Connection(str(target))
    try:
        engine.unlock(copy, office.key)
        copy.pragma("locking_mode", "EXCLUSIVE")
        copy.pragma("synchronous", "OFF")
        with copy.backup("main", office.connection, "main") as pages:
            while not pages.done:
                pages.step(PAGES_A_STEP)
                yield pages.page_count - pages.remaining, pages.page_count
        copy.pragma("journal_mode", "DELETE")
    finally:
        copy.close()
        durable.discard(target.with_name(target.name + "-journal"))
    give_rights(target, office.rights)


def _compare(office: CopiedOffice, part: Path) -> None:
    """Raise `UserError` unless the copy is whole and ends with the same action."""
    durable.sync_file(part)
    fault = fault_of(part, office.key)
    if not fault:
        copy = engine.open_to_read(part, office.key)
        fault = "" if head_of(copy) == head_of(office.connection) else "内容与办公文件不一致"
        copy.close()
    if fault:
        raise UserError(
            f"备份没有通过检查（{fault}），已删去，办公文件没有受影响。"
            "请检查磁盘，再备份一次；仍不行，请运行“自检”。"
        )


def head_of(connection: apsw.Connection) -> bytes:
    """The hash of the last action in the log, empty where there is none."""
    if not connection.table_exists("main", "action"):
        return b""
    last = "SELECT hash FROM action ORDER BY no DESC LIMIT 1"
    return bytes(engine.value_of(connection, last) or b"")


def fault_of(path: Path, key: str = "") -> str:
    """What is wrong with a finished copy of an office file, nothing when it is whole."""
    try:
        copy = engine.open_to_read(path, key)
        try:
            if copy.pragma("application_id") != engine.APPLICATION_ID:
                return "不是专委会工作台的文件"
            return "" if copy.pragma("quick_check", 1) == "ok" else "文件已损坏"
        finally:
            copy.close()
    except apsw.Error as error:
        return "读不出来" if isinstance(error, apsw.CantOpenError | apsw.IOError) else "文件已损坏"


def named_in(folder: Path, office_path: Path) -> list[BackupName]:
    """The backups of an office file in a folder by their names, newest first."""
    found = []
    for path in folder.glob("*" + office_path.suffix) if folder.is_dir() else ():
        told = _NAME.fullmatch(path.stem)
        if told and told["of"] == office_path.stem and path.is_file():
            found.append(BackupName(path, datetime.fromisoformat(told["at"]), told["reason"]))
    return sorted(found, key=lambda each: (each.at, each.path.name), reverse=True)


def listed(
    folder: Path, office_path: Path, records: Sequence[type[Record]], key: str = ""
) -> Iterator[Backup]:
    """The backups with date, size, numbers and whether they are whole, newest first.

    Each is opened and checked as it is yielded, so the list can fill bit by bit.
    """
    for each in named_in(folder, office_path):
        fault = fault_of(each.path, key)
        counts, head = ({}, b"") if fault else _content(each.path, records, key)
        size = each.path.stat().st_size
        yield Backup(each.path, each.at, each.reason, size, counts, head, fault)


def _content(path: Path, records: Sequence[type[Record]], key: str) -> tuple[dict[str, int], bytes]:
    copy = engine.open_to_read(path, key)
    try:
        tables = {each.KEY: each._meta.table_name for each in records}
        counts = {
            record: int(engine.value_of(copy, f'SELECT count(*) FROM "{table}"'))
            for record, table in tables.items()
            if copy.table_exists("main", table)
        }
        return counts, head_of(copy)
    finally:
        copy.close()


def newest_sound(folder: Path, office_path: Path, key: str = "") -> BackupName | None:
    """The newest backup that is whole, None where there is none."""
    each = (named for named in named_in(folder, office_path) if not fault_of(named.path, key))
    return next(each, None)


def thin_out(folder: Path, office_path: Path, now: datetime, sound: Path) -> int:
    """Remove what the rule no longer keeps, never `sound`; the number removed."""
    found = named_in(folder, office_path)
    from desktop_app.storage.copies import retention  # not to open a file

    keep = retention.kept((each.at for each in found), now)
    old = [each.path for each in found if each.at not in keep and each.path != sound]
    for path in old:
        durable.discard(path)
    return len(old)


def newest_before(found: Iterable[BackupName], now: datetime) -> BackupName | None:
    """The newest of some backups, newest first, that a clock running ahead did not date.

    A backup dated after `now` says nothing about how fresh the others are.
    """
    return next((each for each in found if each.at <= now), None)


def due_at_start(newest: datetime | None, now: datetime) -> bool:
    """Whether the first start of a day shall make a backup; `newest` is not after `now`."""
    return newest is None or newest.date() != now.date()


def due_at_close(newest: datetime | None, now: datetime, *, changed: bool) -> bool:
    """Whether closing shall make a backup: changed, and the newest older than half an hour."""
    return changed and (newest is None or not timedelta(0) <= now - newest < FRESH_FOR)


def changed_since(office: CopiedOffice, backup: Path) -> bool:
    """Whether the office file's log went on after a backup, or the backup cannot be read."""
    if fault_of(backup, office.key):
        return True
    copy = engine.open_to_read(backup, office.key)
    try:
        return head_of(copy) != head_of(office.connection)
    finally:
        copy.close()
