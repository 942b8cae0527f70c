"""Works done by this build and by another one in turn, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from tests.benchmarks.pairs import Judged, Turn, judged, table
from tests.benchmarks.revisions import Revision
from tests.benchmarks.works import Area, Measured

CHILD = Path(__file__).with_name("child.py")
FEWEST, SLOW = 3, 5.0
"""Pairs at least, and after how many seconds a first pair counts as well."""


class Ended(Exception):
    """A build's process is gone; what it said of it stands in stderr."""


class Child:
    """A build's process; it makes its data while the other does."""

    def __init__(self, revision: Revision, area: str, size: int, folder: Path) -> None:
        self._name = revision.name
        self._process = subprocess.Popen(
            [str(revision.python), "-P", str(CHILD), area, str(size), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(revision.tree), "QT_QPA_PLATFORM": "offscreen"},
        )

    def names(self) -> list[str]:
        """Give the names of its works, once its data are made."""
        names: list[str] = self._answer()
        return names

    def turn(self, name: str, number: int) -> Turn:
        """Do a work once; give its rows, none where it failed."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([name, number]) + "\n")
        self._process.stdin.flush()
        return {each[0]: Measured(*each) for each in self._answer() or ()}

    def close(self) -> None:
        """Let it end; its last lines are read."""
        self._process.communicate()

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise Ended(f"the benchmark's process of {self._name} has ended")
        return json.loads(line)


@contextmanager
def children(revisions: Sequence[Revision], area: str, size: int) -> Iterator[list[Child]]:
    """One process for each revision, with a folder of its own."""
    with ExitStack() as stack:
        found = []
        for each in revisions:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            found.append(Child(each, area, size, folder))
            stack.callback(found[-1].close)
        yield found


def compare(
    area: str, module: Area, theirs: Revision, ours: Revision, *,
    pairs: int, seconds: float, only: str = "",
) -> list[Judged]:  # fmt: skip
    """Do every work of an area whose name holds `only`; print its rows and give them.

    Each work takes `pairs` pairs, or as many as there is time for, three at least.
    """
    found: list[Judged] = []
    for size in module.AGAINST:
        with children([theirs, ours], area, size) as (other, own):
            known = set(other.names())
            for name in own.names():
                if only in name and name in known:
                    done = turns(name, other, own, pairs=pairs, seconds=seconds)
                    rows = judged(done, module.TARGETS, among=[each[1] for each in done])
                    told = table(rows, theirs.name, ours.name).splitlines()
                    print("\n".join(told if not found else told[2:]), flush=True)
                    found += rows
    return found


def turns(
    name: str, theirs: Child, ours: Child, *, pairs: int, seconds: float
) -> list[tuple[Turn, Turn]]:
    """Pairs of turns; who begins changes every time, and a quick first pair only warms up."""
    found: list[tuple[Turn, Turn]] = []
    begun = time.monotonic()
    for number in range(pairs + 1):
        both: dict[Child, Turn] = {}
        for child in (theirs, ours) if number % 2 else (ours, theirs):
            both[child] = child.turn(name, number)
        pair = both[theirs], both[ours]
        if number or time.monotonic() - begun > SLOW:
            found.append(pair)
        if len(found) >= FEWEST and time.monotonic() - begun > seconds:
            break
    return found[-pairs:]
