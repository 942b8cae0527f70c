"""A line for the name of a unit, or of several: what was written before is offered, by pinyin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.records.record import Field
from desktop_app.records.special_field_types import UnitName
from desktop_app.ui.forms.boxes.offer_box import OfferBox
from desktop_app.ui.forms.boxes.offers import BoxChoice, matching
from desktop_app.ui.forms.dialog.form_context import FormContext

_BETWEEN = re.compile(r"[、,，;；]")


class UnitBox(OfferBox):
    """A unit typed freely or taken from the list; nothing typed is replaced unasked.

    Of a line for several units the one at the cursor is searched for and replaced.
    """

    marks_first = False

    def __init__(self, parent: QWidget | None = None, *, several: bool = False) -> None:
        super().__init__(parent)
        self._several = several
        self._known: Sequence[str] | None = None

    def prepare(self, field: Field, field_context: FormContext) -> None:
        """Takes whether it names several units, and the source of those known."""
        self._several = self._several or (isinstance(field, UnitName) and field.several)
        self.take_context(field_context)

    def take_context(self, field_context: FormContext) -> None:
        """Takes the source of the known units, which are read when first offered."""
        self._context = field_context
        self.offer(self._matching, field_context.theme.icons)

    def put(self, value: Any) -> None:
        """Shows a text."""
        self.setText(value or "")
        self.setCursorPosition(0)

    def draft(self) -> object:
        """The text as typed."""
        return self.text()

    def put_draft(self, draft: Any) -> None:
        """Shows a text as it was typed."""
        self.setText(str(draft))

    def settle(self) -> None:
        """Keeps what was typed, though it may begin the name of a known unit."""

    def wanted(self, typed: str) -> str:
        """The unit at the cursor."""
        first, last = self._place()
        return typed[first:last].strip()

    def _matching(self, typed: str) -> Sequence[BoxChoice]:
        if self._known is None:
            self._known = self._context.known_units()
        there = set(_BETWEEN.split(self.text())) if self._several else set()
        offers = [BoxChoice(each, each) for each in self._known if each not in there]
        return matching(offers, typed)

    def _choose(self, offer: BoxChoice) -> None:
        first, last = self._place()
        text = self.text()
        if self._several and text[first:last].strip() in (self._known or ()):
            first, written = last, f"、{offer.text}"  # a unit that is complete stays
        else:
            written = offer.text
        self.setText(text[:first] + written + text[last:])
        self.setCursorPosition(first + len(written))
        self.edited.emit()
        self.chosen.emit(offer)

    def _place(self) -> tuple[int, int]:
        """Begin and end of the unit at the cursor; of the whole line where it names only one."""
        text = self.text()
        if not self._several:
            return 0, len(text)
        ends = [0, *(each.end() for each in _BETWEEN.finditer(text))]
        first = max(each for each in ends if each <= self.cursorPosition())
        found = _BETWEEN.search(text, first)
        return first, found.start() if found else len(text)
