"""组履职一览: the groups with their people, what they planned and held in a year."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.printables import Column, Register
from desktop_app.documents.prints.days import dotted
from desktop_app.documents.prints.declared import (
    Chosen,
    Option,
    RegisterPrint,
    Setting,
    Shown,
    Values,
)
from desktop_app.documents.prints.wording import answered_for, grouped, short, ungrouped, valued

YEAR = Option("which_year", "年份", (("this", "本年"), ("last", "上一年")))
ORDER = Option("group", "排列", (("kind", "按类别"), ("none", "按名册")))
FIELDS = ("name", "kind", "leader", "deputy", "liaison", "member_count", "committee", "sector")
CHILDREN = {
    "group_year": ("year", "plan_on", "summary_on"),
    "activity": ("start_on", "state.stored", "came_count"),
}
COLUMNS = (
    Column("序号"),
    Column("组名", align="left"),
    Column("类别"),
    Column("组长"),
    Column("副组长"),
    Column("联络员"),
    Column("人数"),
    Column("联系专委会"),
    Column("年度计划"),
    Column("活动（次）"),
    Column("参加（人次）"),
    Column("年度小结"),
)
NOT_HELD = ("cancelled", "draft", "")


def register(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """The groups, by their kinds or in the order given, with what they did in the chosen year."""
    year = str(int(setting.today[:4]) - (YEAR.of(chosen) == "last"))

    def row(number: int, each: Shown) -> list[str]:
        return _row(number, each, setting, year)

    if ORDER.of(chosen) == "none":
        groups = ungrouped(shown, row)
    else:
        order = setting.orders.get("group_kind", ())
        groups = grouped(shown, lambda each: [each.values.get("kind") or "未填"], order, "个", row)
    return Register(
        title=f"{setting.office}各组{year}年履职一览表",
        note=f"（共{len(shown)}个组）",
        columns=COLUMNS,
        groups=groups,
        foot=setting.foot,
        name_column=1,
        signed=answered_for(setting.office),
    )


def _row(number: int, each: Shown, setting: Setting, year: str) -> list[str]:
    values = valued(each, FIELDS)
    own: Values = next(
        (row for row in each.children.get("group_year", ()) if row.get("year") == year), {}
    )
    held = [
        row for row in each.children.get("activity", ())
        if row.get("start_on", "").startswith(year) and row.get("state.stored", "") not in NOT_HELD
    ]  # fmt: skip
    came = sum(int(row["came_count"]) for row in held if row.get("came_count", "").isdecimal())
    return [
        str(number), values["name"], values["kind"], values["leader"], values["deputy"],
        values["liaison"], values["member_count"], short(values["committee"], setting),
        dotted(own.get("plan_on", "")) or "—", str(len(held)), str(came),
        dotted(own.get("summary_on", "")) or "—",
    ]  # fmt: skip


PRINT = RegisterPrint(
    key="group_overview",
    title="组履职一览",
    record="group",
    fields=FIELDS,
    register=register,
    children=CHILDREN,
    through={"activity": ("due_groups",)},
    options=(YEAR, ORDER),
)
