"""How long the prints of the chain take to read and to write in a large office, and how they grow.

Reading is on the main thread, in steps: the longest step is what a clerk could feel.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from desktop_app.services import prints, registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query
from tests.benchmarks.consultation_office import Size, large_office

WANTED = (
    ("topic_form", 1), ("session_record", 1), ("sign_in_sheet", 1), ("outcome_sheet", 1),
    ("brief_letter", 1), ("look_back_form", 1), ("point_report", 1), ("session_record", 500),
    ("point_report", 200), ("lights_table", 2_000), ("lights_table", 20_000),
    ("outcome_tracking", 1_000), ("outcome_tracking", 10_000), ("outcome_tracking", 100_000),
)  # fmt: skip


def main() -> None:
    """Prints one line for each print and number of records."""
    with tempfile.TemporaryDirectory() as folder, large_office(Path(folder), Size()) as desk:
        print("print                records   read  longest step   written    size")
        for key, count in WANTED:
            _measure(desk, key, count)


def _measure(desk: Desk, key: str, count: int) -> None:
    wanted = prints.print_named(desk, key)
    model = next(each for each in desk.office.records if wanted.record == each.KEY)
    keys = list(registers.first(desk, model, Query(), count))
    sheet, read, longest = _read(desk, wanted, keys)
    begun = time.perf_counter()
    pdf = prints.write(sheet, lambda _done, _all: None)
    written = time.perf_counter() - begun
    print(
        f"  {key:18} {len(keys):8,} {read * 1000:6.0f} ms {longest * 1000:8.0f} ms"
        f" {written * 1000:8.0f} ms {len(pdf) / 1e6:6.2f} MB",
        flush=True,
    )


def _read(
    desk: Desk, wanted: prints.Print, keys: list[int]
) -> tuple[prints.PreparedPrint, float, float]:
    """The sheet, the seconds it took and those of its longest step."""
    steps = prints.collect_in_steps(desk, wanted, keys)
    begun = last = time.perf_counter()
    longest = 0.0
    while True:
        try:
            next(steps)
        except StopIteration as done:
            now = time.perf_counter()
            return done.value, now - begun, max(longest, now - last)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
