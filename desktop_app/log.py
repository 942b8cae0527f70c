"""The program's diary of bugs and warnings: a small rotating file in the user's profile."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

NAME = "committee-desk.log"
SIZE = 512 * 1024
KEPT = 4

_log = logging.getLogger("desktop_app")


def start(folder: Path) -> Path:
    """Write warnings and errors of the program to a file under `folder` and give its path.

    The file turns over at 512 KiB, four older ones are kept. Where the folder cannot be written
    the lines go to standard error. Starting again moves the diary to the new folder.
    """
    path = folder / NAME
    stop()
    handler = _Diary(path)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    return path


class _Diary(logging.Handler):
    """Opens the file at the first line: most starts write none, and handlers load the network."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Writes one line."""
        if self._file is None:
            self._file = _handler(self._path)
            self._file.setFormatter(self.formatter)
        self._file.emit(record)

    def close(self) -> None:
        """Closes the file."""
        if self._file is not None:
            self._file.close()
        super().close()


def stop() -> None:
    """Close the diary."""
    for handler in list(_log.handlers):
        _log.removeHandler(handler)
        handler.close()


def _handler(path: Path) -> logging.Handler:
    from logging.handlers import RotatingFileHandler

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _make_private(path)
        handler = RotatingFileHandler(path, maxBytes=SIZE, backupCount=KEPT, encoding="utf-8")
    except OSError:
        return logging.StreamHandler(sys.stderr)
    handler.rotator = _turn_over
    return handler


def _make_private(path: Path) -> None:
    """Let only this user read the diary: the sentences in it may name people."""
    if os.name != "nt":
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
        path.chmod(0o600)


def _turn_over(source: str, target: str) -> None:
    """Windows renames no file that a second window has open: then the diary goes on growing."""
    with contextlib.suppress(PermissionError):
        Path(source).rename(target)


def details(error: BaseException) -> str:
    """Give the whole trace of an error as the text that 复制详情 copies."""
    return "".join(traceback.format_exception(error))


def catch_uncaught(show: Callable[[BaseException], None]) -> None:
    """Log every error nobody caught, in any thread, and hand it to `show`.

    A stop from the keyboard ends the program as usual and is not an error.
    """

    def _caught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.error("uncaught error\n%s", details(error))
        show(error)

    def _caught_in_thread(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            _caught(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    sys.excepthook = _caught
    threading.excepthook = _caught_in_thread
