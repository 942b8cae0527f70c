"""督办清单: everything that is due, by how late it is, by the unit responsible, or by committee.

The receiver of a report is never the unit responsible: for records waiting there the office's
own committee answers, and 县委 has a column of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop_app.documents.printables import Column, Register, RowGroup
from desktop_app.documents.prints.days import dotted
from desktop_app.documents.prints.declared import Chosen, Option, RegisterPrint, Setting, Shown
from desktop_app.documents.prints.wording import grouped, is_one_of, valued, without

GROUPS = Option(
    "group",
    "排列",
    (
        ("level", "按紧急程度"),
        ("unit", "按承办（责任）单位"),
        ("committee", "按专委会"),
        ("title", "按事由"),
    ),
)
FIELDS = (
    "title", "what", "source", "unit", "addressee", "committee", "since", "due", "days", "level",
    "status", "level.stored",
)  # fmt: skip
LATE, STALE = ("late",), ("stale",)
"""Codes of the levels that are counted, or listed behind everything else."""
IDLE = "久未协商的协商点"
UNSETTLED = {"unit": "承办单位未定", "committee": "专委会未定"}
LEFT_OUT = {"level": "紧急程度", "committee": "责任专委会", "title": "事由"}
COLUMNS = (
    Column("序号"),
    Column("紧急程度"),
    Column("事由"),
    Column("事项", align="left"),
    Column("来源", align="left"),
    Column("承办单位"),
    Column("责任专委会"),
    Column("沟通（报送）对象"),
    Column("起始"),
    Column("期限"),
    Column("超期天数"),
    Column("当前状态"),
)


COLUMN_OF_NAMES = 3


def register(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """Everything due in the order given, in groups; long idle points come last."""
    group = GROUPS.of(chosen)
    columns, kept = without(COLUMNS, LEFT_OUT.get(group, ""))

    def row(number: int, each: Shown) -> list[str]:
        texts = _row(number, each)
        return [texts[place] for place in kept]

    late = sum(is_one_of(each.values, "level", LATE) for each in shown)
    waiting = [each for each in shown if not is_one_of(each.values, "level", STALE)]
    idle = [each for each in shown if is_one_of(each.values, "level", STALE)]
    order = setting.orders.get(group, ())
    groups = grouped(waiting, _keys(group), _last(order, waiting, group), "项", row)
    if idle:
        rows = [row(number, each) for number, each in enumerate(idle, 1)]
        groups.append(RowGroup(f"{IDLE}（{len(idle)}项）", rows))
    return Register(
        title=f"{setting.office}督办清单",
        note=f"（共{len(shown)}项，其中逾期{late}项）",
        columns=columns,
        groups=groups,
        foot=setting.foot,
        name_column=kept.index(COLUMN_OF_NAMES),
    )


def _keys(group: str) -> Callable[[Shown], list[str]]:
    def keys(each: Shown) -> list[str]:
        own = each.values.get(group, "")
        if group == "unit":
            own = own or each.values.get("committee", "")
        return [own or UNSETTLED.get(group, "其他")]

    return keys


def _last(order: Sequence[str], shown: Sequence[Shown], group: str) -> list[str]:
    """The order of the groups: as given, then as they come, then what is not settled."""
    found = [*order, *(key for each in shown for key in _keys(group)(each))]
    unsettled = UNSETTLED.get(group, "其他")
    return [*dict.fromkeys(key for key in found if key != unsettled), unsettled]


def _row(number: int, each: Shown) -> list[str]:
    values = valued(each, FIELDS)
    return [
        str(number),
        values["level"],
        values["title"],
        values["what"],
        values["source"],
        values["unit"],
        values["committee"],
        values["addressee"],
        dotted(values["since"]),
        dotted(values["due"]),
        "" if is_one_of(values, "level", STALE) else values["days"],
        values["status"],
    ]


PRINT = RegisterPrint(
    key="supervision_list",
    title="督办清单",
    record="",
    fields=FIELDS,
    register=register,
    options=(GROUPS,),
)
