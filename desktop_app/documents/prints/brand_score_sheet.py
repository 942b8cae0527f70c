"""品牌评审打分表: the sheet of each reviewer, empty or as its scores are registered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.brand_review_rows import (
    CHILDREN,
    FIELDS,
    THROUGH,
    PrintedRound,
    round_of,
)
from desktop_app.documents.prints.days import chinese_day
from desktop_app.documents.prints.declared import (
    Chosen,
    FormPrint,
    Option,
    Setting,
    Shown,
    Values,
)
from desktop_app.documents.prints.mixed_grid import MixedGrid, TableColumn
from desktop_app.documents.prints.wording import short, valued
from desktop_app.records.brand_standing import Criterion
from desktop_app.records.points import points_text

FILLED = Option("filled", "内容", (("no", "空白表（发给评委）"), ("yes", "按登记填好")))
LINE, WIDTH = 9.5, 156.0
SERIAL, COMMITTEE, TOTAL = 11.0, 28.0, 16.0
BRAND, WIDEST, LEAST = 34.0, 24.0, 12.0
"""The least width of the brands, the greatest and the least of a criterion, in mm."""


def forms(shown: Shown, setting: Setting, chosen: Chosen) -> list[PrintedForm]:
    """A sheet for each reviewer; one without a name where there is none yet."""
    found, values = round_of(shown), valued(shown, FIELDS)
    filled = FILLED.of(chosen) == "yes"
    return [_sheet(found, each, values, setting, filled=filled) for each in found.reviewers or [{}]]


def _sheet(
    found: PrintedRound, reviewer: Values, values: Values, setting: Setting, *, filled: bool
) -> PrintedForm:
    name, unit = reviewer.get("name", ""), reviewer.get("unit", "")
    grid = MixedGrid()
    grid.row(LINE).rest("评审名称", values["name"], "text")
    grid.row(LINE).pair("评委", name).pair("单位及职务", unit)
    grid.row(LINE).pair("评审环节", values["phase"])
    grid.pair("评审期限", chinese_day(values["deadline"]))
    grid.row(LINE).rest("填写说明", _how(found), "text")
    if any(each.note for each in found.criteria):
        grid.table(
            (TableColumn("评审指标", 40.0, "text"), TableColumn("满分", 16.0),
             TableColumn("评分要点", 100.0, "text")),
            [(each.name, points_text(each.full), each.note) for each in found.criteria], LINE,
        )  # fmt: skip
    for part in _parts(found):
        columns = _columns(part)
        grid.table(columns, _lines(found, reviewer, part, setting, filled=filled), LINE)
    grid.row(28).cell("评委意见：", "sign")
    told = f"{name}　{values['name']}".strip("　")
    above = (setting.office, f"评审年度：{values['year']}")
    return grid.form("品牌评审打分表", told, above)


def _how(found: PrintedRound) -> str:
    weighted = "，按权重折算后相加" if any(each.weight for each in found.criteria) else ""
    return f"每个品牌逐项打分，不超过该项满分，可以有小数{weighted}；总分满分 {found.full} 分。"


class _Part(NamedTuple):
    """Criteria that one table has side by side; `last` with the total behind them."""

    criteria: Sequence[Criterion]
    committee: bool
    last: bool


def _parts(found: PrintedRound) -> list[_Part]:
    """One table with the committees where there is room, without them, or several tables."""
    left, every = WIDTH - SERIAL - BRAND - TOTAL, found.criteria
    if len(every) <= (left - COMMITTEE) / LEAST:
        return [_Part(every, committee=True, last=True)]
    most = int(left / LEAST)
    parts = -(-len(every) // most)
    size = -(-len(every) // parts)
    return [
        _Part(every[first : first + size], committee=False, last=first + size >= len(every))
        for first in range(0, len(every), size)
    ]


def _columns(part: _Part) -> list[TableColumn]:
    """The brands get what the criteria leave."""
    many = max(len(part.criteria), 1)
    committee = [TableColumn("牵头专委会", COMMITTEE, "text")] if part.committee else []
    total = [TableColumn("总分", TOTAL)] if part.last else []
    left = WIDTH - SERIAL - sum(each.width for each in (*committee, *total))
    each = min(WIDEST, (left - BRAND) / many)
    heads = [
        f"{one.name}（{points_text(one.full)}）" + (f"权重{one.weight}%" if one.weight else "")
        for one in part.criteria
    ]
    return [
        TableColumn("序号", SERIAL), TableColumn("品牌名称", left - each * many, "text"),
        *committee, *(TableColumn(head, each) for head in heads), *total,
    ]  # fmt: skip


def _lines(
    found: PrintedRound, reviewer: Values, part: _Part, setting: Setting, *, filled: bool
) -> list[tuple[str, ...]]:
    lines = []
    for place, each in enumerate(found.candidates, 1):
        sheet = found.sheet(each, reviewer) if filled else {}
        points = [points_text(sheet[one.key]) if one.key in sheet else "" for one in part.criteria]
        committee = [short(each.get("brand.committee", ""), setting)] if part.committee else []
        total = [found.total(each, reviewer) if filled else ""] if part.last else []
        lines.append((str(place), each.get("brand.name", ""), *committee, *points, *total))
    return lines


def refused(shown: Shown, _: Setting) -> str:
    """That there is nothing to score yet."""
    found = round_of(shown)
    if not found.candidates:
        return "还没有候选品牌，不能印打分表"
    return "" if found.criteria else "还没有评审指标，不能印打分表"


PRINT = FormPrint(
    key="brand_score_sheet",
    title="品牌评审打分表",
    record="brand_review",
    fields=FIELDS,
    form=forms,
    options=(FILLED,),
    children=CHILDREN,
    through=THROUGH,
    refuses=refused,
)
