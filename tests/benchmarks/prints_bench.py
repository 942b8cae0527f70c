"""How long the prints of the chain take to read and to write in a large office, and how they grow.

Reading is on the main thread, in steps: the longest step is what a clerk could feel.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from desktop_app.services import prints, registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query
from tests.benchmarks.consultation_office import Size, large_office
from tests.benchmarks.works import READY, Measured, Slice, Target, Works, in_slices, longest

SIZES = AGAINST = (100_000,)
TARGETS = (Target("*, read", 1.0), Target("*, written", 1.0))
WANTED = (
    ("topic_form", 1), ("session_record", 1), ("sign_in_sheet", 1), ("outcome_sheet", 1),
    ("brief_letter", 1), ("look_back_form", 1), ("point_report", 1), ("session_record", 500),
    ("point_report", 200), ("lights_table", 2_000), ("lights_table", 20_000),
    ("outcome_tracking", 1_000), ("outcome_tracking", 10_000), ("outcome_tracking", 100_000),
)  # fmt: skip


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """Prints of an office of `size` suggestions, by their key and the number of records."""
    with large_office(folder, Size.of(size)) as desk:
        yield {f"{key} of {count:,}": partial(_print, desk, key, count) for key, count in WANTED}


def _print(desk: Desk, key: str, count: int, turn: int) -> Iterator[str | Measured]:
    wanted = prints.print_named(desk, key)
    model = next(each for each in desk.office.records if wanted.record == each.KEY)
    keys = list(registers.first(desk, model, Query(), count))
    slices: list[Slice] = []
    yield READY
    sheet = in_slices(prints.collect_in_steps(desk, wanted, keys), slices)
    yield "read"
    pdf = prints.write(sheet, lambda _done, _all: None)
    yield "written"
    size = len(pdf) / 1e6
    yield longest("read", slices)
    yield Measured("file", size, size, "MB")
