"""What can be printed, as plain data: registers, record forms and the foot of their pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

Progress = Callable[[int, int], None]
"""Told how many of how many are done; may raise Cancelled."""

Kind: TypeAlias = Literal["label", "value", "long", "photo", "picture", "sign"]
"""label: head of a value; value: short text; long: text of any length, in a row that may grow
and flow over pages; photo: the picture at the size of a certificate photo; picture: the picture
as large as its box allows; sign: an opinion with room for signature and date."""


@dataclass(frozen=True)
class Foot:
    """What stands below every page; an empty text is left out.

    `closing` is 统计截止日期 as printed, `printed` the day of printing as printed.
    """

    office: str
    form: str
    closing: str
    printed: str
    clerk: str = ""
    head: str = ""


@dataclass(frozen=True)
class Column:
    """One column: its title, its share of the page's width, how its text stands."""

    title: str
    width: float
    align: Literal["left", "center", "right"] = "center"


@dataclass(frozen=True)
class Group:
    """Rows under one heading; no heading is drawn, nor bookmark made, for an empty title."""

    title: str
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Register:
    """A register ready to print: plain text in every cell, one a column."""

    title: str
    note: str
    columns: Sequence[Column]
    groups: Sequence[Group]
    foot: Foot
    name_column: int | None = None
    """Which column's texts name the pages in the bookmarks of a long file."""


@dataclass(frozen=True)
class FormCell:
    """One box of the grid, by its row and column from 0."""

    row: int
    column: int
    text: str
    kind: Kind = "value"
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class RecordForm:
    """One record's form, ready to print.

    `columns` are shares of the width, `rows` least heights in mm; long rows give way when the
    page is full. `above` stands over the grid, left and right. `photo` is a JPEG picture.
    """

    title: str
    cells: Sequence[FormCell]
    columns: Sequence[float]
    rows: Sequence[float]
    photo: bytes | None = None
    bookmark: str = ""
    above: tuple[str, str] = ("", "")
