"""What goes out as a sheet: tables of data, registers to be printed, what the file says."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from desktop_app.documents.printables import Register

MONEY = "#,##0.00"


class Formula(NamedTuple):
    """A formula of the program, without its sign, and the number that it comes to now."""

    text: str
    value: int | float


OutCell: TypeAlias = str | int | float | datetime.date | Formula | None


class OutColumn(NamedTuple):
    """One column of a table that goes out; `width` in Chinese characters.

    `number` is how a spreadsheet shows its numbers, by its own rule where it is empty.
    A `hidden` column is hidden in a workbook and left out of a text table.
    """

    title: str
    width: float = 10
    align: str = "left"
    number: str = ""
    hidden: bool = False


class OutTable(NamedTuple):
    """A sheet to be written: texts stay texts whatever they look like, numbers are numbers.

    The first `fixed` columns stay visible when scrolling, and are repeated on paper.
    """

    name: str
    columns: Sequence[OutColumn]
    rows: Sequence[Sequence[OutCell]]
    fixed: int = 0


class OutRegister(NamedTuple):
    """A register as it is printed, as a sheet that a spreadsheet prints alike."""

    name: str
    register: Register

    @property
    def rows(self) -> Sequence[Sequence[str]]:
        """All rows, whatever their groups."""
        return [row for group in self.register.groups for row in group.rows]


class About(NamedTuple):
    """The properties of a workbook: its title, the office that made it, until which day."""

    title: str = ""
    office: str = ""
    closing: str = ""


NOTHING_SAID = About()
