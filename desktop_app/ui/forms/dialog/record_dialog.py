"""The window in which one record is written: its form, its children, its files, its history."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.errors import Guarded, UserError
from desktop_app.services import registers
from desktop_app.services.registers import kept_drafts
from desktop_app.services.registers.naming import saved_words
from desktop_app.ui.events import WrittenAction
from desktop_app.ui.forms.children.children_sections import add_tables
from desktop_app.ui.forms.children.children_table import ChildrenTable
from desktop_app.ui.forms.dialog.clash_settling import ClashSettling
from desktop_app.ui.forms.dialog.draft_keeping import DraftKeeping
from desktop_app.ui.forms.dialog.following import follow_typed
from desktop_app.ui.forms.dialog.form_focus import focus_start, go_to, turn_by_keys, turn_to
from desktop_app.ui.forms.dialog.form_foot import FormFoot
from desktop_app.ui.forms.dialog.form_loader import form_file
from desktop_app.ui.forms.dialog.form_marks import FormMarks
from desktop_app.ui.forms.dialog.form_parts import add_form_parts
from desktop_app.ui.forms.dialog.form_size import form_size
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.forms.dialog.form_strip import add_strips
from desktop_app.ui.forms.dialog.form_titles import form_title
from desktop_app.ui.forms.dialog.form_walk import FormWalk, Order
from desktop_app.ui.forms.dialog.form_window import FormWindow
from desktop_app.ui.forms.dialog.open_record import OpenRecord
from desktop_app.ui.forms.dialog.record_form import RecordForm
from desktop_app.ui.forms.dialog.unsaved import Unsaved
from desktop_app.ui.forms.history.past_sections import PastSections
from desktop_app.ui.ui_context import UiContext


class RecordDialog(FormWindow):
    """The form of one record; `saved` carries the changes, after the commit.

    With an `order` one walks through its records; `walked` carries the id of the one come to.
    """

    saved = Signal(object)
    walked = Signal(object)

    def __init__(
        self,
        context: UiContext,
        draft: registers.Draft,
        parent: QWidget | None = None,
        order: Order | None = None,
    ) -> None:
        super().__init__(context, parent)
        self.model = draft.model
        self._walk = FormWalk(draft.model, order, context.theme, self) if order else None
        self.setObjectName(f"{draft.model.KEY}_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        path = form_file(context.forms, draft.model)
        self.form = RecordForm(draft.model, path, form_context(context), self)
        self._tables: dict[str, ChildrenTable] = {}
        self._own_action: int | None = None
        self._add_children()
        self._record = OpenRecord(self.form, self._tables)
        add_form_parts(context, self.form, lambda: self._record.key)
        self._draft = DraftKeeping(context.desk, context.drafts, self._record, self)
        self._past = self._past_of(draft.key)
        self._foot = FormFoot(context.theme, self)
        self._marks = FormMarks(self.form, self._tables, self._foot.words)
        self._settling = ClashSettling(context, self._record, self, self._count, self._on_save)
        self._build()
        self.form.edited.connect(self._on_edited)
        self.form.left.connect(self._on_left)
        self.form.entered.connect(self._marks.enter)
        for table in self._tables.values():
            table.changed.connect(self._on_children)
            table.typed.connect(self._draft.touch)
        self._show(draft)
        self.resize(form_size(self, self.form, context.theme.sizes.text))
        self._on_blocking(context.jobs.is_blocking)
        # last: a form that could not be built hears of nothing
        context.events.changed.connect(self._on_changed)
        context.drafts.leaving.connect(self._on_leaving)
        context.jobs.blocking.connect(self._on_blocking)

    @property
    def draft(self) -> registers.Draft:
        """The stored record that the form was opened with or has merged since."""
        return self._record.opened

    def resume(self, token: str, resumed: kept_drafts.Resumed) -> None:
        """Shows a kept draft in the open dialog: the typed values over those stored today."""
        self._draft.take_up(token)
        self._marks.touch(*resumed.typed)
        self._record.resume(resumed)
        self._count()
        self._record.resume_child(resumed)

    def go_to(self, field: str) -> None:
        """Puts the cursor into a field; does nothing where the form has no such field."""
        go_to(self.form, field)

    def is_changed(self) -> bool:
        """Whether anything was typed that is not saved."""
        return self._record.is_changed()

    def save(self) -> bool:
        """Saves what was typed; where something must be changed first, goes there instead."""
        self.form.finish_typing()
        try:
            changed = self._record.save(self._context.desk)
        except registers.Refused as refused:
            self._refuse(refused)
            return False
        except (registers.Clashed, registers.Stale) as refusal:
            self._settling.ask(refusal)
            return False
        except Guarded as refusal:
            self._context.desktop.tell("not_saved", refusal.sentence)
            return False
        self._own_action = changed.action
        self._draft.drop()
        self._context.events.announce(changed, saved_words(self._context.desk, self.model, changed))
        self.saved.emit(changed)
        return True

    def unsaved(self) -> Unsaved:
        """What was typed and is not saved."""
        return self._record.unsaved(self._context.desk)

    def may_save(self) -> bool:
        """Whether a save is possible now; not while a job writes."""
        return self.save_button.isEnabled()

    def closed(self) -> None:
        """The form goes, and its draft with it."""
        self._draft.drop()

    def _walk_to(self, key: int) -> None:
        """Shows another record of the list in this form, where it is not open in one of its own."""
        other = self._context.drafts.forms.of(self.model, key)
        if other is not None:
            other.bring_forward()
            return
        try:
            draft = registers.draft(self._context.desk, self.model, key)
        except UserError as error:
            self._context.desktop.tell("record_gone", error.sentence)
            return
        self._draft.begin_anew()
        place = self.form.sections.currentIndex()
        if self._past is not None:
            self._past.turn_to(key)
        self._show(draft)
        turn_to(self.form, place)
        self.walked.emit(key)

    def _save_and_walk(self) -> None:
        """Saves, then shows the next record of the list; closes behind the last one."""
        following = self._walk.beside(1) if self._walk is not None else None
        if self.is_changed() and not self.save():
            return
        if following is None:
            self.accept()
        else:
            self._walk_to(following)

    def _add_children(self) -> None:
        self._tables.update(add_tables(self._context, self.model, self.form.sections, self))

    def _past_of(self, key: int | None) -> PastSections | None:
        sections = self.form.sections
        return PastSections(self._context, self.model, key, sections, self) if key else None

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(12)
        if self._walk is not None:
            column.addWidget(self._walk)
            self._walk.wanted.connect(lambda key: self.ask_before(partial(self._walk_to, key)))
        column.addWidget(self.form, 1)
        self._record.strips = add_strips(self._context, self.form, column)
        column.addWidget(self._foot)
        add = self._foot.add
        self.state_button = add("变更状态", "state_button", self._ask_state, first=True)
        self.cancel_button = add("取消", "cancel_button", self.reject, writes=False)
        self.save_new_button = add(
            "保存并新建", "save_new_button", self._on_save_new, keys="Ctrl+Shift+S"
        )
        self.save_next_button = add(
            self._walk.words if self._walk else "", "save_next_button", self._save_and_walk,
            keys="Ctrl+Return",
        )  # fmt: skip
        self.save_button = add("保存", "save_button", self._on_save, kind="primary", keys="Ctrl+S")
        self.save_next_button.setVisible(self._walk is not None)
        turn_by_keys(self.form, self)

    def _show(self, draft: registers.Draft) -> None:
        new = draft.key is None
        self._marks.begin(whole=not new)
        self.setWindowTitle(form_title(self._context.desk, self.model, draft))
        self.form.sections.setTabBarAutoHide(True)
        self._record.show(draft)
        self.save_new_button.setVisible(new)
        self.state_button.setVisible(bool(self.model.STATE) and not new)
        if self.model.STATE:
            self.form.hold(self.model.STATE, "" if new else "用“变更状态”修改，并写明理由")
        for name in self.model.FOLLOWS:
            self.form.hold(name, self.model.field(name).help_text)
        if self._walk is not None and draft.key is not None:
            self._walk.show_at(draft.key, draft.title)
        self._count()
        focus_start(self.form)

    def _on_blocking(self, blocked: bool) -> None:
        """Nothing is saved while a job writes."""
        self._foot.block(blocked=blocked)

    def _on_save(self) -> None:
        if self.may_save() and self.save():
            self.accept()

    def _on_save_new(self) -> None:
        if self.save_new_button.isVisible() and self.save_new_button.isEnabled() and self.save():
            self.form.sections.setCurrentIndex(0)
            self._show(self._next_blank())

    def _next_blank(self) -> registers.Draft:
        owner, values = self.model.owner(), self._record.opened.values
        given = {} if owner is None else {owner.name: values.get(owner.name)}
        return registers.blank(self._context.desk, self.model, **given)

    def _refuse(self, refused: registers.Refused) -> None:
        """Marks everything that must be changed, in the fields and in the children's tables."""
        self._marks.try_all()
        for key, table in self._tables.items():
            table.mark(refused.children.get(key, {}))
        found = registers.check(
            self._context.desk, self.model, self._record.inputs(), self._record.key
        )
        more = [each for each in found.problems if each not in refused.problems]
        self._marks.show([*refused.problems, *more])
        if any(each.stops for each in refused.problems):
            self.form.focus_first(refused.problems)
            return
        for table in self._tables.values():
            if table.problems():
                self.form.sections.setCurrentWidget(table)
                table.choose_wrong()
                return

    def _ask_state(self) -> None:
        """Opens the change of state; what has been typed here stays."""
        from desktop_app.ui.states.state_change import ask_state  # a dialog of its own

        if self._record.key is not None:
            ask_state(self._context, self.model, [self._record.key], parent=self)

    def _on_changed(self, changed: WrittenAction) -> None:
        """Merges what another dialog or a job has stored since."""
        shown, key = {self.model.KEY, *self._tables}, self._record.key
        if key is None or changed.action == self._own_action or shown.isdisjoint(changed.records):
            return
        try:
            now = registers.draft(self._context.desk, self.model, key)
        except UserError:
            return  # removed meanwhile: a save will offer to bring it back
        self._record.take_others(now)
        self._count()
        if self._past is not None:
            self._past.refresh()

    def _on_edited(self, name: str) -> None:
        self._marks.type_into(name)
        self._draft.touch()
        self._count()

    def _on_left(self, name: str) -> None:
        self._marks.leave(name)
        if self.isVisible() and not self._context.drafts.is_closed:
            self._count()

    def _on_children(self) -> None:
        self._draft.touch()
        self._count()

    def _on_leaving(self) -> None:
        """Hands its draft in and goes: another office file is about to be opened."""
        if self.isVisible():
            self._draft.keep()
            self.hide()
            self._context.drafts.forms.remove(self)

    def _count(self) -> None:
        """Reads the form as a save would and marks what has been touched so far."""
        desk, record = self._context.desk, self._record
        parsed = registers.check(desk, self.model, record.inputs(), record.key)
        follow_typed(desk, self.form, record, parsed.values)
        self._marks.show(parsed.problems)
