"""Windows' rule on every system: a file that this process has open is neither removed nor renamed.

Linux lets both happen, so what would fail in the office would pass here. `watch` makes each such
try a `PermissionError`, as Windows does, for as long as the process runs. SQLite's own removing
and Qt's are not seen: those are right on Windows.
"""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

OPEN_FILES = Path("/proc/self/fd")
_WATCHED = {"os.remove": 1, "os.rename": 2}


def watch() -> None:
    """Begin to hold Windows' rule; where the system does not tell what is open, do nothing."""
    if OPEN_FILES.is_dir():
        sys.addaudithook(_refuse)


def _refuse(event: str, given: tuple[object, ...]) -> None:
    for path in given[: _WATCHED.get(event, 0)]:
        if isinstance(path, str | bytes | os.PathLike) and is_held(Path(os.fsdecode(path))):
            raise PermissionError(13, "open in this process: Windows refuses", os.fspath(path))


def by_another_program(*command: str | Path) -> None:
    """Let another program do what this process must not: `mv`, `rm`, `ln` on a file it holds."""
    subprocess.run([os.fspath(each) for each in command], check=True)


def is_held(path: Path) -> bool:
    """Whether this process has the file open."""
    wanted = _identity(path)
    return wanted is not None and any(_identity(each) == wanted for each in OPEN_FILES.iterdir())


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells one file from all others, None for a folder or where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return None if stat.S_ISDIR(found.st_mode) else (found.st_dev, found.st_ino)
