"""品牌项目台账: the ledger of brands with what each has come to."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.printables import Column, Register
from desktop_app.documents.prints.brand_booklet import is_held
from desktop_app.documents.prints.days import dotted
from desktop_app.documents.prints.declared import (
    STORED,
    Chosen,
    Option,
    RegisterPrint,
    Setting,
    Shown,
)
from desktop_app.documents.prints.ledger_rows import ledger_rows
from desktop_app.documents.prints.wording import answered_for, short

GROUPS = Option(
    "group",
    "排列",
    (
        ("none", "按编号"),
        ("committee", "按牵头专委会"),
        ("line", "按工作主线"),
        ("stage", "按阶段"),
    ),
)
ORDERS = {"committee": "committee", "line": "brand_line", "stage": "brand_stage"}
FIELDS = (
    "number", "name", "committee", "partners", "line", "kind", "level", "year", "stage", "review",
)  # fmt: skip
CHILDREN = {
    "brand_milestone": ("day", "event"),
    "activity": (f"state{STORED}",),
    "consultation": (f"state{STORED}",),
    "press": ("day",),
    "brand_award": ("day", "award"),
}
LEFT_OUT = {"committee": "牵头专委会", "stage": "阶段"}
COLUMNS = (
    Column("序号"),
    Column("编号"),
    Column("品牌名称", align="left"),
    Column("牵头专委会"),
    Column("协同专委会"),
    Column("类别"),
    Column("级别"),
    Column("创建年度"),
    Column("阶段"),
    Column("评审"),
    Column("最近进展", align="left"),
    Column("活动（次）"),
    Column("协商（场）"),
    Column("报道（篇）"),
    Column("获奖（项）"),
)


def register(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """The ledger of brands in the order given."""
    group = GROUPS.of(chosen)
    columns, groups = ledger_rows(
        shown, COLUMNS, lambda number, each: _row(number, each, setting), group=group, unit="个",
        left_out=LEFT_OUT.get(group, ""), order=setting.orders.get(ORDERS.get(group, ""), ()),
    )  # fmt: skip
    return Register(
        title=f"{setting.office}品牌项目台账",
        note=f"（共{len(shown)}个）",
        columns=columns,
        groups=groups,
        foot=setting.foot,
        name_column=2,
        signed=answered_for(setting.office),
    )


def _row(number: int, each: Shown, setting: Setting) -> list[str]:
    values = {name: each.values.get(name, "") for name in FIELDS}
    return [
        str(number),
        values["number"],
        values["name"],
        short(values["committee"], setting),
        short(values["partners"], setting),
        values["kind"],
        values["level"],
        values["year"],
        values["stage"],
        values["review"],
        _latest(each),
        _count(each, "activity"),
        _count(each, "consultation"),
        _count(each, "press"),
        _count(each, "brand_award"),
    ]


def _latest(each: Shown) -> str:
    steps = each.children.get("brand_milestone", ())
    if not steps:
        return ""
    last = max(steps, key=lambda row: row.get("day", ""))
    return " ".join(filter(None, (dotted(last.get("day", "")), last.get("event", ""))))


def _count(each: Shown, child: str) -> str:
    count = sum(is_held(row, child) for row in each.children.get(child, ()))
    return str(count) if count else ""


PRINT = RegisterPrint(
    key="brand_ledger",
    title="品牌项目台账",
    record="brand",
    fields=FIELDS,
    register=register,
    ledger=True,
    options=(GROUPS,),
    children=CHILDREN,
)
