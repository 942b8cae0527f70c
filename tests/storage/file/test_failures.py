"""Every failure of disk or file has its sentence; bugs have none."""

from __future__ import annotations

import errno

import apsw
import pytest

from desktop_app.errors import UserError
from desktop_app.storage.file import failures


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (apsw.FullError(), "磁盘已满"),
        (apsw.ReadOnlyError(), "只读"),
        (apsw.IOError(), "读写出错"),
        (apsw.CorruptError(), "已损坏"),
        (apsw.NotADBError(), "已损坏"),
        (apsw.BusyError(), "占用"),
        (apsw.CantOpenError(), "找不到文件"),
        (OSError(errno.ENOSPC, ""), "磁盘已满"),
        (OSError(errno.EROFS, ""), "只读"),
        (OSError(errno.EIO, ""), "读写出错"),
        (PermissionError(errno.EACCES, ""), "没有写入权限"),
        (FileNotFoundError(errno.ENOENT, ""), "找不到文件"),
        (OSError("odd"), "读写出错"),
    ],
)
def test_each_failure_tells_its_cause(error: Exception, words: str) -> None:
    with (
        pytest.raises(UserError, match=f"^保存没有完成：.*{words}.*。$"),
        failures.explained("保存没有完成："),
    ):
        raise error


def windows_error(number: int) -> OSError:
    """A failure with the number that Windows gives it, and the rough one that Python gives it."""
    error = PermissionError(errno.EACCES, "")
    error.winerror = number  # type: ignore[attr-defined,unused-ignore]
    return error


@pytest.mark.parametrize(
    ("number", "words"),
    [(5, "没有写入权限"), (32, "占用"), (112, "磁盘已满"), (19, "只读"), (3, "找不到文件")],
)
def test_windows_own_numbers_tell_a_held_file_from_a_forbidden_one(number: int, words: str) -> None:
    assert words in failures.cause_of(windows_error(number))
    assert words in failures.cause_of(failures.system_error(number, windows=True))


def test_a_system_number_means_another_thing_on_windows() -> None:
    full = failures.system_error(errno.ENOSPC, windows=False)
    assert "磁盘已满" in failures.cause_of(full)
    assert "读写出错" in failures.cause_of(failures.system_error(23, windows=True))


def _fill_the_disk() -> None:
    raise apsw.FullError


def _fail_to_roll_back() -> None:
    """What a failed rollback makes of a full disk."""
    try:
        _fill_the_disk()
    except apsw.FullError as full:
        raise apsw.SQLError("cannot rollback - no transaction is active") from full


def test_the_first_cause_wins_over_what_came_of_it() -> None:
    with pytest.raises(UserError, match="磁盘已满"), failures.explained("保存没有完成："):
        _fail_to_roll_back()


def _run_out_of_quota() -> None:
    """What `writing` makes of the engine's “disk I/O error”: the system knows more."""
    try:
        raise apsw.IOError  # noqa: TRY301 as the engine does
    except apsw.IOError as error:
        raise OSError(errno.EDQUOT, "the office file") from error


def test_the_system_s_reason_wins_over_a_mere_device_error() -> None:
    with pytest.raises(UserError, match="磁盘已满"), failures.explained("保存没有完成："):
        _run_out_of_quota()


@pytest.mark.parametrize("bug", [ValueError("x"), apsw.SQLError("x"), apsw.ConstraintError("x")])
def test_a_bug_passes_as_it_is(bug: Exception) -> None:
    with pytest.raises(type(bug)), failures.explained("保存没有完成："):
        raise bug
