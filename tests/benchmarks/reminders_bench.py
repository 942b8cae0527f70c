"""What is due, in a large office: counts, list, search, words, lights, pages, 督办清单.

Cold: directly after one suggestion was saved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from desktop_app.records.consultation import Consultation
from desktop_app.records.outcome import Outcome
from desktop_app.services import prints, registers, reminders
from desktop_app.services.desk import Desk
from desktop_app.services.reminders import Wanted
from desktop_app.services.reminders.reminder_overview import overview
from tests.benchmarks.builds import build
from tests.benchmarks.consultation_office import Size, large_office
from tests.benchmarks.member_office import changing
from tests.benchmarks.works import READY, Target, Work, Works, after_a_change, every_turn

SIZES, AGAINST = (1_000, 10_000, 100_000), (100_000,)
TARGETS = (
    Target("the whole list, *", 0.5),
    Target("a search in *", 0.5),
    Target("counts by level, *", 1.0),
    Target("the first eight, *", 1.0),
)
SHEET = 2_000


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """What is due in an office of `size` suggestions; about 23,000 things with 100,000."""
    with large_office(folder, Size.of(size)) as desk, build.pages(desk, folder) as pages:
        keys = list(registers.find(desk, Consultation, registers.Query()))[-128:]
        found = reminders.find(desk)
        change = changing(desk, Outcome)
        read: dict[str, Callable[[], object]] = {
            "counts by level": partial(reminders.counts, desk),
            "the first eight, with counts": partial(overview, desk),
            "the whole list, in order": partial(reminders.find, desk),
            "a search in the whole list": partial(reminders.find, desk, Wanted("道路")),
            "128 rows of it in words": partial(reminders.read, desk, found[:128]),
            "the lights of 128 rows": partial(build.lights_of, desk, keys),
        }
        yield {
            **{name: after_a_change(change, every_turn(work)) for name, work in read.items()},
            **{f"{name}, first of a day": partial(_first, desk, read[name]) for name in read},
            **{f"page {key}": _page(change, pages[key]) for key in ("workbench", "reminders")},
            f"督办清单 of at most {SHEET:,}": partial(_sheet, desk, folder / "due.xlsx"),
        }


def _first(desk: Desk, work: Callable[[], object], turn: int) -> Iterator[str]:
    """A work while nothing is kept of what was read before."""
    if hasattr(desk, "kept_reads"):
        desk.kept_reads = None
    yield READY
    work()
    yield "nothing kept"


def _page(change: Callable[[], object], build_page: Callable[[], Any]) -> Work:
    """A page read again after a change, laid out and painted."""
    page = build_page()
    page.resize(1366, 700)
    page.grab()

    def again() -> None:
        page.refresh(frozenset())
        page.grab()

    return after_a_change(change, every_turn(again))


def _sheet(desk: Desk, path: Path, turn: int) -> Iterator[str]:
    """What is due as PDF and as a workbook."""
    rows = reminders.find(desk)[:SHEET]
    yield READY
    prints.write(build.reminder_print(desk, rows), lambda _done, _all: None)
    yield "PDF"
    build.reminder_book(desk, rows, path)
    yield "workbook"
