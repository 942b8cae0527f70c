"""Tables of statistics by one field: a row for each of its values, and a total."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from desktop_app.records.field_types import Code
from desktop_app.records.links import Link
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.outward import every_title, lookup
from desktop_app.services.statistics.counting import (
    WHOLE,
    LinkedValues,
    linked_values,
    values_by_places,
)
from desktop_app.services.statistics.declared import ColumnRule, Statistics
from desktop_app.services.statistics.parts import EMPTY
from desktop_app.services.statistics.periods import Period
from desktop_app.services.statistics.scopes import EVERYTHING, Scope
from desktop_app.services.statistics.sections import Asked, SectionRule
from desktop_app.services.statistics.statements import asked_of
from desktop_app.stepping import run_to_end
from desktop_app.storage.query.dated_values import field_at

SHARE, PER_MILLE = "%", 1000
Rows: TypeAlias = dict[Any, list[int | None]]


class FigureColumn(NamedTuple):
    """One column: its title, its unit, for a share the places of the columns it divides."""

    title: str
    unit: str
    share: tuple[int, int] = (0, 0)


class Row(NamedTuple):
    """One value of the field with a whole number for each column, None where it has none."""

    title: str
    values: tuple[int | None, ...]


class Table(NamedTuple):
    """Statistics by one field; `total` counts all records, so that the rows can be checked by it.

    `word` names the field: 专委会.
    """

    by: str
    word: str
    columns: tuple[FigureColumn, ...]
    rows: tuple[Row, ...]
    total: Row

    @property
    def title(self) -> str:
        """按专委会."""
        return f"按{self.word}"


def table(
    desk: Desk, statistics: Statistics, period: Period, by: str, scope: Scope = EVERYTHING
) -> Table:
    """One row for each value of `by` (a key of the tables' fields) with a figure, and a total."""
    (found,) = run_to_end(tables_in_steps(desk, statistics, period, (by,), scope))
    return found


def tables_in_steps(
    desk: Desk,
    statistics: Statistics,
    period: Period,
    wanted: Sequence[str],
    scope: Scope = EVERYTHING,
) -> Generator[tuple[int, int], None, list[Table]]:
    """The tables by some fields; each section is read once: yields (sections read, all)."""
    asked = asked_of(desk, period, scope)[0]
    found = [_Counted(statistics, by) for by in wanted]
    rules = list(dict.fromkeys(rule.key for each in found for rule in each.rules))
    linked = linked_values(desk)
    for done, key in enumerate(rules, 1):
        _count(asked, statistics, key, [each for each in found if key in each.has], linked)
        yield done, len(rules)
    return [_table(desk, statistics, each) for each in found]


def _count(
    asked: Asked,
    statistics: Statistics,
    key: str,
    tables: Sequence[_Counted],
    linked: LinkedValues,
) -> None:
    """Read a section once for all tables that have columns of it."""
    rule, columns = statistics.rule(key), statistics.tables.columns
    places = [at for at, each in enumerate(columns) if each.section == key]
    parts = [columns[place].part for place in places]
    paths = {each.by: rule.path(each.by, asked) for each in tables}
    section = rule.section(asked, parts)
    found = values_by_places(
        asked.desk, section, parts, list(dict.fromkeys(paths.values())), linked
    )
    for each in tables:
        for value, values in found[paths[each.by]].items():
            each.fill(each.row(value), places, values)
        each.fill(each.whole, places, found[WHOLE][None])


def _table(desk: Desk, statistics: Statistics, counted: _Counted) -> Table:
    columns, by = columns_of(statistics), counted.by
    titles = _titles(desk, counted.rules[0], by) if counted.rules else {}
    order = [*titles, *(value for value in counted.rows if value not in titles)]
    rows = [Row(titles.get(value, str(value or EMPTY)), _shares(columns, counted.rows[value]))
            for value in order if any(counted.rows.get(value, ()))]  # fmt: skip
    total = Row("合计", _shares(columns, counted.whole))
    return Table(by, statistics.tables.fields[by], columns, tuple(rows), total)


def columns_of(statistics: Statistics) -> tuple[FigureColumn, ...]:
    """The columns of every table: those counted, then the shares."""
    tables = statistics.tables
    shares = (
        FigureColumn(each.title, each.mean or SHARE, (each.part, each.whole))
        for each in tables.shares
    )
    return (*(FigureColumn(each.title, each.unit) for each in tables.columns), *shares)


class _Counted:
    """The rows of a table while they are counted.

    A cell is 0 until it is counted, None where the records of its column have no such field.
    """

    def __init__(self, statistics: Statistics, by: str) -> None:
        self.columns: tuple[ColumnRule, ...] = statistics.tables.columns
        wanted = [statistics.rule(key) for key in dict.fromkeys(c.section for c in self.columns)]
        self.by = by
        self.rules: list[SectionRule] = [each for each in wanted if by in each.places]
        self.has = {each.key for each in self.rules}
        self._empty = [0 if each.section in self.has else None for each in self.columns]
        self.whole: list[int | None] = list(self._empty)
        self.rows: Rows = {}

    def row(self, value: Any) -> list[int | None]:
        """The row of a value of the field, begun where it is new."""
        row = self.rows.get(value)
        if row is None:
            row = self.rows[value] = list(self._empty)
        return row

    def fill(self, row: list[int | None], places: Sequence[int], values: Sequence[int]) -> None:
        """Put the values of a section into its columns of a row."""
        for place, number in zip(places, values, strict=True):
            row[place] = number


def _shares(
    columns: Sequence[FigureColumn], values: Sequence[int | None]
) -> tuple[int | None, ...]:
    """The values with the shares behind them, in tenths of a percent, and the means."""
    return (*values, *(_share(values, each) for each in columns[len(values) :]))


def _share(values: Sequence[int | None], column: FigureColumn) -> int | None:
    part, whole = (values[place] for place in column.share)
    times = PER_MILLE if column.unit == SHARE else 1
    return round(part * times / whole) if part is not None and whole else None


def _titles(desk: Desk, rule: SectionRule, by: str) -> Mapping[Any, str]:
    """The titles of the values in the office's order; a text is its own title."""
    field = field_at(rule.record, rule.places[by], desk.office.records)
    if isinstance(field, Link):
        linked: type[Record] = field.linked
        return dict(every_title(desk, linked).items())
    if isinstance(field, Code):
        return {each.code: each.label for each in lookup(desk).codes[field.codes].entries}
    return {}
