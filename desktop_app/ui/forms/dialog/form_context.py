"""What the fields of a form are handed: names, look, questions, and the searches they may ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from PySide6.QtWidgets import QWidget

from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Field
from desktop_app.ui.desktop import Desktop
from desktop_app.ui.forms.boxes.offers import BoxChoice
from desktop_app.ui.look.theme import Theme


class FormContext(NamedTuple):
    """`find` searches a register by its key, `offer` returns one record as a field shows it.

    `open` shows one record's form over a widget, `brought` returns the values that a chosen record
    fills in; `known_units` are the units written before. The photo functions keep and give picture
    bytes.
    """

    lookup: Lookup
    theme: Theme
    desktop: Desktop
    find: Callable[[str, str], Sequence[BoxChoice]]
    offer: Callable[[str, int], BoxChoice]
    open: Callable[[str, int, QWidget], object]
    brought: Callable[[Link, int], dict[str, Any]]
    known_units: Callable[[], Sequence[str]]
    keep_photo: Callable[[Path | bytes], str]
    load_photo: Callable[[str], bytes | None]


class FieldBox(Protocol):
    """What every widget of a record's form can do; each also has a signal `edited`."""

    def prepare(self, field: Field, field_context: FormContext) -> None:
        """Takes what the declaration says: offers, alignment, hints."""

    def put(self, value: Any) -> None:
        """Shows one stored value."""

    def draft(self) -> object:
        """The current content of the widget, for the record to read."""

    def put_draft(self, draft: Any) -> None:
        """Shows what `draft` gave before, of this or another session."""
