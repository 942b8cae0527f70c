"""情况简报 of a campaign: the words of a period, its table, its progress, as running text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from desktop_app.chinese.numerals import chinese_number
from desktop_app.documents.printables import (
    BarsBlock,
    Block,
    Column,
    Heading,
    Paragraph,
    Report,
    TableBlock,
)
from desktop_app.documents.prints.campaign_table import FITS, turned_blocks
from desktop_app.documents.prints.declared import Chosen, ReportPrint, Setting, Shown

KEY, TITLE = "campaign_report", "情况简报"
FEW = 9
"""Columns of figures that a page of running text holds; with more the indicators are the rows."""


class Progress(NamedTuple):
    """The bars of one indicator: of each period what it comes to so far, and the target."""

    title: str
    unit: str
    bars: Sequence[tuple[str, float, float | None]]


@dataclass(frozen=True)
class CampaignReport:
    """What the report says; `words` are its sentences by part, `rows` place and figures."""

    name: str
    period: str
    words: Any
    heads: Sequence[str]
    rows: Sequence[tuple[str, Sequence[str]]]
    faults: Sequence[str]
    progress: Progress
    checked: bool = True
    notes: Sequence[str] = ()
    """Of the checks, bases of shares that lack."""


def report_print(report: CampaignReport) -> ReportPrint:
    """The print of one report; it needs no records of its own."""

    def made(_: Shown, setting: Setting, __: Chosen) -> Report:
        return _report(report, setting)

    title = f"{report.name}{TITLE}"
    return ReportPrint(key=KEY, title=title, record="", fields=(), report=made)


def _report(report: CampaignReport, setting: Setting) -> Report:
    words = report.words
    begun = [each for each in (words.lead, words.aim) if each]
    blocks: list[Block] = (
        [Paragraph(f"{'。'.join(x.rstrip('。') for x in begun)}。")] if begun else []
    )
    parts: list[tuple[str, list[Block]]] = [
        ("主要数据", [Paragraph("\n".join(words.figures)), *_table(report)]),
        ("措施推进", [Paragraph(_items(words.measures))] if words.measures else []),
        ("困难和问题", [Paragraph(_items(words.difficulties))] if words.difficulties else []),
        ("下一步建议", [Paragraph(_items(words.suggestions))] if words.suggestions else []),
    ]
    number = 0
    for title, found in parts:
        if found:
            number += 1
            blocks += [Heading(f"{chinese_number(number)}、{title}"), *found]
    return Report(
        title=f"{report.name}{TITLE}",
        blocks=blocks,
        note=f"（{report.period}）",
        signed=(setting.office, setting.foot.printed),
    )


def _table(report: CampaignReport) -> list[Block]:
    title = f"{report.period}各县（市）情况"
    if len(report.heads) > FEW:
        found = turned_blocks(report.heads, report.rows, title)
    else:
        columns = [Column("县（市）", 1.4, "left")]
        columns += [Column(each, 1, "right") for each in report.heads]
        found = [TableBlock(columns, [[place, *texts] for place, texts in report.rows], title)]
    checks = [f"核对：{each}。" for each in report.faults] or [FITS] * report.checked
    checks += report.notes
    found += [Paragraph("\n".join(checks))] if checks else []
    if len(report.progress.bars) > 1:
        progress = report.progress
        found.append(BarsBlock(progress.title, progress.unit, progress.bars, ("累计", "全年目标")))
    return found


def _items(texts: Sequence[str]) -> str:
    if len(texts) < 2:
        return "".join(texts)
    return "\n".join(f"{place}．{text}" for place, text in enumerate(texts, 1))
