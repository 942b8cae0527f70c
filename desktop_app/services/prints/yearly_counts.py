"""Counts for prints of a year: the figures of the statistics for each printed record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Mapping, Sequence
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
from desktop_app.services.registers import Filter, Query, find
from desktop_app.services.statistics.counting import (
    values_by,
    values_by_place,
    values_by_place_and_month,
)
from desktop_app.services.statistics.offered import statistics_of
from desktop_app.services.statistics.periods import Period, of_year
from desktop_app.services.statistics.scopes import Scope
from desktop_app.services.statistics.sections import TOTAL, Asked, Part, Section, figure_key
from desktop_app.services.statistics.statements import asked_of

ID = "id"
_ByMonth: TypeAlias = Mapping[tuple[Any, int], Mapping[str, int]]
"""The values of parts, by place and the number of the month."""


class YearCounter:
    """Counts, for some records together, the figures that a print wants of the chosen year.

    Its generators yield after each query: what one of them reads is as long as a slice may be.
    """

    def __init__(
        self, desk: Desk, wanted: YearlyCount, keys: Sequence[int], chosen: Mapping[str, str]
    ) -> None:
        self._desk, self._wanted, self._keys = desk, wanted, keys
        self._statistics = statistics_of(desk.subjects, wanted.statistics)
        self._year = int(chosen.get(wanted.option) or desk.today.year)
        scope = Scope(**{wanted.place: tuple(keys)})
        self._now, self._earlier = asked_of(desk, of_year(self._year), scope)
        self._counted: dict[tuple[str, Period], tuple[Filter, ...]] = {}

    def rows(self) -> Generator[None, None, dict[str, Sequence[int]]]:
        """By child the ids of the rows that belong to the year, in the order of their register.

        What is counted of these rows later is counted by their ids.
        """
        found: dict[str, Sequence[int]] = {}
        for child, key in self._wanted.rows.items():
            rule = self._statistics.rule(key)
            where = self._where(key, self._now)
            found[child] = find(self._desk, rule.record, Query(where=where))
            self._counted[key, self._now.period] = (Filter(ID, "in", tuple(found[child])),)
            yield
        return found

    def shown(self, records: Sequence[Shown]) -> Generator[None, None, list[Shown]]:
        """The records with their counts, their child rows with theirs; in the order of the keys."""
        months = yield from self._months()
        of_rows = yield from self._row_counts()
        figures = yield from self._figures(months)
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

    def _where(self, key: str, asked: Asked) -> tuple[Filter, ...]:
        """The conditions of the records that a section counts; its rows of the year by their ids.

        They are made once: several queries have the same conditions.
        """
        known = key, asked.period
        if known not in self._counted:
            self._counted[known] = self._statistics.rule(key).counted(asked)
        return self._counted[known]

    def _section(self, key: str, asked: Asked, wanted: Sequence[str]) -> Section:
        return self._statistics.rule(key).section_of(self._where(key, asked), asked, wanted)

    def _figures(
        self, months: Sequence[_ByMonth]
    ) -> Generator[None, None, dict[int, dict[str, CountedFigure]]]:
        found: dict[int, dict[str, CountedFigure]] = {key: {} for key in self._keys}
        for key, wanted in self._wanted.sections.items():
            section = self._section(key, self._now, wanted)
            both: list[Mapping[Any, Mapping[str, int]]]
            if key == self._wanted.months:
                both = [_of_all_months(each) for each in months]
            else:
                path = self._statistics.rule(key).path(self._wanted.place, self._now)
                both = []
                for each in (section, self._section(key, self._earlier, wanted)):
                    both.append(values_by_place(self._desk, each, path))
                    yield
            for place, own in found.items():
                for part in section.parts:
                    values = (each.get(place, {}).get(part.key, 0) for each in both)
                    own[figure_key(key, part.key)] = CountedFigure(_label(part), *values)
        return found

    def _months(self) -> Generator[None, None, Sequence[_ByMonth]]:
        """The values of the section counted by months, in both years."""
        key = self._wanted.months
        rule = self._statistics.rule(key)
        assert rule.day is not None
        path, day = rule.path(self._wanted.place, self._now), rule.day.field
        wanted = (TOTAL, *self._wanted.sections.get(key, ()))
        found = []
        for asked in (self._now, self._earlier):
            section = self._section(key, asked, wanted)
            found.append(values_by_place_and_month(self._desk, section, path, day))
            yield
        return found

    def _row_counts(self) -> Generator[None, None, dict[str, dict[str, dict[str, str]]]]:
        """By child and id of a row the counts wanted for it, as texts."""
        found: dict[str, dict[str, dict[str, str]]] = {}
        for child, wanted in self._wanted.row_counts.items():
            own = found.setdefault(child, {})
            for key in dict.fromkeys(section for section, _ in wanted):
                rule, parts = self._statistics.rule(key), [p for s, p in wanted if s == key]
                section = self._section(key, self._now, parts)
                names = [COUNT + figure_key(key, part) for part in parts]
                by_row = values_by(self._desk, section, parts, rule.path(child, self._now))
                for row, values in by_row.items():
                    texts = zip(names, map(str, values), strict=True)
                    own.setdefault(str(row), {}).update(texts)
                yield
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
