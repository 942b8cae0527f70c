"""Which files are no office file to open here, and the sentence for each of them."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from desktop_app.errors import UserError
from desktop_app.storage.file import engine, failures
from desktop_app.storage.file.identity import has_second_name

LONGEST_NAME = 180
"""Bytes of a file's name: 255 are allowed, a backup's adds date, reason, number and `.part`."""
BYTES_OF_A_CHARACTER = 3


def look(path: Path, *, create: bool, newest: int, key: str) -> None:
    """Raise `UserError` when what lies there cannot be opened, nor a file be made there."""
    refuse_unusable_name(path)
    if not path.exists():
        _expect_room(path, create=create)
        return
    if not path.is_file():
        raise UserError(f"“{path.name}”不是文件。请重新选择办公文件。")
    with failures.explained(f"“{path.name}”没有打开，文件没有改动："):
        header = engine.read_header(path)
    if header.size == 0 and not create:
        raise UserError(empty(path))
    if header.size and not key:
        _expect_ours(path, header, newest)
    if not _may_write(path):
        raise UserError(read_only(path))
    if has_second_name(path):
        raise UserError(
            f"“{path.name}”在磁盘上还有另一个名字（硬链接），从两个名字打开会丢失内容，"
            "文件没有改动。请用“复制”另存一份普通文件，再打开那一份。"
        )


def refuse_unusable_name(path: Path) -> None:
    """Raise `UserError` for a name that the engine or the names of backups cannot be made of."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        shown = str(path).encode("utf-8", "replace").decode()
        raise UserError(
            f"文件名或文件夹名“{shown}”里有乱码，不能打开。文件没有改动。"
            "请先改成普通的名字，再打开。"
        ) from None
    if len(path.name.encode()) > LONGEST_NAME:
        raise UserError(
            f"“{path.name}”的文件名太长，备份没有办法命名。"
            f"请先把文件名缩短到 {LONGEST_NAME // BYTES_OF_A_CHARACTER} 个汉字以内，再打开。"
        )


def _expect_room(path: Path, *, create: bool) -> None:
    """Raise `UserError` unless a file may be made here."""
    if not create:
        raise UserError(
            f"找不到办公文件“{path}”。请检查磁盘、U盘是否插好，"
            "或重新选择文件、从备份恢复、新建一个。"
        )
    if not path.parent.is_dir():
        raise UserError(f"没有“{path.parent}”这个文件夹。请先建好文件夹，或换一个位置。")
    if has_log(path):
        raise UserError(
            f"“{path.name}”已经不在，但旁边还有它未写完的内容“{path.name}-wal”。"
            "请先找回原来的文件；确实不要了，把这个文件移到别处再新建。"
        )


def has_log(path: Path) -> bool:
    """Whether the file has a write-ahead log with content."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _expect_ours(path: Path, header: engine.FileHeader, newest: int) -> None:
    if not header.is_database:
        raise UserError(
            f"“{path.name}”不是专委会工作台的办公文件，或者文件开头已损坏。文件没有改动。"
            "请重新选择文件；如果它确是本单位的办公文件，请从备份恢复。"
        )
    if header.application_id != engine.APPLICATION_ID:
        raise UserError(foreign(path))
    refuse_newer(path, header.schema, newest)


def refuse_newer(path: Path, found: int, newest: int) -> None:
    """Raise `UserError` for a schema number that this program does not know."""
    if found > newest:
        raise UserError(
            f"“{path.name}”由更新的版本保存（数据格式 {found}，本程序最高认识 {newest}）。"
            "文件没有改动。请安装新版本的专委会工作台后再打开。"
        )


def _may_write(path: Path) -> bool:
    """Whether file and folder may be written to; a read-only mark counts for administrators too."""
    marked = path.stat().st_mode & stat.S_IWUSR
    return bool(marked) and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def foreign_log(path: Path) -> str:
    """The sentence for a file with the write-ahead log of another file."""
    return (
        f"“{path.name}”旁边留着一个没写完的文件“{path.name}-wal”，两个合不到一起：可能是办公文件被换过，"
        "也可能已损坏。两个文件都没有改动。如果刚换上的这份是要用的，请把“-wal”那个文件移到别处再打开；"
        "否则请放回原来的办公文件，或从备份恢复。"
    )


def foreign(path: Path) -> str:
    """The sentence for another program's file."""
    return f"“{path.name}”是别的程序的数据文件，不能在这里打开。文件没有改动。请重新选择文件。"


def empty(path: Path) -> str:
    """The sentence for an empty file."""
    return (
        f"“{path.name}”是空文件，可能是上次新建时中断了。文件没有改动。"
        "请从备份恢复，或删除它以后重新新建。"
    )


def read_only(path: Path) -> str:
    """The sentence for a file that cannot be written to."""
    return (
        f"“{path.name}”是只读的，或没有写入权限，不能办公。文件没有改动。"
        "请去掉文件和文件夹的“只读”属性，或把它复制到本机可写的文件夹后再打开。"
    )


def damaged(path: Path) -> str:
    """The sentence for a file that cannot be read."""
    return (
        f"“{path.name}”已损坏，不能打开。文件没有改动。请从最近一次备份恢复，损坏的文件会另外保存。"
    )
