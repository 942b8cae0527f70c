"""市场主体助推统计表 and its kin: a campaign's figures by place, with sum row and check lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.documents.printables import (
    Block,
    Column,
    Paragraph,
    Register,
    Report,
    RowGroup,
    TableBlock,
)
from desktop_app.documents.prints.declared import (
    Chosen,
    RegisterPrint,
    ReportPrint,
    Setting,
    Shown,
)
from desktop_app.documents.prints.wording import answered_for

KEY, TITLE = "campaign_table", "统计表"
WIDEST = 14
"""Columns of figures that a page holds; with more the indicators become the rows."""
MANY, SIDE_BY_SIDE = 12, 7
"""Places that a page across holds then; of more so many lie side by side on pages of a report."""
SUM, PLACES, INDICATORS = "合计", "县（市）", "指标"
FITS = "核对：各项合计与分项相加一致。"
LEGEND = (
    "※ 与分项不符；没有填的空着，0 照填；合计没有填的按分项相加；占比按所列基数计算，保留所示小数。"
)


@dataclass(frozen=True)
class CampaignFigures:
    """What the print says: the campaign, the period in words, its columns, rows, sums, checks.

    heads: of each indicator the total that it belongs to (its own name for a total) and its title.
    rows: place and one text for each indicator. faults: the totals that differ, in words.
    """

    name: str
    words: str
    heads: Sequence[tuple[str, str]]
    rows: Sequence[tuple[str, Sequence[str]]]
    sums: Sequence[str]
    faults: Sequence[str]
    notes: Sequence[str] = ()
    checked: bool = True
    """Whether any total was compared with its parts."""


def table_print(figures: CampaignFigures) -> RegisterPrint | ReportPrint:
    """The print of one table; it needs no records of its own.

    With many indicators and many places it is a report of several tables.
    """

    def register(_: Sequence[Shown], setting: Setting, __: Chosen) -> Register:
        return _register(figures, setting)

    def report(_: Shown, setting: Setting, __: Chosen) -> Report:
        return _report(figures, setting)

    title = f"{figures.name}{TITLE}"
    if len(figures.heads) > WIDEST and len(figures.rows) > MANY:
        return ReportPrint(key=KEY, title=title, record="", fields=(), report=report)
    return RegisterPrint(key=KEY, title=title, record="", fields=(), register=register)


def _register(figures: CampaignFigures, setting: Setting) -> Register:
    wide = len(figures.heads) > WIDEST
    columns, rows = _turned(figures) if wide else _by_place(figures)
    return Register(
        title=f"{setting.office}{figures.name}{TITLE}",
        note=_note(figures),
        columns=columns,
        groups=[RowGroup("", rows)],
        foot=replace(setting.foot, form=f"{figures.name}{TITLE}"),
        name_column=1,
        signed=answered_for(setting.office),
        rules=_rules(figures),
    )


def _report(figures: CampaignFigures, setting: Setting) -> Report:
    heads = [_whole_name(over, title) for over, title in figures.heads]
    rows = [*figures.rows, (SUM, figures.sums)]
    return Report(
        title=f"{setting.office}{figures.name}{TITLE}",
        note=_note(figures),
        blocks=[*turned_blocks(heads, rows, ""), Paragraph("\n".join(_rules(figures)))],
        answered=answered_for(setting.office, brief=True),
    )


def _note(figures: CampaignFigures) -> str:
    faults = f"，合计与分项不符 {len(figures.faults)} 处" if figures.faults else ""
    return f"（{figures.words}{faults}）"


def _rules(figures: CampaignFigures) -> Sequence[str]:
    checks = [f"核对：{each}。" for each in figures.faults] or [FITS] * figures.checked
    return (*checks, *figures.notes, LEGEND)


def turned_blocks(
    heads: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]], title: str
) -> list[Block]:
    """Indicators as rows; more places than a page holds make several tables."""
    found: list[Block] = []
    tables = -(-len(rows) // SIDE_BY_SIDE)
    many = -(-len(rows) // tables)
    for first in range(0, len(rows), many):
        some = rows[first : first + many]
        columns = [Column(INDICATORS, 2, "left"), *(Column(x, 1, "right") for x, _ in some)]
        lines = [[head, *(texts[n] for _, texts in some)] for n, head in enumerate(heads)]
        found.append(TableBlock(columns, lines, f"{title}（续）" if title and first else title))
    return found


def _whole_name(over: str, title: str) -> str:
    return f"{over}：{title}" if over and over != title else title


def _by_place(figures: CampaignFigures) -> tuple[list[Column], list[list[str]]]:
    alone = [over for over, _ in figures.heads]
    columns = [Column("序号"), Column(PLACES, align="left")]
    for over, title in figures.heads:
        grouped = bool(over) and alone.count(over) > 1
        columns.append(Column(title, align="right", over=over if grouped else ""))
    rows = [[str(n), place, *texts] for n, (place, texts) in enumerate(figures.rows, 1)]
    return columns, [*rows, ["", SUM, *figures.sums]]


def _turned(figures: CampaignFigures) -> tuple[list[Column], list[list[str]]]:
    """Indicators as rows, places as columns."""
    columns = [Column("序号"), Column(INDICATORS, align="left")]
    columns += [Column(place, align="right") for place, _ in figures.rows]
    columns.append(Column(SUM, align="right"))
    rows = []
    for number, (over, title) in enumerate(figures.heads):
        texts = [each[number] for _, each in figures.rows]
        name = _whole_name(over, title)
        rows.append([str(number + 1), name, *texts, figures.sums[number]])
    return columns, rows
