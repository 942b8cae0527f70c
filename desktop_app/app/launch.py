"""The start of the program: the remembered office file, or the questions of the first start."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop_app import log, paths
from desktop_app.app.office_opening import prepare
from desktop_app.app.other_window import bring_forward
from desktop_app.app.program import FILE, Program, build
from desktop_app.errors import UserError
from desktop_app.settings import Settings
from desktop_app.storage.file.holder import Held
from desktop_app.storage.file.steps import STEPS
from desktop_app.ui import input_method
from desktop_app.ui.desktop import Desktop
from desktop_app.ui.look.wearing import worn_theme
from desktop_app.ui.window.uncaught import Uncaught

if TYPE_CHECKING:
    from desktop_app.services.setup import Answers
    from desktop_app.ui.start.beginning import Beginning
    from desktop_app.ui.start.first_start import FirstStart


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

        A remembered file that is gone is never silently replaced. One that this user has open
        already is not opened again: its window comes to the front, and this start ends.
        """
        remembered = self._settings.text(FILE)
        wanted = file or (Path(remembered) if remembered else None)
        if wanted is None or not paths.is_there(wanted):
            self._ask(wanted)
        elif bring_forward(wanted, self._settings.path.parent):
            QApplication.quit()
        else:
            self._open(wanted)

    def _open(self, wanted: Path) -> None:
        try:
            self._show(wanted, "")
        except Held as error:
            if bring_forward(wanted, self._settings.path.parent):
                QApplication.quit()
            else:
                self._tell_held(wanted, error.sentence)
        except Exception as error:
            if not self._leave_ways_after(wanted, error):
                raise

    def _tell_held(self, wanted: Path, sentence: str) -> None:
        """Say who has the file open; nothing of a new office is shown behind it."""

        def answered(again: bool) -> None:
            if again:
                self._open(wanted)
            else:
                QApplication.quit()

        worn_theme(self._settings).icons.load()
        self._desktop.ask_yes_no(
            "office_held", sentence, answered, default=False, yes="再试一次", no="退出"
        )

    def _leave_ways_after(self, wanted: Path, error: Exception) -> str:
        """Whatever failed, there is a window to go on from; the error's sentence, '' for a bug."""
        from desktop_app.services.failing import sentence_of

        sentence = sentence_of(error)
        self._leave_ways(wanted, sentence)
        return sentence

    def _leave_ways(self, wanted: Path, sentence: str) -> None:
        from desktop_app.ui.start.lost_file import UNTOUCHED, LostFile

        theme = worn_theme(self._settings)
        theme.icons.load()
        told = sentence or f"“{wanted.name}”现在打不开。"
        self.lost = LostFile(
            theme, self._desktop, wanted, told, self._begin_again, comfort=UNTOUCHED
        )
        self.lost.rejected.connect(QApplication.quit)
        self.lost.open()

    def _begin_again(self, beginning: Beginning) -> None:
        prepare(beginning, self._clock(), STEPS[-1].number)
        self._show(beginning.file, "")

    def offer_elsewhere(self, sentence: str) -> None:
        """Report that the open office file is gone, and offer to save its contents."""
        if self.program is not None:
            self.program.file_watch.offer(sentence)

    def begin(self, beginning: Beginning) -> None:
        """Open, make, restore or unpack the office file that was decided on, and show it."""
        from desktop_app.ui.start.beginning import FileOrigin

        file = beginning.file
        if beginning.way is not FileOrigin.OPEN and file.exists() and file.stat().st_size:
            raise UserError(f"“{file.name}”已经存在。请换一个位置，或直接打开它。")
        prepare(beginning, self._clock(), STEPS[-1].number)
        if beginning.clerk:
            self._settings.remember(clerk=beginning.clerk)
        self._show(file, beginning.clerk, beginning.answers)

    def _show(self, file: Path, clerk: str, answers: Answers | None = None) -> None:
        self.program = build(
            file, self._desktop, create=answers is not None, settings=self._settings,
            clerk=clerk, clock=self._clock, answers=answers,
        )  # fmt: skip
        self.program.failed.connect(partial(self._leave_ways_after, file))
        self.program.window.show()

    def _ask(self, missing: Path | None) -> None:
        from desktop_app.ui.start.beginning import Offered
        from desktop_app.ui.start.first_start import FirstStart

        offered = Offered(
            paths.office_folder(),
            self._settings.text("clerk"),
            self._clock().date(),
            missing,
        )
        theme = worn_theme(self._settings)
        theme.icons.load()
        self.first_start = FirstStart(theme, self._desktop, offered, self.begin)
        self.first_start.rejected.connect(QApplication.quit)
        self.first_start.open()


def run(file: Path | None = None, clock: Callable[[], datetime] = datetime.now) -> int:
    """Run the window until it is closed; the exit code of the process."""
    input_method.settle(os.environ, sys.platform)
    log.start(paths.profile_folder())
    settings = Settings(paths.profile_folder())
    theme, desktop = worn_theme(settings), Desktop()
    desktop.settings = settings
    launch = Launch(desktop, settings, clock)
    uncaught = Uncaught(theme, desktop, launch.offer_elsewhere)
    log.catch_uncaught(uncaught.take)
    # in the event loop, so that an error of the start has a window to be shown in
    QTimer.singleShot(0, launch, partial(_start, launch, file))
    return QApplication.exec()


def _start(launch: Launch, file: Path | None) -> None:
    try:
        launch.start(file)
    finally:
        if launch.program is None:
            _collect_again()
        else:
            launch.program.window.settled.connect(_collect_again)
            launch.program.failed.connect(_collect_again)


def _collect_again() -> None:
    """Turn the garbage collection on again, which never walks what the start has loaded."""
    gc.freeze()
    gc.enable()
