"""A second start on an office file that is open already brings that window to the front.

The second start leaves a request in the user's profile, named by the file's identity; the window
that has the file open watches that folder, takes the request and comes forward. A file takes the
place of a socket: the folder is the user's own, and nothing is left listening after a kill.
"""

from __future__ import annotations

import logging
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from desktop_app.storage.file import holder
from desktop_app.storage.file.identity import identity_of

FOLDER = "windows"
PATIENCE, LOOK = 3.0, 0.03
_log = logging.getLogger(__name__)


class OtherStarts(QObject):
    """Emits `wanted` when another start of the program requests this window's office file."""

    wanted = Signal()

    def __init__(self, office: Path, profile: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._request: Path | None = None
        try:
            self._request = request_of(office, profile)
            self._request.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            _log.warning("no other start can be heard: %s", error)
            return
        self._watcher = QFileSystemWatcher([str(self._request.parent)], self)
        self._watcher.directoryChanged.connect(self.look)

    def look(self) -> None:
        """Take a pending request and emit the signal."""
        if self._request is None:
            return
        try:
            self._request.unlink()
        except FileNotFoundError:
            return
        except OSError as error:
            _log.warning("a request cannot be taken: %s", error)
            return
        self.wanted.emit()


def request_of(office: Path, profile: Path) -> Path:
    """The request for the window of an office file; `OSError` when that cannot be looked at."""
    found = identity_of(office.resolve())
    return profile / FOLDER / f"{found.device:x}-{found.inode:x}.show"


def bring_forward(office: Path, profile: Path, patience: float = PATIENCE) -> bool:
    """Have the window with an office file open come to the front; whether it did.

    Returns False immediately if no process of this user on this computer can have it open.
    """
    held = holder.read(office)
    if held is None or held.computer != holder.computer_name() or not _may_answer(held.process):
        return False
    try:
        request = request_of(office, profile)
        request.parent.mkdir(parents=True, exist_ok=True)
        _let_come_forward(held.process)
        request.touch()
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if not request.exists():
                return True
            time.sleep(LOOK)
        request.unlink(missing_ok=True)
    except OSError as error:
        _log.warning("the other window was not asked: %s", error)
    return False


def _may_answer(process: str) -> bool:
    """Whether a process is there, not ours, and of this user; unknown counts as yes."""
    if not process.isdigit() or int(process) == os.getpid():
        return False
    if sys.platform != "win32":  # a signal to ask with would end a process of Windows
        try:
            os.kill(int(process), 0)
        except OSError as error:
            _log.info("process %s does not answer: %s", process, error)
            return False
    return True


def _let_come_forward(process: str) -> None:
    """Windows lets only the program in front hand the front on to another."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(int(process))
