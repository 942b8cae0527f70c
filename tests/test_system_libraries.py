"""A window that cannot be opened on this system is refused in a sentence, not by Qt."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable

import pytest

from desktop_app import paths
from desktop_app.commands import system_libraries
from desktop_app.commands.system_libraries import NO_ANSWER, NO_SCREEN, missing, refusal

SCREEN = {"DISPLAY": ":0"}


class System:
    """A system that lacks some libraries; Qt's own part cannot be loaded then."""

    def __init__(self, lacks: Iterable[str] = ()) -> None:
        self.lacks = set(lacks)

    def __call__(self, library: str) -> object:
        if library in self.lacks or (self.lacks and library.endswith("libqxcb.so")):
            raise OSError(f"{library}: cannot open shared object file")
        return object()


@pytest.mark.parametrize(
    ("lacks", "packages"),
    [
        (["libxcb-cursor.so.0"], "libxcb-cursor0"),
        (["libxcb-icccm.so.4", "libxcb-keysyms.so.1"], "libxcb-icccm4 libxcb-keysyms1"),
        (["libEGL.so.1", "libxkbcommon.so.0"], "libegl1 libxkbcommon0"),
        (["libxcb-randr.so.0"], "libxcb-randr0"),
        (["libGL.so.1", "libxkbcommon-x11.so.0"], "libgl1 libxkbcommon-x11-0"),
    ],
)
def test_missing_libraries_are_named_by_their_packages(lacks: list[str], packages: str) -> None:
    told = f"系统缺少打开窗口要用的软件包。请先安装系统软件包：sudo apt-get install {packages}"
    assert refusal(SCREEN, "linux", System(lacks)) == told
    assert missing(System(lacks)) == told


def test_a_system_with_everything_is_not_refused() -> None:
    assert refusal(SCREEN, "linux", System(), lambda: True) == ""
    assert refusal({"WAYLAND_DISPLAY": "wayland-0"}, "linux", System(["libxcb-cursor.so.0"])) == ""


def test_a_screen_that_belongs_to_another_user_is_said() -> None:
    assert refusal(SCREEN, "linux", System(), lambda: False) == NO_ANSWER
    both = {**SCREEN, "WAYLAND_DISPLAY": "wayland-0"}
    assert refusal(both, "linux", System(), lambda: False) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has these screens")
@pytest.mark.parametrize("screen", [":97", "nowhere.invalid:0", "no screen at all"])
def test_a_screen_that_is_not_there_does_not_answer(
    monkeypatch: pytest.MonkeyPatch, screen: str
) -> None:
    monkeypatch.setenv("DISPLAY", screen)
    assert not system_libraries.screen_answers()


def test_no_screen_is_said() -> None:
    assert refusal({}, "linux", System()) == NO_SCREEN
    assert refusal({"QT_QPA_PLATFORM": "offscreen"}, "linux", System()) == ""
    assert refusal({"QT_QPA_PLATFORM": "vnc:port=5901"}, "linux", System()) == ""
    assert refusal({}, "win32", System()) == ""
    assert refusal({}, "darwin", System()) == ""


def test_the_program_says_so_and_ends_where_there_is_no_screen() -> None:
    bare = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in bare}
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "desktop_app"], cwd=paths.root(), env=environment,
        capture_output=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr.strip()) == (1, NO_SCREEN)


def test_a_qt_that_cannot_be_loaded_is_told_in_the_same_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from desktop_app import commands

    def fails(*_: object) -> str:
        raise ImportError("libEGL.so.1: cannot open shared object file")

    monkeypatch.setattr(system_libraries, "refusal", fails)
    monkeypatch.setattr(system_libraries, "missing", lambda: "请先安装系统软件包：libegl1")
    assert commands.main([]) == 1
    assert capsys.readouterr().err.strip() == "请先安装系统软件包：libegl1"


def test_the_set_up_reads_the_same_list() -> None:
    text = (paths.root() / ".ci" / "setup").read_text(encoding="utf-8")
    assert f"resources/{system_libraries.LIST}" in text
    needed = system_libraries._needed()
    assert len(needed) == len(set(needed)) >= 16
