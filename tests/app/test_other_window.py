"""A second start on an open office file: its window comes forward, or it is said who has it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import app, paths
from desktop_app.app.other_window import OtherStarts, bring_forward, request_of
from desktop_app.services.setup import Answers
from desktop_app.settings import Settings
from desktop_app.storage.file import holder
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.new_office import MORNING
from tests.storage.offices import opened

ANSWERS = Answers("政协演示县委员会", term="10", starts="2022.1")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "办公.zwh"


@pytest.fixture
def program(qapp: QApplication, file: Path) -> Iterator[app.Program]:
    """A window on a new office file, with the profile that every other start of this user has."""
    made = app.build(
        file, ScriptedDesktop(), create=True, settings=Settings(paths.profile_folder()),
        answers=ANSWERS, clerk="张三", clock=lambda: MORNING,
    )  # fmt: skip
    yield made
    made.close()
    made.window.hide()
    made.window.deleteLater()
    made.deleteLater()
    qapp.processEvents()


def second_start(file: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "desktop_app", "--file", str(file)]
    return subprocess.Popen(command, cwd=paths.root(), text=True, stderr=subprocess.PIPE)


def test_a_second_start_brings_the_open_window_forward_and_ends(
    program: app.Program, file: Path, qtbot: QtBot
) -> None:
    window = program.window
    window.show()
    qtbot.waitUntil(lambda: bool(window.findChildren(OtherStarts)), timeout=10_000)
    window.showMinimized()
    second = second_start(file)
    try:
        qtbot.waitUntil(lambda: not window.isMinimized(), timeout=20_000)
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    finally:
        second.kill()
        second.communicate()
    assert second.returncode == 0
    assert window.isVisible()


def test_another_name_of_the_same_file_asks_for_the_same_window(file: Path, tmp_path: Path) -> None:
    file.touch()
    link = tmp_path / "桌面上的快捷方式.zwh"
    link.symlink_to(file)
    other = tmp_path / "别的.zwh"
    other.touch()
    assert request_of(link, tmp_path) == request_of(file, tmp_path)
    assert request_of(other, tmp_path) != request_of(file, tmp_path)


def held_by(file: Path, process: int, computer: str = "") -> None:
    holder.leave(file, "张三", MORNING)
    text = holder.text_beside(file).read_text("utf-8")
    text = text.replace(f"进程：{os.getpid()}", f"进程：{process}")
    if computer:
        text = "\n".join(
            f"电脑：{computer}" if line.startswith("电脑") else line for line in text.splitlines()
        )
    holder.text_beside(file).write_text(text, "utf-8")


@pytest.fixture
def sleeper() -> Iterator[int]:
    """A process of ours that answers nothing."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        yield process.pid
        process.kill()


def test_nobody_is_waited_for_who_cannot_answer(file: Path, tmp_path: Path, sleeper: int) -> None:
    file.touch()
    start = time.monotonic()
    assert not bring_forward(file, tmp_path)  # nobody is named
    held_by(file, os.getpid())
    assert not bring_forward(file, tmp_path)  # we ourselves
    held_by(file, 2**22 + 5)
    assert not bring_forward(file, tmp_path)  # killed long ago
    held_by(file, sleeper, "别的电脑")
    assert not bring_forward(file, tmp_path)
    held_by(file, 0)
    holder.text_beside(file).write_text("电脑：\n进程：abc\n", "utf-8")
    assert not bring_forward(file, tmp_path)
    assert time.monotonic() - start < 1
    assert not list(tmp_path.rglob("*.show"))


def test_a_window_that_does_not_answer_is_given_up_and_no_request_is_left(
    file: Path, tmp_path: Path, sleeper: int
) -> None:
    file.touch()
    held_by(file, sleeper)
    assert not bring_forward(file, tmp_path, patience=0.2)
    assert not list(tmp_path.rglob("*.show"))


def test_a_profile_that_cannot_be_written_keeps_nobody_from_starting(
    file: Path, tmp_path: Path, sleeper: int, qtbot: QtBot
) -> None:
    file.touch()
    held_by(file, sleeper)
    (tmp_path / "windows").write_text("no folder")
    assert not bring_forward(file, tmp_path)
    OtherStarts(file, tmp_path).look()


def test_a_request_that_came_before_the_window_was_ready_is_taken(
    file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    file.touch()
    request = request_of(file, tmp_path)
    request.parent.mkdir()
    request.touch()
    others = OtherStarts(file, tmp_path)
    with qtbot.waitSignal(others.wanted):
        others.look()
    assert not request.exists()
    with qtbot.assertNotEmitted(others.wanted):
        others.look()


def launch_on(file: Path) -> tuple[app.Launch, ScriptedDesktop]:
    desktop = ScriptedDesktop()
    launch = app.Launch(desktop, Settings(paths.profile_folder()), lambda: MORNING)
    launch.start(file)
    return launch, desktop


def test_a_file_held_elsewhere_is_told_and_no_new_office_is_offered(
    qapp: QApplication, tmp_path: Path
) -> None:
    with opened(tmp_path, who="李四") as office:
        launch, desktop = launch_on(office.path)
    ((name, sentence),) = desktop.asked
    assert name == "office_held"
    assert "李四在这台电脑上" in sentence
    assert "另一个用户" in sentence
    assert launch.first_start is None
    assert launch.program is None


def test_a_file_that_was_let_go_meanwhile_opens_at_the_second_attempt(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = opened(tmp_path, who="李四")
    desktop = ScriptedDesktop()

    def closes_and_tries_again(name: str, sentence: str, then: object, **_: object) -> None:
        desktop.asked.append((name, sentence))
        office.close()
        assert callable(then)
        then(True)

    monkeypatch.setattr(desktop, "ask_yes_no", closes_and_tries_again)
    launch = app.Launch(desktop, Settings(paths.profile_folder()), lambda: MORNING)
    launch.start(office.path)
    assert launch.program is not None
    launch.program.close()
    launch.program.window.deleteLater()


def test_a_file_that_will_not_open_leaves_the_ways_out_and_no_new_office(
    qapp: QApplication, file: Path
) -> None:
    file.write_bytes(b"no office file")
    launch, desktop = launch_on(file)
    assert launch.first_start is None
    assert "不是专委会工作台的办公文件" in launch.lost.sentence.text()
    assert launch.lost.isVisible()
    assert not launch.lost.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    launch.lost.hide()
    launch.lost.deleteLater()
    assert desktop.asked == []
