"""The window in which one record is written: its form, its children, its files, its history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.errors import Problem
from desktop_app.services import registers
from desktop_app.services.chain.following import followed
from desktop_app.services.desk import names
from desktop_app.ui.forms.attachments_view import AttachmentsView
from desktop_app.ui.forms.children_table import ChildrenTable
from desktop_app.ui.forms.discarding import ask_discard
from desktop_app.ui.forms.form_loader import form_file
from desktop_app.ui.forms.form_sources import form_context
from desktop_app.ui.forms.history_view import HistoryView
from desktop_app.ui.forms.record_form import RecordForm
from desktop_app.ui.forms.stale_dialog import StaleDialog
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.surroundings import Surroundings


class RecordDialog(QDialog):
    """Writes one record; `saved` carries what changed, after the commit."""

    saved = Signal(object)

    def __init__(
        self,
        around: Surroundings,
        draft: registers.Draft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._around, self.model = around, draft.model
        self.setObjectName(f"{draft.model.KEY}_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        path = form_file(around.forms, draft.model)
        self.form = RecordForm(draft.model, path, form_context(around), self)
        self._touched: set[str] = set()
        self._children: dict[str, ChildrenTable] = {}
        self._files: AttachmentsView | None = None
        self._add_children()
        self._add_past(draft)
        self._build()
        self.form.edited.connect(self._on_edited)
        self.form.left.connect(self._on_left)
        self._show(draft)
        self._fit_screen()

    @property
    def draft(self) -> registers.Draft:
        """The record as it was opened or last saved."""
        return self._draft

    def is_changed(self) -> bool:
        """Whether anything was typed that is not saved."""
        tables = self._children.values()
        return bool(self.form.changed_draft()) or any(each.is_changed() for each in tables)

    def save(self) -> bool:
        """Saves what was typed; where something must be changed first, goes there instead."""
        try:
            changed = self._write()
        except registers.Refused as refused:
            self._refuse(refused.problems)
            return False
        except registers.Stale as stale:
            self._settle_stale(stale)
            return False
        also = followed(self._around.desk, self.model, changed)
        self._around.events.announce(changed, f"已保存{self.model.TITLE}{also}")
        self.saved.emit(changed)
        return True

    def reject(self) -> None:
        """Closes; asks only when something was typed."""
        if not self.is_changed():
            super().reject()
            return
        ask_discard(self._around.desktop, super().reject)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.isVisible() and self.is_changed():
            event.ignore()
            self.reject()
            return
        super().closeEvent(event)

    def _add_children(self) -> None:
        for model in registers.child_models(self._around.desk, self.model):
            table = ChildrenTable(self._around, model, self)
            table.changed.connect(self._count)
            self._children[model.KEY] = table
            self.form.sections.addTab(table, model.TITLE)

    def _add_past(self, draft: registers.Draft) -> None:
        if draft.key is None:
            return
        self._files = AttachmentsView(self._around, self.model, draft.key, self)
        self._files.counted.connect(self._name_files)
        self.form.sections.addTab(self._files, "附件")
        self._name_files(self._files.count())
        past = HistoryView(self._around, self.model, draft.key, self)
        self.form.sections.addTab(past, f"历史 {past.count()}")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.form, 1)
        self._icon, self._words = QLabel(), label("", "muted")
        self.save_button = self._button("保存", "save_button", "primary", self._on_save)
        self.save_new_button = self._button("保存并新建", "save_new_button", "", self._on_save_new)
        self.state_button = self._button("变更状态", "state_button", "", self._ask_state)
        self.cancel_button = self._button("取消", "cancel_button", "", self.reject)
        line: QHBoxLayout = row(
            self.state_button, self._icon, self._words, None, self.cancel_button,
            self.save_new_button, self.save_button,
        )  # fmt: skip
        column.addLayout(line)
        self.save_button.setToolTip("Ctrl+S")
        for keys, slot in (
            (QKeySequence.StandardKey.Save, self._on_save),
            ("Ctrl+Shift+S", self._on_save_new),
        ):
            QShortcut(QKeySequence(keys), self, slot)

    def _button(self, text: str, name: str, kind: str, slot: Any) -> QPushButton:
        result = button(text, name, self._around.theme, kind=kind)
        result.setAutoDefault(False)
        result.clicked.connect(slot)
        return result

    def _show(self, draft: registers.Draft) -> None:
        self._draft = draft
        self._tried = False
        self._touched.clear()
        new = draft.key is None
        title = self.model.TITLE
        self.setWindowTitle(f"新建{title}" if new else f"{title} · {draft.title}")
        self.form.show_values(draft.values)
        self.form.sections.setTabBarAutoHide(True)
        for key, table in self._children.items():
            table.show_drafts(draft.children.get(key, ()))
        self.save_new_button.setVisible(new)
        self.state_button.setVisible(bool(self.model.STATE) and not new)
        if self.model.STATE:
            self.form.hold(self.model.STATE, "" if new else "用“变更状态”修改，并写明理由")
        self._count()
        first = next(iter(self.form.boxes.values()))
        first.setFocus()
        if isinstance(first, QLineEdit):
            # a dialog that opens marks the text it focuses: one key would overwrite a name
            QTimer.singleShot(0, first, first.deselect)

    def _on_save(self) -> None:
        if self.save():
            self.accept()

    def _on_save_new(self) -> None:
        if self.save_new_button.isVisible() and self.save():
            self.form.sections.setCurrentIndex(0)
            self._show(self._next_blank())

    def _next_blank(self) -> registers.Draft:
        given = {}
        owner = self.model.owner()
        if owner is not None:
            given[owner.name] = self._draft.values.get(owner.name)
        return registers.blank(self._around.desk, self.model, **given)

    def _inputs(self) -> dict[str, object]:
        """What is typed: everything of a new record, of an old one what differs."""
        typed = self.form.draft()
        if self._draft.key is None:
            return {**self._draft.values, **typed}
        typed.pop(self.model.STATE, None)  # only an action with a reason changes it
        return typed

    def _write(self) -> registers.Changed:
        return registers.save(
            self._around.desk,
            self.model,
            self._inputs(),
            key=self._draft.key,
            version=self._draft.version,
            children={key: table.inputs() for key, table in self._children.items()} or None,
        )

    def _refuse(self, problems: Sequence[Problem]) -> None:
        self._tried = True
        self._mark(problems)
        self.form.focus_first(problems)

    def _settle_stale(self, stale: registers.Stale) -> None:
        dialog = StaleDialog(self._around, self.model, stale, self.form.changed_draft(), self)
        dialog.theirs.connect(self._take_theirs)
        dialog.mine.connect(self._keep_mine)
        dialog.open()

    def _take_theirs(self) -> None:
        if self._draft.key is not None:
            self._show(registers.draft(self._around.desk, self.model, self._draft.key))

    def _keep_mine(self, version: int) -> None:
        draft = self._draft
        if draft.key is None:
            return
        # what was changed elsewhere and not typed into here stays as it is stored
        now = registers.draft(self._around.desk, self.model, draft.key).values
        self.form.take_others(now)
        self._draft = registers.Draft(draft.model, now, draft.key, version, draft.children)
        self._on_save()

    def _ask_state(self) -> None:
        """Opens the change of state; what has been typed here stays."""
        from desktop_app.ui.lists.state_change import ask_state  # a dialog of its own

        key = self._draft.key
        dialog = None if key is None else ask_state(self._around, self.model, [key], parent=self)
        if dialog is not None:
            dialog.accepted.connect(self._take_state)

    def _take_state(self) -> None:
        old = self._draft
        if old.key is not None:
            now = registers.draft(self._around.desk, self.model, old.key)
            self.form.take_others(now.values)
            self._draft = registers.Draft(now.model, now.values, now.key, now.version, old.children)
            self._count()

    def _on_edited(self, name: str) -> None:
        self._touched.add(name)
        self._count()

    def _on_left(self, _: str) -> None:
        self._count()

    def _count(self) -> None:
        """Reads the form as a save would and marks what has been touched so far."""
        desk, key = self._around.desk, self._draft.key
        parsed = registers.check(desk, self.model, self._inputs(), key)
        whole = {**self._draft.values, **parsed.values}
        self.form.foretell(self.model.follow(whole, names(desk)))
        self._mark(parsed.problems)

    def _mark(self, problems: Sequence[Problem]) -> None:
        old = self._draft.key is not None or self._tried
        shown = [each for each in problems if old or each.field in self._touched]
        self.form.mark(shown)
        stops = sum(each.stops for each in shown)
        advises = len(shown) - stops
        role, icon = ("bad", "problem") if stops else ("warn", "advise")
        words = [f"{stops} 处必须改"] if stops else []
        words += [f"{advises} 处建议改"] if advises else []
        self._words.setText("，".join(words))
        self._words.setProperty("role", role)
        self._around.theme.restyle(self._words)
        self._icon.setVisible(bool(shown))
        if shown:
            self._around.theme.icons.put(self._icon, icon, role)

    def _name_files(self, count: int) -> None:
        if self._files is not None:
            place = self.form.sections.indexOf(self._files)
            self.form.sections.setTabText(place, f"附件 {count}" if count else "附件")

    def _fit_screen(self) -> None:
        room = self.screen().availableGeometry()
        large = self.form.sections.count() > 3
        width = 60 * self._around.theme.sizes.text + (80 if large else -120)
        hint = self.form.sizeHint().height() + 90
        height = 680 if large else max(320, hint)
        self.resize(min(width, room.width() - 40), min(height, room.height() - 60))
