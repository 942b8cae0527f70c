"""How long the story of a record takes to read and to print in a large office."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from desktop_app.records import Consultation, Outcome, Point, Record, Topic
from desktop_app.services import prints, registers, timeline
from desktop_app.services.desk import Desk
from desktop_app.services.prints import timeline_prints
from desktop_app.services.registers import Query
from tests.benchmarks.consultation_office import Size, large_office

RUNS = 7
LONG_POINT, LONG_CONSULTATION = 500, 200


def main() -> None:
    """Print the medians for an office of 20,000 consultations, and one twenty times smaller."""
    with tempfile.TemporaryDirectory() as folder:
        for size in (Size(1_000, 5_000, 100, 1_000, 5_000, 2_000), Size()):
            with large_office(Path(folder), size) as desk:
                print(f"{size.consultations} consultations, {size.outcomes} suggestions")
                _measure(desk)


def _measure(desk: Desk) -> None:
    point, consultation = _crowd(desk)
    kinds: tuple[tuple[str, type[Record], int], ...] = (
        (f"point with {LONG_POINT} consultations", Point, point),
        (f"consultation with {LONG_CONSULTATION} suggestions", Consultation, consultation),
        ("topic", Topic, registers.find(desk, Topic, Query())[10]),
        ("suggestion", Outcome, registers.first(desk, Outcome, Query(), 1)[0]),
    )
    for title, model, key in kinds:
        desk.lookup_cache = None
        first = _median(partial(timeline.timeline, desk, model, key), 1)
        read = _median(partial(timeline.timeline, desk, model, key))
        told = timeline.timeline(desk, model, key)
        sheet = timeline_prints.collect(desk, told)
        printed = _median(partial(prints.write, sheet, lambda _done, _all: None), 3)
        count = sum(1 for _ in told.walk())
        print(f"  {title:36} {count:4} nodes  first {first:6.1f} ms  then {read:6.1f} ms"
              f"  as PDF {printed:6.1f} ms")  # fmt: skip


def _crowd(desk: Desk) -> tuple[int, int]:
    """A point and a consultation on which much hangs, written past the door as the office was."""
    point = registers.first(desk, Point, Query(), 1)[0]
    sessions = registers.first(desk, Consultation, Query(), LONG_POINT)
    outcomes = registers.first(desk, Outcome, Query(), LONG_CONSULTATION)
    with desk.office.writing() as connection:
        for key in sessions:
            connection.execute("UPDATE consultation SET point_id=? WHERE id=?", (point, key))
        for key in outcomes:
            connection.execute("UPDATE outcome SET consultation_id=? WHERE id=?",
                               (sessions[0], key))  # fmt: skip
    return point, sessions[0]


def _median(act: Callable[[], object], runs: int = RUNS) -> float:
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        act()
        times.append((time.perf_counter() - begun) * 1000)
    return median(times)
