"""The children of one record as a form holds them, over those that are stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.record import Record
from desktop_app.services.registers import Draft, Input
from desktop_app.services.registers.kept_drafts import KeptLine
from desktop_app.services.registers.merging import rebase_children


@dataclass(frozen=True, slots=True, eq=False)
class ChildLine:
    """One child: the values of its fields, and the key of the stored record, if any."""

    values: dict[str, Any]
    key: int | None = None


class ChildLines:
    """Adds, changes, removes and merges children; knows which of them must be changed."""

    def __init__(self, model: type[Record]) -> None:
        self._model = model
        self._base: dict[int, dict[str, Any]] = {}
        self._wrong: dict[ChildLine, Sequence[Problem]] = {}
        self.lines: list[ChildLine] = []

    def load(self, drafts: Sequence[Draft]) -> None:
        """Takes the children that are stored; what is done to them from now on is a change."""
        self._base = _stored(drafts)
        self.lines = [ChildLine(dict(each.values), each.key) for each in drafts]

    def restore(self, kept: Sequence[KeptLine]) -> None:
        """Takes the children as a kept draft holds them, over those that are stored."""
        self.lines = [ChildLine(dict(each.values), each.key) for each in kept]

    def kept(self) -> list[KeptLine]:
        """The children as lines of a kept draft."""
        return [KeptLine(each.key, each.values) for each in self.lines]

    def is_changed(self) -> bool:
        """Whether a child was added, changed or taken off."""
        known = {each.key: each.values for each in self.lines if each.key is not None}
        return known != self._base or len(known) < len(self.lines)

    def changes(self) -> int:
        """How many children were added, changed or taken off."""
        known = {each.key: each.values for each in self.lines if each.key is not None}
        changed = sum(known.get(key) != values for key, values in self._base.items())
        return changed + len(self.lines) - len(known)

    def opened(self) -> list[Draft]:
        """The stored children that the changes made here were made to."""
        return [Draft(self._model, values, key) for key, values in self._base.items()]

    def inputs(self) -> list[Input]:
        """All children as they are here."""
        return [Input(each.values, each.key) for each in self.lines]

    def changes_to_save(self) -> tuple[list[Input], list[Draft]]:
        """The new and changed children, and the stored values of those changed or taken off.

        What is in neither was not touched here: a save leaves it as it is stored.
        """
        changed = self._changed()
        touched = {each.key for each in changed}
        there = {each.key for each in self.lines}
        opened = [
            Draft(self._model, values, key)
            for key, values in self._base.items()
            if key in touched or key not in there
        ]
        return [Input(each.values, each.key) for each in changed], opened

    def put(self, old: ChildLine | None, line: ChildLine) -> int:
        """Takes a written child, in the place of `old` where that is given; its place."""
        place = len(self.lines) if old is None else self.lines.index(old)
        self.lines[place : place + 1] = [line]
        return place

    def merge(self, drafts: Sequence[Draft], mine: bool | None = None) -> None:
        """Merges the lines with the children stored now.

        A child that both sides changed keeps its values and its base, so that a save will ask;
        with `mine` the given side wins.
        """
        own = {each.key: each.values for each in self.lines if each.key is not None}
        new = [each for each in self.lines if each.key is None]
        self._base, held = rebase_children(self._model, self._base, own, _stored(drafts), mine)
        self.lines = [*(ChildLine(each, key) for key, each in held.items()), *new]

    def place_of(self, wanted: ChildLine | None) -> int | None:
        """The current index of a child, by its key if it is stored; None if it is gone."""
        for place, each in enumerate(self.lines if wanted is not None else ()):
            if each is wanted or (each.key is not None and wanted and each.key == wanted.key):
                return place
        return None

    def mark(self, wrong: Mapping[int, Sequence[Problem]]) -> None:
        """Marks the children that must be changed, by their place among `changes_to_save`."""
        changed = self._changed() if wrong else []
        self._wrong = {changed[place]: found for place, found in wrong.items()}

    def problems_of(self, line: ChildLine) -> Sequence[Problem]:
        """What must be changed in one child."""
        return self._wrong.get(line, ())

    def problems(self) -> list[Problem]:
        """Everything that must be changed in the children that are still there."""
        lines = self.lines if self._wrong else ()
        return [problem for each in lines for problem in self.problems_of(each)]

    def _changed(self) -> list[ChildLine]:
        """The children that are new or differ from what is stored, in their order."""
        return [
            each
            for each in self.lines
            if each.key is None or self._base.get(each.key) != each.values
        ]


def _stored(drafts: Sequence[Draft]) -> dict[int, dict[str, Any]]:
    """The values of stored children by their keys."""
    return {each.key: dict(each.values) for each in drafts if each.key is not None}
