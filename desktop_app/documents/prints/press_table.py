"""宣传稿件采用统计表: how many pieces each committee had at each level, of a quarter and so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from desktop_app.documents.printables import Column, Register, RowGroup
from desktop_app.documents.prints.declared import Chosen, Option, RegisterPrint, Setting, Shown
from desktop_app.documents.prints.wording import answered_for, short

QUARTER = Option(
    "quarter",
    "季度",
    (
        ("now", "本季度"), ("before", "上一季度"), ("1", "第一季度"), ("2", "第二季度"),
        ("3", "第三季度"), ("4", "第四季度"),
    ),
)  # fmt: skip
YEAR = Option("which_year", "年份", (("this", "本年"), ("last", "上一年")))
FIELDS = ("day", "level.stored", "committee")
LEVELS = (("county", "县级"), ("prefecture", "州级"), ("province", "省级"), ("national", "全国"))
OTHER, TOTAL = "", "total"
"""The columns of the pieces at no level of the four, and of all."""
NOWHERE = "未写专委会"
RULES = (
    "计算口径：按刊播日期，一家媒体采用记一篇；累计从本年1月1日到季末。",
    "级别没有写的，或者不是这四级的，算在“其他”；没有写刊播日期的不计。",
)
MONTHS = 3
_WORDS = "一二三四"


class Quarter(NamedTuple):
    """A quarter: its year and its number from 1."""

    year: int
    quarter: int

    @property
    def first(self) -> str:
        """Its first month, as days begin."""
        return f"{self.year}-{self.quarter * MONTHS - 2:02}"

    @property
    def last(self) -> str:
        """Its last month."""
        return f"{self.year}-{self.quarter * MONTHS:02}"

    def holds(self, day: str) -> bool:
        """Whether a day surely lies in it; one that is only a year does in none."""
        return self.first <= day[:7] <= self.last and len(day) > len("2026")

    def follows(self, day: str) -> bool:
        """Whether a day lies in its year, up to its end."""
        until = day[:7] <= self.last if len(day) > len("2026") else self.quarter == len(_WORDS)
        return day[:4] == str(self.year) and until


def register(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """The pieces of a quarter by committee and level, and those of its year so far."""
    period = period_of(setting.today, chosen)
    columns = (
        Column("序号"), Column("专委会", align="left"),
        *(Column(label, over="本季度") for _, label in LEVELS),
        Column("其他", over="本季度"), Column("合计", over="本季度"),
        *(Column(label, over="本年累计") for _, label in LEVELS),
        Column("其他", over="本年累计"), Column("合计", over="本年累计"),
    )  # fmt: skip
    counted = _counted(shown, period)
    order = dict.fromkeys((*setting.orders.get("committee", ()), *counted))
    names = [name for name in order if name and name in counted] + [""] * ("" in counted)
    rows = [
        [str(place), short(name, setting) or NOWHERE, *_texts([counted[name]])]
        for place, name in enumerate(names, 1)
    ]
    if rows:
        rows.append(["", "合计", *_texts(counted.values())])
    quarter = f"{period.year}年第{_WORDS[period.quarter - 1]}季度"
    return Register(
        title=f"{setting.office}宣传稿件采用统计表",
        note=f"（{quarter}）",
        columns=columns,
        groups=[RowGroup("", rows)],
        foot=setting.foot,
        name_column=1,
        signed=answered_for(setting.office),
        rules=RULES,
    )


def period_of(today: str, chosen: Chosen) -> Quarter:
    """The quarter that was chosen; 本季度 and 上一季度 go by today alone."""
    year, quarter = int(today[:4]), (int(today[5:7]) + MONTHS - 1) // MONTHS
    which = QUARTER.of(chosen)
    if which == "before":
        return Quarter(year, quarter - 1) if quarter > 1 else Quarter(year - 1, len(_WORDS))
    if which != "now":
        return Quarter(year - (YEAR.of(chosen) == "last"), int(which))
    return Quarter(year, quarter)


_Cells = Counter[tuple[str, str]]
"""Counts by part ("quarter" or "year") and column."""


def _counted(shown: Sequence[Shown], period: Quarter) -> dict[str, _Cells]:
    """The counts of each committee with any in the year."""
    levels = {code for code, _ in LEVELS}
    found: dict[str, _Cells] = {}
    for each in shown:
        day, level = each.values.get("day", ""), each.values.get("level.stored", "")
        parts = [name for name, holds in (("quarter", period.holds), ("year", period.follows))
                 if day and holds(day)]  # fmt: skip
        for part in parts:
            cells = found.setdefault(each.values.get("committee", ""), Counter())
            cells[part, level if level in levels else OTHER] += 1
            cells[part, TOTAL] += 1
    return found


def _texts(cells: Iterable[_Cells]) -> list[str]:
    """The texts of one row, zero written as 0."""
    every = list(cells)
    columns = (*(code for code, _ in LEVELS), OTHER, TOTAL)
    return [
        str(sum(each[part, column] for each in every))
        for part in ("quarter", "year")
        for column in columns
    ]


PRINT = RegisterPrint(
    key="press_table",
    title="宣传稿件采用统计表",
    record="press",
    fields=FIELDS,
    register=register,
    options=(QUARTER, YEAR),
)
