"""The registry of open forms: at most one for each record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from PySide6.QtCore import SignalInstance
from shiboken6 import isValid

from desktop_app.records.record import Record
from desktop_app.services.registers import Draft


class OpenForm(Protocol):
    """What is asked of an open form."""

    @property
    def model(self) -> type[Record]:
        """The record that it writes."""

    @property
    def draft(self) -> Draft:
        """What it shows, as it is stored."""

    @property
    def saved(self) -> SignalInstance:
        """Carries what changed, after each save."""

    def go_to(self, field: str) -> None:
        """Puts the cursor into a field; does nothing where the form has no such field."""

    def is_changed(self) -> bool:
        """Whether anything was typed that is not saved."""

    def bring_forward(self) -> None:
        """Puts it in front of the other windows."""

    def leave(self, then: Callable[[], object]) -> None:
        """Closes it, `then` once it is closed; asks first where something is not saved."""


class OpenForms:
    """Knows the open forms of one office file, the first that was opened first."""

    def __init__(self) -> None:
        self._forms: list[OpenForm] = []

    def __iter__(self) -> Iterator[OpenForm]:
        # one that went with the window it belonged to was not closed
        self._forms = [each for each in self._forms if isValid(each)]
        return iter(list(self._forms))

    def __len__(self) -> int:
        return len(list(iter(self)))

    def add(self, form: OpenForm) -> None:
        """A form was opened."""
        if form not in self._forms:
            self._forms.append(form)

    def remove(self, form: OpenForm) -> None:
        """A form was closed."""
        if form in self._forms:
            self._forms.remove(form)

    def of(self, model: type[Record], key: int | None) -> OpenForm | None:
        """The form in which a stored record is open, None for none."""
        found = (each for each in self if each.model is model and each.draft.key == key)
        return next(found, None) if key is not None else None

    def close_all(self, again: Callable[[], object]) -> bool:
        """Close every form in which nothing is unsaved; whether none is left.

        Where one is, it asks; `again` is called once it is closed.
        """
        for each in self:
            if not each.is_changed():
                each.leave(_nothing)
        for each in reversed(list(self)):
            each.bring_forward()
            each.leave(again)
            break
        return not len(self)


def _nothing() -> None:
    """Waits for nothing."""
