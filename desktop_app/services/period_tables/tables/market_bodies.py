"""7 助推市场主体倍增统计表: businesses that members helped, from the figures of campaigns."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, NamedTuple

from desktop_app.services.campaigns.figure_sheet import TOTAL_ROW
from desktop_app.services.campaigns.period_lines import (
    LineSums,
    behind,
    line_sums,
    named_lines,
)
from desktop_app.services.desk import Desk
from desktop_app.services.period_tables.counting import (
    COLUMNS,
    PERCENT,
    TableCell,
    TableLine,
    share_of,
    since_new_year,
)
from desktop_app.services.period_tables.declared import (
    HALF,
    MONTH,
    QUARTER,
    YEAR,
    DerivedLines,
)
from desktop_app.services.period_tables.declared import PeriodTableRule as Rule
from desktop_app.services.statistics.periods import Period, same_period
from desktop_app.services.statistics.statements import Check

NO_INDICATOR = (
    "专项行动里还没有对应这一行的填报指标（专项工作 → 专项行动 → 填报指标的“对应填报表”）"
)
NOT_TYPED = "这个时段还没有填报"
HOUSEHOLDS = "户"


class _Line(NamedTuple):
    """A line of the table: the code of its indicators, its title and unit."""

    code: str
    title: str
    unit: str = HOUSEHOLDS
    level: int = 1


TOTAL = _Line("total", "助推新增市场主体", level=0)
PARTS = (
    _Line("enterprise", "企业"), _Line("household", "个体工商户"),
    _Line("cooperative", "农民专业合作社"),
)  # fmt: skip
AREA = _Line("area", "全县新增市场主体")
VISITS = (
    _Line("visits", "走访企业", "家"), _Line("problems", "帮助解决问题", "件"),
    _Line("consultations", "专题协商", "场"),
)  # fmt: skip
Sums = tuple[LineSums, LineSums, LineSums]
"""Of the period, since New Year, and of the year before."""


def _lines(desk: Desk, period: Period) -> Generator[Any, None, list[TableLine]]:
    """Every line; a total that nobody typed is the sum of its parts, one that differs is marked."""
    named = named_lines(desk)
    known = {each.line for lines in named.values() for each in lines}
    yield
    found = []
    for each in (period, since_new_year(period), same_period(period, desk.today)):
        found.append(line_sums(desk, named, each))
        yield
    sums: Sums = (found[0], found[1], found[2])
    total = _line(sums, TOTAL, known)
    if TOTAL.code not in known and any(each.code in known for each in PARTS):
        total = total._replace(kind="counted", note="", cells=_summed(sums))
    total = total._replace(fault=_fault(sums, total))
    return [
        total,
        *(_line(sums, each, known) for each in PARTS),
        TableLine("heading", "与全县比"),
        area := _line(sums, AREA, known),
        _share(total, area),
        TableLine("heading", "走访服务"),
        *(_line(sums, each, known) for each in VISITS),
    ]


def _line(sums: Sums, line: _Line, known: set[str]) -> TableLine:
    if line.code not in known:
        return TableLine("unkept", line.title, line.unit, line.level, note=NO_INDICATOR)
    cells = []
    for each in sums:
        value = each.sums.get(line.code)
        record, where = behind(each.campaigns.get(line.code, ())) if value is not None else ("", ())
        cells.append(TableCell(value, record, where))
    note = NOT_TYPED if cells[0].value is None else ""
    return TableLine("derived", line.title, line.unit, line.level, tuple(cells), note=note)


def _summed(sums: Sums) -> tuple[TableCell, ...]:
    """The sums of the parts where no total is kept."""
    cells = []
    for each in sums:
        values = [each.sums[x.code] for x in PARTS if x.code in each.sums]
        keys = sorted({key for x in PARTS for key in each.campaigns.get(x.code, ())})
        cells.append(TableCell(sum(values), *behind(keys)) if values else TableCell())
    return tuple(cells)


def _fault(sums: Sums, total: TableLine) -> str:
    """By how much the parts differ from the total, by column; then the place that differs."""
    for cell, each, word in zip(total.cells, sums, COLUMNS, strict=True):
        parts = [each.sums.get(x.code) for x in PARTS]
        if cell.value is None or all(x is None for x in parts):
            continue
        check = Check("三项分项", cell.value, sum(x or 0 for x in parts))
        if check.whole != check.parts:
            return f"{word}{check.words}"
    gaps = [each.words_of(TOTAL_ROW) for each in sums[0].gaps]
    return gaps[0] if gaps else ""


def _share(part: TableLine, whole: TableLine) -> TableLine:
    cells = [
        TableCell(share_of(one.value, other.value))
        for one, other in zip(part.cells, whole.cells, strict=True)
    ]
    return TableLine("derived", "助推的占全县", PERCENT, 1, tuple(cells), note=whole.note)


RULE = Rule(
    key="market_bodies",
    number=7,
    title="助推市场主体倍增统计表",
    kinds=(MONTH, QUARTER, HALF, YEAR),
    lines=(DerivedLines(_lines),),
    notes=(
        (
            "各行",
            (
                "专项行动里选了“对应填报表”的指标，各县（市）相加；"
                "整个填报时段都在本表时段内的计入，按季度填的不进月报"
            ),
        ),
        ("助推的占全县", "助推新增市场主体÷全县新增市场主体，一位小数"),
    ),
)
