"""The tables of a period in one file, each on pages of its own; tables with many columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.documents.printables import (
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
from desktop_app.documents.prints.wording import joined

KEY, TITLE, LINE, FAULT, NOTE = "period_table", "填报表", "line", "fault", "note"
COLUMNS = (
    Column("序号", 7),
    Column("指标", 37, "left"),
    Column("单位", 9),
    Column("本期", 15, "right"),
    Column("累计", 15, "right"),
    Column("上年同期", 17, "right"),
)
LEGEND = "“0”表示没有，“—”表示不掌握；累计从本年1月1日到时段末。"
FOOT = (Column("", 50, "left"), Column("", 50, "left"))


@dataclass(frozen=True)
class WideShown:
    """A table with a line for each committee or member, as texts.

    Each column has a title, the head over it and whether it is aligned to the right; the last row
    is the total. `rules` are printed below.
    """

    title: str
    note: str
    columns: Sequence[tuple[str, str, bool]]
    rows: Sequence[Sequence[str]]
    rules: Sequence[str]
    signed: Sequence[str]


def report(shown: Shown, setting: Setting, _chosen: Chosen) -> Report:
    """One table with its foot, the sums that disagree and the rules of counting."""
    title = f"{setting.office}{shown.values['title']}"
    return Report(title, list(_blocks(shown, setting)), shown.values["note"], shown.values["name"])


def _blocks(shown: Shown, setting: Setting) -> Iterator[Block]:
    lines = shown.children[LINE]
    rows: list[list[str]] = []
    heads: list[int] = []
    number = 0
    for each in lines:
        if each["kind"] == "heading":
            heads.append(len(rows))
            rows.append(["", each["title"], "", "", "", ""])
            continue
        number += 1
        cells = (each["now"], each["so_far"], each["earlier"])
        rows.append([str(number), each["title"], each["unit"], *cells])
    yield TableBlock(COLUMNS, rows, subheads=heads)
    yield TableBlock(FOOT, foot_rows(shown, setting))
    faults = [f"{each['title']}：{each['words']}。" for each in shown.children[FAULT]]
    if faults:
        yield Heading("合计不符")
        yield Paragraph("\n".join(faults))
    notes = [joined(each, "title", "words", between="：") + "。" for each in shown.children[NOTE]]
    yield Heading("说明")
    yield Paragraph("\n".join([LEGEND, *notes]))


def foot_rows(shown: Shown, setting: Setting) -> list[list[str]]:
    """Who fills in, checks and answers for a table, the days; what is empty is left blank."""
    values = shown.values
    return [
        [f"填报单位（盖章）：{setting.office}", f"统计截止日期：{values['closing']}"],
        [f"填报人：{values['filler']}", f"审核人：{values['checker']}"],
        [f"负责人：{values['head']}", f"电话：{values['phone']}"],
        [f"填报日期：{setting.foot.printed}", ""],
    ]


PRINT = ReportPrint(key=KEY, title=TITLE, record="", fields=(), report=report)


def wide_print(shown: WideShown) -> RegisterPrint:
    """The print of a table with many columns."""

    def register(_: Sequence[Shown], setting: Setting, _chosen: Chosen) -> Register:
        columns = [
            Column(title, align="right" if right else "left", over=over)
            for title, over, right in shown.columns
        ]
        return Register(
            f"{setting.office}{shown.title}", shown.note, columns, [RowGroup("", shown.rows)],
            setting.foot, 0, [f"填报单位（盖章）：{setting.office}", *shown.signed], shown.rules,
        )  # fmt: skip

    return RegisterPrint(key=KEY, title=shown.title, record="", fields=(), register=register)
