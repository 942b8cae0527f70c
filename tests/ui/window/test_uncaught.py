"""Errors that nobody caught: a calm sentence where there is one, the bug window for bugs alone."""

from __future__ import annotations

import errno
import threading
from collections.abc import Iterator

import apsw
import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop_app.errors import UserError
from desktop_app.services.failing import sentence_of
from desktop_app.storage.file.identity import Displaced
from desktop_app.ui.desktop import Desktop
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.window.crash_window import CrashWindow
from desktop_app.ui.window.uncaught import Uncaught


@pytest.fixture
def uncaught(theme: Theme, desktop: ScriptedDesktop) -> Uncaught:
    return Uncaught(theme, desktop)


def crash_windows() -> list[CrashWindow]:
    shown = QApplication.topLevelWidgets()
    return [each for each in shown if isinstance(each, CrashWindow) and each.isVisible()]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (UserError("请先填写姓名。"), "请先填写姓名。"),
        (apsw.FullError("full"), "刚才这一步没有完成，已经保存的内容没有受影响：磁盘已满"),
        (apsw.BusyError("busy"), "文件正被另一个程序占用"),
        (apsw.CorruptError("bad"), "文件已损坏"),
        (OSError(errno.ENOSPC, "full"), "磁盘已满"),
        (OSError(errno.ENOENT, "gone"), "找不到文件"),
        (PermissionError(errno.EACCES, "no"), "没有写入权限"),
        (OSError(errno.EIO, "broken"), "磁盘或U盘读写出错"),
    ],
)
def test_an_expected_failure_is_told_in_a_sentence(
    uncaught: Uncaught, desktop: ScriptedDesktop, error: Exception, words: str
) -> None:
    uncaught.take(error)
    ((name, sentence),) = desktop.asked
    assert name == "not_done"
    assert words in sentence
    assert crash_windows() == []


def test_a_save_that_lost_its_office_file_offers_to_save_elsewhere(
    theme: Theme, desktop: ScriptedDesktop
) -> None:
    offered: list[str] = []
    uncaught = Uncaught(theme, desktop, offered.append)
    uncaught.take(Displaced("办公文件已被移走，这次没有保存。"))
    uncaught.take(UserError("磁盘已满。"))
    assert offered == ["办公文件已被移走，这次没有保存。"]
    assert desktop.asked == [("not_done", "磁盘已满。")]


@pytest.mark.parametrize(
    "error",
    [
        KeyError("name"), AttributeError("x"), RuntimeError("a transaction inside a transaction"),
        OSError("raised by code, without a number"), apsw.SQLError("no such column"),
        apsw.ConstraintError("not null"),
    ],
)  # fmt: skip
def test_a_bug_is_shown_as_a_bug(
    uncaught: Uncaught, desktop: ScriptedDesktop, error: Exception
) -> None:
    uncaught.take(error)
    assert desktop.asked == []
    (window,) = crash_windows()
    assert type(error).__name__ in window.details.toPlainText()
    window.accept()


def test_a_bug_while_a_failure_was_handled_is_a_bug() -> None:
    bug = KeyError("missing")
    bug.__context__ = OSError(errno.ENOSPC, "full")
    assert sentence_of(bug) == ""


def test_bugs_that_follow_each_other_open_one_window(uncaught: Uncaught) -> None:
    for _ in range(3):
        uncaught.take(KeyError("name"))
    (window,) = crash_windows()
    window.accept()
    assert crash_windows() == []
    uncaught.take(KeyError("name"))
    (again,) = crash_windows()
    again.accept()


def test_an_error_of_a_thread_is_told_in_the_windows_own(
    uncaught: Uncaught, desktop: ScriptedDesktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told_in: list[threading.Thread] = []
    tell = desktop.tell

    def note(name: str, sentence: str, details: str = "") -> None:
        told_in.append(threading.current_thread())
        tell(name, sentence, details)

    monkeypatch.setattr(desktop, "tell", note)
    thread = threading.Thread(target=uncaught.take, args=(UserError("磁盘已满。"),))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(told_in))
    assert told_in == [threading.main_thread()]


@pytest.fixture
def real(qapp: QApplication) -> Iterator[Desktop]:
    yield Desktop()
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QMessageBox):
            each.close()


def test_the_same_sentence_stands_there_once(theme: Theme, real: Desktop) -> None:
    uncaught = Uncaught(theme, real)
    for _ in range(3):
        uncaught.take(UserError("磁盘已满。"))
    uncaught.take(UserError("文件已损坏。"))
    boxes = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox)]
    assert sorted(each.text() for each in boxes if each.isVisible()) == [
        "文件已损坏。",
        "磁盘已满。",
    ]
    for each in boxes:
        each.close()
    uncaught.take(UserError("磁盘已满。"))
    boxes = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox)]
    assert [each.text() for each in boxes if each.isVisible()] == ["磁盘已满。"]
