"""Figures that the statistics count for one printed record in a year and the year before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

COUNT = "count."
"""Begins the name under which a child row carries one of its own counts: count.outcome_adopted."""
MONTHS = 12


class CountedFigure(NamedTuple):
    """One figure of this year and the year before; money in 分.

    One of several parts of a whole has its label as `title`, '' for records without a value.
    """

    title: str
    value: int
    before: int


NOTHING = CountedFigure("", 0, 0)


@dataclass(frozen=True)
class YearCounts:
    """The figures of one year by their keys in the statistics.

    earlier: first and last day of the period compared with.
    months: number of records of the `months` section in each month of both years.
    """

    year: int = 0
    earlier: tuple[str, str] = ("", "")
    figures: Mapping[str, CountedFigure] = field(default_factory=dict)
    months: Sequence[tuple[int, int]] = ((0, 0),) * MONTHS

    def __getitem__(self, key: str) -> CountedFigure:
        return self.figures.get(key, NOTHING)

    def parts(self, begins: str) -> list[CountedFigure]:
        """The parts of a whole, in the office's order: all whose keys begin with a text."""
        return [each for key, each in self.figures.items() if key.startswith(begins)]


@dataclass(frozen=True, kw_only=True)
class YearlyCount:
    """What a print wants counted for each of its records in the year chosen by `option`.

    statistics: key of the statistics whose sections count.
    place: key of the scope that the printed record is.
    option: key of the option that chooses the year.
    sections: by key of a section the keys of the wanted parts; role_ means all that begin so.
    months: key of the section that is counted by months.
    rows: by child the section that says which rows belong to the year; others are left out.
    row_counts: section and part of the figures counted for each row of a child; the key of the
        child is also the key of the place in those sections.
    """

    statistics: str
    place: str
    option: str
    sections: Mapping[str, tuple[str, ...]]
    months: str
    rows: Mapping[str, str] = field(default_factory=dict)
    row_counts: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
