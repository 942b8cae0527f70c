"""The composition root: opens the office file, builds desk, look and window, ties them together."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from desktop_app import paths
from desktop_app.records import ALL
from desktop_app.records.record import Record
from desktop_app.services import backups, desk, history
from desktop_app.services.desk import Desk
from desktop_app.settings import Settings
from desktop_app.storage.office_file import OfficeFile
from desktop_app.storage.schema import Step
from desktop_app.storage.steps import STEPS
from desktop_app.ui.desktop import Desktop
from desktop_app.ui.events import Events
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.list_page import ListPage
from desktop_app.ui.main_window import Handles, MainWindow
from desktop_app.ui.page import Slot
from desktop_app.ui.status_bar import Standing
from desktop_app.ui.surroundings import Surroundings
from desktop_app.ui.theme import Mode, Theme
from desktop_app.ui.workbench_page import WorkbenchPage

TITLE = "专委会工作台"


@dataclass(slots=True)
class Program:
    """The running program: one open office file and its window."""

    window: MainWindow
    around: Surroundings

    @property
    def desk(self) -> Desk:
        """The desk of the open office file."""
        return self.around.desk

    def close(self) -> None:
        """Back up where that is due, then close the office file; a second call does nothing."""
        self.around.jobs.close()
        if not self.desk.office.database.is_closed():
            if backups.due_at_close(self.desk):
                backups.finish(backups.back_up(self.desk, backups.Reason.CLOSE))
            self.desk.office.close()


def build(
    file: Path,
    desktop: Desktop,
    *,
    records: tuple[type[Record], ...] = ALL,
    steps: tuple[Step, ...] = STEPS,
    forms: Path | None = None,
    create: bool = False,
    settings: Settings | None = None,
    clerk: str = "",
    clock: Callable[[], datetime] = datetime.now,
) -> Program:
    """Open an office file and build its window; nothing is shown before `window.show()`.

    `records`, `steps` and `forms` can be handed in with more than the program's own. `UserError`
    when the file cannot be opened.
    """
    settings = settings or Settings(paths.profile_folder())
    clerk = clerk or settings.text("clerk") or getpass.getuser()
    office = OfficeFile.open(
        file, records=records, steps=steps, who=clerk, create=create, clock=clock
    )
    opened = Desk(office, clerk, clock)
    desk.settle_keys(opened)
    theme = _theme(settings)
    jobs = Jobs(desktop)
    around = Surroundings(
        opened, desktop, jobs, Events(), theme, settings, records, forms or paths.root() / "forms"
    )
    window = MainWindow(
        _slots(around), _handles(around), theme=theme, jobs=jobs, events=around.events,
        desktop=desktop, settings=settings,
    )  # fmt: skip
    program = Program(window, around)
    window.painted.connect(lambda: _after_first_paint(program))
    window.closing.connect(program.close)
    return program


def _theme(settings: Settings) -> Theme:
    """The one theme of the application, worn as the user chose."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication([TITLE])
    application.setApplicationDisplayName(TITLE)
    QCoreApplication.setApplicationName(paths.PROGRAM)
    theme = application.findChild(Theme) or Theme(application)
    theme.wear(Mode(settings.text("mode", Mode.SYSTEM.value)), settings.flag("large"))
    return theme


def _slots(around: Surroundings) -> list[Slot]:
    """工作台, a page for every record that has a tab, 设置."""
    pages = [
        Slot(model.KEY, model.TAB, model.KEY, partial(ListPage, around, model))
        for model in around.records
        if model.TAB
    ]
    undo = partial(_undo, around)
    return [
        Slot("workbench", "工作台", "workbench", lambda: WorkbenchPage(around, undo)),
        *pages,
    ]


def _undo(around: Surroundings) -> None:
    around.events.announce(history.undo(around.desk))


def _handles(around: Surroundings) -> Handles:
    return Handles(
        undo=lambda: history.undo(around.desk),
        redo=lambda: history.redo(around.desk),
        standing=lambda: _standing(around.desk),
    )


def _standing(opened: Desk) -> Standing:
    """What the status bar says of the office."""
    shared = desk.names(opened)
    office = str(shared.office.get("name") or "（未设置单位）")
    term = shared.titles["term"].title(shared.term) if shared.term else ""
    safe = backups.standing(opened)
    if safe.at is None:
        return Standing(office, term, opened.clerk, "还没有备份", "warn")
    day = "今天" if safe.at.date() == opened.today else f"{safe.at:%Y-%m-%d}"
    return Standing(
        office, term, opened.clerk, f"备份 {day} {safe.at:%H:%M}", "warn" if safe.old else "muted"
    )


def _after_first_paint(program: Program) -> None:
    """What the first paint did not wait for: icons, rare fonts, the day's backup."""
    around = program.around
    around.theme.load_late()
    if backups.due_at_start(around.desk):
        steps = backups.back_up(around.desk, backups.Reason.DAILY)
        around.jobs.step("每日备份", steps, lambda _: program.window.status.refresh())
