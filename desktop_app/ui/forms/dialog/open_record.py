"""What one form holds of a record: its fields and children, over what they were opened with."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.services import kept_drafts, registers
from desktop_app.services.desk import Desk
from desktop_app.services.kept_drafts import KeptDraft, Resumed
from desktop_app.services.registers import Changed, Draft
from desktop_app.ui.forms.children.children_table import ChildrenTable
from desktop_app.ui.forms.dialog.record_form import RecordForm
from desktop_app.ui.forms.dialog.unsaved import Unsaved


class OpenRecord:
    """Reads, merges and saves what stands in a form and in the tables of its children."""

    def __init__(self, form: RecordForm, tables: Mapping[str, ChildrenTable]) -> None:
        self._form, self._tables = form, tables
        self._draft = Draft(form.model, {})

    @property
    def key(self) -> int | None:
        """The id of the record, None of a new one."""
        return self._draft.key

    @property
    def opened(self) -> Draft:
        """The stored values and children that what stands in the form was typed over."""
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
        """Shows a kept draft: what was typed then over what is stored today."""
        self.show(resumed.opened)
        self._form.type_in(resumed.typed)
        for key, table in self._tables.items():
            table.show_kept(resumed.lines.get(key, ()))
        if resumed.now is not None:
            self.take_others(resumed.now)

    def resume_child(self, resumed: Resumed) -> None:
        """Opens the child that was being written in a dialog of its own."""
        if resumed.child is not None:
            self._tables[resumed.child.record].resume_child(resumed.child)

    def inputs(self) -> dict[str, object]:
        """What stands in every field, for a check; the state of an old record is left out."""
        typed = self._form.draft()
        if self.key is None:
            return {**self._draft.values, **typed}
        typed.pop(self._form.model.STATE, None)  # only an action with a reason changes it
        return typed

    def save(self, desk: Desk) -> Changed:
        """Saves what was typed; raises what `registers.save` raises."""
        opened, typed = self.opened, self.inputs()
        if self.key is not None:
            changed = self._form.changed_draft().keys()
            typed = {name: each for name, each in typed.items() if name in changed}
        children = {key: table.inputs() for key, table in self._tables.items()}
        return registers.save(desk, opened.model, typed, opened=opened, children=children)

    def take_others(self, now: Draft) -> None:
        """Shows what was stored elsewhere meanwhile beneath what was typed here."""
        self._form.take_others(now.values)
        for key, table in self._tables.items():
            table.take_others(now.children.get(key, ()))
        self._draft = now

    def settle(self, now: Draft, *, mine: bool) -> None:
        """Ends what contradicts in favour of one side; what else was typed stays."""
        self._form.settle(now.values, mine=mine)
        for key, table in self._tables.items():
            table.settle(now.children.get(key, ()), mine=mine)
        self._draft = now
