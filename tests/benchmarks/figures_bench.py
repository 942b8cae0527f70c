"""Statistics at size: each section, the whole page, charts, tables, workbook, the page painted."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from desktop_app.services.consulting.statistics import STATISTICS
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.statistics import outputs, periods, tables
from desktop_app.services.statistics.charts import charts
from desktop_app.services.statistics.counting import values_of_parts
from desktop_app.services.statistics.periods import Period
from desktop_app.services.statistics.statements import asked_of, statement
from desktop_app.stepping import run_to_end
from tests.benchmarks.consultation_office import Size, large_office

SIZES = (
    Size(200, 1_000, 20, 200, 1_000, 400, 60),
    Size(2_000, 10_000, 200, 2_000, 10_000, 4_000, 60),
    Size(),
)
EVERYTHING = periods.between("2020", "2026")


def times(work: Callable[[], object], repeat: int = 7) -> list[float]:
    """Milliseconds of the processor in each run: a shared machine waits, the work does not."""
    found = []
    for _ in range(repeat):
        start = time.process_time()
        work()
        found.append((time.process_time() - start) * 1000)
    return found


def say(name: str, found: list[float]) -> None:
    """One line: median and worst, in milliseconds."""
    print(f"  {name:<44}{statistics.median(found):9.1f}{max(found):9.1f}", flush=True)


def measure(desk: Desk, period: Period) -> None:
    """Every part of the page for one period."""
    now, _ = asked_of(desk, period)
    for rule in STATISTICS.sections:
        say(
            f"section {rule.key}",
            times(lambda made=rule: values_of_parts(desk, made.section(now))),  # type: ignore[misc]
        )
    say("all figures with last year's", times(partial(statement, desk, STATISTICS, period)))
    found = statement(desk, STATISTICS, period)
    say("charts", times(partial(charts, desk, found)))
    for by in STATISTICS.tables.fields:
        say(f"table by {by}", times(partial(tables.table, desk, STATISTICS, period, by), 3))
    say(
        "sheets of the workbook", times(lambda: run_to_end(outputs.sheets_in_steps(desk, found)), 3)
    )


def paint(desk: Desk, folder: Path) -> None:
    """The page built and painted."""
    from PySide6.QtWidgets import QApplication

    from desktop_app import paths
    from desktop_app.settings import Settings
    from desktop_app.ui.events import Events
    from desktop_app.ui.figures.figures_page import FiguresPage
    from desktop_app.ui.forms.dialog.form_drafts import FormDrafts
    from desktop_app.ui.forms.dialog.form_opening import open_form
    from desktop_app.ui.jobs import Jobs
    from desktop_app.ui.look.theme import Mode, Theme
    from desktop_app.ui.scripted_desktop import ScriptedDesktop
    from desktop_app.ui.ui_context import UiContext

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme, desktop = Theme(application), ScriptedDesktop()
    theme.wear(Mode.LIGHT, large=False)
    jobs, events = Jobs(desktop), Events()
    context = UiContext(
        desk, desktop, jobs, events, theme, Settings(folder), desk.office.records,
        paths.root() / "forms", FormDrafts(desk, events), open_form,
    )  # fmt: skip

    def build() -> None:
        page = FiguresPage(context, STATISTICS)
        page.resize(1366, 640)
        page.grab()
        page.deleteLater()

    say("page built and painted", times(build, 5))
    jobs.close()


def main(sizes: tuple[Size, ...] = SIZES) -> None:
    """Measure offices of several sizes, for one year and for everything they keep."""
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            with large_office(Path(folder), size) as desk:
                lookup(desk)
                for period in (periods.of_year(2026), EVERYTHING):
                    about = f"{size.consultations:,} consultations, {size.outcomes:,} suggestions"
                    years = f"{period.first[:4]} to {period.last[:4]}"
                    print(f" {about}, {years}    median    worst  (ms)")
                    measure(desk, period)
                paint(desk, Path(folder))
