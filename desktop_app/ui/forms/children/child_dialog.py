"""A small window that writes one child of a record; the owner's form saves it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_app.records.asked_fields import conditional, unasked
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Draft
from desktop_app.ui.forms.dialog.form_focus import focus_start, turn_by_keys
from desktop_app.ui.forms.dialog.form_loader import form_file
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.forms.dialog.record_form import RecordForm
from desktop_app.ui.forms.dialog.unsaved import Unsaved, ask_unsaved
from desktop_app.ui.look.words import button, row
from desktop_app.ui.ui_context import UiContext

LETTERS = 50
"""The width in widths of a character: two columns of days with their hints."""


class ChildDialog(QDialog):
    """Checks what was typed and hands the values read from it to `take`.

    What `take` raises leaves the dialog open with everything in it. Where `next_draft` gives the
    child to begin with next, several are written one after another.
    """

    def __init__(
        self,
        context: UiContext,
        draft: Draft,
        take: Callable[[dict[str, Any]], object],
        parent: QWidget | None = None,
        next_draft: Callable[[], Draft] | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._draft = context, draft
        self._take, self._next_draft = take, next_draft
        self._asked: frozenset[str] | None = None
        model = draft.model
        self.setObjectName(f"{model.KEY}_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(model.TITLE)
        self.form = RecordForm(model, form_file(context.forms, model), form_context(context), self)
        self.form.leave_out(model.owner())
        self.form.sections.tabBar().setVisible(self.form.sections.count() > 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 16, 12)
        column.addWidget(self.form, 1)
        self.save_button = button("确定", "save_button", context.theme, kind="primary")
        self.cancel_button = button("取消", "cancel_button", context.theme)
        self.save_next_button = button("确定并继续添加", "save_next_button", context.theme)
        self.save_next_button.setToolTip("Ctrl+Shift+S")
        self.save_next_button.setVisible(next_draft is not None)
        for each in (self.save_button, self.save_next_button, self.cancel_button):
            each.setAutoDefault(False)
        column.addLayout(row(None, self.cancel_button, self.save_next_button, self.save_button))
        self.form.edited.connect(self._on_edited)
        self.save_button.clicked.connect(self._on_save)
        self.save_next_button.clicked.connect(self._on_save_next)
        self.cancel_button.clicked.connect(self.reject)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self._on_save)
        QShortcut(QKeySequence("Ctrl+Shift+S"), self, self._on_save_next)
        turn_by_keys(self.form, self)
        self._show(draft)
        self._fit()

    def _fit(self) -> None:
        """Takes the size that the form needs, as far as the screen has it."""
        room, wide = self.screen().availableGeometry(), self._context.theme.sizes.text * LETTERS
        high = min(self.form.sizeHint().height() + 80, room.height() - 60)
        self.resize(min(wide, room.width() - 40), high)

    @property
    def draft(self) -> Draft:
        """The child as it was opened."""
        return self._draft

    def reject(self) -> None:
        """Closes; asks only when something was typed."""
        if not self.form.changed_draft():
            super().reject()
            return
        unsaved = Unsaved(self._context.desk, self._draft, self.form.changed_draft(), {})
        ask_unsaved(self._context.desktop, unsaved, self._on_save, super().reject)

    def _show(self, draft: Draft) -> None:
        self._draft = draft
        self.form.show_values(draft.values)
        self._ask()
        self._foretell()
        focus_start(self.form)

    def _on_edited(self, name: str) -> None:
        """What was said of a field is no longer said while it is being written."""
        self.form.unmark(name)
        self._ask()
        self._foretell()

    def _ask(self) -> None:
        """Shows the fields that a child with these contents is asked for."""
        model = self._draft.model
        if not conditional(model):
            return
        typed, known = self.form.draft(), lookup(self._context.desk, model)
        values = {**typed, **model.parse(typed, known).values}
        asked = conditional(model) - unasked(model, values)
        if asked != self._asked:
            self._asked = asked
            self.form.show_only(asked, conditional(model))
            self._fit()

    def _foretell(self) -> None:
        """Shows the values that some fields fill in for others, as a member fills in the name."""
        typed, model = self.form.draft(), self._draft.model
        split = model.split_cells(typed, lookup(self._context.desk, model))
        told = {name: split[name] for name in typed if split.get(name) != typed[name]}
        self.form.foretell(told)

    def _on_save(self) -> None:
        values = self._read()
        if values is not None:
            self._take(values)
            self.accept()

    def _on_save_next(self) -> None:
        values = self._read() if self._next_draft else None
        if values is not None and self._next_draft:
            self._take(values)
            self._show(self._next_draft())

    def _read(self) -> dict[str, Any] | None:
        """What was typed, None where something must be changed first, which gets the cursor."""
        self.form.finish_typing()
        model = self._draft.model
        owner = model.owner()
        parsed = model.parse(self.form.draft(), lookup(self._context.desk))
        problems = [each for each in parsed.problems if owner is None or each.field != owner.name]
        self.form.mark(problems)
        if any(each.stops for each in problems):
            self.form.focus_first(problems)
            return None
        return {**self._draft.values, **parsed.values}
