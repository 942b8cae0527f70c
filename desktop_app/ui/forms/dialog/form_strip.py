"""A strip that a subject puts above a form's buttons and asks before the form is saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.services.registers import Draft, Input
from desktop_app.ui.forms.dialog.record_form import RecordForm
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import window_parts


class FormStrip(Protocol):
    """A strip above the buttons of a form: shown by what is typed, may alter the save."""

    @property
    def widget(self) -> QWidget:
        """What is put above the buttons."""

    def show_for(self, opened: Draft) -> None:
        """Takes another record, as it is stored."""

    def follow(self) -> None:
        """Looks at what is typed now."""

    def adapted(
        self,
        opened: Draft,
        typed: Mapping[str, object],
        children: Mapping[str, Sequence[Input]],
    ) -> tuple[Draft, Mapping[str, object], Mapping[str, Sequence[Input]]]:
        """What shall be saved; `Refused` where something must be changed first."""


def add_strips(context: UiContext, form: RecordForm, column: QVBoxLayout) -> list[FormStrip]:
    """The strips of a form's record, put at the end of a column."""
    built: list[FormStrip] = [
        parts.form_strips[form.model.KEY](context, form)
        for parts in window_parts(context.desk.subjects)
        if form.model.KEY in parts.form_strips
    ]
    for each in built:
        column.addWidget(each.widget)
    return built
