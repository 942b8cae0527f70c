"""Bulk edit and change of state at size, beside a bare rewrite of as many rows; growth by ratio."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Any

import apsw

from desktop_app.records import ALL, Member
from desktop_app.records.consultation import Consultation
from desktop_app.records.outcome import Outcome
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers import bulk, history, states
from desktop_app.services.registers.bulk import Edit
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.steps import STEPS
from desktop_app.storage.log import door
from tests.benchmarks.member_office import fill

SIZES = (1_000, 10_000)
ROUNDS = 5
DONE = {
    "handling": "progressing",
    "unit": "演示单位",
    "finished_on": "2026-05-01",
    "result": "完成",
}


def taken(steps: Generator[Any, None, Any]) -> tuple[Any, float, float]:
    """What the steps give, their time and that of the longest slice, in milliseconds."""
    batches, start = [0.0], time.perf_counter()
    while True:
        before = time.perf_counter()
        try:
            next(steps)
        except StopIteration as done:
            return done.value, (time.perf_counter() - start) * 1000, max(batches) * 1000
        batches.append(time.perf_counter() - before)


def bare(folder: Path, count: int) -> float:
    """Milliseconds that the engine alone needs to rewrite as many rows of a member's size."""
    connection = apsw.Connection(str(folder / f"bare{count}.db"))
    connection.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, data TEXT)")
    with connection:
        connection.executemany("INSERT INTO t(data) VALUES(?)", [("字" * 300,)] * count)
    start = time.perf_counter()
    with connection:
        connection.executemany("UPDATE t SET data=?||id", [("词" * 300,)])
    took = (time.perf_counter() - start) * 1000
    connection.close()
    return took


def say(name: str, found: Sequence[tuple[float, float]], beside: float) -> None:
    """One line: median, longest slice, ratio to the bare rewrite."""
    middle = sorted(each[0] for each in found)[len(found) // 2]
    longest = max(each[1] for each in found)
    print(f"  {name:<28}{middle:9.1f}{longest:9.1f}   ×{middle / beside:6.1f}", flush=True)


def edit(desk: Desk, keys: Sequence[int], beside: float) -> None:
    """Plan, apply and take back one bulk edit of all members, several times."""
    found: dict[str, list[tuple[float, float]]] = {"plan": [], "apply": [], "undo": []}
    for turn in range(ROUNDS):
        edits = [Edit("unit", raw=f"演示单位{turn}"), Edit("since", raw=f"20{10 + turn}")]
        planned, *times = taken(bulk.plan_in_steps(desk, Member, keys, edits))
        found["plan"].append((times[0], times[1]))
        changed, *times = taken(bulk.apply_in_steps(desk, planned))
        found["apply"].append((times[0], times[1]))
        found["undo"].append((timed(lambda: history.undo(desk, changed.action)), 0))  # noqa: B023
    for name, every in found.items():
        say(f"bulk edit: {name}", every, beside)


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of one run."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def change(desk: Desk, count: int, beside: float) -> None:
    """Ask every gate of suggestions, finish them all with what follows, take it back."""
    held = [Consultation.of({"name": f"演示协商{n}"}) for n in range(count // 5)]
    door.apply(desk.office, held, (), "准备", "演示")
    made = [
        Outcome.of({"content": f"演示建议{n}", "consultation": held[n // 5].id, **DONE})
        for n in range(count)
    ]
    door.apply(desk.office, made, (), "准备", "演示")
    keys = [each.id for each in made]
    found: dict[str, list[tuple[float, float]]] = {"gates": [], "apply": [], "undo": []}
    for _ in range(ROUNDS):
        _, *times = taken(states.outlook_in_steps(desk, Outcome, keys))
        found["gates"].append((times[0], times[1]))
        steps = states.change_state_in_steps(desk, Outcome, keys, "done", "演示")
        changed, *times = taken(steps)
        found["apply"].append((times[0], times[1]))
        found["undo"].append((timed(lambda: history.undo(desk, changed.action)), 0))  # noqa: B023
    for name, every in found.items():
        say(f"change of state: {name}", every, beside)


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Measure in files of several sizes, so that the growth can be read."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            file = folder / "office.zwh"
            with OfficeFile.open(
                file, records=ALL, steps=STEPS, who="bench", create=True
            ) as office:
                fill(office, size)
                desk = Desk(office, "bench")
                settle_keys(desk)
                beside = bare(folder, size)
                print(
                    f" {size:,} records{'':<17}median  longest slice  beside bare {beside:.1f} ms"
                )
                edit(desk, list(registers.find(desk, Member, registers.Query())), beside)
                change(desk, size, beside)


if __name__ == "__main__":
    main()
