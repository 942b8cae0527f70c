"""New office files by copying an empty one: to make its tables takes longer than most tests.

Whoever tests how a file is made calls `OfficeFile.open` with `create` itself. All copies of one
template share the uid of its origin.
"""

from __future__ import annotations

import atexit
import datetime
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop_app.records import ALL
from desktop_app.records.record import Record
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.schema import Step
from desktop_app.storage.file.steps import STEPS

MORNING = datetime.datetime(2026, 11, 23, 10, 0)

_made: dict[tuple[tuple[type[Record], ...], tuple[int, ...]], Path] = {}


def empty_file(records: Sequence[type[Record]] = ALL, steps: tuple[Step, ...] = STEPS) -> Path:
    """A closed office file, empty but for its schema; made once for these steps and records."""
    kept = tuple(records), tuple(step.number for step in steps)
    if kept not in _made:
        folder = tempfile.mkdtemp(prefix="empty-office-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        path = Path(folder) / "办公.zwh"
        with OfficeFile.open(
            path, records=records, steps=steps, who="测试", create=True, clock=lambda: MORNING
        ):
            _made[kept] = path
    return _made[kept]


def new_office(
    path: Path,
    *,
    who: str = "测试",
    clock: Callable[[], datetime.datetime] = datetime.datetime.now,
    records: Sequence[type[Record]] = ALL,
    steps: tuple[Step, ...] = STEPS,
) -> OfficeFile:
    """A new office file at `path`, open; one that is there already is opened as it is."""
    if not path.exists():
        shutil.copy(empty_file(records, steps), path)
    return OfficeFile.open(path, records=records, steps=steps, who=who, clock=clock)
