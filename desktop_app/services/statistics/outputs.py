"""Statistics as sheets of a workbook, as a print, as lines of text."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from desktop_app.documents.books_out import (
    OutCell,
    OutColumn,
    OutTable,
    Progress,
    no_progress,
    write_workbook,
)
from desktop_app.documents.printables import BarsBlock
from desktop_app.documents.prints import Print, Shown
from desktop_app.documents.prints.figures_report import (
    UNCHANGED,
    UNKNOWN,
    FigureRows,
    FiguresShown,
    TableShown,
    figures_print,
    table_print,
    texts_of,
)
from desktop_app.services.desk import Desk
from desktop_app.services.outward import lookup
from desktop_app.services.prints import PreparedPrint
from desktop_app.services.prints.print_settings import setting_of
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.services.statistics.bars import Chart
from desktop_app.services.statistics.charts import charts
from desktop_app.services.statistics.number_texts import MONEY, number, percent, shown
from desktop_app.services.statistics.sections import UNCOUNTED
from desktop_app.services.statistics.statements import Figure, Group, Statement, change, growth
from desktop_app.services.statistics.tables import FigureColumn, Table, tables_in_steps

__all__ = ["OutTable", "lines", "sheet_of", "sheets_in_steps", "table_sheet", "write"]

SHARE, PLAIN_SHARE = "%", "占"
PERIOD, CLOSING, LATEST = "统计时段", "统计截止日期", "9999-12-31"
_INDENT = "　"


def lines(figures: Sequence[Figure]) -> list[list[str]]:
    """Figures as rows of seven texts: title, unit, value, last year's, change, growth, share.

    A row with the name of the family (按状态) comes before its parts.
    """
    found: list[list[str]] = []
    families = ""
    for each in figures:
        if each.family and each.family != families:
            found.append([_INDENT + each.family, *[""] * 6])
        families = each.family
        found.append(line_of(each))
    return found


def rate_words(figure: Figure) -> str:
    """A figure's share with its name: 采纳率 78.0 %; empty where there is nothing to share."""
    nothing = not figure.base or (figure.rate == PLAIN_SHARE and not figure.value)
    return f"{figure.rate} {percent(figure.value, figure.base)}" if not nothing else ""


def figures_shown(
    statement: Statement, drawn: Sequence[Chart], today: str = LATEST
) -> FiguresShown:
    """A statement and its charts as a print takes them.

    The foot says the closing day; a period that is not over is named by its days so far.
    """
    lasted = statement.period._replace(last=min(statement.period.last, today))
    words = statement.period.words if lasted == statement.period else lasted.days
    asked = [(name, words if name == PERIOD else told) for name, told in statement.conditions]
    return FiguresShown(
        f"{statement.title}表",
        [each for each in asked if each[0] != CLOSING],
        [each for each in map(_printed, statement.groups) if each.rows],
        [_bars(each) for each in drawn],
        [(each.title, each.words) for each in statement.checks if each.whole != each.parts],
        statement.notes,
    )


def _printed(group: Group) -> FigureRows:
    """A group as it is printed; what no period counts is left out where there is none of it."""
    every = group.title != UNCOUNTED
    rows: list[list[str]] = []
    subheads = []
    family = ""
    for each in group.figures:
        if not (every or each.value or each.before):
            continue
        if each.family and each.family != family:
            subheads.append(len(rows))
            rows.append([_INDENT + each.family, *[""] * 6])
        family = each.family
        rows.append(_printed_line(each))
    return FigureRows(group.title, rows, subheads)


def _printed_line(each: Figure) -> list[str]:
    """A figure as seven texts without blank cells, one sign for what is not known."""
    title, unit, now, before, change, growth, rate = line_of(each)
    if each.before is None:
        before = change = growth = UNKNOWN
    elif each.before == each.value:
        change = UNCHANGED
    return [title, unit, now, before, change, _tight(growth), _tight(rate)]


def _tight(text: str) -> str:
    return text.replace(" ", "") or UNKNOWN


def sheet_of(desk: Desk, statement: Statement) -> PreparedPrint:
    """The print of a whole page of statistics, ready for a worker thread."""
    content = figures_shown(statement, charts(desk, statement), desk.today.isoformat())
    return _sheet(desk, figures_print(content), content)


def table_sheet(desk: Desk, statement: Statement, found: Table) -> PreparedPrint:
    """The print of one table of statistics."""
    content = TableShown(
        f"{statement.title}表（{found.title}）",
        f"（{'　'.join(f'{name}：{words}' for name, words in statement.conditions)}）",
        [found.word, *(_title(each) for each in found.columns)],
        [[row.title, *map(_text, found.columns, row.values)] for row in (*found.rows, found.total)],
        [f"{name}：{told}。" for name, told in statement.statistics.tables.rules],
    )
    return _sheet(desk, table_print(content), content)


