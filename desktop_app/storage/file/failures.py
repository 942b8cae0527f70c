"""The sentence for every way in which a disk or the office file can fail."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

import apsw

from desktop_app.errors import UserError

FULL = "磁盘已满。请删除不用的文件腾出空间，然后再试一次"
READ_ONLY = "文件是只读的，或没有写入权限。请去掉文件的“只读”属性，或请管理员给予写入权限"
DEVICE = "磁盘或U盘读写出错。请检查磁盘、U盘是否插好，尽快备份，再试一次"
DAMAGED = "文件已损坏。请打开“设置 → 备份与恢复”，恢复最近一次备份"
BUSY = "文件正被另一个程序占用。请关闭那个程序，然后再试一次"
LONG_NAME = "文件名或文件夹名太长。请换一个短一些的名字或上一级的文件夹，再试一次"
GONE = "找不到文件，或打不开它所在的文件夹。请检查磁盘、U盘是否插好，然后再试一次"

_BY_NUMBER = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.EIO: DEVICE,
    errno.ENXIO: DEVICE,
    errno.ENODEV: DEVICE,
    errno.EBUSY: BUSY,
    errno.ENAMETOOLONG: LONG_NAME,
    errno.ENOENT: GONE,
    errno.ENOTDIR: GONE,
}
# Windows' own numbers (winerror.h): its errno calls a held file a forbidden one, and SQLite tells
# nothing else.
_WINDOWS = {
    2: errno.ENOENT,  # file not found
    3: errno.ENOENT,  # path not found
    5: errno.EACCES,  # access denied
    19: errno.EROFS,  # write protected
    21: errno.ENODEV,  # drive not ready
    32: errno.EBUSY,  # sharing violation
    33: errno.EBUSY,  # lock violation
    39: errno.ENOSPC,  # disk full, by handle
    53: errno.ENOENT,  # no such computer
    67: errno.ENOENT,  # no such share
    112: errno.ENOSPC,  # disk full
    206: errno.ENAMETOOLONG,  # path too long
    303: errno.EBUSY,  # delete pending
    1224: errno.EBUSY,  # mapped by another program
}
_BY_KIND: tuple[tuple[type[apsw.Error], str], ...] = (
    (apsw.FullError, FULL),
    (apsw.ReadOnlyError, READ_ONLY),
    (apsw.PermissionsError, READ_ONLY),
    (apsw.IOError, DEVICE),
    (apsw.CorruptError, DAMAGED),
    (apsw.NotADBError, DAMAGED),
    (apsw.BusyError, BUSY),
    (apsw.LockedError, BUSY),
    (apsw.CantOpenError, GONE),
)
_ENGINE = (apsw.Error, OSError)


def is_failure(error: BaseException) -> bool:
    """Whether an error comes from the engine or the system, as a disk or a file fails.

    An OSError without a number is raised by code, not by the system.
    """
    return isinstance(error, _ENGINE) and getattr(error, "errno", 0) is not None


def cause_of(error: BaseException) -> str:
    """The cause and the remedy of a failed read or write, or nothing if it is a bug.

    A failed rollback hides the first error, so the whole chain is searched and the earliest
    cause that has a sentence wins; a broken device is only named if there is no other cause.
    """
    found, seen = "", set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        sentence = _sentence(each)
        if sentence and (sentence != DEVICE or not found):
            found = sentence
        each = each.__cause__ or each.__context__
    return found


def _sentence(error: BaseException) -> str:
    if isinstance(error, OSError):
        told = _WINDOWS.get(getattr(error, "winerror", None) or 0, error.errno or 0)
        return _BY_NUMBER.get(told, DEVICE)
    return next((text for kind, text in _BY_KIND if isinstance(error, kind)), "")


def system_error(number: int, *, windows: bool = os.name == "nt") -> OSError:
    """The failure that the system's last error number means, as SQLite keeps it."""
    known = _WINDOWS.get(number, errno.EIO) if windows else number
    return OSError(known, "the office file")


@contextmanager
def explained(failed: str) -> Iterator[None]:
    """Turn a failure of disk or file in the block into a `UserError` that begins with `failed`.

    `failed` names the action that failed and the unchanged state: “保存没有完成，原有内容未变：”.
    Bugs pass through.
    """
    try:
        yield
    except _ENGINE as error:
        cause = cause_of(error)
        if not cause:
            raise
        raise UserError(f"{failed}{cause}。") from error
