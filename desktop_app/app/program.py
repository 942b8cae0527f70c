"""The running program: an open office file, the desk on it and its window.

The start has two parts. First the file is opened and the frame of the window shown: neither needs a
record's class. After the first paint, or when first needed, come the desk and its context, and the
page in front.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop_app import paths
from desktop_app.app.office_opening import Parts, desk_on, open_form, prepare, unmake
from desktop_app.app.window_actions import window_actions
from desktop_app.errors import UserError
from desktop_app.records import ALL, Registry
from desktop_app.services.subject_list import SUBJECTS
from desktop_app.settings import Settings
from desktop_app.stepping import run_to_end
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.steps import STEPS
from desktop_app.ui.desktop import Desktop
from desktop_app.ui.events import Events, Reopening
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.look.wearing import worn_theme
from desktop_app.ui.window.main_window import MainWindow
from desktop_app.ui.window.pages import page_specs

if TYPE_CHECKING:
    from desktop_app.records.record import Record
    from desktop_app.services.desk import Desk
    from desktop_app.services.registers.kept_drafts import KeptDraft
    from desktop_app.services.setup import Answers
    from desktop_app.storage.file.schema import Step
    from desktop_app.ui.start.beginning import Beginning
    from desktop_app.ui.ui_context import UiContext
    from desktop_app.ui.window.file_watch import FileWatch

FILE = "office_file"


class Program(QObject):
    """The running program: one open office file and its window.

    `failed` comes with the error when the file that was shown first cannot be read after all; it
    is closed then.
    """

    failed = Signal(object)

    def __init__(
        self, parts: Parts, file: Path, *, create: bool, answers: Answers | None = None
    ) -> None:
        super().__init__()
        self._parts = parts
        self._handed_over: list[KeptDraft] = []
        self._shown = False
        self._open(file, create=create, answers=answers)

    @property
    def desk(self) -> Desk:
        """The desk of the open office file."""
        return self.context.desk

    @property
    def context(self) -> UiContext:
        """What pages and dialogs are handed, the page in front built with it."""
        context = self._made_context()
        if not context.desk.office.is_closed:
            self.window.fill()
        return context

    @property
    def file_watch(self) -> FileWatch:
        """What keeps every save in the office file alone."""
        self._made_context()
        return self._watch

    def close(self) -> None:
        """Back up where that is due, then close the office file; a second call does nothing.

        The file is closed whatever fails before.
        """
        with ExitStack() as closing:
            closing.callback(self._office.close)
            if self._office.is_closed:
                return
            from desktop_app.services.safekeeping import opened_copies

            closing.callback(opened_copies.remove_all, self._office.path)
            self._jobs.close()
            closing.callback(self._made_context().drafts.close)
            self._back_up_at_close()

    def _back_up_at_close(self) -> None:
        from desktop_app.services.failing import sentence_of
        from desktop_app.services.safekeeping import backups

        desk = self._made_context().desk
        try:
            if backups.due_at_close(desk):
                run_to_end(backups.back_up(desk, backups.Reason.CLOSE))
        except Exception as error:
            sentence = sentence_of(error)
            if not sentence:
                raise
            self._parts.desktop.tell("backup_failed", sentence)

    def _reopen_later(self, wanted: Reopening) -> None:
        QTimer.singleShot(0, self, partial(self.reopen, wanted))

    def reopen(self, wanted: Reopening) -> None:
        """Close the office file, do the requested work on it, and show it in a window built anew.

        If that fails the former file is opened again and the reason shown. Open forms are closed;
        the file opened next, whichever it is, offers their drafts.
        """
        from desktop_app.services.safekeeping import opened_copies

        former, self._shown = self.desk.office.path, self.window.isVisible()
        self.window.remember()
        self._handed_over = self.context.drafts.hand_over()
        self.window.hide()
        self.context.jobs.close()
        self.context.drafts.close()
        opened_copies.remove_all(former)
        self.desk.office.close()
        said = ""
        with ExitStack() as failed:
            failed.callback(self._go_back, former)
            try:
                done = run_to_end(wanted.between()) if wanted.between else wanted.file
                said = wanted.said(done)
                self._change_window(wanted.file)
            except UserError as error:
                self._parts.desktop.tell("reopen_failed", error.sentence)
                return
            failed.pop_all()
        self.context.events.say(said)

    def _go_back(self, former: Path) -> None:
        """Open the former file again; where that fails too, leave a window with the ways out."""
        with ExitStack() as failed:
            failed.callback(self._show_lost, former, f"“{former.name}”现在打不开。")
            try:
                self._change_window(former)
            except UserError as error:
                failed.pop_all()
                self._show_lost(former, error.sentence)
            failed.pop_all()

    def _show_lost(self, former: Path, sentence: str) -> None:
        from desktop_app.ui.start.lost_file import LostFile

        theme, desktop = worn_theme(self._parts.settings), self._parts.desktop
        self.lost = LostFile(theme, desktop, former, sentence, self._begin_again)
        self.lost.rejected.connect(QApplication.quit)
        self.lost.open()

    def _begin_again(self, beginning: Beginning) -> None:
        prepare(beginning, self._parts.clock(), self._parts.steps[-1].number)
        self._change_window(beginning.file)

    def _change_window(self, file: Path) -> None:
        window, former = self.window, self.context.drafts
        self._open(file, create=False, frame_first=False)
        window.deleteLater()
        if self.context.drafts.adopt(self._handed_over):
            former.forget(self._handed_over, taken_to=self.desk.office.path)
        self.window.setVisible(self._shown)

    def _open(
        self, file: Path, *, create: bool, answers: Answers | None = None, frame_first: bool = True
    ) -> None:
        """Open the file and build its window; the desk too, where it has not to be painted first.

        `UserError` when the file cannot be opened; nothing is changed here then.
        """
        parts, new = self._parts, create and not file.exists()
        office = OfficeFile.open(
            file, records=parts.records, steps=parts.steps, who=parts.clerk, create=create,
            clock=parts.clock,
        )  # fmt: skip
        with ExitStack() as failed:
            if new:
                failed.callback(unmake, office)
            failed.callback(office.close)
            parts.settings.remember(**{FILE: str(office.path)})
            later = frame_first and answers is None
            desk = None if later else desk_on(office, parts, answers)
            self._build(office, desk)
            failed.pop_all()

    def _build(self, office: OfficeFile, desk: Desk | None) -> None:
        """Build the window of an open office file; the parts of the former one are discarded."""
        parts = self._parts
        jobs, events, theme = Jobs(parts.desktop), Events(), worn_theme(parts.settings)
        window = MainWindow(
            page_specs(parts.records.specs, SUBJECTS, self._made_context),
            window_actions(lambda: self._made_context().desk, parts.clock),
            theme=theme, jobs=jobs, events=events, desktop=parts.desktop, settings=parts.settings,
        )  # fmt: skip
        window.painted.connect(self._after_first_paint)
        window.settled.connect(self._after_front_page)
        window.closing.connect(self.close)
        events.reopen_wanted.connect(self._reopen_later)
        self._office, self._desk, self._jobs, self._events = office, desk, jobs, events
        self._theme = theme
        self._context: UiContext | None = None
        self.window = window

    def _made_context(self) -> UiContext:
        """The desk and its context, built at the first call."""
        if self._context is None:
            self._context = self._make_context()
        return self._context

    def _make_context(self) -> UiContext:
        parts, window = self._parts, self.window
        desk = self._desk or desk_on(self._office, parts)
        from desktop_app.ui.forms.dialog.form_drafts import FormDrafts
        from desktop_app.ui.reminders.new_day import NewDay
        from desktop_app.ui.ui_context import UiContext
        from desktop_app.ui.window.file_watch import FileWatch

        drafts = FormDrafts(desk, self._events, self)
        context = UiContext(
            desk, parts.desktop, self._jobs, self._events, self._theme, parts.settings,
            parts.records, parts.forms, drafts, open_form,
        )  # fmt: skip
        window.leave_forms = drafts.forms.close_all
        NewDay(context, window)
        self._watch = FileWatch(context, window)
        return context

    def _after_first_paint(self) -> None:
        """Read the data of the page in front; if that fails, close the file and report it."""
        from desktop_app.services.failing import sentence_of

        try:
            self._made_context()
        except Exception as error:
            self._jobs.close()
            self.window.hide()
            self._office.close()
            self.failed.emit(error)
            if not sentence_of(error):
                raise

    def _after_front_page(self) -> None:
        """What the page in front did not wait for: icons, rare fonts, checks and backups."""
        from desktop_app.app.other_window import OtherStarts
        from desktop_app.services.safekeeping import opened_copies
        from desktop_app.ui.forms.dialog import drafts_dialog
        from desktop_app.ui.states.state_offer import StateOffers
        from desktop_app.ui.window import upkeep

        self.context.theme.load_late()
        StateOffers(self.context, self.window)
        profile = self._parts.settings.path.parent
        others = OtherStarts(self.desk.office.path, profile, self.window)
        others.wanted.connect(self.window.come_forward)
        others.look()  # one that came before this window was ready
        opened_copies.remove_all(self.desk.office.path)  # what a killed program left
        drafts_dialog.offer(self.context, self.window)
        upkeep.begin(self.context)


def build(
    file: Path,
    desktop: Desktop,
    *,
    records: Sequence[type[Record]] = ALL,
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
    clerk = clerk or settings.text("clerk")  # never the computer's own name: papers would carry it
    folder = forms or paths.root() / "forms"
    parts = Parts(desktop, Registry.of(records), steps, folder, settings, clerk, clock)
    return Program(parts, file, create=create, answers=answers)
