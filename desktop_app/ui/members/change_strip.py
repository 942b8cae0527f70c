"""The question 更正 or 变动 beneath a member's form, a bulk edit and an import of members."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from desktop_app.records.record import Record
from desktop_app.services.members.change_in_bulk import as_changes
from desktop_app.services.members.change_in_form import Typed, as_change, changed_slots
from desktop_app.services.registers import Draft, Input
from desktop_app.ui.forms.dialog.record_form import RecordForm
from desktop_app.ui.members.change_question import ChangeQuestion
from desktop_app.ui.ui_context import UiContext


class ChangeStrip:
    """Shown as soon as such a field of a stored member differs in its form."""

    def __init__(self, context: UiContext, form: RecordForm) -> None:
        self._context, self._form, self._stored = context, form, False
        self.widget = ChangeQuestion(context)
        form.edited.connect(lambda _: self.follow())

    def show_for(self, opened: Draft) -> None:
        self._stored = opened.key is not None
        self.widget.begin()
        self.follow()

    def follow(self) -> None:
        """Shown where the form differs in a column that memberships say."""
        typed = set(self._form.changed_draft()) if self._stored else set[str]()
        self.widget.ask_about(changed_slots(typed))

    def adapted(
        self,
        opened: Draft,
        typed: Mapping[str, object],
        children: Mapping[str, Sequence[Input]],
    ) -> tuple[Draft, Mapping[str, object], Mapping[str, Sequence[Input]]]:
        told = self.widget.told()
        if not self._stored or told is None:
            return opened, typed, children
        found = as_change(self._context.desk, opened, Typed(typed, children, opened.children), told)
        drafts = {key: list(each) for key, each in found.opened.items()}
        whole = Draft(opened.model, opened.values, opened.key, opened.version, drafts)
        return whole, found.inputs, found.children


class BulkChangeStrip:
    """Shown as soon as such a field is chosen in a bulk edit, or differs in an imported list."""

    def __init__(self, context: UiContext) -> None:
        self._context = context
        self.widget = ChangeQuestion(context)
        self.widget.ask_about(())

    def follow(self, fields: Sequence[str]) -> None:
        """Takes the fields that are chosen now."""
        self.widget.ask_about(changed_slots(set(fields)))

    def adapting(self) -> Callable[[list[Record]], list[Record]] | None:
        """What becomes of the records that are about to be written; None for nothing."""
        told = self.widget.told()
        if told is None:
            return None
        return lambda put: as_changes(self._context.desk, put, told)
