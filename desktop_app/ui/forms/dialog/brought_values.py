"""Fills in what a chosen record brings, where nothing else was written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from PySide6.QtWidgets import QWidget

from desktop_app.records.links import Link
from desktop_app.records.record import Field
from desktop_app.ui.forms.dialog.form_context import FieldBox, FormContext


class BroughtValues:
    """Knows what each field held before a choice filled it, so that another choice replaces it."""

    def __init__(self, field_context: FormContext, boxes: Mapping[str, QWidget]) -> None:
        self._field_context, self._boxes = field_context, boxes
        self._own: dict[str, object] = {}
        self._brought: dict[str, object] = {}

    def begin(self, drafts: Mapping[str, object]) -> None:
        """Other values are shown; fields that are empty now may be filled in.

        In a new record default values may be replaced as well.
        """
        self._own, self._brought = dict(drafts), {}

    def follow(self, field: Field, *, new: bool) -> None:
        """Fills in the fields that depend on a link with the values of the chosen record."""
        if not isinstance(field, Link) or not field.brings:
            return
        key = self._box(field.name).draft()
        values = self._field_context.brought(field, key) if isinstance(key, int) else {}
        for name in (*field.brings, *field.means):
            if name in self._boxes and self._may_fill(name, new=new):
                self._fill(name, values)

    def _may_fill(self, name: str, *, new: bool) -> bool:
        draft = self._box(name).draft()
        if name in self._brought:
            return draft == self._brought[name]
        return draft in ("", None) or (new and draft == self._own.get(name))

    def _fill(self, name: str, values: Mapping[str, object]) -> None:
        box = self._box(name)
        if name in values:
            box.put(values[name])
            self._brought[name] = box.draft()
        elif self._brought.pop(name, None) is not None:
            box.put_draft(self._own.get(name, ""))

    def _box(self, name: str) -> FieldBox:
        return cast("FieldBox", self._boxes[name])
