"""A form without a window: a record opened, changed, saved over what others stored meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Clashed, Draft, Input
from desktop_app.services.registers.merging import Clash, rebase_children

Lines = dict[int, dict[str, Any]]


@dataclass(slots=True)
class Editor:
    """One form: what it was opened with, what was typed, the children as they stand in it."""

    desk: Desk
    model: type[Record]
    child: type[Record]
    key: int
    opened: Draft = field(init=False)
    typed: dict[str, Any] = field(default_factory=dict)
    lines: Lines = field(default_factory=dict)
    new: list[dict[str, Any]] = field(default_factory=list)
    told: list[Clash] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.reopen()

    def reopen(self) -> None:
        """Opens the record as it is stored now; nothing typed."""
        self.opened = registers.draft(self.desk, self.model, self.key)
        self.typed, self.new = {}, []
        self.lines = stored_lines(self.opened, self.child)

    def save(self, *, mine: bool) -> None:
        """Saves; where something contradicts, chooses one side and saves again."""
        try:
            self._write()
        except Clashed as clashed:
            self.told += clashed.clashes
            self._settle(clashed, mine=mine)
            self._write()
        self.reopen()

    def _write(self) -> None:
        inputs = [Input(values, key) for key, values in self.lines.items()]
        inputs += [Input(values) for values in self.new]
        registers.save(
            self.desk, self.model, self.typed, opened=self.opened,
            children={self.child.KEY: inputs},
        )  # fmt: skip

    def _settle(self, clashed: Clashed, *, mine: bool) -> None:
        now = registers.draft(self.desk, self.model, self.key)
        base, stored = (stored_lines(each, self.child) for each in (self.opened, now))
        _, self.lines = rebase_children(self.child, base, self.lines, stored, mine)
        if not mine:
            for each in clashed.clashes:
                if each.key is None:
                    del self.typed[each.field]
        pairs = {each.name for each in self.model.pairs()}
        links = {name: self.opened.values[name] for name in pairs}
        self.opened = Draft(
            self.model, {**now.values, **links}, self.key, now.version, now.children
        )


def stored_lines(draft: Draft, child: type[Record]) -> Lines:
    """The values of a draft's children by their keys."""
    return {each.key: dict(each.values) for each in draft.children[child.KEY] if each.key}
