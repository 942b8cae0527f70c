"""A dialog with the few fields of one step, which it then takes for the chosen rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.records.links import Link
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers.naming import cascade_words
from desktop_app.services.registers.stored import stored
from desktop_app.stepping import Steps
from desktop_app.ui.forms.dialog.form_sources import titles_of
from desktop_app.ui.look.words import label
from desktop_app.ui.row_actions.asked_fields import LINES, AskedFields, is_filled
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.ui_context import UiContext

Inputs = Mapping[str, object]
LETTERS = 46
AT_ONCE = 200
"""Up to so many rows a step is taken while the dialog is open."""


def nothing_known(_desk: Desk, _keys: Sequence[int]) -> Mapping[str, Any]:
    """No values to begin with."""
    return {}


def nothing_more(_desk: Desk, _keys: Sequence[int]) -> str:
    """No sentence."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandlingStep:
    """One step: its title, the word of its button, its fields, and how it is taken.

    about: the record of the chosen rows; its titles are in the heading.
    part_of: the link of that record to the one that the heading names too.
    record: the record whose fields are shown.
    fields: their names, those with a star must be filled in.
    run: takes the desk, the chosen keys and the inputs.
    known: the stored values to begin with.
    words: other labels of some fields.
    hint: a sentence above the fields.
    more: gives the sentence after it, which depends on the chosen rows.
    lines: how many lines a long text has in sight.
    in_steps: does what `run` does in slices; taken for many rows, after the dialog has closed.
    """

    title: str
    done: str
    about: type[Record]
    part_of: str = ""
    record: type[Record]
    fields: tuple[str, ...]
    run: Callable[[Desk, Sequence[int], Inputs], Changed]
    known: Callable[[Desk, Sequence[int]], Mapping[str, Any]] = nothing_known
    words: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""
    more: Callable[[Desk, Sequence[int]], str] = nothing_more
    lines: int = LINES
    in_steps: Callable[[Desk, Sequence[int], Inputs], Steps[Changed]] | None = None


class StepDialog(AskingDialog):
    """The fields of a step in two columns, long texts across both."""

    def __init__(
        self,
        context: UiContext,
        step: HandlingStep,
        keys: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, "step_dialog", step.title, step.done, parent)
        self._step, self._keys = step, list(keys)
        self.heading.setText(f"{step.title}：{self._which()}")
        hint = step.hint + step.more(context.desk, keys)
        if hint:
            self.column.addWidget(label(hint, "small", wraps=True))
        known = step.known(context.desk, keys)
        self._asked = AskedFields(
            context, step.record, step.fields, known, step.words, lines=step.lines
        )
        self.boxes = self._asked.boxes
        if step.fields:
            self.add_fields(self._asked)
        self._began = self._inputs()
        self.column.addStretch(1)
        self.widen(LETTERS)
        (self._asked.first_to_fill() or self.done_button).setFocus()

    def act(self) -> tuple[Changed, str]:
        self._asked.require()
        if self._step.in_steps and len(self._keys) > AT_ONCE:
            return self._run_in_steps(self._step.in_steps)
        changed = self._step.run(self._context.desk, self._keys, self._given())
        also = cascade_words(self._context.desk, self._step.about, changed)
        return changed, f"{self._step.title}：{self._which()}{also}"

    def _run_in_steps(
        self, run: Callable[[Desk, Sequence[int], Inputs], Steps[Changed]]
    ) -> tuple[Changed, str]:
        """The first slice here, where it may still be refused; the others behind the window."""
        steps = run(self._context.desk, self._keys, self._given())
        next(steps)
        said, announce = f"{self._step.title}：{self._which()}", self._context.events.announce
        self._context.jobs.step(self._step.title, steps, lambda changed: announce(changed, said))
        return Changed(None), ""

    def is_written(self) -> bool:
        return self._inputs() != self._began

    def _which(self) -> str:
        titles = titles_of(self._context.desk, self._step.about, self._keys)
        if len(titles) != 1:
            return f"{len(titles)} {self._step.about.UNIT}"
        ((key, title),) = titles.items()
        of = self._owner_of(key) if self._step.part_of else ""
        return f"“{title}”办理“{of}”" if of else f"“{title}”"

    def _owner_of(self, key: int) -> str:
        """The title of the record that a chosen one is part of."""
        field = self._step.about.field(self._step.part_of)
        assert isinstance(field, Link)  # what the step declares
        values = stored(self._context.desk, self._step.about, [key])[0].values
        link = values[field.name]
        return titles_of(self._context.desk, field.linked, [link]).get(link, "") if link else ""

    def _given(self) -> Inputs:
        """The inputs of the step; of several chosen rows an empty field keeps what each has."""
        inputs = self._inputs()
        if len(self._keys) == 1 or self._step.record is not self._step.about:
            return inputs
        return {name: draft for name, draft in inputs.items() if is_filled(draft)}

    def _inputs(self) -> dict[str, object]:
        return self._asked.drafts()
