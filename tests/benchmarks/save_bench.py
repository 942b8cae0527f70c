"""Saving one record beside a bare commit on the same disk; its transactions and its syncs."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import apsw

from desktop_app.records import Brand, Member
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers import Input
from tests.benchmarks.builds import build
from tests.benchmarks.member_office import members, opened, saving
from tests.benchmarks.works import READY, Measured, Target, Works
from tests.campaigns.fault_layer import Plan, failing_disk

SIZES, AGAINST = (1_000, 5_000, 100_000), (100_000,)
TARGETS = (
    Target("20 saves, a new*", 1.03),
    Target("20 saves, a changed*", 1.03),
    Target("20 saves, a brand*", 1.03),
    Target("syncs of a save, *", 1.0),
)
SAVES = 20
BARE = (
    "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA locking_mode=EXCLUSIVE",
    "CREATE TABLE t(id INTEGER PRIMARY KEY, data TEXT)",
)  # fmt: skip


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """Saves in an office file of `size` members, and what they ask of the disk in a small one."""
    counts = _syncs(folder)
    with (
        members(folder, size) as desk,
        closing(apsw.Connection(str(folder / "bare.db"))) as connection,
    ):
        for statement in BARE:
            connection.execute(statement)
        ways: dict[str, Callable[[], object]] = {
            "a bare commit": partial(_commit, connection),
            **_saves(desk),
        }
        yield {"20 saves": partial(_each, ways), "syncs of a save": lambda turn: iter(counts)}


def _commit(connection: apsw.Connection) -> None:
    """A commit of one row of a record's size on the same disk, with the same safety."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO t(data) VALUES(?)", ("字" * 300,))
    connection.execute("COMMIT")


def _saves(desk: Desk) -> dict[str, Callable[[], object]]:
    """Each way of saving one record, by its name."""
    dice = random.Random(1)

    def new() -> None:
        registers.save(desk, Member, {"name": "演示新人", "mobile": "13800000000", "unit": "演示"})

    def brand() -> None:
        steps = {"brand_milestone": [Input({"event": f"演示事项{n}"}) for n in range(3)]}
        registers.save(desk, Brand, {"name": f"演示品牌{dice.random()}"}, children=steps)

    return {
        "a new member": new,
        "a changed member": saving(desk),
        "a brand with 3 milestones": brand,
    }


def _each(ways: Mapping[str, Callable[[], object]], turn: int) -> Iterator[str]:
    """All ways in turn, so that a busy moment of the disk hits them alike."""
    for name, save in ways.items():
        yield READY
        for _ in range(SAVES):
            save()
        yield name


def _syncs(folder: Path) -> list[Measured]:
    """How often each way of saving commits, and asks the disk to keep what was written."""
    plan, found = Plan(), []
    with failing_disk(plan), opened(folder / "syncs.zwh", create=True) as office:
        desk = Desk(office, "bench")
        settle_keys(desk)
        registers.save(desk, Member, {"name": "演示"})
        build.write_back(office)
        registers.save(desk, Member, {"name": "演示"})
        for name, work in _saves(desk).items():
            commits: list[str] = []

            def note(told: list[str] = commits, name: str = name) -> bool:
                told.append(name)
                return False

            office.connection.set_commit_hook(note)
            before = plan.counts["sync"]
            work()
            office.connection.set_commit_hook(None)
            syncs = plan.counts["sync"] - before
            found.append(Measured(name, syncs, syncs, "syncs"))
            found.append(Measured(f"{name}, commits", len(commits), len(commits), "commits"))
    return found
