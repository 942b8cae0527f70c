"""协商工作统计表: figures beside last year's, charts, sums that agree, which day counts; tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.documents.printables import (
    BarsBlock,
    Block,
    Column,
    Group,
    Heading,
    Paragraph,
    Register,
    Report,
    TableBlock,
)
from desktop_app.documents.prints.declared import (
    Chosen,
    RegisterPrint,
    ReportPrint,
    Setting,
    Shown,
)

KEY = "figures_report"
COLUMNS = (
    Column("指标", 25, "left"),
    Column("单位", 6),
    Column("本期", 13, "right"),
    Column("上年同期", 13, "right"),
    Column("增减", 13, "right"),
    Column("幅度", 12, "right"),
    Column("比率", 18, "right"),
)
NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三")


@dataclass(frozen=True)
class FiguresShown:
    """A page of statistics as texts: one row a figure, its cells as COLUMNS names them."""

    title: str
    conditions: Sequence[tuple[str, str]]
    groups: Sequence[tuple[str, Sequence[Sequence[str]]]]
    charts: Sequence[BarsBlock]
    checks: Sequence[tuple[str, str]]
    notes: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class TableShown:
    """A table of statistics as texts; the last row is the total."""

    title: str
    note: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


def figures_print(shown: FiguresShown) -> ReportPrint:
    """The print of one page of statistics."""

    def report(_: Shown, setting: Setting, _chosen: Chosen) -> Report:
        note = "\n".join(f"{name}：{words}" for name, words in shown.conditions)
        return Report(f"{setting.office}{shown.title}", list(_blocks(shown)), note, shown.title)

    return ReportPrint(key=KEY, title=shown.title, record="", fields=(), report=report)


def table_print(shown: TableShown) -> RegisterPrint:
    """The print of one table of statistics."""

    def register(_: Sequence[Shown], setting: Setting, _chosen: Chosen) -> Register:
        title, *others = shown.columns
        widths = max((len(row[0]) for row in shown.rows), default=0)
        columns = [Column(title, max(14, min(widths * 2, 40)), "left"),
                   *(Column(each, 9, "right") for each in others)]  # fmt: skip
        name = f"{setting.office}{shown.title}"
        return Register(name, shown.note, columns, [Group("", shown.rows)], setting.foot, 0)

    return RegisterPrint(key=KEY, title=shown.title, record="", fields=(), register=register)


def texts_of(shown: FiguresShown | TableShown) -> Mapping[str, str]:
    """Every text that came from the office, for the search for characters no font has."""
    if isinstance(shown, TableShown):
        found = [row[0] for row in shown.rows]
    else:
        found = [row[0] for _, rows in shown.groups for row in rows]
        found += [words for _, words in shown.conditions]
    return {"titles": "\n".join(found)}


def _blocks(shown: FiguresShown) -> Iterator[Block]:
    parts: list[tuple[str, Sequence[Block]]] = [
        *((title, [TableBlock(COLUMNS, _close(rows))]) for title, rows in shown.groups),
        ("图表", list(shown.charts)),
        ("合计核对", [Paragraph(_checked(shown.checks))]),
        ("统计口径", [TableBlock(_pair("指标", "按哪个日期统计"), shown.notes)]),
    ]
    filled = [(title, blocks) for title, blocks in parts if blocks]
    for place, (title, blocks) in enumerate(filled):
        yield Heading(f"{NUMERALS[place]}、{title}")
        yield from blocks


def _close(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows with each percent sign close to its number, to fit narrow columns."""
    return [[text.replace(" %", "%") for text in row] for row in rows]


def _checked(checks: Sequence[tuple[str, str]]) -> str:
    """The sums by what they come to: those that agree in one sentence, the others one by one."""
    words = dict.fromkeys(said for _, said in checks)
    lines = (
        f"{'；'.join(title for title, own in checks if own == said)}：{said}。" for said in words
    )
    return "\n".join(lines)


def _pair(first: str, second: str) -> tuple[Column, Column]:
    return Column(first, 30, "left"), Column(second, 70, "left")
