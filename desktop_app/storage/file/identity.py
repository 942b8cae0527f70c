"""Whether the path of an open office file still refers to that very file."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from desktop_app.errors import UserError

WAY_OUT = (
    "，这次没有保存。填写的内容还在，请不要关闭窗口。"
    "请把文件放回原处（或插好U盘）后再保存，或者点“另存到”，把全部内容存成一个新的办公文件。"
)


class Identity(NamedTuple):
    """Device and inode of a file (Windows: volume and file index)."""

    device: int
    inode: int


class Displaced(UserError):
    """A write refused because the office file's path no longer refers to the open file."""


def identity_of(path: Path) -> Identity:
    """The identity of the file at `path`; `OSError` when it cannot be looked at."""
    found = path.stat()
    return Identity(found.st_dev, found.st_ino)


def has_second_name(path: Path) -> bool:
    """Whether a file has a second name on the disk (a hard link).

    The write-ahead log is found by the file's name: opened under its other name, the last saves
    are missed and then written over.
    """
    return path.stat().st_nlink > 1


def displacement(path: Path, identity: Identity) -> str:
    """Why `path` no longer refers to the file of that identity; '' if it does.

    The first half of a sentence: “办公文件“…”已被移走、改名或删除”. It takes about a microsecond if
    nothing is wrong.
    """
    try:
        found = path.stat()
    except OSError:
        return _absence(path, identity)
    if (found.st_dev, found.st_ino) != identity:
        return f"原来的办公文件“{path.name}”已被另一个文件替换"
    if found.st_nlink > 1:
        return f"有人给办公文件“{path.name}”加了第二个名字（硬链接）"
    return ""


def refuse_displaced(path: Path, identity: Identity) -> None:
    """Raise `Displaced` unless `path` still refers to the file of that identity."""
    if reason := displacement(path, identity):
        raise Displaced(reason + WAY_OUT)


def _absence(path: Path, identity: Identity) -> str:
    """Why nothing can be found at `path`: its disk was pulled, or the file was moved away."""
    try:
        is_on_its_disk = path.parent.stat().st_dev == identity.device
    except OSError:
        is_on_its_disk = False
    if is_on_its_disk:
        return f"办公文件“{path.name}”已被移走、改名或删除"
    return f"办公文件所在的磁盘、U盘或文件夹“{path.parent}”已经断开"
