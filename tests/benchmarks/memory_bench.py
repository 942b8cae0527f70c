"""Memory of the window with 100,000 members open and searched, above the one of an empty office.

Every figure is of a process of its own, once nothing is left to do in it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import desktop_app
from desktop_app.services.desk import Desk
from tests.benchmarks.builds import build
from tests.benchmarks.lists_bench import TEXTS
from tests.benchmarks.member_office import fill, opened
from tests.benchmarks.works import Measured, Target, Works

SIZES = AGAINST = (100_000,)
ALLOWED = 60
TARGETS = (Target("*, searched, above the empty window", 1.0, beside="memory, allowed"),)
_WINDOW = f"""
import gc, os, sys, time
from pathlib import Path
from desktop_app.settings import Settings
{build.OPENED}
def rest():
    until = time.monotonic() + 0.25
    while time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.005)
def say():
    rest()
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    print(pages * os.sysconf("SC_PAGESIZE") / 1e6, flush=True)
file, profile, *texts = sys.argv[1:]
program = app.build(Path(file), Desktop(), settings=Settings(Path(profile)), clerk="bench")
program.window.show()
rest()
page = program.window.go("member")
say()
for text in texts:
    page.frame.search.setText(text)
    rest()
    page.frame.search.clear()
    rest()
say()
os._exit(0)
"""


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The windows of an empty office and of one with `size` members; megabytes."""
    empty, full = _office(folder / "empty.zwh", 0), _office(folder / "full.zwh", size)

    def window(turn: int) -> Iterator[Measured]:
        before = _memory(empty, folder / "profile")
        found = _memory(full, folder / "profile")
        yield Measured("allowed", ALLOWED, ALLOWED, "MB")
        for when, none, many in zip(("opened", "searched"), before, found, strict=True):
            yield Measured(f"empty, {when}", none, none, "MB")
            yield Measured(f"{size:,} members, {when}", many, many, "MB")
            above = many - none
            yield Measured(f"{size:,} members, {when}, above the empty window", above, above, "MB")

    yield {"memory": window}


def _office(path: Path, count: int) -> Path:
    with opened(path, create=True) as office:
        build.found_office(Desk(office, "bench"), "政协演示县委员会", term="11")
        fill(office, count)
    return path


def _memory(office: Path, profile: Path) -> list[float]:
    """Resident megabytes of the window with its list open, then after the searches."""
    root = Path(desktop_app.__file__).resolve().parents[1]
    texts = [text for some in TEXTS.values() for text in some[:2]]
    told = subprocess.run(
        [sys.executable, "-c", _WINDOW, str(office), str(profile), *texts],
        env={**os.environ, "PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen"},
        check=True, capture_output=True, encoding="utf-8",
    ).stdout  # fmt: skip
    return [float(line) for line in told.split()]
