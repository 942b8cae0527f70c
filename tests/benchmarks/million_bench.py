"""A list of a million members: time to build it, first rows and counts of any search, memory."""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from desktop_app.records import Member
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query
from tests.benchmarks.alone import HEAD, line
from tests.benchmarks.lists_bench import ORDERS, SORTS, TEXTS, TYPED, page
from tests.benchmarks.member_office import changing, members
from tests.benchmarks.works import Measured, after_a_change, every_turn, stretches

MEMBERS = 1_000_000
EVERY = (*(text for texts in TEXTS.values() for text in texts), *TYPED)


def main(size: int = MEMBERS) -> None:
    """Print the 95th percentile over every string and order, right after a change and again."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        with members(Path(folder), size) as desk:
            print(f"  {size:,} members made in {time.perf_counter() - begun:.0f} s")
            print(HEAD)
            before = memory()
            measure(desk)
            print(f"  memory: {before:.0f} MB opened, {memory():.0f} MB searched")


def memory() -> float:
    """Resident memory now, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def measure(desk: Desk) -> None:
    """First rows in every order, the count, and first rows of every sort without a search."""
    change = changing(desk)
    for words, sort in ORDERS.items():
        told(
            f"first rows, {words}", change, _pages(desk, [Query(text, sort=sort) for text in EVERY])
        )
    counts = [partial(registers.find, desk, Member, Query(text)) for text in EVERY]
    told("count and all ids", change, counts)
    sorts = [Query(sort=sort, descending=down) for sort in SORTS for down in (False, True)]
    told("first rows of every sort", change, _pages(desk, sorts))


def _pages(desk: Desk, queries: list[Query]) -> Sequence[Callable[[], object]]:
    return [partial(page, desk, query) for query in queries]


def told(name: str, change: Callable[[], object], every: Sequence[Callable[[], object]]) -> None:
    """Print two rows over all of these works, each done once cold and once again."""
    works = [after_a_change(change, every_turn(work)) for work in every]
    runs: list[list[Measured]] = [stretches(name, work, 0) for work in works]
    for row in zip(*runs, strict=True):
        print(line(row), flush=True)
