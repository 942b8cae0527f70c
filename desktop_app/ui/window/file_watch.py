"""Watches the open office file: its log goes back into it, and it must stay where it was opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from desktop_app.errors import UserError
from desktop_app.ui.events import Reopening
from desktop_app.ui.ui_context import UiContext

SOON, LATER = 200, 5_000
"""Milliseconds from a commit to its way into the file; from a failure to the next attempt."""
FILES = "办公文件 (*.zwh)"
KEPT = "这里的内容还在，但在放回原处以前不能保存。可以把全部内容另存成一个新的办公文件，接着办公。"
LAST_CHANCE = "现在关闭，这个窗口里的内容就只留在原来的文件和备份里了。"


class FileWatch(QObject):
    """Keeps every save in the file alone, and offers 另存到 when the file is no longer there."""

    def __init__(self, context: UiContext, window: QMainWindow) -> None:
        super().__init__(window)
        self._context, self._office = context, context.desk.office
        self._window = window
        self._said = ""
        self._may_close = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.write_back)
        self._office.on_commit = self._on_commit
        window.installEventFilter(self)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_state)

    def write_back(self) -> None:
        """Moves the write-ahead log into the file now; later where a long action still writes."""
        if self._context.desk.office.is_closed:
            return
        try:
            if self._office.write_back():
                self._timer.stop()
            else:
                self._timer.start(SOON)
        except UserError as error:
            self._context.events.say(error.sentence, role="bad")
            self._timer.start(LATER)

    def offer(self, sentence: str) -> None:
        """Explains why nothing can be saved, and offers to save everything to another place."""
        self._ask(sentence, self._on_offer, "先不存")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks at the file when the window comes to the front and when it is to be closed."""
        if event.type() == QEvent.Type.WindowActivate:
            self._look()
        if event.type() == QEvent.Type.Close and self._refuses_close():
            event.ignore()
            return True
        return False

    def _on_commit(self) -> None:
        if not self._timer.isActive():
            self._timer.start(SOON)

    def _on_state(self, state: QtCore.Qt.ApplicationState) -> None:
        if state != QtCore.Qt.ApplicationState.ApplicationActive and self._timer.isActive():
            self.write_back()

    def _look(self) -> None:
        """Says once for each reason that the file is gone."""
        if self._office.is_closed:
            return
        reason = self._office.displacement
        if reason and reason != self._said:
            self.offer(f"{reason}。{KEPT}")
        self._said = reason

    def _refuses_close(self) -> bool:
        if self._may_close or self._office.is_closed:
            return False
        reason = self._office.displacement
        if not reason:
            return False
        self._ask(f"{reason}。{LAST_CHANCE}要先另存吗？", self._on_last_chance, "直接关闭")
        return not self._may_close  # answered already, where nobody has to be waited for

    def _on_offer(self, yes: bool) -> None:
        if yes:
            self._ask_place()

    def _on_last_chance(self, yes: bool) -> None:
        if yes:
            self._ask_place()
        else:
            self._may_close = True
            self._window.close()

    def _ask(self, sentence: str, then: Callable[[bool], None], no: str) -> None:
        desktop = self._context.desktop
        desktop.ask_yes_no("office_displaced", sentence, then, yes="另存到…", no=no)

    def _ask_place(self) -> None:
        from desktop_app.services.safekeeping.destinations import OFFICE
        from desktop_app.ui.destination_chooser import Question, ask_destination

        name = self._office.path.name
        question = Question("save_elsewhere", "把全部内容另存到", name, FILES, OFFICE)
        ask_destination(self._context, question, self._save_elsewhere)

    def _save_elsewhere(self, target: Path) -> None:
        from desktop_app.services.safekeeping import backups

        steps = backups.save_elsewhere(self._context.desk, target)
        self._context.jobs.step("另存", steps, self._saved)

    def _saved(self, path: Path) -> None:
        self._context.events.reopen(Reopening(path))
