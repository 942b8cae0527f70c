"""积分规则调整前后对照表: what changes in the rules, grades before and after, who moves and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.documents.printables import (
    Block,
    Column,
    Heading,
    Paragraph,
    Report,
    TableBlock,
)
from desktop_app.documents.prints.declared import Chosen, ReportPrint, Setting, Shown
from desktop_app.documents.prints.wording import answered_for

KEY, TITLE = "score_comparison", "积分规则调整前后对照表"
NOTE = "试算结果，供审议；没有审定采用以前，正式规则和分数不变。"
CHANGES = (
    Column("规则", 44, "left"), Column("调整前", 16), Column("调整后", 16),
)  # fmt: skip
GRADES = (
    Column("等次", 20, "left"), Column("界线（分）", 26), Column("调整前（人）", 18, "right"),
    Column("调整后（人）", 18, "right"), Column("增减", 12, "right"),
)  # fmt: skip
FIGURES = (
    Column("全体被考核人", 20, "left"), Column("调整前（分）", 18, "right"),
    Column("调整后（分）", 18, "right"),
)  # fmt: skip
MOVES = (
    Column("姓名", 12, "left"), Column("调整前", 9, "right"), Column("调整后", 9, "right"),
    Column("增减", 8, "right"), Column("等次变动", 20), Column("原因", 42, "left"),
)  # fmt: skip


@dataclass(frozen=True)
class ComparisonShown:
    """Both sets of rules side by side as texts.

    about: names of the sets and the counted days, printed below the title.
    moves: those whose grade changes; `others` is a sentence about everyone else.
    """

    about: Sequence[str]
    changes: Sequence[Sequence[str]]
    grades: Sequence[Sequence[str]]
    figures: Sequence[Sequence[str]]
    moves: Sequence[Sequence[str]]
    others: str
    faults: Sequence[str] = ()


def comparison_print(shown: ComparisonShown) -> ReportPrint:
    """The print of one comparison."""

    def report(_: Shown, setting: Setting, _chosen: Chosen) -> Report:
        return Report(
            f"{setting.office}{TITLE}", list(_blocks(shown)), "\n".join((*shown.about, NOTE)),
            TITLE, answered=answered_for(setting.office, brief=True),
        )  # fmt: skip

    return ReportPrint(key=KEY, title=TITLE, record="", fields=(), report=report)


def texts_of(shown: ComparisonShown) -> Mapping[str, str]:
    """Every text that came from the office, for the search for characters no font has."""
    found = [*shown.about, *(row[0] for row in shown.changes), *(row[0] for row in shown.moves)]
    found += [row[0] for row in shown.grades]
    return {"titles": "\n".join(found)}


def _blocks(shown: ComparisonShown) -> Iterator[Block]:
    yield Heading(f"一、改动的规则（{len(shown.changes)} 处）")
    if shown.changes:
        yield TableBlock(CHANGES, shown.changes)
    else:
        yield Paragraph("没有改动。")
    if shown.faults:
        yield Paragraph(f"等次界线还接不上：{'；'.join(shown.faults)}。")
    yield Heading("二、等次人数和分数")
    yield TableBlock(GRADES, shown.grades)
    yield TableBlock(FIGURES, shown.figures)
    yield Heading(f"三、等次变动名单（{len(shown.moves)} 人）")
    if shown.moves:
        yield TableBlock(MOVES, shown.moves)
    yield Paragraph(shown.others)
