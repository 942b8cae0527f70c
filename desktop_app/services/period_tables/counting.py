"""Makes the tables of a period: each line in the period, since New Year, and a year before."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from desktop_app.chinese.dates import show_chinese_day
from desktop_app.services.desk import Desk
from desktop_app.services.period_tables.declared import (
    DerivedLines,
    HeadLine,
    PartLine,
    PeriodTableRule,
    RatioLine,
    UnkeptLine,
)
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.counting import values_of_parts
from desktop_app.services.statistics.number_texts import MONEY, shown
from desktop_app.services.statistics.periods import Period
from desktop_app.services.statistics.sections import Asked, SectionRule
from desktop_app.services.statistics.statements import Check, asked_of
from desktop_app.stepping import run_to_end

UNKNOWN, PERCENT, POINTS = "—", "%", "分"
COLUMNS = ("本期", "累计", "上年同期")
NOW = 0
TENTHS, HUNDREDTHS = 10, 100


class TableCell(NamedTuple):
    """One number: whole, money in 分, points in hundredths, shares in tenths of a percent.

    None is unknown. `record` and `where` select the records behind it; `record` is empty where
    none can be listed.
    """

    value: int | None = None
    record: str = ""
    where: tuple[Filter, ...] = ()


NO_CELLS = (TableCell(), TableCell(), TableCell())


class TableLine(NamedTuple):
    """One line with a cell for each of COLUMNS.

    `kind` is heading, counted, ratio, derived or unkept; `note` says why cells are unknown;
    `fault` by how much the parts of this whole differ from it, empty where they agree.
    """

    kind: str
    title: str
    unit: str = ""
    level: int = 0
    cells: Sequence[TableCell] = NO_CELLS
    key: str = ""
    note: str = ""
    fault: str = ""
    of: str = ""
    family: str = ""
    whole: str = ""

    def text(self, column: int) -> str:
        """A cell as read: 0 for zero, — for unknown, empty in a heading."""
        return "" if self.kind == "heading" else cell_text(self.cells[column].value, self.unit)


class MadeTable(NamedTuple):
    """A table of one period with what it says above and below its lines."""

    rule: PeriodTableRule
    period: Period
    so_far: Period
    earlier: Period
    closing: str
    lines: Sequence[TableLine]

    @property
    def gaps(self) -> int:
        """How many lines have no number in the period, shares of nothing left out."""
        return sum(bool(each.note) for each in self.lines)

    @property
    def faults(self) -> list[tuple[str, str]]:
        """The sums that disagree: line and difference."""
        return [(each.title, each.fault) for each in self.lines if each.fault]

    @property
    def missing(self) -> list[tuple[str, str]]:
        """What is not kept, with the lines that lack it."""
        found: dict[str, list[str]] = {}
        for each in self.lines:
            if each.note:
                found.setdefault(each.note, []).append(each.title)
        return [("、".join(dict.fromkeys(titles)), why) for why, titles in found.items()]

    def line(self, key: str) -> TableLine:
        """The line of that key; `KeyError` where there is none."""
        for each in self.lines:
            if each.key == key:
                return each
        raise KeyError(key)


def cell_text(value: int | None, unit: str) -> str:
    """A number as the tables show it."""
    if value is None:
        return UNKNOWN
    if unit == POINTS:
        return f"{value / HUNDREDTHS:.2f}"
    return f"{value / TENTHS:.1f}" if unit == PERCENT else shown(value, unit)


def number_of(value: int | None, unit: str) -> int | float | None:
    """A number as a spreadsheet holds it."""
    if value is None:
        return None
    if unit == PERCENT:
        return value / TENTHS
    if unit == POINTS:
        return value / HUNDREDTHS
    return value / 1_000_000 if unit == MONEY else value


def since_new_year(period: Period) -> Period:
    """From the first day of the period's last year to its end."""
    return period._replace(first=f"{period.last[:4]}-01-01")


def made(desk: Desk, rule: PeriodTableRule, period: Period) -> MadeTable:
    """One table of a period."""
    (found,) = run_to_end(made_in_steps(desk, [rule], period))
    return found


def made_in_steps(
    desk: Desk, rules: Sequence[PeriodTableRule], period: Period
) -> Generator[tuple[int, int], None, list[MadeTable]]:
    """Several tables of a period, a section at a time: yields (tables made, all)."""
    tables = []
    for done, rule in enumerate(rules):
        counts = _Counts(desk, period)
        at = done, len(rules)
        for section in sections_of(rule):
            for place in range(len(COLUMNS)):
                counts.add(*section, place)
                yield at
        derived: list[Sequence[TableLine]] = []
        for each in rule.derived:
            made_lines = yield from _at_each_step(each.make(desk, period), at)
            derived.append(made_lines)
        tables.append(_table(desk, rule, period, counts, iter(derived)))
    yield len(rules), len(rules)
    return tables


