"""Plain grids of cells, the one shape that every workbook, table or pasted text is read into."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

Cell = str | int | float | bool | datetime.date | datetime.time | datetime.timedelta
Row = Sequence[Cell]
EMPTY = ""


@dataclass(frozen=True, slots=True)
class Merged:
    """One merged range; all four ends are counted from 0 and belong to the range."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: `rows[0]` is line 1 of the sheet; an empty cell is an empty text."""

    name: str
    rows: Sequence[Row]
    merged: tuple[Merged, ...] = ()
    hidden: bool = False
    hidden_rows: int = 0


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of one file.

    `coding` is the character coding of a text file, empty for a workbook; `size` counts bytes.
    """

    name: str
    sheets: tuple[Sheet, ...]
    coding: str = ""
    size: int = field(default=0, compare=False)


def column_letter(column: int) -> str:
    """The letters over a column: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The column under some letters, counted from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def cell_text(cell: Cell) -> str:
    """A cell as the person who typed it sees it: 13800000000.0 is 13800000000."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(" ", "seconds").removesuffix(" 00:00:00")
    return str(cell).strip()


def is_blank(cell: Cell | None) -> bool:
    """Whether a cell shows nothing: empty, spaces, a lone full-width space."""
    return cell is None or (isinstance(cell, str) and not cell.strip())