def sheets_in_steps(
    desk: Desk, statement: Statement, wanted: Sequence[str] | None = None
) -> Generator[tuple[int, int], None, list[OutTable]]:
    """The sheets of a workbook: figures, tables by the fields wanted, charts, conditions.

    By default there is a table for every field.
    """
    statistics = statement.statistics
    fields = tuple(statistics.tables.fields) if wanted is None else wanted
    found = yield from tables_in_steps(desk, statistics, statement.period, fields, statement.scope)
    sheets = [figures_table(statement), *map(by_table, found)]
    drawn = charts(desk, statement)
    return [*sheets, chart_table(drawn), conditions_table(statement)]


def write(tables: Sequence[OutTable], path: Destination, progress: Progress = no_progress) -> None:
    """Write the sheets of a workbook; for a worker thread."""
    write_workbook(tables, path, progress)


def figures_table(statement: Statement) -> OutTable:
    """One row a figure, numbers as numbers, shares in percent."""
    columns = [
        OutColumn("类别", 8), OutColumn("分类", 10), OutColumn("指标", 22), OutColumn("单位", 6),
        OutColumn("本期", 10, "right"), OutColumn("上年同期", 10, "right"),
        OutColumn("增减", 10, "right"), OutColumn("增减（%）", 9, "right"),
        OutColumn("比率名称", 8), OutColumn("比率（%）", 9, "right"),
        OutColumn("上年同期比率（%）", 12, "right"),
    ]  # fmt: skip
    rows = [
        [group.title, each.family, *_cells(each)]
        for group in statement.groups
        for each in group.figures
    ]
    return OutTable(statement.title, columns, rows)


def by_table(found: Table) -> OutTable:
    """One table by a field, its total last."""
    columns = [OutColumn(found.word, 18)]
    columns += [OutColumn(_title(each), 9, "right") for each in found.columns]
    rows = [[row.title, *map(_number, found.columns, row.values)] for row in found.rows]
    rows.append([found.total.title, *map(_number, found.columns, found.total.values)])
    return OutTable(found.title, columns, rows)


def chart_table(drawn: Sequence[Chart]) -> OutTable:
    """The values behind the charts."""
    columns = [OutColumn("图表", 16), OutColumn("项目", 16), OutColumn("单位", 6),
               OutColumn("本期", 8, "right"), OutColumn("上年同期", 8, "right")]  # fmt: skip
    rows = [[chart.title, bar.label, chart.unit, bar.value, bar.before]
            for chart in drawn for bar in chart.bars]  # fmt: skip
    return OutTable("图表数据", columns, rows)


def conditions_table(statement: Statement) -> OutTable:
    """What was asked for, which sums agree, and which day counts for which figure."""
    rows: list[list[OutCell]] = [["统计条件", *each] for each in statement.conditions]
    rows += [["合计核对", each.title, each.words] for each in statement.checks]
    rows += [["按哪个日期统计", *each] for each in statement.notes]
    columns = [OutColumn("说明", 12), OutColumn("项目", 22), OutColumn("内容", 50)]
    return OutTable("统计说明", columns, rows)


def _sheet(desk: Desk, wanted: Print, content: FiguresShown | TableShown) -> PreparedPrint:
    own = Shown(content.title, texts_of(content))
    return PreparedPrint(wanted, (own,), setting_of(desk, wanted, lookup(desk)), {})


def line_of(each: Figure) -> list[str]:
    """One figure as seven texts."""
    return [
        _INDENT * each.level + each.title,
        each.unit,
        shown(each.value, each.unit),
        shown(each.before, each.unit),
        change(each),
        growth(each),
        rate_words(each),
    ]


def _cells(each: Figure) -> list[OutCell]:
    less = None if each.before is None else each.value - each.before
    return [
        each.title,
        each.unit,
        number(each.value, each.unit),
        number(each.before, each.unit),
        number(less, each.unit),
        _percent(less, each.before),
        each.rate,
        _percent(each.value, each.base) if each.rate else None,
        _percent(each.before, each.base_before) if each.rate else None,
    ]


def _percent(part: int | None, whole: int | None) -> float | None:
    return round(part * 100 / whole, 1) if part is not None and whole else None


def _bars(chart: Chart) -> BarsBlock:
    come = list(chart.bars)
    while come and not chart.across and come[-1].before is None and not come[-1].value:
        come.pop()  # a month that is still to come
    bars = [(bar.label, float(bar.value), None if bar.before is None else float(bar.before))
            for bar in come]  # fmt: skip
    return BarsBlock(chart.title, chart.unit, bars, ("本期", "上年同期"))


def _title(column: FigureColumn) -> str:
    return f"{column.title}（{column.unit}）" if column.unit in (MONEY, SHARE) else column.title


def _number(column: FigureColumn, value: int | None) -> int | float | None:
    if column.unit == SHARE:
        return value / 10 if value is not None else None
    return number(value, column.unit)


def _text(column: FigureColumn, value: int | None) -> str:
    if value is None:
        return UNKNOWN
    return f"{value / 10:.1f}" if column.unit == SHARE else shown(value, column.unit)
