"""开始下一届: the term, who goes on, committees, sectors, what follows, in steps of one window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.services.desk import Changed
from desktop_app.services.term_change import starting
from desktop_app.services.term_change.next_term import TermChoice
from desktop_app.ui.forms.boxes.field_note import FieldNote
from desktop_app.ui.forms.dialog.discarding import ask_discard
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.term_change.start_steps import (
    CommitteeStep,
    FollowStep,
    MemberStep,
    SectorStep,
    StartStep,
    TermStep,
)
from desktop_app.ui.ui_context import UiContext

Then = Callable[[Changed], object]
WIDTH, HEIGHT = 1080, 660


class StartDialog(QDialog):
    """Nothing is written before the last step; then a job with progress does it as one action."""

    def __init__(self, context: UiContext, term: int, then: Then, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._old, self._then = context, term, then
        self.setObjectName("start_term_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("开始下一届")
        self.term = TermStep(context, term)
        self.members = MemberStep(context, term)
        self.committees = CommitteeStep(context)
        self.sectors = SectorStep(context)
        self.follows = FollowStep(context)
        self.steps: tuple[StartStep, ...] = (
            self.term, self.members, self.committees, self.sectors, self.follows,
        )  # fmt: skip
        self._build()
        room = self.screen().availableGeometry()
        self.resize(min(WIDTH, room.width() - 40), min(HEIGHT, room.height() - 60))
        self.turn(0)

    def _build(self) -> None:
        theme = self._context.theme
        self.heading = label("", "heading")
        self.hint = label("", "small", wraps=True)
        self.stack = QStackedWidget()
        for step in self.steps:
            self.stack.addWidget(step)
        self.note = FieldNote(theme, self, wraps=True)
        self.back_button = button("上一步", "back_button", theme)
        self.cancel_button = button("取消", "cancel_button", theme)
        self.next_button = button("下一步", "next_button", theme, kind="primary")
        for each in (self.back_button, self.cancel_button, self.next_button):
            each.setAutoDefault(False)
        self.next_button.setToolTip("Ctrl+Enter")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        for widget in (self.heading, self.hint):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)
        column.addWidget(self.note)
        column.addLayout(row(self.back_button, None, self.cancel_button, self.next_button))
        self.back_button.clicked.connect(lambda: self.turn(self.stack.currentIndex() - 1))
        self.cancel_button.clicked.connect(self.reject)
        self.next_button.clicked.connect(self.go_on)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.go_on)

    @property
    def choice(self) -> TermChoice:
        """What is chosen so far."""
        return TermChoice(
            self.members.chosen(), self.committees.renamed(), self.committees.added(),
            self.follows.follows(), self.members.keeps_posts.isChecked(),
            self.sectors.renamed(), self.sectors.added(),
        )  # fmt: skip

    def turn(self, place: int) -> None:
        """Shows one step."""
        step = self.steps[place]
        self.heading.setText(f"开始下一届　{place + 1}/{len(self.steps)}　{step.TITLE}")
        self.hint.setText(step.HINT)
        self.stack.setCurrentIndex(place)
        self.back_button.setEnabled(place > 0)
        last = place == len(self.steps) - 1
        self.next_button.setText(f"开始{self.term.name()}" if last else "下一步")
        self.note.say("")
        step.take_cursor()

    def go_on(self) -> None:
        """Goes to the next step, behind the last one does it; a refusal stays where it is wrong."""
        place = self.stack.currentIndex()
        try:
            self.steps[place].check()
            if place == len(self.steps) - 2:
                self._look_ahead()
        except UserError as error:
            self.note.refuse(error.sentence)
            return
        if place < len(self.steps) - 1:
            self.turn(place + 1)
        else:
            self._begin()

    def reject(self) -> None:
        """Closes; asks first where somebody has come further than the first step."""
        if self.stack.currentIndex() == 0:
            super().reject()
            return
        ask_discard(
            self._context.desktop, super().reject, "discard_start",
            "下一届还没有开始，选好的内容不会留下。要放弃吗？",
        )  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes on to the next one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def _look_ahead(self) -> None:
        new = self.term.read()
        found = starting.preview(self._context.desk, self._old, new, self.choice)
        self.follows.show_preview(found)

    def _begin(self) -> None:
        new, choice = self.term.read(), self.choice
        steps = starting.start_in_steps(self._context.desk, self._old, new, choice)
        self._context.jobs.step(f"开始{new.name}", steps, self._then)
        self.accept()
