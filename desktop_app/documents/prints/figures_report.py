"""协商工作统计表: figures with last year's, charts, sums that differ, rules of counting; tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop_app.documents.printables import (
    BarsBlock,
    Block,
    Column,
    Heading,
    Paragraph,
    Register,
    Report,
    RowGroup,
    TableBlock,
)
from desktop_app.documents.prints.declared import Chosen, RegisterPrint, ReportPrint, Setting, Shown
from desktop_app.documents.prints.wording import answered_for

KEY = "figures_report"
UNKNOWN, UNCHANGED = "—", "0"
LEGEND = f"“{UNKNOWN}”表示没有该项数据，或没有可比的数据。"
COLUMNS = (
    Column("指标", 30, "left"),
    Column("单位", 9),
    Column("本期", 12, "right"),
    Column("上年同期", 12, "right"),
    Column("增减", 12, "right"),
    Column("增减率", 12, "right"),
    Column("比率", 18, "right"),
)
NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三")


class FigureRows(NamedTuple):
    """A group of figures as texts: rows with the cells that COLUMNS names.

    `subheads` are the places of rows that only name the parts below them.
    """

    title: str
    rows: Sequence[Sequence[str]]
    subheads: Sequence[int] = ()


@dataclass(frozen=True)
class FiguresShown:
    """A page of statistics as texts; `checks` are the sums that do not agree."""

    title: str
    conditions: Sequence[tuple[str, str]]
    groups: Sequence[FigureRows]
    charts: Sequence[BarsBlock]
    checks: Sequence[tuple[str, str]]
    notes: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class TableShown:
    """A table of statistics as texts; the last row is the total, `rules` are printed below."""

    title: str
    note: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    rules: Sequence[str] = ()


def figures_print(shown: FiguresShown) -> ReportPrint:
    """The print of one page of statistics."""

    def report(_: Shown, setting: Setting, _chosen: Chosen) -> Report:
        note = "\n".join(f"{name}：{words}" for name, words in shown.conditions)
        return Report(
            f"{setting.office}{shown.title}", list(_blocks(shown)), note, shown.title,
            answered=answered_for(setting.office, brief=True),
        )  # fmt: skip

    return ReportPrint(key=KEY, title=shown.title, record="", fields=(), report=report)


def table_print(shown: TableShown) -> RegisterPrint:
    """The print of one table of statistics."""

    def register(_: Sequence[Shown], setting: Setting, _chosen: Chosen) -> Register:
        title, *others = shown.columns
        columns = [
            Column(title, align="left"),
            *(Column(each, align="right") for each in others),
        ]
        name = f"{setting.office}{shown.title}"
        return Register(
            name, shown.note, columns, [RowGroup("", shown.rows)], setting.foot, 0,
            answered_for(setting.office), shown.rules,
        )  # fmt: skip

    return RegisterPrint(key=KEY, title=shown.title, record="", fields=(), register=register)


def texts_of(shown: FiguresShown | TableShown) -> Mapping[str, str]:
    """Every text that came from the office, for the search for characters no font has."""
    if isinstance(shown, TableShown):
        found = [row[0] for row in shown.rows]
    else:
        found = [row[0] for group in shown.groups for row in group.rows]
        found += [words for _, words in shown.conditions]
    return {"titles": "\n".join(found)}


def _blocks(shown: FiguresShown) -> Iterator[Block]:
    parts: list[tuple[str, Sequence[Block]]] = [
        *((each.title, [TableBlock(COLUMNS, each.rows, subheads=each.subheads)])
          for each in shown.groups),
        ("图表", list(shown.charts)),
        ("合计不符", [Paragraph("\n".join(f"{title}：{words}。" for title, words in shown.checks))]
                     if shown.checks else []),
        ("说明", [Paragraph(LEGEND), TableBlock(_pair("指标", "按哪个日期统计"), shown.notes)]),
    ]  # fmt: skip
    filled = [(title, blocks) for title, blocks in parts if blocks]
    for place, (title, blocks) in enumerate(filled):
        yield Heading(f"{NUMERALS[place]}、{title}")
        yield from blocks


def _pair(first: str, second: str) -> tuple[Column, Column]:
    return Column(first, 30, "left"), Column(second, 70, "left")
