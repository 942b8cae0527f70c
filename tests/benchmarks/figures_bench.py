"""Statistics at size: each section, all figures, charts, tables, workbook, the page painted.

Cold: directly after a counted field of one suggestion was saved. Anew: nothing is kept in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from desktop_app.records.outcome import Outcome
from desktop_app.services.desk import Desk
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.charts import charts
from desktop_app.services.statistics.periods import Period
from tests.benchmarks.builds import build
from tests.benchmarks.consultation_office import Size, large_office
from tests.benchmarks.member_office import changing
from tests.benchmarks.works import READY, Target, Works, after_a_change, every_turn, whole

SIZES, AGAINST = (1_000, 10_000, 100_000), (100_000,)
PERIODS = {"2026": periods.of_year(2026), "2020 to 2026": periods.between("2020", "2026")}
TARGETS = (
    Target("all figures *", 0.4),
    Target("table by *", 0.4),
    Target("workbook *, cold", 0.4),
)


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The statistics of an office of `size` suggestions, for a year and for all it keeps."""
    with large_office(folder, Size.of(size)) as desk, build.pages(desk, folder) as pages:
        change = changing(desk, Outcome, "beneficiaries")
        yield {
            **{
                name: work
                for words, period in PERIODS.items()
                for name, work in _of_period(desk, change, words, period, folder).items()
            },
            "page": partial(_painted, pages["figures"]),
        }


def _of_period(
    desk: Desk, change: Callable[[], object], words: str, period: Period, folder: Path
) -> Works:
    read: dict[str, Callable[[], object]] = {
        f"all figures {words}": partial(build.figures, desk, period)
    }
    for by in build.by_fields():
        read[f"table by {by} {words}"] = partial(build.table_by, desk, period, by)
    for key, count in build.sections(desk, period).items():
        read[f"section {key} {words}"] = count
    found = {name: after_a_change(change, every_turn(work)) for name, work in read.items()}
    anew = whole(partial(_anew, desk, read[f"all figures {words}"]), "nothing kept")
    found[f"figures {words}"] = anew
    book = partial(_workbook, desk, change, period, folder / "figures.xlsx")
    return {**found, f"workbook {words}": book}


def _anew(desk: Desk, work: Callable[[], object]) -> None:
    if hasattr(desk, "kept_reads"):  # 0.2.0 keeps nothing
        desk.kept_reads = None
    work()


def _workbook(
    desk: Desk, change: Callable[[], object], period: Period, path: Path, turn: int
) -> Iterator[str]:
    change()
    yield READY
    found = build.figures(desk, period)
    yield "cold/figures"
    sheets = build.sheets(desk, found)
    yield "cold/sheets"
    build.write_sheets(sheets, path)
    yield "cold/written"
    charts(desk, found)
    yield "charts"


def _painted(page: Callable[[], Any], turn: int) -> Iterator[str]:
    shown = page()
    shown.resize(1366, 640)
    shown.grab()
    yield "built and painted"
    shown.deleteLater()
