"""Counts for prints of a year: the figures of the statistics for each printed record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from desktop_app.documents.prints.declared import Shown
from desktop_app.documents.prints.year_counts import (
    COUNT,
    MONTHS,
    CountedFigure,
    YearCounts,
    YearlyCount,
)
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, find
from desktop_app.services.statistics.counting import (
    values_by,
    values_by_place,
    values_by_place_and_month,
)
from desktop_app.services.statistics.offered import statistics_of
from desktop_app.services.statistics.periods import of_year
from desktop_app.services.statistics.scopes import Scope
from desktop_app.services.statistics.sections import TOTAL, Part, figure_key
from desktop_app.services.statistics.statements import asked_of

_ByMonth: TypeAlias = Mapping[tuple[Any, int], Mapping[str, int]]
"""The values of parts, by place and the number of the month."""


class YearCounter:
    """Counts, for some records together, the figures that a print wants of the chosen year."""

    def __init__(
        self, desk: Desk, wanted: YearlyCount, keys: Sequence[int], chosen: Mapping[str, str]
    ) -> None:
        self._desk, self._wanted, self._keys = desk, wanted, keys
        self._statistics = statistics_of(desk.subjects, wanted.statistics)
        self._year = int(chosen.get(wanted.option) or desk.today.year)
        scope = Scope(**{wanted.place: tuple(keys)})
        self._now, self._earlier = asked_of(desk, of_year(self._year), scope)

    def rows(self) -> dict[str, Container[int]]:
        """By child the ids of the rows that belong to the year."""
        found: dict[str, Container[int]] = {}
        for child, key in self._wanted.rows.items():
            section = self._statistics.rule(key).section(self._now, (TOTAL,))
            found[child] = set(find(self._desk, section.model, Query(where=section.where)))
        return found

    def shown(self, records: Sequence[Shown]) -> list[Shown]:
        """The records with their counts, their child rows with theirs; in the order of the keys."""
        months, of_rows = self._months(), self._row_counts()
        figures = self._figures(months)
        period = self._earlier.period
        found = []
        for key, record in zip(self._keys, records, strict=True):
            counts = YearCounts(
                self._year, (period.first, period.last), figures[key],
                [_month(months, key, month) for month in range(1, MONTHS + 1)],
            )  # fmt: skip
            children = {
                child: [{**row, **of_rows[child].get(row["id"], {})} for row in rows]
                if child in of_rows else rows
                for child, rows in record.children.items()
            }  # fmt: skip
            found.append(replace(record, counts=counts, children=children))
        return found

    def _figures(self, months: Sequence[_ByMonth]) -> dict[int, dict[str, CountedFigure]]:
        found: dict[int, dict[str, CountedFigure]] = {key: {} for key in self._keys}
        for key, wanted in self._wanted.sections.items():
            rule = self._statistics.rule(key)
            section = rule.section(self._now, wanted)
            both: list[Mapping[Any, Mapping[str, int]]]
            if key == self._wanted.months:
                both = [_of_all_months(each) for each in months]
            else:
                path = rule.path(self._wanted.place, self._now)
                sections = (section, rule.section(self._earlier, wanted))
                both = [values_by_place(self._desk, each, path) for each in sections]
            for place, own in found.items():
                for part in section.parts:
                    values = (each.get(place, {}).get(part.key, 0) for each in both)
                    own[figure_key(key, part.key)] = CountedFigure(_label(part), *values)
        return found

    def _months(self) -> Sequence[_ByMonth]:
        """The values of the section counted by months, in both years."""
        rule = self._statistics.rule(self._wanted.months)
        assert rule.day is not None
        path, day = rule.path(self._wanted.place, self._now), rule.day.field
        wanted = (TOTAL, *self._wanted.sections.get(rule.key, ()))
        return [values_by_place_and_month(self._desk, rule.section(asked, wanted), path, day)
                for asked in (self._now, self._earlier)]  # fmt: skip

    def _row_counts(self) -> dict[str, dict[str, dict[str, str]]]:
        """By child and id of a row the counts wanted for it, as texts."""
        found: dict[str, dict[str, dict[str, str]]] = {}
        for child, wanted in self._wanted.row_counts.items():
            own = found.setdefault(child, {})
            for key in dict.fromkeys(section for section, _ in wanted):
                rule, parts = self._statistics.rule(key), [p for s, p in wanted if s == key]
                section = rule.section(self._now, parts)
                names = [COUNT + figure_key(key, part) for part in parts]
                by_row = values_by(self._desk, section, parts, rule.path(child, self._now))
                for row, values in by_row.items():
                    texts = zip(names, map(str, values), strict=True)
                    own.setdefault(str(row), {}).update(texts)
        return found


def _of_all_months(months: _ByMonth) -> dict[Any, Counter[str]]:
    """The values by place alone."""
    found: dict[Any, Counter[str]] = {}
    for (place, _), values in months.items():
        found.setdefault(place, Counter()).update(values)
    return found


def _month(months: Sequence[_ByMonth], key: int, month: int) -> tuple[int, int]:
    """The counts of one month in both years."""
    now, before = (each.get((key, month), {}).get(TOTAL, 0) for each in months)
    return now, before


def _label(part: Part) -> str:
    """The title of a part; none for the records without a value of its field."""
    empty = bool(part.where) and part.where[0].values == (None,)
    return "" if part.family and empty else part.title
