"""协商工作统计表: figures with last year's, charts, sums that differ, rules of counting; tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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
UNCOUNTED = "没有计入"
"""The group of what is left out because its day is not clear; nobody asks where there is none."""
UNKNOWN, UNCHANGED = "—", "持平"
LEGEND = f"“{UNKNOWN}”表示没有该项数据，或没有可比的数据。"
COLUMNS = (
    Column("指标", 32, "left"),
    Column("单位", 9),
    Column("本期", 12, "right"),
    Column("上年同期", 12, "right"),
    Column("增减", 12, "right"),
    Column("增减率", 12, "right"),
    Column("比率", 16, "right"),
)
NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三")


@dataclass(frozen=True)
class FiguresShown:
    """A page of statistics as texts: one row a figure, its cells as COLUMNS names them.

    `checks` are the sums that do not agree.
    """

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
            name, shown.note, columns, [RowGroup("", _dashed(shown.rows))], setting.foot, 0,
            answered_for(setting.office),
        )  # fmt: skip

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
        *((title, _figures(title, rows)) for title, rows in shown.groups),
        ("图表", list(shown.charts)),
        ("合计不符", [Paragraph("\n".join(f"{title}：{words}。" for title, words in shown.checks))]
                     if shown.checks else []),
        ("说明", [Paragraph(LEGEND), TableBlock(_pair("指标", "按哪个日期统计"), shown.notes)]),
    ]  # fmt: skip
    filled = [(title, blocks) for title, blocks in parts if blocks]
    for place, (title, blocks) in enumerate(filled):
        yield Heading(f"{NUMERALS[place]}、{title}")
        yield from blocks


def _figures(title: str, rows: Sequence[Sequence[str]]) -> list[Block]:
    """The table of a group, its sub-heads with the rows below them; none where nothing is left."""
    told = [row for row in rows if title != UNCOUNTED or any(text.strip("0") for text in row[2:4])]
    subheads = [place for place, row in enumerate(told) if not any(row[1:])]
    shown = [row if place in subheads else _plain(row) for place, row in enumerate(told)]
    return [TableBlock(COLUMNS, shown, subheads=subheads)] if shown else []


def _plain(row: Sequence[str]) -> list[str]:
    """A figure's cells: no blank ones, one sign for what is not known, “0” for no change."""
    title, unit, now, before, change, growth, rate = (text.replace(" %", "%") for text in row)
    now, before = (UNKNOWN if text in ("", "–") else text for text in (now, before))
    if before == UNKNOWN:
        change = growth = UNKNOWN
    elif change in ("", UNCHANGED):
        change = "0"
    return [
        title, unit, now, before, change, growth or UNKNOWN, rate.replace(" ", "") or UNKNOWN,
    ]  # fmt: skip


def _dashed(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows of a table with one sign for what is not known."""
    return [[UNKNOWN if text in ("", "–") else text for text in row] for row in rows]


def _pair(first: str, second: str) -> tuple[Column, Column]:
    return Column(first, 30, "left"), Column(second, 70, "left")
