"""What is due, in a large office: counts, list, words, lights, workbench, page, 督办清单."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from desktop_app import paths
from desktop_app.records.consultation import Consultation
from desktop_app.services import prints, registers, reminders
from desktop_app.services.consulting import feedback_lights
from desktop_app.services.desk import Desk
from desktop_app.services.prints import reminder_prints
from desktop_app.services.registers import exports
from desktop_app.services.reminders import Wanted
from desktop_app.services.reminders.reminder_overview import overview
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.settings import Settings
from desktop_app.stepping import run_to_end
from tests.benchmarks.consultation_office import Size, large_office
from tests.benchmarks.lists_bench import say, times

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
SMALL, MIDDLE, LARGE = Size(200, 1_000, 100, 200, 1_000, 400, 60), Size(
    2_000, 10_000, 400, 2_000, 10_000, 4_000, 60), Size()  # fmt: skip
SHEET = 2_000


def read_anew(desk: Desk, work: Callable[[Desk], object]) -> object:
    """A work as at the first time in a day: nothing that it reads is kept."""
    desk.kept_reads = None
    return work(desk)


def searched(desk: Desk) -> object:
    """The reminders that hold a word."""
    return reminders.find(desk, Wanted("道路"))


def measure(desk: Desk) -> None:
    """Every figure of one office."""
    found = reminders.find(desk)
    counted = reminders.counts(desk)
    size = sum(1 for _ in registers.find(desk, Consultation, registers.Query()))
    print(f" {size:,} consultations, {len(found):,} things due {dict(counted)}")
    keys = list(
        registers.find(
            desk,
            Consultation,
            registers.Query(),
        )
    )[-128:]
    anew = partial(read_anew, desk)
    works: dict[str, Callable[[], object]] = {
        "counts by level, nothing kept": lambda: anew(reminders.counts),
        "the first eight, nothing kept": lambda: anew(overview),
        "the whole list, nothing kept": lambda: anew(reminders.find),
        "a search, nothing kept": lambda: anew(searched),
        "counts by level, no change": lambda: reminders.counts(desk),
        "the whole list, no change": lambda: reminders.find(desk),
        "a search, no change": lambda: searched(desk),
        "128 rows of it in words": lambda: reminders.read(desk, found[:128]),
        "the lights of 128 rows": lambda: feedback_lights.lights_of(desk, keys),
    }
    for name, work in works.items():
        say(name, list(times(work)))


def measure_window(desk: Desk, folder: Path) -> None:
    """The workbench and the page 督办: read, laid out and painted once."""
    from PySide6.QtWidgets import QApplication

    from desktop_app.ui.events import Events
    from desktop_app.ui.forms.dialog.form_drafts import FormDrafts
    from desktop_app.ui.forms.dialog.form_opening import open_form
    from desktop_app.ui.jobs import Jobs
    from desktop_app.ui.look.theme import Mode, Theme
    from desktop_app.ui.reminders.reminders_page import RemindersPage
    from desktop_app.ui.scripted_desktop import ScriptedDesktop
    from desktop_app.ui.ui_context import UiContext
    from desktop_app.ui.workbench.workbench_page import WorkbenchPage

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme = Theme(application)
    theme.wear(Mode.LIGHT, large=False)
    theme.icons.load()
    desktop, events = ScriptedDesktop(), Events()
    context = UiContext(
        desk, desktop, Jobs(desktop), events, theme, Settings(folder / "profile"),
        desk.office.records, paths.root() / "forms", FormDrafts(desk, events), open_form,
    )  # fmt: skip
    for name, page in (("工作台", WorkbenchPage(context)), ("督办", RemindersPage(context))):
        page.resize(1366, 700)
        page.grab()

        def again(page: WorkbenchPage | RemindersPage = page) -> None:
            page.refresh(frozenset())
            page.grab()

        say(f"{name} read again and painted", list(times(again)))
        page.deleteLater()


def measure_sheet(desk: Desk, folder: Path) -> None:
    """督办清单 of 2,000 rows as PDF and as a workbook."""
    found = reminders.find(desk)[:SHEET]
    for rows in (found[: SHEET // 10], found):
        start = time.perf_counter()
        pdf = prints.write(reminder_prints.collect(desk, rows), lambda _done, _all: None)
        took = time.perf_counter() - start
        print(f"  督办清单 of {len(rows):,} rows, PDF: {took:.2f} s, {len(pdf) / 1e6:.2f} MB")
    start = time.perf_counter()
    table = run_to_end(reminder_prints.table_in_steps(desk, found))
    exports.write(table, Destination(folder / "督办.xlsx"))
    print(f"  the same as a workbook: {time.perf_counter() - start:.2f} s")


def main() -> None:
    """Measure small, middle and large, so that the growth can be read."""
    with tempfile.TemporaryDirectory() as scratch:
        kept = os.environ.get("BENCH_OFFICES")
        folder = Path(kept or scratch)
        for size in (SMALL, MIDDLE, LARGE):
            with large_office(folder, size) as desk:
                measure(desk)
                if size is LARGE:
                    measure_window(desk, Path(scratch))
                    measure_sheet(desk, Path(scratch))
