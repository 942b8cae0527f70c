"""督办清单: everything that is due, by how late it is, by who has to act, or by committee."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.printables import Column, Register
from desktop_app.documents.prints.declared import Chosen, Option, RegisterPrint, Setting, Shown
from desktop_app.documents.prints.wording import grouped, joined, valued

GROUPS = Option(
    "group",
    "排列",
    (
        ("level", "按缓急"),
        ("unit", "按承办（责任）单位"),
        ("committee", "按专委会"),
        ("title", "按事由"),
    ),
)
FIELDS = (
    "title", "what", "source", "unit", "committee", "since", "due", "days", "level", "status",
)  # fmt: skip
LEVELS = ("逾期", "今天到期", "本周", "以后", "停滞")
COLUMNS = (
    Column("序号", 11),
    Column("事项", 76, "left"),
    Column("来源", 52, "left"),
    Column("承办（责任）单位", 40),
    Column("起始", 22),
    Column("期限", 22),
    Column("超期天数", 18, "right"),
    Column("状态", 24),
)


def register(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """What is due in the order given, in groups."""
    group = GROUPS.of(chosen)
    late = sum(each.values.get("level") == LEVELS[0] for each in shown)
    order = LEVELS if group == "level" else setting.orders.get(group, ())
    told = ("status",) if group == "level" else ("level", "status")

    def row(number: int, each: Shown) -> list[str]:
        return [*_row(number, each), joined(each.values, *told, between="\n")]

    groups = grouped(shown, lambda each: [each.values.get(group) or "未填"], order, "项", row)
    return Register(
        title=f"{setting.office}督办清单",
        note=f"（共 {len(shown)} 项，其中逾期 {late} 项）",
        columns=COLUMNS,
        groups=groups,
        foot=setting.foot,
        name_column=1,
    )


def _row(number: int, each: Shown) -> list[str]:
    values = valued(each, FIELDS)
    return [
        str(number),
        joined(values, "title", "what", between="："),
        values["source"],
        joined(values, "unit", "committee", between="\n"),
        values["since"],
        values["due"],
        values["days"],
    ]


PRINT = RegisterPrint(
    key="supervision_list",
    title="督办清单",
    record="",
    fields=FIELDS,
    register=register,
    options=(GROUPS,),
)
