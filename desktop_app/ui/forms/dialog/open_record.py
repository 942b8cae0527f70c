"""What one form holds of a record: its fields and children, over what they were opened with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Changed, Draft, Input, kept_drafts
from desktop_app.services.registers.kept_drafts import KeptDraft, Resumed
from desktop_app.ui.forms.children.children_table import ChildrenTable
from desktop_app.ui.forms.dialog.form_strip import FormStrip
from desktop_app.ui.forms.dialog.record_form import RecordForm
from desktop_app.ui.forms.dialog.unsaved import Unsaved


class OpenRecord:
    """Reads, merges and saves the content of a form and of the tables of its children."""

    def __init__(self, form: RecordForm, tables: Mapping[str, ChildrenTable]) -> None:
        self._form, self._tables = form, tables
        self._draft = Draft(form.model, {})
        self.strips: Sequence[FormStrip] = ()

    @property
    def key(self) -> int | None:
        """The id of the record, None of a new one."""
        return self._draft.key

    @property
    def opened(self) -> Draft:
        """The stored values and children that the form was opened with or has merged since."""
        draft = self._draft
        children = {key: table.opened() for key, table in self._tables.items()}
        values = {**draft.values, **self._form.base}
        return Draft(draft.model, values, draft.key, draft.version, children)

    def show(self, draft: Draft) -> None:
        """Shows a record as it is stored, or a new one."""
        self._draft = draft
        self._form.show_values(draft.values)
        for key, table in self._tables.items():
            table.show_drafts(draft.children.get(key, ()))
        for strip in self.strips:
            strip.show_for(draft)

    def is_changed(self) -> bool:
        """Whether anything was typed that is not saved."""
        tables = self._tables.values()
        return bool(self._form.changed_draft()) or any(each.is_changed() for each in tables)

    def unsaved(self, desk: Desk) -> Unsaved:
        """What was typed and is not saved."""
        children = {
            table.model.TITLE: table.changes() for table in self._tables.values()
        }  # fmt: skip
        return Unsaved(desk, self.opened, self._form.changed_draft(), children)

    def kept(self, desk: Desk, token: str) -> KeptDraft | None:
        """What a draft of the form holds now, None where there is nothing to keep."""
        children = (table.open_child() for table in self._tables.values())
        child = next((each for each in children if each is not None), None)
        if child is None and not self.is_changed():
            return None
        lines = {key: table.kept() for key, table in self._tables.items()}
        return kept_drafts.keep(desk, token, self.opened, self._form.changed_draft(), lines, child)

    def resume(self, resumed: Resumed) -> None:
        """Shows a kept draft: the typed values over those stored today."""
        self.show(resumed.opened)
        self._form.type_in(resumed.typed)
        for key, table in self._tables.items():
            table.show_kept(resumed.lines.get(key, ()))
        if resumed.now is not None:
            self.take_others(resumed.now)
        self._follow()

    def resume_child(self, resumed: Resumed) -> None:
        """Opens the child that was being written in a dialog of its own."""
        if resumed.child is not None:
            self._tables[resumed.child.record].resume_child(resumed.child)

    def inputs(self) -> dict[str, object]:
        """The content of every field, for a check, without the state of a stored record."""
        typed = self._form.draft()
        if self.key is None:
            return {**self._draft.values, **typed}
        typed.pop(self._form.model.STATE, None)  # only an action with a reason changes it
        return typed

    def save(self, desk: Desk) -> Changed:
        """Saves the typed values; raises the errors of `registers.save`."""
        opened = self.opened
        typed: Mapping[str, object] = self.inputs()
        if self.key is not None:
            changed = self._form.changed_draft().keys()
            typed = {name: each for name, each in typed.items() if name in changed}
        changes = {key: table.changes_to_save() for key, table in self._tables.items()}
        inputs: Mapping[str, Sequence[Input]] = {key: each for key, (each, _) in changes.items()}
        opened = replace(opened, children={key: each for key, (_, each) in changes.items()})
        for strip in self.strips:
            opened, typed, inputs = strip.adapted(opened, typed, inputs)
        return registers.save(desk, opened.model, typed, opened=opened, children=inputs)

    def take_others(self, now: Draft) -> None:
        """Shows the values stored now; typed values stay on top."""
        self._form.take_others(now.values)
        for key, table in self._tables.items():
            table.take_others(now.children.get(key, ()))
        self._draft = now
        self._follow()

    def _follow(self) -> None:
        for strip in self.strips:
            strip.follow()

    def settle(self, now: Draft, *, mine: bool) -> None:
        """Resolves contradictions in favour of one side; other typed values stay."""
        self._form.settle(now.values, mine=mine)
        for key, table in self._tables.items():
            table.settle(now.children.get(key, ()), mine=mine)
        self._draft = now
