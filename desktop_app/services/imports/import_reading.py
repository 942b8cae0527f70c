"""What one line of a sheet gave: its values, and every remark with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from desktop_app.documents.grids import column_letter


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark on one cell of one line; `column` counts from 0, -1 without a column.

    `raw` is the text of the cell, `read` the value read from it where that differs.
    """

    line: int
    column: int
    field: str
    label: str
    text: str
    raw: str = ""
    stops: bool = True
    read: str = ""

    @property
    def letter(self) -> str:
        """The letters over the column, empty where there is none."""
        return column_letter(self.column) if self.column >= 0 else ""

    @property
    def place(self) -> str:
        """Where it is, as a sentence begins: 第 5 行 C 列."""
        return f"第 {self.line} 行" + (f" {self.letter} 列" if self.column >= 0 else "")


@dataclass(slots=True)
class Reading:
    """The reading of one line: values of its filled cells, masked texts, remarks.

    `masked` are texts that were hidden, in part or as a whole (不外传), when they were exported.
    `stops`: it cannot be imported as it is; `final`: no choice can change that. `added`: texts from
    other cells that are appended to a field.
    """

    number: int
    row: int
    values: dict[str, Any]
    masked: dict[str, str] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    stops: bool = False
    final: bool = False
    added: dict[str, str] = field(default_factory=dict)

    def note(self, remark: Remark) -> None:
        """Keep a remark; one that stops keeps the line out."""
        self.remarks.append(remark)
        self.stops = self.stops or remark.stops

    def add(self, name: str, text: str) -> None:
        """Put a text behind what a field says, and behind other such texts."""
        known = self.added.get(name)
        self.added[name] = f"{known}\n{text}" if known and text not in known else known or text