def _at_each_step(
    steps: Generator[Any, None, Sequence[TableLine]], at: tuple[int, int]
) -> Generator[tuple[int, int], None, Sequence[TableLine]]:
    """Run steps whose own progress says nothing of the tables."""
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            found: Sequence[TableLine] = ended.value
            return found
        yield at


def sections_of(rule: PeriodTableRule) -> Iterable[tuple[SectionRule, list[str]]]:
    """The sections that a table counts, each with the keys of the wanted parts."""
    found: dict[int, tuple[SectionRule, list[str]]] = {}
    for each in rule.lines:
        if isinstance(each, PartLine):
            found.setdefault(id(each.rule), (each.rule, []))[1].append(each.part)
    return found.values()


class _Counts:
    """The cells of every part that was counted, by section and part."""

    def __init__(self, desk: Desk, period: Period) -> None:
        self._desk = desk
        now, self._earlier = asked_of(desk, period)
        so_far = since_new_year(period)
        self._asked: tuple[Asked, ...] = (
            now, now._replace(period=so_far, plans=so_far), self._earlier,
        )  # fmt: skip
        self._listed = {each.KEY for each in desk.office.records if each.TAB}
        self.cells: dict[tuple[int, str], list[TableCell]] = {}
        self.earlier = self._earlier.period

    def add(self, rule: SectionRule, wanted: Sequence[str], place: int) -> None:
        """Count the wanted parts of a section in the period of one column, the next one."""
        asked = self._asked[place]
        section = rule.section(asked, wanted)
        values = values_of_parts(self._desk, section)
        parts = {each.key: each for each in section.parts}
        for key in dict.fromkeys(wanted):
            known = key in parts and (asked is not self._earlier or parts[key].compared)
            cell = TableCell()
            if known:
                record, where = section.behind(parts[key])
                cell = TableCell(values[key], record if record in self._listed else "", where)
            elif key not in parts:  # a code that this office's list does not have
                cell = TableCell(0)
            self.cells.setdefault((id(rule), key), []).append(cell)


def closing_day(desk: Desk, period: Period) -> str:
    """统计截止日期 as printed: the last day of a period, today while it is not over."""
    return show_chinese_day(min(period.last, desk.today.isoformat()))


def _table(
    desk: Desk, rule: PeriodTableRule, period: Period, counts: _Counts,
    derived: Iterator[Sequence[TableLine]],
) -> MadeTable:  # fmt: skip
    lines = [
        line
        for each in rule.lines
        for line in (next(derived) if isinstance(each, DerivedLines) else (_line(each, counts),))
    ]
    by_key = {each.key: each for each in lines if each.key and each.kind == "counted"}
    lines = [_ratio(each, by_key) if each.kind == "ratio" else each for each in lines]
    faults = faults_of(lines)
    lines = [each._replace(fault=faults.get(each.key, each.fault)) for each in lines]
    closing = closing_day(desk, period)
    return MadeTable(rule, period, since_new_year(period), counts.earlier, closing, lines)


def _line(each: HeadLine | PartLine | RatioLine | UnkeptLine, counts: _Counts) -> TableLine:
    if isinstance(each, HeadLine):
        return TableLine("heading", each.title)
    if isinstance(each, UnkeptLine):
        return TableLine("unkept", each.title, each.unit, each.level, note=each.why)
    if isinstance(each, RatioLine):
        return TableLine("ratio", each.title, PERCENT, each.level, key=each.part, whole=each.whole)
    cells = counts.cells[id(each.rule), each.part]
    note = ""
    if each.zero_unknown:
        cells = [cell if cell.value else TableCell() for cell in cells]
        note = "还没有填写" if cells[NOW].value is None else ""
    return TableLine(
        "counted", each.title, each.unit, each.level, cells, each.key, note,
        of=each.of, family=each.family,
    )  # fmt: skip


def _ratio(line: TableLine, by_key: dict[str, TableLine]) -> TableLine:
    part, whole = by_key[line.key], by_key[line.whole]
    cells = [
        one._replace(value=share_of(one.value, other.value))
        for one, other in zip(part.cells, whole.cells, strict=True)
    ]
    return line._replace(cells=cells)


def share_of(part: int | None, whole: int | None) -> int | None:
    """A share in tenths of a percent, unknown of nothing."""
    return round(part * 1000 / whole) if part is not None and whole else None


def faults_of(lines: Sequence[TableLine]) -> dict[str, str]:
    """By the key of a whole, how its parts differ from it in the first column where they do."""
    families: dict[tuple[str, str], list[TableLine]] = {}
    for each in lines:
        if each.family:
            families.setdefault((each.of, each.family), []).append(each)
    wholes = {each.key: each for each in lines if each.kind == "counted"}
    found: dict[str, str] = {}
    for (of, family), parts in families.items():
        for column, word in enumerate(COLUMNS):
            whole = wholes[of].cells[column].value
            if whole is None:
                continue
            total = sum(each.cells[column].value or 0 for each in parts)
            check = Check(family, whole, total)
            if check.whole != check.parts and of not in found:
                found[of] = f"{word}{family}{check.words}"
    return found
