"""Files to be written: first next to their place, then moved there whole, or not at all."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from desktop_app.errors import UserError

_log = logging.getLogger(__name__)

PATIENCE = 2.0
PAUSE = 0.1
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_BUSY = frozenset({errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY})


@contextlib.contextmanager
def target_file(path: Path) -> Iterator[BinaryIO]:
    """A binary file to write that becomes `path` when the block ends well.

    When the block raises, `path` is as it was and no other file is left. Replacing is tried for
    PATIENCE seconds (virus scanners hold new files). UserError says why it could not be.
    """
    part = _new_part(path)
    try:
        try:
            with part.open("w+b") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            _replace(part, path)
        except OSError as error:
            raise UserError(sentence_for(error, path)) from error
    finally:
        _discard(part)


def _new_part(path: Path) -> Path:
    try:
        handle, name = tempfile.mkstemp(
            prefix=f".{path.stem[:40]}-", suffix=".part", dir=path.parent
        )
    except OSError as error:
        raise UserError(sentence_for(error, path)) from error
    os.close(handle)
    return Path(name)


def _replace(part: Path, path: Path) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            part.replace(path)
        except PermissionError:
            if time.monotonic() >= until:
                raise
            time.sleep(PAUSE)
        else:
            break
    _settle(path)


def _discard(part: Path) -> None:
    """Remove what is not needed; a scanner that holds it must not hide why saving failed."""
    try:
        part.unlink(missing_ok=True)
    except PermissionError as error:
        _log.warning("not removed: %s", error)


def _settle(path: Path) -> None:
    """Give the file the usual rights (mkstemp keeps it private), its folder entry to the disk."""
    if os.name == "nt":
        return
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def sentence_for(error: OSError, path: Path) -> str:
    """Why a file could not be written, and what to do."""
    if error.errno in _FULL:
        return f"磁盘已满，“{path.name}”没有保存。请清理磁盘或换一个位置再试。"
    if isinstance(error, FileNotFoundError):
        return f"文件夹“{path.parent}”不存在。请换一个位置再试。"
    if isinstance(error, IsADirectoryError):
        return f"“{path.name}”是一个文件夹。请换一个文件名再试。"
    if error.errno == errno.EROFS:
        return f"这个位置是只读的，“{path.name}”没有保存。请换一个位置再试。"
    if error.errno == errno.ENAMETOOLONG:
        return "文件名太长。请换一个短一些的文件名再试。"
    if error.errno in _BUSY or isinstance(error, PermissionError):
        return (
            f"“{path.name}”正在别的程序里打开，或这个位置不允许写入。请关闭它，或换一个文件名另存。"
        )
    return f"“{path.name}”没有保存，因为写入时出错。请换一个位置再试。"
