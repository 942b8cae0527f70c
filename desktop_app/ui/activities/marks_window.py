"""The frame of the two windows in which attendance is marked: sheet, draft, undo, one save."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.records.attendance import Attendance
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.activities import mark_sheets
from desktop_app.services.activities.leave_slips import leave_record
from desktop_app.services.activities.mark_sheet import MarkSheet
from desktop_app.services.activities.mark_sheets import OpenedSheet
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Draft
from desktop_app.services.registers.kept_drafts import KeptDraft
from desktop_app.ui.events import WrittenAction
from desktop_app.ui.forms.dialog.draft_keeping import DraftKeeping
from desktop_app.ui.forms.dialog.form_window import FormWindow
from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.keyed_button import KeyedButton
from desktop_app.ui.look.words import label, row
from desktop_app.ui.ui_context import UiContext

TOUCHED = frozenset({"attendance", "activity_part", "leave"})
"""The records whose changes are to be seen in an open window."""


class UnsavedMarks(NamedTuple):
    """The question before marks that are not saved are left."""

    sentence: str
    details: str = ""


class MarksWindow(FormWindow):
    """A large window over one activity; what it shows is a subclass's.

    `title` names it, `kind` is how a kept draft knows it; `saved` carries what changed.
    """

    saved = Signal(object)
    title, kind = "", ""

    def __init__(self, context: UiContext, opened: OpenedSheet, parent: QWidget | None) -> None:
        super().__init__(context, parent)
        self.opened, self.model = opened, Attendance
        self.setObjectName(f"{self.kind}_window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"{self.title} · {opened.name}")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._own_action: int | None = None
        self._keeping = DraftKeeping(context.desk, context.drafts, self, self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 8)
        self.column.setSpacing(12)
        self._add_head()
        self.build()
        self._said = label("", "small")
        self._said.setObjectName("said")
        self._add_foot()
        self._bind()
        room = self.screen().availableGeometry()
        size = context.theme.sizes.text
        self.resize(min(98 * size, room.width()), min(54 * size, room.height() - 32))

    @property
    def sheet(self) -> MarkSheet:
        """The marks as they are filled in now."""
        return self.opened.sheet

    @property
    def draft(self) -> Draft:
        """An empty draft: the window writes many records and is found by its activity."""
        return Draft(Attendance, {})

    def build(self) -> None:
        """Puts the parts of the window into `column`, between head and foot."""

    def foot(self) -> list[QWidget | None]:
        """The widgets at the right of the line below the window."""
        return []

    def show_all(self, rows: Iterable[int] | None = None) -> None:
        """Shows the sheet as it is now; `rows` are the ones that were changed, None for all."""

    def shown(self) -> Mapping[str, Any]:
        """What a kept draft remembers of the window besides the marks."""
        return {"window": self.kind}

    def take_up(self, kept: KeptDraft) -> None:
        """Goes on with marks that were not saved."""
        self._keeping.take_up(kept.token)
        count = mark_sheets.take_kept(self.opened, kept)
        self.say(f"接着上次没有保存的 {count} 处改动" if count else "上次没有保存的都已经登记过")
        self.changed()

    def go_to(self, _field: str) -> None:
        """Has no fields."""

    def is_changed(self) -> bool:
        return bool(self.sheet.changes)

    def unsaved(self) -> UnsavedMarks:
        name, count = self.opened.name, self.sheet.changes
        return UnsavedMarks(f"{self.title}“{name}”改了 {count} 处，还没有保存。")

    def may_save(self) -> bool:
        return not self._context.jobs.is_blocking

    def save(self) -> bool:
        """Writes all that was marked as one action; whether it is saved."""
        try:
            changed = mark_sheets.write(self._context.desk, self.opened)
        except UserError as error:
            self.say(error.sentence, "bad")
            return False
        self._own_action = changed.action
        self._keeping.drop()
        self._context.events.announce(changed, f"{self.title}已保存：{len(changed.keys)} 人")
        self.saved.emit(changed)
        return True

    def closed(self) -> None:
        self._keeping.drop()

    def kept(self, desk: Desk, token: str) -> KeptDraft | None:
        """The marks that are not saved, as a draft."""
        return mark_sheets.keep(desk, self.opened, token, self.shown())

    def changed(self, rows: Iterable[int] | None = None) -> None:
        """Something was marked, in some rows or anywhere: it is shown, counted and kept."""
        words = self.save_words(self.sheet.changes)
        self._keeping.touch()
        if words != self.save_button.text():
            self.save_button.setText(words)
            self.save_button.setAccessibleName(words)
            self.save_button.updateGeometry()
        self.show_all(rows)

    def save_words(self, count: int) -> str:
        """The words of the button that saves so many changes."""
        return f"保存 {count} 处改动" if count else "保存"

    def say(self, text: str, role: str = "small") -> None:
        """Shows one line in the foot."""
        self._said.setText(text)
        if self._said.property("role") != role:
            self._said.setProperty("role", role)
            self._context.theme.restyle(self._said)

    def undo(self) -> None:
        """Takes the last step back; says which."""
        step = self.sheet.undo()
        self.say(f"已撤销“{step.words}”· 重做 Ctrl+Y" if step else "没有可以撤销的")
        self.changed({row for row, _ in step.before} if step else ())

    def redo(self) -> None:
        """Takes a step again that was taken back."""
        step = self.sheet.redo()
        self.say(f"已重做“{step.words}”· 撤销 Ctrl+Z" if step else "没有可以重做的")
        self.changed({row for row, _ in step.before} if step else ())

    def open_leave(self, key: int) -> None:
        """Shows a leave in its form; what is marked here stays."""
        model = leave_record(self._context.desk)
        if model is not None:
            self.open_form(model, key)

    def open_form(self, model: type[Record], key: int) -> None:
        """Shows a record in its form over the window."""
        try:
            draft = registers.draft(self._context.desk, model, key)
        except UserError as error:
            self.say(error.sentence, "warn")
            return
        self._context.open_form(self._context, draft, self)

    def on_save(self) -> None:
        """Saves and closes where that is possible now."""
        if not self.is_changed():
            self.say("还没有改动任何一格，没有要保存的。")
        elif not self.may_save():
            self.say("正在备份或做别的，做完就可以保存；改动都在草稿里。", "warn")
        elif self.save():
            self.accept()

    def _add_head(self) -> None:
        theme = self._context.theme
        facts = " · ".join(filter(None, (self.opened.name, self.facts())))
        self.facts_line = ElidedLabel(facts, "muted")
        self.facts_line.setObjectName("facts")
        self.save_button = KeyedButton("保存", "save_button", "Ctrl+S", theme, "save", "primary")
        self.save_button.setAutoDefault(False)
        self.save_button.clicked.connect(self.on_save)
        head = row(label(self.title, "heading"), self.facts_line, *self.tools(), self.save_button)
        head.setStretchFactor(self.facts_line, 1)
        self.column.addLayout(head)

    def facts(self) -> str:
        """The line after the title, without the name of the activity."""
        return ""

    def tools(self) -> list[QWidget]:
        """The buttons of the head before the one that saves."""
        return []

    def _add_foot(self) -> None:
        self.column.addLayout(row(self._said, None, *self.foot()))

    def _bind(self) -> None:
        for keys, act in (("Ctrl+S", self.on_save), ("Ctrl+Z", self.undo), ("Ctrl+Y", self.redo)):
            QShortcut(QKeySequence(keys), self, act)
        # last: a window that could not be built hears of nothing
        self._context.events.changed.connect(self._on_changed)
        self._context.drafts.leaving.connect(self._on_leaving)
        self._on_blocking(self._context.jobs.is_blocking)
        self._context.jobs.blocking.connect(self._on_blocking)

    def _on_blocking(self, blocked: bool) -> None:
        """Nothing is saved while a job writes."""
        self.save_button.setEnabled(not blocked)

    def _on_changed(self, changed: WrittenAction) -> None:
        """Reads the stored marks again; marks that are not saved stay over them."""
        if changed.action == self._own_action or TOUCHED.isdisjoint(changed.records):
            return
        pending, remarks = self.sheet.pending(), self.sheet.pending_remarks()
        try:
            self.opened = mark_sheets.read(self._context.desk, self.opened.activity)
        except UserError as error:
            self.say(error.sentence, "bad")
            return
        self.sheet.take_pending(pending)
        self.sheet.take_remarks(remarks)
        self.read_again()
        self.changed()

    def read_again(self) -> None:
        """The sheet is another one now."""

    def _on_leaving(self) -> None:
        """Hands its draft in and goes: another office file is about to be opened."""
        if self.isVisible():
            self._keeping.keep()
            self.hide()
            self._context.drafts.forms.remove(self)


def open_marks(
    window: type[MarksWindow], context: UiContext, activity: int, over: QWidget
) -> MarksWindow | None:
    """Opens the window of an activity, or brings it forward where one of the two is open.

    Marks of it that were kept and not saved are gone on with. None where the activity is gone.
    """
    for each in context.drafts.forms:
        if isinstance(each, MarksWindow) and each.opened.activity == activity:
            each.bring_forward()
            if not isinstance(each, window):
                each.say(f"先保存或关上这里的{each.title}，再打开{window.title}。", "warn")
            return each
    try:
        shown = window(context, mark_sheets.read(context.desk, activity), over)
    except UserError as error:
        context.desktop.tell("activity_gone", error.sentence)
        return None
    shown.open()
    for kept in context.drafts.waiting:
        if kept.record == mark_sheets.DRAFT and kept.key == activity:
            shown.take_up(kept)
            break
    return shown
