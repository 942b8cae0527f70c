"""The recycle bin with many removed records: opened, searched, read by the page, brought back."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from desktop_app.records import ALL, Member
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers import history
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.steps import STEPS
from desktop_app.storage.log import recycle_bin
from tests.benchmarks.member_office import fill

SIZES = (10_000, 100_000)
ROUNDS = 20
BROUGHT_BACK = 10_000


def took(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Milliseconds of one run, the median."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def measure(desk: Desk, size: int) -> None:
    """Remove every member, then look at the bin."""
    keys = list(registers.find(desk, Member, registers.Query()))
    start = time.perf_counter()
    registers.remove(desk, Member, keys)
    print(f"  {len(keys):,} members removed in {time.perf_counter() - start:.2f} s")
    places = history.find_removed(desk)
    assert len(places) == size
    print(f"  opened: all places {took(lambda: history.find_removed(desk)):.1f} ms, ", end="")
    print(f"a page of 128 {took(lambda: history.read_removed(desk, places[:128])):.1f} ms")
    for text in ("zs", "wang", "没有这个人", "张"):
        found = len(history.find_removed(desk, text))
        ms = took(lambda text=text: history.find_removed(desk, text))  # type: ignore[misc]
        print(f"  found “{text}” ({found:,}): {ms:.1f} ms")
    some = places[: min(size, BROUGHT_BACK)]
    start = time.perf_counter()
    history.bring_back(desk, history.read_removed(desk, some))
    print(f"  {len(some):,} brought back in {time.perf_counter() - start:.2f} s")
    start = time.perf_counter()
    with desk.office.writing() as connection:
        recycle_bin.rebuild(desk.office, connection)
    print(f"  made anew from the log in {time.perf_counter() - start:.2f} s")


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Measure in files of several sizes, so that the growth can be read."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as place:
            office = OfficeFile.open(
                Path(place) / "office.zwh", records=ALL, steps=STEPS, who="bench", create=True
            )
            with office:
                fill(office, size)
                desk = Desk(office, "bench")
                settle_keys(desk)
                print(f" {size:,} members")
                measure(desk, size)


if __name__ == "__main__":
    main()
