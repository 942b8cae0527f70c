"""What the window needs of a Linux system, and the sentence for what is missing there."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path

from desktop_app import paths

LIST = "system-libraries.txt"
NO_SCREEN = (
    "这里没有显示器，不能打开窗口。请在有桌面的电脑上打开，或者在后面写上命令（用 --help 查看）。"
)
NO_ANSWER = (
    "连不上显示器，不能打开窗口。请由登录桌面的用户在桌面上打开，"
    "不要用 root 或别的用户，也不要在远程的命令行里打开。"
)
INSTALL = "请先安装系统软件包：sudo apt-get install "
OWN_SCREENS = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")
Load = Callable[[str], object]


def refusal(
    environment: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
    load: Load = ctypes.CDLL,
    reaches: Callable[[], bool] | None = None,
) -> str:
    """The reason why no window can be opened here, as a sentence; '' if none is known.

    Qt would end the process with a message of its own. `load` raises `OSError` for a library that
    cannot be loaded; `reaches` is whether the screen answers.
    """
    chosen = environment.get("QT_QPA_PLATFORM", "").split(":")[0]
    if platform != "linux" or chosen in OWN_SCREENS:
        return ""
    screen, wayland = environment.get("DISPLAY"), environment.get("WAYLAND_DISPLAY")
    if not screen and not wayland:
        return NO_SCREEN
    if not screen:
        return ""
    if not _loads(_plugin(), load):
        return missing(load)
    return "" if wayland or (reaches or screen_answers)() else NO_ANSWER


def screen_answers() -> bool:
    """Whether the screen that DISPLAY names lets this user open a window."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # Qt will tell
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    answers = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return bool(answers)


def missing(load: Load = ctypes.CDLL) -> str:
    """The sentence that names the packages of all libraries that cannot be loaded; '' for none."""
    packages = [package for library, package in _needed() if not _loads(library, load)]
    if not packages:
        return ""
    return f"系统缺少打开窗口要用的软件包。{INSTALL}{' '.join(packages)}"


def _needed() -> list[tuple[str, str]]:
    lines = paths.resource(LIST).read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return [(library, package) for library, package, _ in rows]


def _plugin() -> str:
    """The part of Qt that draws on the screen; loading it loads all that it needs, as Qt will."""
    found = find_spec("PySide6")
    folder = (
        found.submodule_search_locations[0] if found and found.submodule_search_locations else ""
    )
    return str(Path(folder) / "Qt" / "plugins" / "platforms" / "libqxcb.so")


def _loads(library: str, load: Load) -> bool:
    try:
        load(library)
    except OSError:
        return False
    return True
