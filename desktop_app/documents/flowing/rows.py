"""Rows, the pieces of running text that no page cuts, and how they fill pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

Draw: TypeAlias = Callable[[float], str]
"""Gives the operators that draw something whose top (or bottom, where said) is at a height."""

TOLERANCE = 0.01


class PageRow(NamedTuple):
    """A piece of a page, as wide as the type area, its height in points.

    `joined` keeps it on the page of the row before; `head` is drawn above it where it begins a
    page; `closing` is drawn at its bottom where it ends one. A `blank` one never begins a page.
    `bookmark` names the place.
    """

    height: float
    draw: Draw
    joined: bool = False
    head: tuple[PageRow, ...] = ()
    closing: Draw | None = None
    blank: bool = False
    bookmark: str = ""


def nothing(_top: float) -> str:
    """Draws nothing."""
    return ""


def gap(height: float, *, joined: bool = False) -> PageRow:
    """Blank space that vanishes at the top of a page."""
    return PageRow(height, nothing, joined=joined, blank=True)


def tied(row: PageRow) -> PageRow:
    """The row, kept on the page of the row before."""
    return row if row.joined else row._replace(joined=True)


def joined(rows: Sequence[PageRow]) -> list[PageRow]:
    """The rows, the first kept on the same page as the row before it."""
    return [*map(tied, rows[:1]), *rows[1:]]


def kept_together(rows: Sequence[PageRow]) -> list[PageRow]:
    """The rows, all kept on the page of the first."""
    return [*rows[:1], *map(tied, rows[1:])]


def pages_of(rows: Sequence[PageRow], room: float) -> list[list[PageRow]]:
    """The rows page by page, none of them higher than `room` unless a single row is."""
    pages: list[list[PageRow]] = []
    start = 0
    while start < len(rows):
        cut = _cut(rows, start, room)
        pages.append([*rows[start].head, *rows[start:cut]])
        start = _after_blanks(rows, cut)
    return pages


def _cut(rows: Sequence[PageRow], start: int, room: float) -> int:
    """Where the page that begins with a row ends: where it is full, or before joined rows."""
    full = _full(rows, start, room)
    cut = full
    while start < cut < len(rows) and rows[cut].joined:
        cut -= 1
    return cut if cut > start else full


def _full(rows: Sequence[PageRow], start: int, room: float) -> int:
    left = room - height_of(rows[start].head)
    for place in range(start, len(rows)):
        left -= rows[place].height
        if left < -TOLERANCE and not (rows[place].blank and _loose(rows, place)):
            return max(place, start + 1)
    return len(rows)


def _loose(rows: Sequence[PageRow], place: int) -> bool:
    """Whether nothing after a blank row has to be on the same page."""
    return place + 1 == len(rows) or not rows[place + 1].joined


def _after_blanks(rows: Sequence[PageRow], place: int) -> int:
    while place < len(rows) and rows[place].blank:
        place += 1
    return place


def height_of(rows: Sequence[PageRow]) -> float:
    """The height of rows that are kept on one page."""
    return sum(row.height for row in rows)


def drawn(rows: Sequence[PageRow], top: float) -> list[str]:
    """The operators of one page's rows, from the top down."""
    operators = []
    for row in rows:
        operators.append(row.draw(top))
        top -= row.height
    if rows and rows[-1].closing is not None:
        operators.append(rows[-1].closing(top))
    return operators
