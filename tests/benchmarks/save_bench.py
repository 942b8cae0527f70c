"""Saving one record beside a bare commit on the same disk; its transactions and its syncs."""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from desktop_app.records import ALL, Brand, Member
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers import Input
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.steps import STEPS
from tests.benchmarks.lists_bench import fill
from tests.campaigns.fault_layer import Plan, failing_disk

ROUNDS = 300
SIZES = (1_000, 5_000, 100_000)
BARE = (
    "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA locking_mode=EXCLUSIVE",
    "CREATE TABLE t(id INTEGER PRIMARY KEY, data TEXT)",
)  # fmt: skip


@contextmanager
def bare(folder: Path) -> Iterator[Callable[[], None]]:
    """A commit of one row of a record's size on the same disk, with the same safety."""
    connection = apsw.Connection(str(folder / "bare.db"))
    for statement in BARE:
        connection.execute(statement)

    def commit() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO t(data) VALUES(?)", ("字" * 300,))
        connection.execute("COMMIT")

    yield commit
    connection.close()


def saves(desk: Desk) -> dict[str, Callable[[], None]]:
    """Each way of saving one record, by its name."""
    members = list(registers.find(desk, Member, registers.Query()))
    dice = random.Random(1)

    def new() -> None:
        registers.save(desk, Member, {"name": "演示新人", "mobile": "13800000000", "unit": "演示"})

    def change() -> None:
        key = dice.choice(members)
        version = registers.rows(desk, Member, [key], ["unit"])[0][1]
        text = f"演示单位{dice.randrange(10**9)}"
        registers.save(desk, Member, {"unit": text}, key=key, version=version)

    def brand() -> None:
        steps = {"brand_milestone": [Input({"event": f"演示事项{n}"}) for n in range(3)]}
        registers.save(desk, Brand, {"name": f"演示品牌{dice.random()}"}, children=steps)

    return {"a new member": new, "a changed member": change, "a brand with 3 milestones": brand}


def took(work: Callable[[], None]) -> tuple[float, float]:
    """Milliseconds of one run on the clock and of the processor, which no other load disturbs."""
    start, worked = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - start) * 1000, (time.process_time() - worked) * 1000


def say(name: str, found: list[tuple[float, float]], beside: list[tuple[float, float]]) -> None:
    """One line: median, 95th percentile, median above the bare commit, ratio, processor above."""
    clock, worked = ([each[n] for each in found] for n in (0, 1))
    bare_clock, bare_worked = (statistics.median(each[n] for each in beside) for n in (0, 1))
    middle, high = statistics.median(clock), sorted(clock)[int(len(clock) * 0.95)]
    above, processor = middle - bare_clock, statistics.median(worked) - bare_worked
    times = f"{middle:9.2f}{high:9.2f}{above:+9.2f}   ×{middle / bare_clock:5.2f}{processor:+9.2f}"
    print(f"  {name:<32}{times}", flush=True)


def measure(folder: Path, desk: Desk) -> None:
    """All ways of saving in turn with the bare commit, then the syncs of each."""
    ways = saves(desk)
    found: dict[str, list[tuple[float, float]]] = {each: [] for each in ("a bare commit", *ways)}
    with bare(folder) as commit:
        for _ in range(ROUNDS):
            for name, work in {"a bare commit": commit, **ways}.items():
                found[name].append(took(work))
    for name, times in found.items():
        say(name, times, found["a bare commit"])


def syncs(folder: Path) -> None:
    """How often each way of saving commits, and asks the disk to keep what was written."""
    plan = Plan()
    with failing_disk(plan), _opened(folder / "syncs.zwh", create=True) as office:
        desk = Desk(office, "bench")
        settle_keys(desk)
        registers.save(desk, Member, {"name": "演示"})
        office.write_back()
        registers.save(desk, Member, {"name": "演示"})
        for name, work in saves(desk).items():
            commits: list[str] = []

            def note(told: list[str] = commits, name: str = name) -> bool:
                told.append(name)
                return False

            office.connection.set_commit_hook(note)
            before = plan.counts["sync"]
            work()
            office.connection.set_commit_hook(None)
            print(f"  {name:<32}{len(commits)} transaction, {plan.counts['sync'] - before} sync")


def _opened(path: Path, *, create: bool = False) -> OfficeFile:
    return OfficeFile.open(path, records=ALL, steps=STEPS, who="bench", create=create)


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Measure in files of several sizes, so that the growth can be read."""
    with tempfile.TemporaryDirectory() as place:
        syncs(Path(place))
    for size in sizes:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            with _opened(folder / "office.zwh", create=True) as office:
                fill(office, size)
                desk = Desk(office, "bench")
                settle_keys(desk)
                print(f" {size:,} members{'':<20}median     95th    above   ratio      cpu  (ms)")
                measure(folder, desk)


if __name__ == "__main__":
    main()
