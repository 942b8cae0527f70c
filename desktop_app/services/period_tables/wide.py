"""Tables with one line for each committee or member: counted by the same sections of statistics."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from desktop_app.records.dated import AT
from desktop_app.records.links import Links
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.outward import every_title
from desktop_app.services.period_tables.counting import (
    PERCENT,
    TableCell,
    cell_text,
    closing_day,
    share_of,
)
from desktop_app.services.period_tables.declared import (
    HeadLine,
    PartLine,
    PeriodTableRule,
    RatioLine,
)
from desktop_app.services.registers import Filter, Query, find
from desktop_app.services.statistics.counting import WHOLE, linked_values, values_by_places
from desktop_app.services.statistics.periods import Period
from desktop_app.services.statistics.scopes import EVERYTHING, Scope, ScopeField, scope_words
from desktop_app.services.statistics.sections import (
    TOTAL,
    Asked,
    Condition,
    Section,
    SectionRule,
    conditions,
    on_day,
)
from desktop_app.services.statistics.statements import asked_of
from desktop_app.stepping import run_to_end

OR = "|"
"""Between paths to a place of which a record follows the one that its link to a source begins."""
OTHERS = -1
"""The key of the line of what belongs to none of the lines."""
OTHER_WORDS = {"committee": "没有写专委会或已停用", "member": "不在名单上的"}


class WideColumn(NamedTuple):
    """A column that counts one part of a section; neighbours with the same `over` share a head."""

    title: str
    unit: str
    rule: SectionRule
    part: str = TOTAL
    over: str = ""


class WideShare(NamedTuple):
    """A column in percent: one column divided by another, by their places."""

    title: str
    part: int
    whole: int
    over: str = ""
    unit: str = PERCENT


ColumnOf: TypeAlias = WideColumn | WideShare


@dataclass(frozen=True, slots=True, kw_only=True)
class WideRule:
    """A table with one line for each record of a register.

    by: the key of the place by which sections are counted.
    record: the register whose records are the lines, in their own order.
    where: which of them.
    short: its title in a list, "" for the whole one.
    scopes, places: what the lines can be narrowed to, and the path to it from their record.
    sort: their order, "" for the register's own.
    """

    key: str
    title: str
    by: str
    record: type[Record]
    columns: tuple[ColumnOf, ...]
    short: str = ""
    where: tuple[Condition, ...] = ()
    sort: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    scopes: tuple[ScopeField, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)


class WideRow(NamedTuple):
    """One line: the id of its record, its title, a number for each column."""

    key: int
    title: str
    values: Sequence[int | None]


@dataclass(frozen=True, slots=True)
class WideTable:
    """A made table; `total` counts all records, so that the lines can be checked by it.

    Where it is narrowed to a scope, `scope_words` says to which and `keys` are its lines.
    """

    rule: WideRule
    asked: Asked
    closing: str
    rows: Sequence[WideRow]
    total: WideRow
    scope_words: str = ""
    keys: tuple[int, ...] = ()

    @property
    def period(self) -> Period:
        """The period that it counts."""
        return self.asked.period

    @property
    def wrong(self) -> list[tuple[int, int]]:
        """The columns whose lines do not add up to the total, with the difference."""
        found = []
        for place, column in enumerate(self.rule.columns):
            if isinstance(column, WideColumn):
                lines = sum(row.values[place] or 0 for row in self.rows)
                less = lines - (self.total.values[place] or 0)
                found += [(place, less)] if less else []
        return found

    def text(self, row: WideRow, place: int) -> str:
        """A number as read."""
        return cell_text(row.values[place], self.rule.columns[place].unit)

    def cell(self, row: WideRow, place: int) -> TableCell:
        """A number with the records behind it; none for what belongs to no line."""
        column = self.rule.columns[place]
        if isinstance(column, WideShare):
            column = self.rule.columns[column.part]
        if row.key == OTHERS or not isinstance(column, WideColumn):
            return TableCell(row.values[place])
        section = column.rule.section(self.asked, [column.part])
        part = section.part(column.part)
        keys = (row.key,) if row.key else self.keys
        if keys:
            paths = _paths(column, self.rule.by, self.asked)
            every = tuple((Filter(each, "in", keys),) for each in paths)
            own = Filter("", "either", every) if len(every) > 1 else every[0][0]
            part = part._replace(where=(*part.where, own))
        record, where = section.behind(part)
        listed = {each.KEY for each in self.asked.desk.office.records if each.TAB}
        return TableCell(row.values[place], record if record in listed else "", where)


def wide(
    desk: Desk, rule: WideRule, period: Period, scope: Scope = EVERYTHING
) -> WideTable:  # fmt: skip
    """A table of one period, its lines narrowed to a scope."""
    return run_to_end(wide_in_steps(desk, rule, period, scope))


def wide_in_steps(
    desk: Desk, rule: WideRule, period: Period, scope: Scope = EVERYTHING
) -> Generator[tuple[int, int], None, WideTable]:
    """A table of one period, a section at a time: yields (sections read, all).

    With a scope the total is that of its lines.
    """
    asked, _ = asked_of(desk, period)
    columns = rule.columns
    sections: dict[int, list[int]] = {}
    for place, column in enumerate(columns):
        if isinstance(column, WideColumn):
            sections.setdefault(id(column.rule), []).append(place)
    found: dict[Any, list[int]] = {}
    whole = [0] * len(columns)
    for done, places in enumerate(sections.values(), 1):
        _count(asked, rule, places, found, whole)
        yield done, len(sections)
    keys = _keys(asked, rule, scope)
    if scope:
        lines = [found[key] for key in keys if key in found]
        whole = [sum(each) for each in zip(*lines, strict=True)] or [0] * len(columns)
    rows = _rows(asked, rule, keys, found, whole)
    closing = closing_day(desk, period)
    words = scope_words(desk, rule.scopes, scope) if scope else ""
    total = _row(columns, 0, "合计", whole)
    return WideTable(rule, asked, closing, rows, total, words, tuple(keys) if scope else ())


def _count(
    asked: Asked, rule: WideRule, places: Sequence[int], found: dict[Any, list[int]],
    whole: list[int],
) -> None:  # fmt: skip
    """Read one section once for all columns that count parts of it."""
    first = rule.columns[places[0]]
    assert isinstance(first, WideColumn)
    wanted = [str(rule.columns[place].part) for place in places]
    section = first.rule.section(asked, wanted)
    known = {each.key for each in section.parts}
    read = [(place, key) for place, key in zip(places, wanted, strict=True) if key in known]
    paths = _paths(first, rule.by, asked)
    counts = _counted(asked, section, [key for _, key in read], paths)
    for value, numbers in (pair for path in paths for pair in counts[path].items()):
        line = found.setdefault(value, [0] * len(rule.columns))
        for (place, _), number in zip(read, numbers, strict=True):
            line[place] += number
    for (place, _), number in zip(read, counts[WHOLE][None], strict=True):
        whole[place] = number


def _counted(asked: Asked, section: Section, wanted: list[str], paths: list[str]) -> Any:
    return values_by_places(asked.desk, section, wanted, paths, linked_values(asked.desk))


def _paths(column: WideColumn, by: str, asked: Asked) -> list[str]:
    """The paths to the record of a line: of a record with several only one finds any."""
    return column.rule.path(by, asked).split(OR)


def _keys(asked: Asked, rule: WideRule, scope: Scope) -> Sequence[int]:
    """The records that are the lines, those of a scope alone, in their order."""
    own = (Filter(on_day(rule.places[key], asked), "in", (each,)) for key, each in scope.items())
    where = (*conditions(rule.where, asked), *own)
    return find(asked.desk, rule.record, Query(where=where, sort=rule.sort))


def _rows(
    asked: Asked, rule: WideRule, keys: Sequence[int], found: dict[Any, list[int]],
    whole: Sequence[int],
) -> list[WideRow]:  # fmt: skip
    """A line for each record, then one for the rest where there is any."""
    desk, columns = asked.desk, rule.columns
    titles = dict(every_title(desk, rule.record).items())
    nothing = [0] * len(columns)
    rows = [_row(columns, key, titles.get(key, ""), found.get(key, nothing)) for key in keys]
    rest = [
        number - sum(found.get(key, nothing)[place] for key in keys)
        for place, number in enumerate(whole)
    ]
    if any(rest):
        rows.append(_row(columns, OTHERS, OTHER_WORDS[rule.by], rest))
    return rows


def _row(columns: Sequence[ColumnOf], key: int, title: str, numbers: Sequence[int]) -> WideRow:
    values: list[int | None] = [
        share_of(numbers[each.part], numbers[each.whole]) if isinstance(each, WideShare) else number
        for each, number in zip(columns, numbers, strict=True)
    ]
    return WideRow(key, title, values)


def _has_one(rule: SectionRule) -> bool:
    """Whether each record of a section belongs to one committee, not to several."""
    paths = rule.places.get("committee", "").split(OR)
    head = paths[0].partition(".")[0].partition(AT)[0]
    return bool(head) and not isinstance(rule.record.field(head), Links)


def by_committee(rule: PeriodTableRule, committee: type[Record]) -> WideRule:
    """The lines of a table of a period as columns, with one line for each committee."""
    columns: list[ColumnOf] = []
    places: dict[str, int] = {}
    head = ""
    for each in rule.lines:
        if isinstance(each, PartLine) and _has_one(each.rule):
            places[each.key] = len(columns)
            columns.append(WideColumn(each.title, each.unit, each.rule, each.part, head))
        elif isinstance(each, RatioLine) and {each.part, each.whole} <= places.keys():
            columns.append(WideShare(each.title, places[each.part], places[each.whole], head))
        elif isinstance(each, HeadLine):
            head = each.title
    return WideRule(
        key=f"{rule.key}_committees", title=f"{rule.title}（分专委会）", by="committee",
        record=committee, columns=tuple(columns), short=f"表 {rule.number}（分专委会）",
        notes=rule.notes,
    )  # fmt: skip
