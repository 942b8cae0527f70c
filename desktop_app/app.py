"""The composition root: opens the office file, builds desk, look and window, ties them together."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from desktop_app import log, paths
from desktop_app.errors import UserError
from desktop_app.records import ALL
from desktop_app.records.record import Record
from desktop_app.services import backups, desk, history, office_setup
from desktop_app.services.desk import Desk
from desktop_app.services.office_setup import Answers
from desktop_app.settings import Settings, login_name
from desktop_app.storage.office_file import OfficeFile
from desktop_app.storage.schema import Step
from desktop_app.storage.steps import STEPS
from desktop_app.ui import input_method
from desktop_app.ui.desktop import Desktop
from desktop_app.ui.events import Events, Reopening
from desktop_app.ui.file_watch import FileWatch
from desktop_app.ui.forms.form_drafts import FormDrafts
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.look.theme import Mode, Theme
from desktop_app.ui.main_window import Handles, MainWindow
from desktop_app.ui.remind.new_day import NewDay
from desktop_app.ui.start.beginning import Beginning, Offered, Way
from desktop_app.ui.status_bar import standing_of
from desktop_app.ui.surroundings import Surroundings
from desktop_app.ui.window_slots import window_slots

if TYPE_CHECKING:
    from desktop_app.ui.start.first_start import FirstStart

TITLE = "专委会工作台"
FILE = "office_file"
STYLE, WORN = ("-style", "fusion"), "theme"


class Parts(NamedTuple):
    """What a program is built of beside the file: all that stays when another file is opened."""

    desktop: Desktop
    records: tuple[type[Record], ...]
    steps: tuple[Step, ...]
    forms: Path
    settings: Settings
    clerk: str
    clock: Callable[[], datetime]


class Program(QObject):
    """The running program: one open office file and its window."""

    def __init__(
        self, parts: Parts, file: Path, *, create: bool, answers: Answers | None = None
    ) -> None:
        super().__init__()
        self._parts = parts
        self._open(file, create=create, answers=answers)

    @property
    def desk(self) -> Desk:
        """The desk of the open office file."""
        return self.around.desk

    def close(self) -> None:
        """Back up where that is due, then close the office file; a second call does nothing."""
        self.around.jobs.close()
        self.around.drafts.close()
        if self.desk.office.database.is_closed():
            return
        try:
            if backups.due_at_close(self.desk):
                backups.finish(backups.back_up(self.desk, backups.Reason.CLOSE))
        except UserError as error:
            self._parts.desktop.tell("backup_failed", error.sentence)
        finally:
            self.desk.office.close()

    def reopen(self, wanted: Reopening) -> None:
        """Close the office file, do what is wanted to it, and show it in a window built anew.

        Where that fails the former file is opened again, and the reason told.
        """
        former, shown = self.desk.office.path, self.window.isVisible()
        self.window.remember()
        self.window.hide()
        self.around.jobs.close()
        self.desk.office.close()
        said, role = "", "good"
        try:
            done = backups.finish(wanted.between()) if wanted.between else wanted.file
            said = wanted.said(done)
            self._change_window(wanted.file)
        except UserError as error:
            said, role = error.sentence, "bad"
            self._change_window(former)
        self.window.setVisible(shown)
        self.around.events.say(said, role=role)
        if role == "bad":
            self._parts.desktop.tell("reopen_failed", said)

    def _change_window(self, file: Path) -> None:
        window = self.window
        self._open(file, create=False)
        window.deleteLater()

    def _open(self, file: Path, *, create: bool, answers: Answers | None = None) -> None:
        parts = self._parts
        office = OfficeFile.open(
            file, records=parts.records, steps=parts.steps, who=parts.clerk, create=create,
            clock=parts.clock,
        )  # fmt: skip
        parts.settings.remember(**{FILE: str(office.path)})
        opened = Desk(office, parts.clerk, parts.clock)
        try:
            desk.settle_keys(opened)
            if answers is not None:
                office_setup.set_up(opened, answers)
        except BaseException:
            office.close()
            raise
        desktop, settings, theme = parts.desktop, parts.settings, _theme(parts.settings)
        jobs, events = Jobs(desktop), Events()
        self.around = Surroundings(
            opened, desktop, jobs, events, theme, settings, parts.records, parts.forms,
            FormDrafts(opened, events, self),
        )  # fmt: skip
        self.window = MainWindow(
            window_slots(self.around), _handles(self.around), theme=theme, jobs=jobs, events=events,
            desktop=desktop, settings=settings,
        )  # fmt: skip
        NewDay(self.around, self.window)
        self.file_watch = FileWatch(self.around, self.window)
        # queued: the page completes itself first
        self.window.painted.connect(self._after_first_paint, Qt.ConnectionType.QueuedConnection)
        self.window.closing.connect(self.close)
        events.reopen_wanted.connect(self.reopen, Qt.ConnectionType.QueuedConnection)

    def _after_first_paint(self) -> None:
        """What the first paint did not wait for: icons, rare fonts, checks and backups."""
        if self.desk.office.database.is_closed():
            return  # the window was closed as soon as it was seen
        from desktop_app.ui import upkeep
        from desktop_app.ui.forms import drafts_dialog

        self.around.theme.load_late()
        drafts_dialog.offer(self.around, self.window)
        upkeep.begin(self.around)


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
    answers: Answers | None = None,
) -> Program:
    """Open an office file and build its window; nothing is shown before `window.show()`.

    `records`, `steps` and `forms` can be handed in with more than the program's own; `answers`
    set up a file that is made. `UserError` when the file cannot be opened.
    """
    settings = settings or Settings(paths.profile_folder())
    clerk = clerk or settings.text("clerk") or login_name()
    folder = forms or paths.root() / "forms"
    parts = Parts(desktop, records, steps, folder, settings, clerk, clock)
    return Program(parts, file, create=create, answers=answers)


class Launch(QObject):
    """The start of the program: the remembered office file, or the questions of the first start."""

    def __init__(
        self, desktop: Desktop, settings: Settings, clock: Callable[[], datetime] = datetime.now
    ) -> None:
        super().__init__()
        self._desktop, self._settings, self._clock = desktop, settings, clock
        self.program: Program | None = None
        self.first_start: FirstStart | None = None

    def start(self, file: Path | None = None) -> None:
        """Show the window of `file`, by default of the remembered one; ask where there is none.

        A remembered file that is gone is never silently replaced.
        """
        remembered = self._settings.text(FILE)
        wanted = file or (Path(remembered) if remembered else None)
        if wanted is None or not paths.is_there(wanted):
            self._ask(wanted)
            return
        try:
            self._show(wanted, "")
        except UserError as error:
            self._ask(None)
            self._desktop.tell("open_failed", error.sentence)

    def begin(self, beginning: Beginning) -> None:
        """Open, make, restore or unpack the office file that was decided on, and show it."""
        file, source, newest = beginning.file, beginning.source, STEPS[-1].number
        if beginning.way is not Way.OPEN and file.exists():
            raise UserError(f"“{file.name}”已经存在。请换一个位置，或直接打开它。")
        if beginning.way is not Way.OPEN:
            _make_folder(file.parent)
        if beginning.way is Way.RESTORE and source:
            backups.finish(backups.put_back(file, source, self._clock(), newest))
        elif beginning.way is Way.UNPACK and source:
            backups.finish(backups.unpack(source, file, newest))
        self._settings.remember(clerk=beginning.clerk)
        self._show(file, beginning.clerk, beginning.answers)

    def _show(self, file: Path, clerk: str, answers: Answers | None = None) -> None:
        self.program = build(
            file, self._desktop, create=answers is not None, settings=self._settings,
            clerk=clerk, clock=self._clock, answers=answers,
        )  # fmt: skip
        self.program.window.show()

    def _ask(self, missing: Path | None) -> None:
        from desktop_app.ui.start.first_start import FirstStart

        offered = Offered(
            paths.office_folder(),
            self._settings.text("clerk") or login_name(),
            self._clock().date(),
            missing,
        )
        theme = _theme(self._settings)
        theme.icons.load()
        self.first_start = FirstStart(theme, self._desktop, offered, self.begin)
        self.first_start.rejected.connect(QApplication.quit)
        self.first_start.open()


def run(file: Path | None = None, clock: Callable[[], datetime] = datetime.now) -> int:
    """Run the window until it is closed; the exit code of the process."""
    input_method.settle(os.environ, sys.platform)
    log.start(paths.profile_folder())
    settings = Settings(paths.profile_folder())
    theme, desktop = _theme(settings), Desktop()
    log.catch_uncaught(lambda error: _show_crash(error, theme, desktop))
    launch = Launch(desktop, settings, clock)
    launch.start(file)
    gc.freeze()  # what a start loads stays: never walk it
    gc.enable()
    return QApplication.exec()


def _theme(settings: Settings) -> Theme:
    """The one theme of the application, worn as the user chose."""
    found = QApplication.instance()
    # the style as an option: to set it later loads all of QStyle, 14 ms
    application = found if isinstance(found, QApplication) else QApplication([TITLE, *STYLE])
    application.setApplicationDisplayName(TITLE)
    application.setApplicationName(paths.PROGRAM)
    worn = application.property(WORN)  # to go through the children would load QStyle too
    theme = worn if isinstance(worn, Theme) else Theme(application)
    application.setProperty(WORN, theme)
    theme.wear(Mode(settings.text("mode", Mode.SYSTEM.value)), settings.flag("large"))
    return theme


def _handles(around: Surroundings) -> Handles:
    return Handles(
        undo=lambda: history.undo(around.desk),
        redo=lambda: history.redo(around.desk),
        standing=lambda: standing_of(around.desk),
    )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"不能在“{folder}”里建文件夹。请换一个位置。") from error


def _show_crash(error: BaseException, theme: Theme, desktop: Desktop) -> None:
    from desktop_app.ui.crash_window import CrashWindow

    window = CrashWindow(log.details(error), theme, desktop, QApplication.activeWindow())
    # the slot holds the window: one without a parent would be collected at once
    window.finished.connect(lambda _: window.deleteLater())
    window.open()
