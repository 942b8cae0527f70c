"""Plain grids of cells, the one shape that every workbook, table or pasted text is read into."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

EMPTY = ""
PICTURE_TEXT = "［图片］"


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """A cell whose formula failed; `text` is what the sheet shows, such as #N/A."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture placed in a cell: the bytes of its file as the workbook holds them, unchecked.

    `sha` is the hash of a picture that was checked and made ready to be a photo.
    """

    data: bytes = field(repr=False)
    sha: str = ""

    def __str__(self) -> str:
        return PICTURE_TEXT


class MonthDay(datetime.date):
    """A day whose cell shows month and day only: 3-5 typed into Excel becomes 3月5日 of this year.

    A date field reads it as any other day; a text field gets what the sheet shows.
    """

    __slots__ = ()

    def __str__(self) -> str:
        return f"{self.month}月{self.day}日"


Cell = (
    str | int | float | bool | datetime.date | datetime.time | datetime.timedelta
    | ErrorCell | Picture
)  # fmt: skip
Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class MergedRange:
    """One merged range; all four ends are counted from 0 and belong to the range."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class SheetPart:
    """Where the rows of a sheet that was put together come from, from row `top` on.

    They are those of the sheet called `name` from its row `first` on; rows count from 0.
    """

    top: int
    name: str
    first: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: `rows[0]` is line 1 of the sheet; an empty cell is an empty text.

    `above` are the lines of text over a table in a document: its title, the unit of its amounts.
    `notices` are Chinese sentences about how the sheet was read, for whoever checks the import.
    `has_no_pictures`: no cell is a `Picture`, as far as is known without looking at each.
    `parts`: the sheets that this one was put together from, none where it is one of the file.
    `since_1904`: a plain number that means a day counts from 1904-01-01, not from 1899-12-30.
    """

    name: str
    rows: Sequence[Row]
    merged: tuple[MergedRange, ...] = ()
    hidden: bool = False
    hidden_rows: int = 0
    above: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    since_1904: bool = False
    has_no_pictures: bool = False
    parts: tuple[SheetPart, ...] = ()

    def origin(self, line: int) -> tuple[str, int]:
        """The sheet of the file and the line (from 1) in it that a line of this one comes from."""
        found = next((each for each in reversed(self.parts) if each.top < line), None)
        return (found.name, line - found.top + found.first) if found else (self.name, line)


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
