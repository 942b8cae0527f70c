"""What a subject declares for one page of statistics: sections, tables, charts, notes, scopes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from desktop_app.services.statistics.scopes import ScopeField
from desktop_app.services.statistics.sections import TOTAL, SectionRule


class MonthChart(NamedTuple):
    """A chart of a section's total by months, of long periods by years."""

    key: str
    section: str
    title: str
    unit: str


class PartsChart(NamedTuple):
    """A chart of a section's parts whose keys begin with `parts`."""

    section: str
    parts: str
    title: str
    unit: str


class ColumnRule(NamedTuple):
    """A column of the tables: one part of a section."""

    title: str
    unit: str
    section: str
    part: str = TOTAL


class ShareRule(NamedTuple):
    """A column of the tables: one column, by its place, divided by another.

    It is in percent, or the mean of a sum of hundredths in the unit `mean`.
    """

    title: str
    part: int
    whole: int
    mean: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The tables that can be made: `fields` gives, by key, the word for a field.

    `rules` are printed under each table, as pairs of what is counted and how.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[ColumnRule, ...] = ()
    shares: tuple[ShareRule, ...] = ()
    rules: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """One page of statistics: also a print, a workbook and a name of the figures command.

    key: name for the command.
    title: of the page, its print and its workbook.
    sections: in the order of the page.
    notes: which day counts for which figure, as page and prints say it.
    scopes: parts of the work that the figures can be narrowed to.
    """

    key: str
    title: str
    sections: tuple[SectionRule, ...]
    tables: Tables = field(default_factory=Tables)
    charts: tuple[MonthChart | PartsChart, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    scopes: tuple[ScopeField, ...] = ()

    def __post_init__(self) -> None:
        """`ValueError` where charts or columns name what the sections do not have."""
        known = {each.key: each for each in self.sections}
        named = {each.section for each in (*self.charts, *self.tables.columns)}
        if named - set(known):
            raise ValueError(f"{self.key}: no section {sorted(named - set(known))}")
        for each in self.charts:
            day = known[each.section].day
            if isinstance(each, MonthChart) and (day is None or day.otherwise):
                raise ValueError(f"{self.key}: {each.section} has not one day to be charted by")

    def rule(self, key: str) -> SectionRule:
        """The section of that key; `KeyError` where there is none."""
        for each in self.sections:
            if each.key == key:
                return each
        raise KeyError(key)
