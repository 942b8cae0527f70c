"""The diary: bugs end up in it whole, and it never grows without end."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app import log


@pytest.fixture(autouse=True)
def diary_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put the hooks back and close the file."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    yield
    log.stop()


def test_an_uncaught_error_is_written_with_its_trace_and_shown(tmp_path: Path) -> None:
    path = log.start(tmp_path)
    shown: list[BaseException] = []
    log.catch_uncaught(shown.append)
    error = ZeroDivisionError("三除以零")
    sys.excepthook(ZeroDivisionError, error, None)
    assert shown == [error]
    assert "ZeroDivisionError: 三除以零" in path.read_text(encoding="utf-8")


def test_an_error_in_a_thread_is_shown_too(tmp_path: Path) -> None:
    log.start(tmp_path)
    shown: list[BaseException] = []
    log.catch_uncaught(shown.append)
    thread = threading.Thread(target=lambda: int("三"))
    thread.start()
    thread.join()
    assert [type(error) for error in shown] == [ValueError]


def test_the_keyboards_stop_is_not_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log.start(tmp_path)
    shown: list[BaseException] = []
    log.catch_uncaught(shown.append)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert shown == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_the_diary_turns_over_before_it_grows_large(tmp_path: Path) -> None:
    log.start(tmp_path)
    writer = logging.getLogger("desktop_app.test")
    for _ in range(40):
        writer.warning("x" * 100_000)
    kept = list(tmp_path.glob(log.NAME + "*"))
    assert len(kept) == log.KEPT + 1
    assert sum(path.stat().st_size for path in kept) <= (log.KEPT + 1) * (log.SIZE + 100_100)


def test_a_profile_that_cannot_be_written_still_leaves_a_diary(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("in the way", encoding="utf-8")
    log.start(blocked / "profile")
    logging.getLogger("desktop_app.test").warning("磁盘只读")
    assert "磁盘只读" in capsys.readouterr().err


def test_the_details_name_the_error_and_the_line() -> None:
    with pytest.raises(ValueError, match="三") as caught:
        int("三个")
    assert "ValueError" in log.details(caught.value)
    assert "test_log.py" in log.details(caught.value)


def test_a_diary_that_another_window_holds_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = log.start(tmp_path)
    monkeypatch.setattr(log, "SIZE", 200)
    path = log.start(tmp_path)

    def held(*_: object, **__: object) -> None:
        raise PermissionError(13, "held by another program")

    monkeypatch.setattr("os.rename", held)
    for number in range(20):
        logging.getLogger("desktop_app").warning("line %d of the diary", number)
    assert path.read_text(encoding="utf-8").count("of the diary") == 20


@pytest.mark.skipif(os.name == "nt", reason="Windows hands rights down by folder")
def test_the_diary_may_be_read_by_this_user_alone(tmp_path: Path) -> None:
    path = log.start(tmp_path)
    path.write_text("earlier line\n", encoding="utf-8")
    path.chmod(0o644)
    logging.getLogger("desktop_app.test").error("a line")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_text(encoding="utf-8").startswith("earlier line\n")
