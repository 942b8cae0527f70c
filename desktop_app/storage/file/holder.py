"""The text file that names the holder of an office file to a second opener.

For the message only: the lock is SQLite's. A text left behind by a crash does no harm, the next
opener writes its own.
"""

from __future__ import annotations

import logging
import os
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from desktop_app.errors import UserError

_LOOKS, _PAUSE = 5, 0.2
HERE = "这台电脑上"
_log = logging.getLogger(__name__)
_LONGEST = 2000
_LABELS = {"who": "经办人", "computer": "电脑", "process": "进程", "since": "打开时间"}


class Held(UserError):
    """An office file is not opened because another window or program has it open."""


class Holder(NamedTuple):
    """Who holds the office file, on which computer, in which process and since when."""

    who: str
    computer: str
    process: str
    since: str

    def sentence(self) -> str:
        """“张三在电脑 PC-01 上（自 2026-11-23 10:30）”; this computer is called so."""
        who = self.who or "另一位同志"
        where = HERE if self.is_here else f"电脑 {self.computer} 上"
        return f"{who}在{where}（自 {self.since}）"

    @property
    def is_here(self) -> bool:
        """Whether the file is held on this computer."""
        return self.computer == computer_name()


def text_beside(path: Path) -> Path:
    """The path of the text file that belongs to an office file."""
    return path.with_name(path.name + ".使用中.txt")


def leave(path: Path, who: str, now: datetime) -> None:
    """Write who holds the file from now on; where that cannot be written, nobody is named."""
    told = Holder(who, computer_name(), str(os.getpid()), f"{now:%Y-%m-%d %H:%M}")
    lines = [f"{label}：{getattr(told, name)}" for name, label in _LABELS.items()]
    try:
        text_beside(path).write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as error:
        _log.warning("holder not written: %s", error)


def read(path: Path) -> Holder | None:
    """The holder of the file according to its text file; None if unknown."""
    try:
        with text_beside(path).open(encoding="utf-8", errors="replace") as file:
            lines = file.read(_LONGEST).splitlines()
    except OSError:
        return None
    told = dict(line.split("：", 1) for line in lines if "：" in line)
    if not told.get(_LABELS["computer"]):
        return None
    return Holder(*(told.get(label, "").strip() for label in _LABELS.values()))


def clear(path: Path) -> None:
    """Remove the text file; if another process is reading it, it stays and does no harm."""
    try:
        text_beside(path).unlink(missing_ok=True)
    except OSError as error:
        _log.warning("holder not removed: %s", error)


def refusal(path: Path) -> str:
    """The sentence for the second opener, read a moment later: a holder may just have begun."""
    holder = None
    for _ in range(_LOOKS):
        time.sleep(_PAUSE)
        if holder := read(path):
            break
    by = holder.sentence() if holder else "另一个窗口或程序"
    way = "请在那边关闭专委会工作台后再打开。"
    if holder and holder.is_here:
        way = (
            "请切换到已经打开的专委会工作台窗口；看不到那个窗口的，可能是另一个用户登录时打开的，"
            "请切换到那个用户，关闭专委会工作台后再打开。"
        )
    return f"“{path.name}”正由{by}使用，同一时间只能一处打开，文件没有改动。{way}"


def computer_name() -> str:
    """The name of this computer, as its system gives it."""
    if sys.platform == "win32":
        import socket

        return socket.gethostname()
    else:
        return os.uname().nodename  # without loading the network
