"""What a section of a personal file declares: its rows, their day, its columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from desktop_app.documents.printables import Column
from desktop_app.documents.prints.declared import Values


class FileSection(NamedTuple):
    """The records of one kind in a year: where they come from, their day, their lines.

    `columns` follow the serial number; `line` gives their texts, None for a row that is not
    printed.
    """

    title: str
    unit: str
    children: tuple[str, ...]
    day: Callable[[Values], str]
    columns: tuple[Column, ...]
    line: Callable[[Values, str], Sequence[str] | None]


def day_of(*names: str) -> Callable[[Values], str]:
    """The first of some days that is written."""
    return lambda row: next((row[name] for name in names if row.get(name)), "")


def columns(*columns: tuple[str, float, bool]) -> tuple[Column, ...]:
    """Columns by title, width and whether their texts begin at the left."""
    return tuple(
        Column(title, width, "left" if left else "center") for title, width, left in columns
    )
