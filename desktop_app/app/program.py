"""The running program: an open office file, the desk on it and its window, built as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from desktop_app import paths
from desktop_app.errors import UserError
from desktop_app.records import ALL
from desktop_app.records.record import Record
from desktop_app.services import backups, desk, history, office_setup, opened_copies, undo_steps
from desktop_app.services.desk import Desk
from desktop_app.services.failing import sentence_of
from desktop_app.services.kept_drafts import KeptDraft
from desktop_app.services.office_setup import Answers
from desktop_app.services.subject_list import SUBJECTS
from desktop_app.settings import Settings
from desktop_app.stepping import run_to_end
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.schema import Step
from desktop_app.storage.file.steps import STEPS
from desktop_app.ui.desktop import Desktop
from desktop_app.ui.events import Events, Reopening
from desktop_app.ui.forms.dialog.form_drafts import FormDrafts
from desktop_app.ui.forms.dialog.form_opening import open_form
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.look.wearing import worn_theme
from desktop_app.ui.reminders.new_day import NewDay
from desktop_app.ui.start.beginning import Beginning, Way
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.file_watch import FileWatch
from desktop_app.ui.window.main_window import MainWindow, WindowActions
from desktop_app.ui.window.pages import page_specs
from desktop_app.ui.window.status_bar import standing_of
from desktop_app.ui.window.undoing import Direction

if TYPE_CHECKING:
    from desktop_app.services.quick_search import Hits

FILE = "office_file"


class Parts(NamedTuple):
    """What a program is built of beside the file: all that stays when another file is opened."""

    desktop: Desktop
    records: Sequence[type[Record]]
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
        self._handed_over: list[KeptDraft] = []
        self._shown = False
        self._open(file, create=create, answers=answers)

    @property
    def desk(self) -> Desk:
        """The desk of the open office file."""
        return self.context.desk

    def close(self) -> None:
        """Back up where that is due, then close the office file; a second call does nothing.

        The file is closed whatever fails before.
        """
        with ExitStack() as closing:
            closing.callback(self.desk.office.close)
            closing.callback(opened_copies.remove_all, self.desk.office.path)
            closing.callback(self.context.drafts.close)
            self.context.jobs.close()
            if not self.desk.office.is_closed:
                self._back_up_at_close()

    def _back_up_at_close(self) -> None:
        try:
            if backups.due_at_close(self.desk):
                run_to_end(backups.back_up(self.desk, backups.Reason.CLOSE))
        except Exception as error:
            sentence = sentence_of(error)
            if not sentence:
                raise
            self._parts.desktop.tell("backup_failed", sentence)

    def reopen(self, wanted: Reopening) -> None:
        """Close the office file, do what is wanted to it, and show it in a window built anew.

        Where that fails the former file is opened again, and the reason told. Forms that are open
        are closed; the file opened next, whichever it is, takes their drafts over and offers them.
        """
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

        theme, desktop = self.context.theme, self._parts.desktop
        self.lost = LostFile(theme, desktop, former, sentence, self._begin_again)
        self.lost.rejected.connect(QApplication.quit)
        self.lost.open()

    def _begin_again(self, beginning: Beginning) -> None:
        prepare(beginning, self._parts.clock(), self._parts.steps[-1].number)
        self._change_window(beginning.file)

    def _change_window(self, file: Path) -> None:
        window, former = self.window, self.context.drafts
        self._open(file, create=False)
        window.deleteLater()
        if self.context.drafts.adopt(self._handed_over):
            former.forget(self._handed_over, taken_to=self.desk.office.path)
        self.window.setVisible(self._shown)

    def _open(self, file: Path, *, create: bool, answers: Answers | None = None) -> None:
        parts, new = self._parts, create and not file.exists()
        office = OfficeFile.open(
            file, records=parts.records, steps=parts.steps, who=parts.clerk, create=create,
            clock=parts.clock,
        )  # fmt: skip
        with ExitStack() as failed:
            if new:
                failed.callback(office_setup.unmake, office)
            failed.callback(office.close)
            parts.settings.remember(**{FILE: str(office.path)})
            opened = Desk(office, parts.clerk, parts.clock, SUBJECTS)
            desk.settle_keys(opened)
            if answers is not None:
                office_setup.set_up(opened, answers)
            self._build(opened)
            failed.pop_all()

    def _build(self, opened: Desk) -> None:
        """Build everything around an open office file; what was around the former one goes."""
        parts = self._parts
        desktop, settings, theme = parts.desktop, parts.settings, worn_theme(parts.settings)
        jobs, events = Jobs(desktop), Events()
        context = UiContext(
            opened, desktop, jobs, events, theme, settings, parts.records, parts.forms,
            FormDrafts(opened, events, self), open_form,
        )  # fmt: skip
        window = MainWindow(
            page_specs(context), _handles(context), theme=theme, jobs=jobs, events=events,
            desktop=desktop, settings=settings,
        )  # fmt: skip
        window.leave_forms = context.drafts.forms.close_all
        NewDay(context, window)
        watch = FileWatch(context, window)
        # queued: the page completes itself first
        window.painted.connect(self._after_first_paint, Qt.ConnectionType.QueuedConnection)
        window.closing.connect(self.close)
        events.reopen_wanted.connect(self.reopen, Qt.ConnectionType.QueuedConnection)
        self.context, self.window, self.file_watch = context, window, watch

    def _after_first_paint(self) -> None:
        """What the first paint did not wait for: icons, rare fonts, checks and backups."""
        if self.desk.office.is_closed:
            return  # the window was closed as soon as it was seen
        from desktop_app.app.other_window import OtherStarts
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
    parts = Parts(desktop, records, steps, folder, settings, clerk, clock)
    return Program(parts, file, create=create, answers=answers)


def _handles(context: UiContext) -> WindowActions:
    desk = context.desk
    return WindowActions(
        undo=Direction(
            "撤销", lambda: history.undo(desk), partial(undo_steps.undo_steps, desk),
            partial(undo_steps.undo_to, desk),
        ),
        redo=Direction(
            "重做", lambda: history.redo(desk), partial(undo_steps.redo_steps, desk),
            partial(undo_steps.redo_to, desk),
        ),
        standing=lambda: standing_of(desk),
        now=desk.clock,
        find=partial(_find, desk),
    )  # fmt: skip


def _find(desk: Desk, text: str) -> Sequence[Hits]:
    from desktop_app.services.quick_search import look_up  # not before something is looked for

    return look_up(desk, text)


def prepare(beginning: Beginning, now: datetime, newest: int) -> None:
    """Make the folder of an office file, and the file itself from a backup or a package."""
    file, source = beginning.file, beginning.source
    if beginning.way is not Way.OPEN:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(f"不能在“{file.parent}”里建文件夹。请换一个位置。") from error
    if beginning.way is Way.RESTORE and source:
        run_to_end(backups.put_back(file, source, now, newest))
    elif beginning.way is Way.UNPACK and source:
        run_to_end(backups.unpack(source, file, newest))
